import { expect, test } from '@jest/globals';
import { holds } from './epochs.ts';

const epochs = [
  { owner: 'first', since: 0 },
  { owner: 'second', since: 300 },
  { owner: 'third', since: 300 },
  { owner: 'now', since: 406 },
];

test.each([
  ['first', 300, true],
  ['first', 301, false],
  ['second', 300, true],
  ['second', 301, false],
  ['third', 406, true],
  ['third', 407, false],
  ['now', 410, true],
  ['now', 411, false],
  ['another', 1, false],
  ['', 0, true],
])('what %s told up to %i is in the log: %s', (owner, after, is) => {
  expect(holds(epochs, 410, owner, after)).toBe(is);
});
