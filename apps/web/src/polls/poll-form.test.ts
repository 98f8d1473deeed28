import { expect, test } from '@jest/globals';
import { formOfPrepared, inputOf } from './poll-form.ts';

test.each([
  { kind: 'single', question: 'Which?', choices: ['a', 'b'], right: [1], anonymous: true },
  { kind: 'several', question: 'Which ones?', choices: ['a', 'b', 'c'], anonymous: false },
  { kind: 'text', question: 'What?', anonymous: true },
  { kind: 'number', question: 'How many?', right: [3.5], anonymous: false },
] as const)('a poll of kind $kind is asked again as it was kept', (poll) => {
  const { choices, right, ...input } = inputOf(poll);
  expect(
    formOfPrepared({ __typename: 'PreparedPoll', id: 'x', ...input, choices: choices ?? [], right: right ?? [] }),
  ).toEqual(poll);
});
