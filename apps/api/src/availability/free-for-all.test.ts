import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DateException, DayHours } from '../time/day-hours.ts';
import { isFree, merged } from '../time/ranges.ts';
import type { Span } from '../time/ranges.ts';
import { addDays } from '../time/rule.ts';
import { freeSpans } from './free.ts';
import type { BusyTime, PersonTimes } from './free.ts';
import { freeForAll, slots } from './slots.ts';
import { isFreeAt, slotsByMinutes, step } from './testing.ts';

const minute = 60_000;
const zones = [
  ...['Europe/Brussels', 'Africa/Kigali', 'Africa/Kinshasa', 'Africa/Lubumbashi', 'Africa/Bujumbura'],
  ...['Africa/Nairobi', 'America/Toronto'],
];
/** Two days on which clocks change somewhere, and two on which they do not. */
const days = ['2026-03-28', '2026-10-24', '2027-03-27', '2026-03-07', '2026-10-31', '2026-06-05'];

const clockTime = (steps: number) =>
  `${String(Math.floor((steps * step) / 60)).padStart(2, '0')}:${String((steps * step) % 60).padStart(2, '0')}`;
const ofDay = 1440 / step;
/** Often at night, when clocks change. */
const dayHours: fc.Arbitrary<DayHours> = fc
  .oneof(
    fc.tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 6, max: 96 })),
    fc.tuple(fc.nat(ofDay - 1), fc.integer({ min: 1, max: 200 })),
  )
  .map(([from, length]) => ({ from: clockTime(from), to: clockTime(Math.min(ofDay, from + length)) }));
const zone = fc.constantFrom(...zones);
const gaps = fc.constantFrom(0, 0, 10, 30);

const exceptionOn = (first: string): fc.Arbitrary<DateException> =>
  fc
    .tuple(
      fc.constantFrom('away' as const, 'extra' as const),
      fc.integer({ min: -1, max: 2 }),
      fc.nat(1),
      dayHours,
      zone,
    )
    .map(([kind, from, length, hours, zone]) => ({
      ...{ kind, ...hours, zone },
      ...{ firstDay: addDays(first, from), lastDay: addDays(first, from + length) },
    }));
const busyOn = (first: string): fc.Arbitrary<BusyTime> =>
  fc.tuple(fc.integer({ min: -20, max: 2 * ofDay }), fc.integer({ min: 1, max: 40 })).map(([from, length]) => {
    const start = Date.parse(`${first}T00:00Z`) + from * step * minute;
    return { span: [start, start + length * step * minute], meeting: false };
  });
const personOn = (first: string): fc.Arbitrary<PersonTimes> =>
  fc.record({
    zone,
    hours: fc.array(
      fc.tuple(fc.constantFrom(1, 5, 6, 7, 7, 7), dayHours).map(([weekday, hours]) => ({ weekday, ...hours })),
      { minLength: 2, maxLength: 8 },
    ),
    exceptions: fc.array(exceptionOn(first), { maxLength: 2 }),
    unavailable: fc.constant([]),
    noticeHours: fc.constantFrom(0, 0, 0, 1, 12),
    gapMinutes: gaps,
    mostPerWeek: fc.constant(null),
    busy: fc.array(busyOn(first), { maxLength: 4 }),
  });
const scene = fc
  .constantFrom(...days)
  .chain((first) =>
    fc.record({
      first: fc.constant(first),
      people: fc.array(personOn(first), { minLength: 1, maxLength: 3 }),
      minutes: fc.constantFrom(15, 20, 45),
      /** Steps from the first day's midnight. */
      now: fc.integer({ min: -ofDay, max: ofDay / 2 }),
    }),
  )
  .map(({ first, now, ...more }) => {
    const start = Date.parse(`${first}T00:00Z`);
    const span: Span = [start, start + 2 * 1440 * minute];
    return { ...more, span, now: new Date(start + now * step * minute) };
  });
type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never;

const freeOf = ({ people, span, now }: Scene) => people.map((person) => freeSpans(person, span, now));
const times = { numRuns: 100 };

describe('the free times of several people', () => {
  test('are those that looking at each minute finds', () => {
    const seen = { found: 0, none: 0, together: 0 };
    fc.assert(
      fc.property(scene, (of) => {
        const found = slots(freeForAll(freeOf(of)), of.minutes);
        expect(found).toEqual(slotsByMinutes(of.people, of.span, of.minutes, of.now.getTime()));
        seen[found.length > 0 ? 'found' : 'none'] += 1;
        if (found.length > 0 && of.people.length > 1) seen.together += 1;
      }),
      times,
    );
    // Neither always nothing nor always something; several people have time together.
    expect(seen.found).toBeGreaterThan(20);
    expect(seen.none).toBeGreaterThan(5);
    expect(seen.together).toBeGreaterThan(5);
  });

  test('are within the hours of each and never while one is busy, the gap before and after included', () => {
    const seen = { near: 0, extra: 0 };
    fc.assert(
      fc.property(scene, (of) => {
        const free = freeForAll(freeOf(of));
        for (const person of of.people) {
          const gap = person.gapMinutes * minute;
          const taken = merged(person.busy.map(({ span: [from, to] }): Span => [from - gap, to + gap]));
          for (const [from, to] of free) {
            expect(isFree(taken, from, to)).toBe(true);
            expect(isFreeAt(person, from, of.now.getTime())).toBe(true);
            expect(isFreeAt(person, to - minute, of.now.getTime())).toBe(true);
            if (taken.some((one) => one[1] === from || one[0] === to)) seen.near += 1;
          }
          if (free.length > 0 && person.exceptions.some(({ kind }) => kind === 'extra')) seen.extra += 1;
        }
      }),
      times,
    );
    expect(seen.near).toBeGreaterThan(10);
    expect(seen.extra).toBeGreaterThan(10);
  });

  test('do not depend on who comes first, and one more person never adds a time', () => {
    let fewer = 0;
    fc.assert(
      fc.property(scene, (of) => {
        const all = freeOf(of);
        const free = freeForAll(all);
        expect(freeForAll(all.toReversed())).toEqual(free);
        const before = freeForAll(all.slice(1));
        if (all.length > 1) expect(freeForAll([before, free])).toEqual(free);
        if (all.length > 1 && JSON.stringify(before) !== JSON.stringify(free)) fewer += 1;
      }),
      times,
    );
    expect(fewer).toBeGreaterThan(10);
  });
});

test('the scenes have clocks that change while somebody is free, in both directions', () => {
  const seen = { skipped: 0, again: 0 };
  for (const of of fc.sample(scene, { numRuns: 300, seed: 1 })) {
    for (const [index, free] of freeOf(of).entries()) {
      const zone = of.people[index]?.zone ?? 'UTC';
      for (const span of free) {
        const change = offsetAt(zone, span[1]) - offsetAt(zone, span[0]);
        if (change > 0) seen.skipped += 1;
        if (change < 0) seen.again += 1;
      }
    }
  }
  expect(seen.skipped).toBeGreaterThan(10);
  expect(seen.again).toBeGreaterThan(10);
});

/** Minutes ahead of UTC, by the runtime's own calendar. */
function offsetAt(timeZone: string, instant: number): number {
  const local = new Date(instant).toLocaleString('sv-SE', { timeZone });
  return (Date.parse(`${local.replace(' ', 'T')}Z`) - Math.floor(instant / 1000) * 1000) / minute;
}
