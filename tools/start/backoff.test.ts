import { expect, test } from '@jest/globals';
import { Backoff } from './backoff.ts';

test('doubles from 200 ms to 5 s, and begins anew for somebody who had recovered', () => {
  const backoff = new Backoff();
  const quick = Array.from({ length: 7 }, (_, fall) => backoff.next(fall * 1_000));
  expect(quick).toEqual([200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
  expect(backoff.next(6_000 + 30_001)).toBe(200);
});
