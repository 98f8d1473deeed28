import { describe, expect, test } from '@jest/globals';
import { expand, expandWithin } from './recurrence.ts';
import { parseRule } from './rule.ts';
import { instantOf } from './zones.ts';

const rule = (text: string) => parseRule('rule', text);
const dates = (text: string, start: string, last = '2027-12-31', most = 400) =>
  expand(rule(text), `${start}T17:00`, last, most).map((local) => local.slice(5, 10));

describe('a rule makes local starts', () => {
  test.each([
    ['FREQ=WEEKLY;COUNT=3', '2026-03-23', ['03-23', '03-30', '04-06']],
    ['FREQ=WEEKLY;UNTIL=20260406', '2026-03-23', ['03-23', '03-30', '04-06']],
    ['FREQ=WEEKLY;UNTIL=20260405', '2026-03-23', ['03-23', '03-30']],
    ['FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4', '2026-03-24', ['03-25', '03-30', '04-01', '04-06']],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=4', '2026-03-24', ['03-27', '04-06', '04-10', '04-20']],
    ['FREQ=DAILY;INTERVAL=3;COUNT=3', '2026-02-27', ['02-27', '03-02', '03-05']],
    ['FREQ=DAILY;BYDAY=SA,SU;COUNT=3', '2026-03-27', ['03-28', '03-29', '04-04']],
    ['FREQ=MONTHLY;COUNT=3', '2026-01-31', ['01-31', '03-31', '05-31']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3', '2026-01-01', ['01-31', '02-28', '03-31']],
    ['FREQ=MONTHLY;BYDAY=2TU;COUNT=2', '2026-03-01', ['03-10', '04-14']],
    ['FREQ=MONTHLY;BYDAY=-1FR;COUNT=2', '2026-03-01', ['03-27', '04-24']],
    ['FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=31;COUNT=2', '2026-03-01', []],
  ])('%s from %s', (text, start, expected) => {
    expect(dates(text, start)).toEqual(expected);
  });

  test('starts end with the last day asked for, and are no more than asked for', () => {
    expect(dates('FREQ=WEEKLY', '2026-03-23', '2026-04-06')).toEqual(['03-23', '03-30', '04-06']);
    expect(dates('FREQ=DAILY', '2026-03-23', '2036-04-06', 401)).toHaveLength(401);
    expect(dates('FREQ=WEEKLY', '2026-03-23', '2026-03-22')).toEqual([]);
  });

  test('a part of a long series is counted from the beginning of the series', () => {
    const from = '2026-05-01T00:00';
    const to = '2026-05-10T23:59';
    // 9,252 days, 2,313 times four.
    expect(expandWithin(rule('FREQ=DAILY;INTERVAL=4'), '2001-01-01T22:15', from, to)).toEqual([
      '2026-05-02T22:15',
      '2026-05-06T22:15',
      '2026-05-10T22:15',
    ]);
    expect(expandWithin(rule('FREQ=WEEKLY;COUNT=2'), '2026-04-30T08:00', from, to)).toEqual(['2026-05-07T08:00']);
    expect(expandWithin(rule('FREQ=WEEKLY;COUNT=1'), '2026-04-30T08:00', from, to)).toEqual([]);
    expect(expandWithin(rule('FREQ=DAILY;UNTIL=20260502'), '2026-04-30T08:00', from, to)).toHaveLength(2);
    expect(expandWithin(rule('FREQ=DAILY'), '2026-06-30T08:00', from, to)).toEqual([]);
  });
});

/** The local time in `zone`, by the runtime's own calendar and not by the library that plans. */
function wallClock(zone: string, instant: Date): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(instant);
  const part = (type: string) => parts.find((one) => one.type === type)?.value;
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

const zones = [
  'Europe/Brussels',
  'Africa/Kigali',
  'Africa/Kinshasa',
  'Africa/Lubumbashi',
  'Africa/Bujumbura',
  'Africa/Nairobi',
] as const;
type Zone = (typeof zones)[number];

/** Hours ahead of UTC in 2026, by the book: winter, summer. */
const hoursAhead: Record<Zone, [winter: number, summer: number]> = {
  'Europe/Brussels': [1, 2],
  'Africa/Kigali': [2, 2],
  'Africa/Kinshasa': [1, 1],
  'Africa/Lubumbashi': [2, 2],
  'Africa/Bujumbura': [2, 2],
  'Africa/Nairobi': [3, 3],
};

describe.each([
  // Mondays around Sunday, 29 March and Sunday, 25 October 2026.
  ['29 March', '2026-03-16', ['2026-03-16', '2026-03-23', '2026-03-30', '2026-04-06'], [false, false, true, true]],
  ['25 October', '2026-10-12', ['2026-10-12', '2026-10-19', '2026-10-26', '2026-11-02'], [true, true, false, false]],
])('every Monday at 17:00 across %s 2026', (_, start, mondays, summer) => {
  describe.each(zones)('planned in %s', (planned) => {
    const starts = expand(rule('FREQ=WEEKLY;COUNT=4'), `${start}T17:00`, '2026-12-31', 400);
    const instants = starts.map((local) => instantOf('x', local, planned));
    const offset = (zone: Zone, index: number) => hoursAhead[zone][summer[index] ? 1 : 0];

    test('stays 17:00 there', () => {
      expect(starts).toEqual(mondays.map((day) => `${day}T17:00`));
      expect(instants.map((instant) => wallClock(planned, instant))).toEqual(starts);
      expect(instants.map((instant) => instant.toISOString())).toEqual(
        mondays.map((day, index) => `${day}T${17 - offset(planned, index)}:00:00.000Z`),
      );
    });

    test.each(zones)('as read in %s', (reader) => {
      expect(instants.map((instant) => wallClock(reader, instant))).toEqual(
        mondays.map((day, index) => `${day}T${17 - offset(planned, index) + offset(reader, index)}:00`),
      );
    });
  });
});
