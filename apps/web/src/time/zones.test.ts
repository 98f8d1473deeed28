import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { instantOf, localTime, nearZones, offsetAt } from './zones.ts';

const zones = fc.constantFrom(...nearZones, 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu');
const instants = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2040, 0) });

describe('zones agree with Temporal', () => {
  test('on the local time of an instant', () => {
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        const there = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
        expect(localTime(instant, zone)).toBe(there.toPlainDateTime().toString({ smallestUnit: 'minute' }));
        expect(offsetAt(instant, zone)).toBe(there.offsetNanoseconds / 60e9);
      }),
    );
  });

  test('on the instant of a local time, also where clocks change', () => {
    fc.assert(
      fc.property(zones, instants, (zone, near) => {
        const local = new Date(near).toISOString().slice(0, 16);
        const temporal = Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: 'compatible' });
        expect(instantOf(local, zone)).toBe(temporal.epochMilliseconds);
      }),
    );
  });

  test.each([
    ['2026-03-29T02:30', 'Europe/Brussels'],
    ['2026-10-25T02:30', 'Europe/Brussels'],
    ['2026-10-25T03:00', 'Europe/Brussels'],
    ['2026-10-04T02:15', 'Australia/Lord_Howe'],
  ])('%s in %s, at the change of clocks', (local, zone) => {
    const temporal = Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: 'compatible' });
    expect(instantOf(local, zone)).toBe(temporal.epochMilliseconds);
  });
});

test('a local time that is not complete is no instant', () => {
  for (const local of ['', 'T', '2026-11-23T', 'T17:00', '2026-13-01T10:00']) {
    expect(instantOf(local, 'Africa/Kigali')).toBeNaN();
  }
});
