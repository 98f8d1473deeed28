import { describe, expect, test } from '@jest/globals';
import { merged } from '../time/ranges.ts';
import type { Span } from '../time/ranges.ts';
import { freeForAll } from './slots.ts';
import { weekdayOf } from '../time/rule.ts';
import { wakingWeek, weeklyTimes } from './weekly-hours.ts';

const at = (text: string) => Date.parse(`${text}Z`);
const text = (spans: readonly Span[]) =>
  spans.map(([from, to]) => `${new Date(from).toISOString().slice(5, 16)}-${new Date(to).toISOString().slice(11, 16)}`);
const daily = (from: string, to: string) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from, to }));

/** Saturday, the Sunday on which Brussels changes its clocks, Monday; Montréal changes on other days. */
const changes = {
  '29 March 2026': ['2026-03-28T00:00', '2026-03-31T00:00'],
  '25 October 2026': ['2026-10-24T00:00', '2026-10-27T00:00'],
  '28 March 2027': ['2027-03-27T00:00', '2027-03-30T00:00'],
} as const;
type Change = keyof typeof changes;

/** What somebody in Brussels from 13:00 to 21:00 each day has in common with them, in UTC, worked out by hand. */
const expected: [zone: string, from: string, to: string, Record<Change, string[]>][] = [
  ...['Africa/Kigali', 'Africa/Lubumbashi', 'Africa/Bujumbura'].map((zone): (typeof expected)[number] => [
    zone,
    '14:00',
    '21:30',
    {
      '29 March 2026': ['03-28T12:00-19:30', '03-29T12:00-19:00', '03-30T12:00-19:00'],
      '25 October 2026': ['10-24T12:00-19:00', '10-25T12:00-19:30', '10-26T12:00-19:30'],
      '28 March 2027': ['03-27T12:00-19:30', '03-28T12:00-19:00', '03-29T12:00-19:00'],
    },
  ]),
  [
    'Africa/Kinshasa',
    '12:30',
    '19:30',
    {
      '29 March 2026': ['03-28T12:00-18:30', '03-29T11:30-18:30', '03-30T11:30-18:30'],
      '25 October 2026': ['10-24T11:30-18:30', '10-25T12:00-18:30', '10-26T12:00-18:30'],
      '28 March 2027': ['03-27T12:00-18:30', '03-28T11:30-18:30', '03-29T11:30-18:30'],
    },
  ],
  [
    'Africa/Nairobi',
    '14:30',
    '22:30',
    {
      '29 March 2026': ['03-28T12:00-19:30', '03-29T11:30-19:00', '03-30T11:30-19:00'],
      '25 October 2026': ['10-24T11:30-19:00', '10-25T12:00-19:30', '10-26T12:00-19:30'],
      '28 March 2027': ['03-27T12:00-19:30', '03-28T11:30-19:00', '03-29T11:30-19:00'],
    },
  ],
  [
    'America/Toronto',
    '08:30',
    '16:00',
    {
      '29 March 2026': ['03-28T12:30-20:00', '03-29T12:30-19:00', '03-30T12:30-19:00'],
      '25 October 2026': ['10-24T12:30-19:00', '10-25T12:30-20:00', '10-26T12:30-20:00'],
      '28 March 2027': ['03-27T12:30-20:00', '03-28T12:30-19:00', '03-29T12:30-19:00'],
    },
  ],
];

describe.each(Object.keys(changes) as Change[])('hours in common with Brussels across %s', (change) => {
  const span: Span = [at(changes[change][0]), at(changes[change][1])];

  test.each(expected)('%s, %s to %s', (zone, from, to, common) => {
    const brussels = weeklyTimes('Europe/Brussels', daily('13:00', '21:00'), span);
    const there = weeklyTimes(zone, daily(from, to), span);
    expect(text(freeForAll([brussels, there, [span]]))).toEqual(common[change]);
    expect(text(freeForAll([there, [span], brussels]))).toEqual(common[change]);
  });
});

describe('weekly hours', () => {
  const week: Span = [at('2026-03-23T00:00'), at('2026-03-30T22:00')];

  test('of a weekday are on that weekday of their zone', () => {
    // Monday morning in Kigali is Sunday evening in UTC.
    expect(text(weeklyTimes('Africa/Kigali', [{ weekday: 1, from: '00:00', to: '01:00' }], week))).toEqual([
      '03-22T22:00-23:00',
      '03-29T22:00-23:00',
    ]);
    expect(text(weeklyTimes('America/Toronto', [{ weekday: 7, from: '22:00', to: '24:00' }], week))).toEqual([
      '03-23T02:00-04:00',
      '03-30T02:00-04:00',
    ]);
  });

  test('through midnight are two rows and one time, an hour shorter or longer when clocks change', () => {
    const night = [
      { weekday: 6, from: '22:00', to: '24:00' },
      { weekday: 7, from: '00:00', to: '06:00' },
    ];
    expect(text(weeklyTimes('Europe/Brussels', night, week))).toEqual(['03-28T21:00-04:00']);
    const autumn: Span = [at('2026-10-23T00:00'), at('2026-10-27T00:00')];
    expect(text(weeklyTimes('Europe/Brussels', night, autumn))).toEqual(['10-24T20:00-05:00']);
  });

  test('of nothing are never', () => {
    expect(weeklyTimes('Africa/Kigali', [], week)).toEqual([]);
  });
});

test.each([
  ['2026-03-23', 1],
  ['2026-03-29', 7],
  ['2026-10-24', 6],
])('%s is weekday %i', (date, weekday) => {
  expect(weekdayOf(date)).toBe(weekday);
});

describe('waking hours as weekly hours', () => {
  const span: Span = [at('2026-05-04T00:00'), at('2026-05-05T00:00')];
  const ofWaking = (from: string, to: string) => {
    const all = weeklyTimes('UTC', wakingWeek({ zone: 'UTC', from, to }), span);
    expect(merged(all)).toEqual(all);
    return text(all);
  };

  test('from getting up to going to bed', () => {
    expect(ofWaking('07:00', '22:00')).toEqual(['05-04T07:00-22:00']);
  });

  test('past midnight', () => {
    expect(ofWaking('12:00', '02:00')).toEqual(['05-04T00:00-02:00', '05-04T12:00-00:00']);
  });

  test.each([
    ['07:00', '00:00'],
    ['07:00', '24:00'],
  ])('%s to midnight, written as %s', (from, to) => {
    expect(ofWaking(from, to)).toEqual(['05-04T07:00-00:00']);
  });

  test('always, for somebody who is always up', () => {
    expect(ofWaking('00:00', '00:00')).toEqual(['05-04T00:00-00:00']);
  });
});
