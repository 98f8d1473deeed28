import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addDays, daysBetween, isDay, mondayOf, weekdayOf } from '../../time/days.ts';
import { nearZones } from '../../time/zones.ts';
import { bandsOf, heightOf, layDays, linesIn, minuteAt, placeOf } from './week.ts';

const session = (id: string, startsAt: string, minutes = 90) => ({
  id,
  startsAt,
  endsAt: new Date(Date.parse(startsAt) + minutes * 60_000).toISOString(),
});
const seen = (sessions: ReturnType<typeof session>[], first: string, zone: string) =>
  layDays(sessions, first, 7, zone).flatMap(({ day, blocks }) =>
    blocks.map(({ session: { id }, from, to }) => `${day} ${id} ${clock(from)}-${clock(to)}`),
  );
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

describe('days', () => {
  test('agree with Temporal, over leap days and years', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: -800, max: 800 }), (since, count) => {
        const date = Temporal.PlainDate.from('1990-01-01').add({ days: since });
        const day = date.toString();
        expect(addDays(day, count)).toBe(date.add({ days: count }).toString());
        expect(daysBetween(day, addDays(day, count))).toBe(count);
        expect(weekdayOf(day)).toBe(date.dayOfWeek - 1);
        expect(mondayOf(day)).toBe(date.subtract({ days: date.dayOfWeek - 1 }).toString());
      }),
    );
  });
  test('a text that is no date is refused', () => {
    expect(['2026-02-29', '2026-13-01', '2026-1-1', '', undefined, 'monday'].filter(isDay)).toEqual([]);
    expect(isDay('2028-02-29')).toBe(true);
  });
});

