import { expect, test } from '@jest/globals';
import { emptyPoll, formOf, typedOf } from './typed-poll.ts';

const typed = { ...emptyPoll(), question: ' Which? ' };

test('empty choices are left out, and right answers follow the others', () => {
  expect(formOf({ ...typed, choices: ['One', ' ', 'Two '], right: [2] })).toEqual({
    ...{ kind: 'single', question: 'Which?', anonymous: true, choices: ['One', 'Two'], right: [1] },
  });
});

test('a number may have a comma', () => {
  expect(formOf({ ...typed, kind: 'number', number: ' 2,5' })).toMatchObject({ right: [2.5] });
});

test.each([
  [{ question: ' ' }, { code: 'NO_QUESTION', field: 'question' }],
  [
    { kind: 'number', number: 'two' },
    { code: 'NO_NUMBER', field: 'number' },
  ],
  [{ choices: ['One', ''] }, { code: 'FEW_CHOICES', field: 'choice-1' }],
  [{ choices: ['One', 'Two', 'One '] }, { code: 'SAME_CHOICES', field: 'choice-2' }],
] as const)('%j is not complete', (wrong, expected) => {
  expect(formOf({ ...typed, ...wrong })).toEqual(expected);
});

test('a kept poll can be typed again as it was', () => {
  const form = { kind: 'several', question: 'Which?', anonymous: false, choices: ['One', 'Two'], right: [0] } as const;
  expect(formOf(typedOf({ ...form, choices: [...form.choices], right: [...form.right] }))).toEqual(form);
});
