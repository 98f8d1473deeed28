import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findClashes } from './find-clashes.ts';
import type { PlannedSession } from './find-clashes.ts';
import { daysAround, freeTimes } from './free-times.ts';
import type { Movable, Wish } from './free-times.ts';
import type { Obstacle } from './obstacles.ts';
import { expand } from '../../time/recurrence.ts';
import { addDays, parseRule } from '../../time/rule.ts';
import { instantOf } from '../../time/zones.ts';

const everything = { time: true, room: true, lecturers: true };
const longAgo = new Date('2020-01-01T00:00:00Z');

function obstacle(start: string, minutes: number, more: Partial<Obstacle> = {}): Obstacle {
  const startsAt = new Date(start);
  return {
    kind: 'LECTURER',
    lecturerId: null,
    roomId: null,
    who: null,
    country: null,
    count: null,
    sessionId: null,
    zone: null,
    told: true,
    message: '',
    startsAt,
    endsAt: new Date(startsAt.getTime() + minutes * 60_000),
    ...more,
  };
}

const place = { sessionId: null, roomId: 'room', lecturerIds: ['one', 'two'] };

function wishFor(rule: string, localStart: string, zone: string, minutes: number): Wish & { starts: string[] } {
  const parsed = parseRule('rule', rule);
  const startsFrom = (start: string) => expand(parsed, start, '2030-12-31', 400);
  const starts = startsFrom(localStart);
  return {
    starts,
    localStart,
    zone,
    minutes,
    onDay(shift): Movable[] | null {
      const start = `${addDays(localStart.slice(0, 10), shift)}${localStart.slice(10)}`;
      const shifted = startsFrom(start);
      return shifted[0] === start && shifted.length === starts.length
        ? shifted.map((one) => ({ ...place, localStart: one, zone, minutes }))
        : null;
    },
  };
}

interface Candidate {
  localStart: string;
  sessions: PlannedSession[];
}

/** Every start around the wish as if it were asked for, the nearest first. */
function candidates(rule: string, wish: Wish & { starts: string[] }): Candidate[] {
  const parsed = parseRule('rule', rule);
  const midnight = Date.parse(`${wish.localStart.slice(0, 10)}T00:00:00Z`);
  const away = ({ localStart }: Candidate) => Date.parse(`${localStart}:00Z`) - Date.parse(`${wish.localStart}:00Z`);
  const all: Candidate[] = [];
  for (let quarter = -daysAround * 96; quarter < (daysAround + 1) * 96; quarter += 1) {
    const localStart = new Date(midnight + quarter * 900_000).toISOString().slice(0, 16);
    const starts = expand(parsed, localStart, '2030-12-31', 400);
    if (localStart === wish.localStart || starts[0] !== localStart || starts.length !== wish.starts.length) continue;
    try {
      all.push({ localStart, sessions: starts.map((start) => planned(start, wish)) });
    } catch {
      // One of them falls into the hour that is skipped.
    }
  }
  return all.sort((a, b) => Math.abs(away(a)) - Math.abs(away(b)) || away(b) - away(a));
}

