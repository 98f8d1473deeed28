import { describe, expect, test } from '@jest/globals';
import type { Span } from '../time/ranges.ts';
import { freeSpans, fullWeeks } from './free.ts';
import type { BusyTime, PersonTimes } from './free.ts';
import { freeForAll, slots } from './slots.ts';

const at = (text: string) => Date.parse(`${text}Z`);
const text = (spans: readonly Span[]) =>
  spans.map(([from, to]) => `${new Date(from).toISOString().slice(5, 16)}-${new Date(to).toISOString().slice(11, 16)}`);
const busy = (from: string, to: string, meeting = false): BusyTime => ({ span: [at(from), at(to)], meeting });
const now = new Date(at('2026-03-01T00:00'));
/** Monday and Tuesday. */
const span: Span = [at('2026-03-23T00:00'), at('2026-03-25T00:00')];

/** In Kigali, two hours ahead of UTC: 10:00 to 14:00 UTC on Mondays and Tuesdays. */
const person = (more: Partial<PersonTimes> = {}): PersonTimes => ({
  zone: 'Africa/Kigali',
  hours: [
    { weekday: 1, from: '12:00', to: '16:00' },
    { weekday: 2, from: '12:00', to: '16:00' },
  ],
  exceptions: [],
  unavailable: [],
  noticeHours: 0,
  gapMinutes: 0,
  mostPerWeek: null,
  busy: [],
  ...more,
});
const days = { firstDay: '2026-03-24', lastDay: '2026-03-24', zone: 'Africa/Kigali' };

describe('somebody is free', () => {
  test.each<[string, Partial<PersonTimes>, string[]]>([
    ['in their weekly hours', {}, ['03-23T10:00-14:00', '03-24T10:00-14:00']],
    [
      'but not while something is on',
      { busy: [busy('2026-03-23T11:00', '2026-03-23T12:00')] },
      ['03-23T10:00-11:00', '03-23T12:00-14:00', '03-24T10:00-14:00'],
    ],
    [
      'but not within the gap before and after it',
      {
        gapMinutes: 30,
        busy: [busy('2026-03-23T11:00', '2026-03-23T12:00'), busy('2026-03-24T14:15', '2026-03-24T15:00')],
      },
      ['03-23T10:00-10:30', '03-23T12:30-14:00', '03-24T10:00-13:45'],
    ],
    [
      'but not when they cannot teach, and no gap is kept from that',
      {
        gapMinutes: 30,
        unavailable: [{ localStart: '2026-01-05T13:00', minutes: 60, zone: 'Africa/Kigali', rule: 'FREQ=WEEKLY' }],
      },
      ['03-23T10:00-11:00', '03-23T12:00-14:00', '03-24T10:00-14:00'],
    ],
    [
      'but not on a day of an absence',
      { exceptions: [{ kind: 'away', ...days, from: '00:00', to: '24:00' }] },
      ['03-23T10:00-14:00'],
    ],
    [
      'in extra hours, on a day of an absence too',
      {
        exceptions: [
          { kind: 'away', ...days, from: '00:00', to: '24:00' },
          { kind: 'extra', ...days, from: '20:00', to: '21:00' },
        ],
      },
      ['03-23T10:00-14:00', '03-24T18:00-19:00'],
    ],
    [
      'in extra hours that go on from the weekly ones',
      { exceptions: [{ kind: 'extra', ...days, from: '16:00', to: '18:00' }] },
      ['03-23T10:00-14:00', '03-24T10:00-16:00'],
    ],
    [
      'in weeks in which they have fewer meetings than they want',
      {
        mostPerWeek: 2,
        busy: [busy('2026-03-26T11:00', '2026-03-26T12:00', true), busy('2026-03-27T11:00', '2026-03-27T12:00')],
      },
      ['03-23T10:00-14:00', '03-24T10:00-14:00'],
    ],
    ['in no week that is full', { mostPerWeek: 1, busy: [busy('2026-03-26T11:00', '2026-03-26T12:00', true)] }, []],
    ['never, without hours', { hours: [] }, []],
  ])('%s', (_, more, expected) => {
    expect(text(freeSpans(person(more), span, now))).toEqual(expected);
  });

  test('when enough notice is left', () => {
    const free = (hours: number, time: string) =>
      text(freeSpans(person({ noticeHours: hours }), span, new Date(at(time))));
    expect(free(24, '2026-03-22T12:20')).toEqual(['03-23T12:20-14:00', '03-24T10:00-14:00']);
    expect(free(0, '2026-03-23T13:00')).toEqual(['03-23T13:00-14:00', '03-24T10:00-14:00']);
    expect(free(24, '2026-03-24T00:00')).toEqual([]);
  });
});

test('a week is that of the wall clock, from Monday to Sunday', () => {
  // 23:30 on Sunday in Brussels, 00:30 on Monday in Kigali, in winter.
  const start = at('2026-03-22T22:30');
  expect(text(fullWeeks('Europe/Brussels', [start], 1))).toEqual(['03-15T23:00-23:00']);
  expect(text(fullWeeks('Africa/Kigali', [start], 1))).toEqual(['03-22T22:00-22:00']);
  // The week in which clocks go forward is an hour shorter.
  expect(fullWeeks('Europe/Brussels', [at('2026-03-25T12:00')], 1)).toEqual([
    [at('2026-03-22T23:00'), at('2026-03-29T22:00')],
  ]);
  expect(fullWeeks('Europe/Brussels', [start], 2)).toEqual([]);
});

describe('slots', () => {
  test('begin on quarters of an hour and end within the free time', () => {
    const free: Span[] = [
      [at('2026-03-23T10:07'), at('2026-03-23T11:05')],
      [at('2026-03-23T12:00'), at('2026-03-23T12:29')],
    ];
    expect(text(slots(free, 30))).toEqual(['03-23T10:15-10:45', '03-23T10:30-11:00']);
    expect(text(slots(free, 50))).toEqual(['03-23T10:15-11:05']);
    expect(slots(free, 60)).toEqual([]);
  });

  test('are on quarters of the clock in Kathmandu and on Chatham too', () => {
    for (const timeZone of ['Asia/Kathmandu', 'Pacific/Chatham', 'Australia/Lord_Howe']) {
      const minute = new Intl.DateTimeFormat('en', { timeZone, minute: 'numeric' });
      const starts = slots([span], 30).map(([from]) => Number(minute.format(from)) % 15);
      expect(new Set(starts)).toEqual(new Set([0]));
    }
  });

  test('of nobody are none', () => {
    expect(freeForAll([])).toEqual([]);
  });
});