describe('a week', () => {
  test('a session that stays at 17:00 in Butare moves in Brussels time when clocks change there', () => {
    const spring = [session('fri', '2026-03-27T15:00:00Z'), session('mon', '2026-03-30T15:00:00Z')];
    expect(seen(spring, '2026-03-23', 'Europe/Brussels')).toEqual(['2026-03-27 fri 16:00-17:30']);
    expect(seen(spring, '2026-03-30', 'Europe/Brussels')).toEqual(['2026-03-30 mon 17:00-18:30']);
    const autumn = [session('fri', '2026-10-23T15:00:00Z'), session('mon', '2026-10-26T15:00:00Z')];
    expect(seen(autumn, '2026-10-19', 'Europe/Brussels')).toEqual(['2026-10-23 fri 17:00-18:30']);
    expect(seen(autumn, '2026-10-26', 'Europe/Brussels')).toEqual(['2026-10-26 mon 16:00-17:30']);
    expect(seen(autumn, '2026-10-26', 'Africa/Kigali')).toEqual(['2026-10-26 mon 17:00-18:30']);
  });

  test('an hour is missing in the night of 29 March, and one comes twice on 25 October', () => {
    expect(seen([session('s', '2026-03-29T00:30:00Z', 60)], '2026-03-23', 'Europe/Brussels')).toEqual([
      '2026-03-29 s 01:30-03:30',
    ]);
    // 02:30 summer time to 02:15 winter time: 45 minutes that run backwards on the wall.
    expect(seen([session('a', '2026-10-25T00:30:00Z', 45)], '2026-10-19', 'Europe/Brussels')).toEqual([
      '2026-10-25 a 02:30-02:31',
    ]);
  });

  test('a session across midnight in the reader’s zone lies in both days', () => {
    const late = session('late', '2026-11-23T22:30:00Z', 120);
    expect(seen([late], '2026-11-23', 'Europe/Brussels')).toEqual([
      '2026-11-23 late 23:30-24:00',
      '2026-11-24 late 00:00-01:30',
    ]);
    expect(seen([session('full', '2026-11-23T20:00:00Z', 120)], '2026-11-23', 'Africa/Kigali')).toEqual([
      '2026-11-23 full 22:00-24:00',
    ]);
    const shown = layDays([late], '2026-11-23', 2, 'Europe/Brussels').flatMap(({ blocks }) => blocks);
    expect(shown.map(({ carried }) => carried)).toEqual([false, true]);
    const [first, second] = layDays([late], '2026-11-23', 2, 'Europe/Brussels').map(({ blocks }) => blocks[0]);
    expect([first?.fromBefore, first?.goesOn, second?.fromBefore, second?.goesOn]).toEqual([false, true, true, false]);
  });

  test('a session that began on the Sunday before has its rest in this week', () => {
    expect(seen([session('s', '2026-11-22T22:30:00Z', 120)], '2026-11-23', 'Africa/Kigali')).toEqual([
      '2026-11-23 s 00:30-02:30',
    ]);
  });

  test('each session of a week counts once, also when it is drawn in two days', () => {
    const first = '2026-11-23';
    let drawnTwice = 0;
    let runs = 0;
    const starts = fc.array(fc.integer({ min: -9 * 60, max: 7 * 24 * 60 - 10 * 60 }), {
      minLength: 1,
      maxLength: 12,
      size: 'max',
    });
    fc.assert(
      fc.property(starts, fc.integer({ min: 30, max: 480 }), (minutes, length) => {
        const monday = Date.parse(`${first}T00:00:00Z`);
        const sessions = minutes
          .map((minute, number) => session(String(number), new Date(monday + minute * 60_000).toISOString(), length))
          .filter(({ endsAt }) => Date.parse(endsAt) > monday);
        const blocks = layDays(sessions, first, 7, 'UTC').flatMap((day) => day.blocks);
        const whole = blocks.filter(({ carried }) => !carried).map((block) => Number(block.session.id));
        expect(whole.sort((one, other) => one - other)).toEqual(sessions.map(({ id }) => Number(id)));
        runs += 1;
        if (blocks.length > whole.length) drawnTwice += 1;
      }),
      { numRuns: 200 },
    );
    expect(drawnTwice / runs).toBeGreaterThan(0.3);
  });

  test('every minute of a session is in exactly one day, as Temporal counts', () => {
    const instants = fc.integer({ min: Date.UTC(2026, 2, 27), max: Date.UTC(2026, 9, 28) });
    fc.assert(
      fc.property(fc.constantFrom(...nearZones), instants, fc.integer({ min: 5, max: 480 }), (zone, near, length) => {
        const at = Math.floor(near / 60_000) * 60_000;
        const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
        const end = zoned.add({ minutes: length });
        fc.pre(zoned.offset === end.offset);
        const [day] = zoned.toPlainDate().toString().split('T');
        const pieces = layDays([session('s', new Date(at).toISOString(), length)], day ?? '', 3, zone);
        const blocks = pieces.flatMap(({ blocks }) => blocks);
        expect(blocks[0]?.from).toBe(zoned.hour * 60 + zoned.minute);
        expect(blocks.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(length);
        expect(blocks.length).toBe(zoned.toPlainDate().equals(end.subtract({ seconds: 1 }).toPlainDate()) ? 1 : 2);
      }),
    );
  });

  test('sessions at the same time stand side by side, and the next one has the whole width again', () => {
    const day = layDays(
      [
        session('a', '2026-11-23T08:00:00Z', 120),
        session('b', '2026-11-23T08:30:00Z', 60),
        session('c', '2026-11-23T09:30:00Z', 60),
        session('d', '2026-11-23T12:00:00Z', 60),
      ],
      '2026-11-23',
      1,
      'UTC',
    )[0];
    expect(day?.blocks.map(({ session: { id }, lane, lanes }) => [id, lane, lanes])).toEqual([
      ['a', 0, 2],
      ['b', 1, 2],
      ['c', 1, 2],
      ['d', 0, 1],
    ]);
  });

  test('no two blocks of a lane overlap', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 1300 }), fc.integer({ min: 30, max: 300 })), {
      maxLength: 20,
      size: 'max',
    });
    fc.assert(
      fc.property(some, (times) => {
        const sessions = times.map(([from, length], place) =>
          session(String(place), new Date(Date.UTC(2026, 10, 23) + from * 60_000).toISOString(), length),
        );
        for (const { blocks } of layDays(sessions, '2026-11-23', 2, 'UTC')) {
          for (const one of blocks) {
            expect(one.lane).toBeLessThan(one.lanes);
            const same = blocks.filter((other) => other !== one && other.lane === one.lane);
            expect(same.filter(({ from, to }) => from < one.to && to > one.from)).toEqual([]);
          }
        }
      }),
    );
  });
});

describe('hours that are shown', () => {
  const bands = (...blocks: [from: number, to: number][]) =>
    bandsOf(blocks.map(([from, to]) => ({ from: from * 60, to: to * 60 }))).map(
      ({ from, to, folded }) => `${String(from / 60)}-${String(to / 60)}${folded ? ' folded' : ''}`,
    );
  test('are those of the working day, with the nights folded', () => {
    expect(bands()).toEqual(['0-8 folded', '8-18', '18-24 folded']);
  });
  test('reach as far as sessions do by day, and at night only over the hours that are used', () => {
    expect(bands([7, 8.5], [19, 20.5])).toEqual(['0-7 folded', '7-21', '21-24 folded']);
    expect(bands([23.5, 24], [0, 1])).toEqual(['0-1', '1-8 folded', '8-18', '18-23 folded', '23-24']);
  });
  test('a session shows the lines of text that fit, and one at least', () => {
    const linesOf = (minutes: number) => linesIn(placeOf([{ from: 0, to: 1440, folded: false }], minutes));
    expect([15, 30, 45, 60, 90, 120].map(linesOf)).toEqual([1, 1, 2, 3, 5, 7]);
  });
  test('a height on the page is turned into a minute and back', () => {
    const shown = bandsOf([{ from: 1380, to: 1440 }]);
    for (const minute of [480, 555, 1079, 1395, 1440]) {
      expect(minuteAt(shown, placeOf(shown, minute))).toBeCloseTo(minute);
    }
    expect(placeOf(shown, 0)).toBe(0);
    expect(placeOf(shown, 1440)).toBe(heightOf(shown));
  });
});