function planned(localStart: string, { zone, minutes }: Wish): PlannedSession {
  const startsAt = instantOf('x', localStart, zone);
  return { ...place, localStart, zone, startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
}

/** Of one day, and less than an hour from each other. */
const nearly = (one: string, other: string) =>
  one.slice(0, 10) === other.slice(0, 10) &&
  Math.abs(Date.parse(`${one}:00Z`) - Date.parse(`${other}:00Z`)) < 3_600_000;

/** The slow way: each start is checked for clashes. */
function slowly(all: readonly Candidate[], obstacles: readonly Obstacle[]): string[] {
  const free: string[] = [];
  for (const { localStart, sessions } of all) {
    if (free.some((other) => nearly(other, localStart))) continue;
    if (findClashes(sessions, obstacles, everything, [], 0, longAgo).length === 0) free.push(localStart);
    if (free.length === 5) break;
  }
  return free;
}

describe('free times', () => {
  test.each([
    ['FREQ=WEEKLY;COUNT=1', '2026-03-27T17:00', 'Europe/Brussels'],
    ['FREQ=WEEKLY;COUNT=4', '2026-03-20T02:30', 'Europe/Brussels'],
    ['FREQ=WEEKLY;BYDAY=MO,TH;COUNT=6', '2026-10-15T01:45', 'Europe/Brussels'],
    ['FREQ=DAILY;COUNT=6', '2026-10-20T17:10', 'Africa/Kigali'],
    ['FREQ=MONTHLY;BYDAY=-1FR;COUNT=3', '2026-03-27T12:00', 'Africa/Lubumbashi'],
  ])('%s from %s in %s are those that planning one after the other finds', (rule, localStart, zone) => {
    const wish = wishFor(rule, localStart, zone, 90);
    const all = candidates(rule, wish);
    const begin = Date.parse(`${localStart}:00Z`) - 15 * 86_400_000;
    const somewhere = fc
      .tuple(fc.integer({ min: 0, max: 90 * 24 * 12 }), fc.integer({ min: 5, max: 900 }))
      .map(([fives, minutes]) => obstacle(new Date(begin + fives * 300_000).toISOString(), minutes));
    const nearby = fc
      .tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: 5, max: 240 }))
      .map(([minutes, length]) =>
        obstacle(new Date(instantOf('x', localStart, zone).getTime() + minutes * 60_000).toISOString(), length),
      );
    fc.assert(
      fc.property(fc.array(fc.oneof(somewhere, nearby), { maxLength: 60, size: 'max' }), (obstacles) => {
        const found = freeTimes(wish, obstacles, longAgo).map((one) => one.localStart);
        expect(found).toEqual(slowly(all, obstacles));
      }),
      { numRuns: 8 },
    );
  });

  test('the nearest comes first, then others that are an hour apart or on other days', () => {
    const wish = wishFor('FREQ=WEEKLY;COUNT=1', '2026-05-05T17:00', 'Africa/Kigali', 60);
    const starts = (obstacles: Obstacle[]) => freeTimes(wish, obstacles, longAgo).map(({ localStart }) => localStart);
    expect(starts([])).toEqual(['17:15', '16:15', '18:15', '15:15', '19:15'].map((time) => `2026-05-05T${time}`));
    // Of that day, only from 17:30 to 19:00 is free.
    const rest = [obstacle('2026-05-04T22:00:00Z', 17.5 * 60), obstacle('2026-05-05T17:00:00Z', 300)];
    expect(starts(rest).slice(0, 2)).toEqual(['2026-05-05T17:30', '2026-05-06T00:00']);
  });

  test('a session in another room, or with another lecturer, is no obstacle', () => {
    const wish = wishFor('FREQ=WEEKLY;COUNT=1', '2026-05-05T17:00', 'Africa/Kigali', 60);
    const around = (more: Partial<Obstacle>) => [obstacle('2026-05-05T14:00:00Z', 180, more)];
    const first = (obstacles: Obstacle[]) => freeTimes(wish, obstacles, longAgo)[0]?.localStart;
    expect(first(around({ roomId: 'other' }))).toBe('2026-05-05T17:15');
    expect(first(around({ lecturerId: 'three' }))).toBe('2026-05-05T17:15');
    expect(first(around({ roomId: 'room' }))).toBe('2026-05-05T19:00');
    expect(first(around({ lecturerId: 'two' }))).toBe('2026-05-05T19:00');
  });

  test('no time in the past is offered, and none at all when nothing is free', () => {
    const wish = wishFor('FREQ=WEEKLY;COUNT=1', '2026-05-05T17:00', 'Africa/Kigali', 60);
    const found = freeTimes(wish, [], new Date('2026-05-05T15:20:00Z'));
    expect(found.map(({ localStart }) => localStart.slice(11))).toEqual(['17:30', '18:30', '19:30', '20:30', '21:30']);
    expect(freeTimes(wish, [obstacle('2026-01-01T00:00:00Z', 400 * 1440)], longAgo)).toEqual([]);
  });
});
