import { expect, test } from '@jest/globals';
import { byDay } from './by-day.ts';

test('times are put under the day that the reader has then', () => {
  const times = ['2026-12-01T21:45:00Z', '2026-12-01T22:15:00Z', '2026-12-02T16:00:00Z'].map((startsAt) => ({
    startsAt,
  }));
  const days = (zone: string) => [...byDay(times, zone)].map(([day, starts]) => [day, starts.length]);
  expect(days('Africa/Kigali')).toEqual([
    ['2026-12-01', 1],
    ['2026-12-02', 2],
  ]);
  expect(days('Europe/Brussels')).toEqual([
    ['2026-12-01', 2],
    ['2026-12-02', 1],
  ]);
});
