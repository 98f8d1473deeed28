import { describe, expect, test } from '@jest/globals';
import { awayTimes, extraTimes, spanOn, timesOfDays } from './day-hours.ts';
import type { DateException } from './day-hours.ts';
import type { Span } from './ranges.ts';
import { WallClock } from './wall-clock.ts';

const text = (spans: readonly Span[]) =>
  spans.map(([from, to]) => `${new Date(from).toISOString().slice(0, 16)} ${new Date(to).toISOString().slice(0, 16)}`);
const year: Span = [Date.parse('2026-01-01T00:00Z'), Date.parse('2027-01-01T00:00Z')];

describe('hours of a date on the wall clock', () => {
  test.each([
    ['Africa/Kigali', '2026-03-29', '09:00', '12:00', '2026-03-29T07:00 2026-03-29T10:00'],
    ['America/Toronto', '2026-12-24', '00:00', '24:00', '2026-12-24T05:00 2026-12-25T05:00'],
    // 23 hours and 25 hours.
    ['Europe/Brussels', '2026-03-29', '00:00', '24:00', '2026-03-28T23:00 2026-03-29T22:00'],
    ['Europe/Brussels', '2026-10-25', '00:00', '24:00', '2026-10-24T22:00 2026-10-25T23:00'],
    // The hour that clocks skip is no time.
    ['Europe/Brussels', '2026-03-29', '01:30', '02:30', '2026-03-29T00:30 2026-03-29T01:00'],
    ['Europe/Brussels', '2026-03-29', '02:30', '03:30', '2026-03-29T01:00 2026-03-29T01:30'],
    ['Europe/Brussels', '2026-03-29', '02:15', '02:45', '2026-03-29T01:00 2026-03-29T01:00'],
    // Of the hour that comes twice, each end is the earlier one.
    ['Europe/Brussels', '2026-10-25', '01:30', '02:30', '2026-10-24T23:30 2026-10-25T00:30'],
    ['Europe/Brussels', '2026-10-25', '02:30', '03:30', '2026-10-25T00:30 2026-10-25T02:30'],
    ['Europe/Brussels', '2026-10-25', '02:15', '02:45', '2026-10-25T00:15 2026-10-25T00:45'],
    ['America/Toronto', '2026-03-08', '01:00', '04:00', '2026-03-08T06:00 2026-03-08T08:00'],
    ['America/Toronto', '2026-11-01', '00:00', '03:00', '2026-11-01T04:00 2026-11-01T08:00'],
    // A day that begins at 01:00.
    ['Africa/Cairo', '2026-04-24', '00:00', '02:00', '2026-04-23T22:00 2026-04-23T23:00'],
  ])('%s %s %s-%s', (zone, date, from, to, expected) => {
    expect(text([spanOn(WallClock.in(zone), date, { from, to })])).toEqual([expected]);
  });

  test('hours that clocks skip whole are left out, and those that touch are made one', () => {
    const days = { firstDay: '2026-03-28', lastDay: '2026-03-30', zone: 'Europe/Brussels' };
    expect(text(timesOfDays([{ ...days, from: '02:00', to: '03:00' }], year))).toEqual([
      '2026-03-28T01:00 2026-03-28T02:00',
      '2026-03-30T00:00 2026-03-30T01:00',
    ]);
    expect(text(timesOfDays([{ ...days, from: '00:00', to: '24:00' }], year))).toEqual([
      '2026-03-27T23:00 2026-03-30T22:00',
    ]);
  });
});

describe('exceptions by date', () => {
  const exception = (kind: DateException['kind'], firstDay: string, lastDay: string, zone: string, more = {}) =>
    ({ kind, firstDay, lastDay, zone, from: '00:00', to: '24:00', ...more }) as DateException;

  test.each([
    ['Africa/Kigali', '2026-12-23T22:00 2026-12-25T22:00'],
    ['America/Toronto', '2026-12-24T05:00 2026-12-26T05:00'],
    ['UTC', '2026-12-24T00:00 2026-12-26T00:00'],
  ])('two days away are days of %s', (zone, expected) => {
    expect(text(awayTimes([exception('away', '2026-12-24', '2026-12-25', zone)], year))).toEqual([expected]);
  });

  test('extra hours on a day of an absence are kept, also from another zone', () => {
    const all = [
      exception('away', '2026-08-03', '2026-08-07', 'Europe/Brussels'),
      exception('extra', '2026-08-05', '2026-08-05', 'Africa/Kigali', { from: '18:00', to: '20:00' }),
    ];
    expect(text(awayTimes(all, year))).toEqual([
      '2026-08-02T22:00 2026-08-05T16:00',
      '2026-08-05T18:00 2026-08-07T22:00',
    ]);
    expect(text(extraTimes(all, year))).toEqual(['2026-08-05T16:00 2026-08-05T18:00']);
  });

  test('only days that are asked about are worked out', () => {
    const span: Span = [Date.parse('2026-08-05T00:00Z'), Date.parse('2026-08-06T00:00Z')];
    expect(text(awayTimes([exception('away', '2026-01-01', '2026-12-31', 'UTC')], span))).toEqual([
      '2026-08-05T00:00 2026-08-06T00:00',
    ]);
  });
});
