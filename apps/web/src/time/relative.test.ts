import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { daysBetween } from './days.ts';
import { dayOf } from './format.ts';
import { relativeWords } from './relative.ts';
import { instantOf } from './zones.ts';

/** Monday 23 November 2026, 17:00 in Kigali. */
const now = Date.UTC(2026, 10, 23, 15);
const at = (minutes: number) => relativeWords(now + minutes * 60_000, now, 'Africa/Kigali');

test.each([
  [0, 'time.now', 0],
  [0.2, 'time.inMinutes', 1],
  [25, 'time.inMinutes', 25],
  [24.1, 'time.inMinutes', 25],
  [89, 'time.inMinutes', 89],
  [90, 'time.inHours', 2],
  [6 * 60, 'time.inHours', 6],
  [7 * 60, 'time.tomorrow', 1],
  [30 * 60, 'time.tomorrow', 1],
  [31 * 60, 'time.inDays', 2],
  [14 * 1440, 'time.inDays', 14],
  [-0.9, 'time.now', 0],
  [-1, 'time.minutesAgo', 1],
  [-5.9, 'time.minutesAgo', 5],
  [-180, 'time.hoursAgo', 3],
  [-17 * 60, 'time.hoursAgo', 17],
  [-18 * 60, 'time.yesterday', 1],
  [-3 * 1440, 'time.daysAgo', 3],
])('%d minutes from now', (minutes, id, count) => {
  expect(at(minutes)).toEqual({ id, count });
});

test.each([
  // On a Sunday, at any hour.
  ['2026-11-22T00:30', '2026-11-26T23:30', 'time.inDays', 4],
  ['2026-11-22T23:30', '2026-11-26T07:00', 'time.inDays', 4],
  // Monday morning seen from Saturday night and from Sunday morning.
  ['2026-11-21T23:00', '2026-11-23T08:00', 'time.inDays', 2],
  ['2026-11-22T01:00', '2026-11-23T10:00', 'time.tomorrow', 1],
  // Late at night what comes soon is not far for the date that changes.
  ['2026-11-22T22:00', '2026-11-23T01:00', 'time.inHours', 3],
  ['2026-11-23T01:00', '2026-11-22T22:00', 'time.hoursAgo', 3],
  // The night in which clocks go back has 25 hours.
  ['2026-10-24T12:00', '2026-10-25T12:00', 'time.tomorrow', 1],
  ['2026-10-24T12:00', '2026-10-26T00:10', 'time.inDays', 2],
])('read in Brussels at %s, %s is told by calendar days', (read, planned, id, count) => {
  const instant = (local: string) => instantOf(local, 'Europe/Brussels');
  expect(relativeWords(instant(planned), instant(read), 'Europe/Brussels')).toEqual({ id, count });
});

test('days are counted between calendar dates, in every zone', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(
      fc.constantFrom('Europe/Brussels', 'Africa/Kigali', 'Africa/Kinshasa', 'America/Montreal', 'Pacific/Kiritimati'),
      fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) }),
      fc.integer({ min: -10 * 1440, max: 10 * 1440 }),
      (zone, read, minutes) => {
        const planned = read + minutes * 60_000;
        const { id, count } = relativeWords(planned, read, zone);
        seen.set(id, (seen.get(id) ?? 0) + 1);
        const days = Math.abs(daysBetween(dayOf(read, zone), dayOf(planned, zone)));
        if (id === 'time.inDays' || id === 'time.daysAgo') expect(count).toBe(days);
        if (id === 'time.tomorrow' || id === 'time.yesterday') expect(days).toBe(1);
        if (id === 'time.inHours' || id === 'time.hoursAgo') expect(days === 0 || count <= 6).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
  for (const id of [
    'time.inDays',
    'time.daysAgo',
    'time.tomorrow',
    'time.yesterday',
    'time.inHours',
    'time.hoursAgo',
  ]) {
    expect({ id, often: (seen.get(id) ?? 0) >= 20 }).toEqual({ id, often: true });
  }
});
