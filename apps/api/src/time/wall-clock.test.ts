import { describe, expect, test } from '@jest/globals';
import { addDays } from './rule.ts';
import { instantOf } from './zones.ts';
import { WallClock, minutesOf } from './wall-clock.ts';

/** Zones with changes at night, at midnight (Cairo: the day begins at 01:00), by half an hour (Lord Howe), and none. */
const zones = ['Europe/Brussels', 'Africa/Cairo', 'Australia/Lord_Howe', 'Africa/Kigali'];

describe.each(zones)('WallClock in %s', (zone) => {
  test('agrees with Temporal on every quarter of an hour of two years', () => {
    const clock = WallClock.in(zone);
    let skipped = 0;
    for (let day = '2026-01-01'; day < '2028-01-01'; day = addDays(day, 1)) {
      for (let minutes = 0; minutes < 1440; minutes += day.slice(5, 7) === '03' ? 15 : 240) {
        const local = `${day}T${new Date(minutes * 60_000).toISOString().slice(11, 16)}`;
        let expected: number | null = null;
        try {
          expected = instantOf('x', local, zone).getTime();
        } catch {
          skipped += 1;
        }
        if (clock.at(day, minutes) !== expected)
          throw new Error(`${local}: ${clock.at(day, minutes)}, not ${expected}`);
      }
    }
    expect(skipped > 0).toBe(['Europe/Brussels', 'Africa/Cairo'].includes(zone));
  });
});

test('a time of day is read as minutes', () => {
  expect(['00:00', '07:05', '23:59', '24:00', '2026-03-29T17:00'].map(minutesOf)).toEqual([0, 425, 1439, 0, 1020]);
});
