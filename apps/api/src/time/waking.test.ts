import { describe, expect, test } from '@jest/globals';
import { overlap } from './ranges.ts';
import { nights } from './waking.ts';

const asleep = (from: string, to: string, zone: string, start: string, minutes: number): boolean => {
  const startsAt = new Date(start);
  const range = { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
  return nights({ zone, from, to }, range).some((night) => overlap(night, range));
};

describe('whether a session is in the night of a lecturer', () => {
  test.each([
    // 07:00 to 22:00 in Brussels: 22:00 is 21:00Z in winter and 20:00Z in summer.
    ['07:00', '22:00', 'Europe/Brussels', '2026-03-27T20:00:00Z', 60, false],
    ['07:00', '22:00', 'Europe/Brussels', '2026-03-27T20:00:00Z', 61, true],
    ['07:00', '22:00', 'Europe/Brussels', '2026-03-30T20:00:00Z', 60, true],
    ['07:00', '22:00', 'Europe/Brussels', '2026-03-30T19:00:00Z', 60, false],
    ['07:00', '22:00', 'Europe/Brussels', '2026-10-26T06:00:00Z', 60, false],
    ['07:00', '22:00', 'Europe/Brussels', '2026-10-26T05:59:00Z', 60, true],
    ['07:00', '22:00', 'Europe/Brussels', '2026-10-23T05:00:00Z', 60, false],
    // The same session, seen from Kigali.
    ['07:00', '22:00', 'Africa/Kigali', '2026-03-27T19:30:00Z', 60, true],
    // Awake past midnight: asleep from 02:00 to 12:00.
    ['12:00', '02:00', 'Africa/Kinshasa', '2026-05-04T22:00:00Z', 180, false],
    ['12:00', '02:00', 'Africa/Kinshasa', '2026-05-05T00:30:00Z', 60, true],
    ['12:00', '02:00', 'Africa/Kinshasa', '2026-05-05T11:00:00Z', 60, false],
    ['12:00', '02:00', 'Africa/Kinshasa', '2026-05-05T10:59:00Z', 60, true],
    // Midnight, written either way; somebody who is always up.
    ['07:00', '00:00', 'Africa/Kigali', '2026-05-04T21:00:00Z', 60, false],
    ['07:00', '24:00', 'Africa/Kigali', '2026-05-04T21:00:00Z', 61, true],
    ['00:00', '00:00', 'Africa/Kigali', '2026-05-04T21:00:00Z', 480, false],
    // Bedtime in the hour that Brussels skips: at its end.
    ['07:00', '02:30', 'Europe/Brussels', '2026-03-29T00:00:00Z', 60, false],
    ['07:00', '02:30', 'Europe/Brussels', '2026-03-29T00:00:00Z', 61, true],
  ])('%s to %s in %s at %s for %i minutes: %s', (from, to, zone, start, minutes, expected) => {
    expect(asleep(from, to, zone, start, minutes)).toBe(expected);
  });
});
