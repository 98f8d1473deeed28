import { expect, test } from '@jest/globals';
import { minutesBetween, timeAfter } from './unavailable.ts';

test.each([
  ['18:00', '20:30', 150],
  ['22:00', '06:00', 480],
  ['00:00', '00:00', 1440],
])('from %s to %s are %d minutes', (from, to, minutes) => {
  expect(minutesBetween(from, to)).toBe(minutes);
  expect(timeAfter(from, minutes)).toBe(to);
});
