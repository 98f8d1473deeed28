import { expect, test } from '@jest/globals';
import { safeNext } from './next.ts';

test.each([
  ['/sections/7?x=1', '/sections/7?x=1'],
  [undefined, '/'],
  ['', '/'],
  ['https://elsewhere.org/', '/'],
  ['//elsewhere.org/', '/'],
  ['/\\elsewhere.org/', '/'],
  ['/sign-in?next=/', '/'],
])('after signing in, %s leads to %s', (next, expected) => {
  expect(safeNext(next)).toBe(expected);
});
