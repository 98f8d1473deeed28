import { concerns } from './find-clashes.ts';
import type { PlannedSession } from './find-clashes.ts';
import type { Obstacle } from './obstacles.ts';
import { isFree, merged, spanOf } from '../../time/ranges.ts';
import type { Span } from '../../time/ranges.ts';
import { addDays } from '../../time/rule.ts';
import { WallClock, minutesOf } from '../../time/wall-clock.ts';

/** How far from the time asked for, days. */
export const daysAround = 14;
/** Starts lie on this grid, minutes. */
const grid = 15;
const most = 5;
/** Minutes between two starts offered on one day: one only a quarter of an hour later is no real choice. */
const apart = 60;

/** The lecture room and the lecturers of a session, by which obstacles concern it or not. */
export type SessionResources = Pick<PlannedSession, 'sessionId' | 'localStart' | 'zone' | 'roomId' | 'lecturerIds'>;

/** A session to find a time for. */
export interface Movable extends SessionResources {
  /** Minutes. */
  minutes: number;
}

export interface Wish {
  /** The start asked for: YYYY-MM-DDTHH:MM in `zone`. */
  localStart: string;
  zone: string;
  /** Minutes of the one that begins then. */
  minutes: number;
  /**
   * The sessions as they would be so many days later, with their local starts at the time of day that was asked for; null when the rule has no
   * such start. In order.
   */
  onDay(shift: number): readonly Movable[] | null;
}

export interface FreeStart {
  localStart: string;
  startsAt: Date;
  endsAt: Date;
  zone: string;
}

/**
 * The nearest starts, at least an hour apart or on other days, at which nothing at all speaks against any of the sessions. Obstacles are merged once; then each candidate is a few
 * additions and a search, so a series of hundreds costs milliseconds.
 */
export function freeTimes(wish: Wish, obstacles: readonly Obstacle[], now: Date): FreeStart[] {
  const clock = WallClock.in(wish.zone);
  const asked = asIfUtc(wish.localStart.slice(0, 10), minutesOf(wish.localStart));
  const takenBy = new Map<string, Span[]>();
  const takenFor = (resources: SessionResources): readonly Span[] => {
    const key = `${resources.roomId} ${resources.lecturerIds.join()}`;
    let taken = takenBy.get(key);
    if (!taken) {
      taken = merged(obstacles.filter((obstacle) => concerns(obstacle, resources)).map(spanOf));
      takenBy.set(key, taken);
    }
    return taken;
  };
  const found: FreeStart[] = [];
  const offered = new Map<number, number[]>();
  const days = new Map<number, readonly Movable[] | null>();
  for (const { shift, minutes } of candidates(asked, wish.localStart.slice(0, 10))) {
    const sameDay = offered.get(shift) ?? [];
    if (sameDay.some((other) => Math.abs(other - minutes) < apart)) continue;
    if (!days.has(shift)) days.set(shift, wish.onDay(shift));
    const sessions = days.get(shift);
    const start = clock.at(addDays(wish.localStart.slice(0, 10), shift), minutes);
    if (!sessions || start === null) continue;
    if (!allFree(sessions, minutes - minutesOf(wish.localStart), now, takenFor)) continue;
    offered.set(shift, [...sameDay, minutes]);
    found.push({
      localStart: `${addDays(wish.localStart.slice(0, 10), shift)}T${timeText(minutes)}`,
      startsAt: new Date(start),
      endsAt: new Date(start + wish.minutes * 60_000),
      zone: wish.zone,
    });
    if (found.length === most) break;
  }
  return found;
}

/** Every start on the grid, the nearest first on the wall clock; of two as near, the later one. */
function candidates(asked: number, date: string): { shift: number; minutes: number }[] {
  const all: { shift: number; minutes: number; away: number }[] = [];
  for (let shift = -daysAround; shift <= daysAround; shift += 1) {
    const day = addDays(date, shift);
    for (let minutes = 0; minutes < 1440; minutes += grid) {
      const away = asIfUtc(day, minutes) - asked;
      if (away !== 0) all.push({ shift, minutes, away });
    }
  }
  return all.sort((a, b) => Math.abs(a.away) - Math.abs(b.away) || b.away - a.away);
}

/** @param later minutes on the wall clock that each session begins later than its local start says */
function allFree(
  sessions: readonly Movable[],
  later: number,
  now: Date,
  takenFor: (resources: SessionResources) => readonly Span[],
): boolean {
  let before = now.getTime();
  return sessions.every((session) => {
    const minutes = minutesOf(session.localStart) + later;
    const day = addDays(session.localStart.slice(0, 10), Math.floor(minutes / 1440));
    const start = WallClock.in(session.zone).at(day, ((minutes % 1440) + 1440) % 1440);
    if (start === null || start < before) return false;
    before = start + session.minutes * 60_000;
    return isFree(takenFor(session), start, before);
  });
}

const asIfUtc = (date: string, minutes: number) => Date.parse(`${date}T00:00:00Z`) + minutes * 60_000;
const timeText = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
