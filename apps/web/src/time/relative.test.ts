import { expect, test } from '@jest/globals';
import { relativeWords } from './relative.ts';

const now = Date.UTC(2026, 10, 23, 15);
const at = (minutes: number) => relativeWords(now + minutes * 60_000, now);

test.each([
  [0, 'time.now', 0],
  [0.2, 'time.inMinutes', 1],
  [25, 'time.inMinutes', 25],
  [24.1, 'time.inMinutes', 25],
  [89, 'time.inMinutes', 89],
  [90, 'time.inHours', 2],
  [35 * 60, 'time.inHours', 35],
  [36 * 60, 'time.inDays', 2],
  [14 * 1440, 'time.inDays', 14],
  [-0.9, 'time.now', 0],
  [-1, 'time.minutesAgo', 1],
  [-5.9, 'time.minutesAgo', 5],
  [-180, 'time.hoursAgo', 3],
  [-3 * 1440, 'time.daysAgo', 3],
])('%d minutes from now', (minutes, id, count) => {
  expect(at(minutes)).toEqual({ id, count });
});
