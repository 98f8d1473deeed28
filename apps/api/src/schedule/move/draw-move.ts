import { AppError, badInput } from '#platform';
import { line } from '../../graphql/text.ts';
import { lengthOf, longestTopic, rangeOf } from '../plan/draw-up.ts';
import type { Aspects, PlannedSession } from '../clashes/find-clashes.ts';
import type { Movable, Wish } from '../clashes/free-times.ts';
import type { MoveInput } from '../plan/inputs.ts';
import type { SectionFacts } from '../clashes/planning-facts.ts';
import { refuseBegun } from './scopes.ts';
import type { Scope, ScopedSession } from './scopes.ts';
import { followingRule } from '../plan/series.ts';
import type { SeriesRow } from '../plan/series.ts';
import { addDays } from '../../time/rule.ts';
import { ianaZone, refuseFarAway } from '../../time/zones.ts';

/** A session of the scope as it will be. */
export interface MovedSession extends PlannedSession {
  sessionId: string;
  topic: string;
  seriesDate: string | null;
  /** The session keeps its time, because it was moved by hand before. */
  keepsTime: boolean;
}

/** A move that is valid in itself. */
export interface DrawnMove {
  sessions: MovedSession[];
  aspects: Aspects;
  /** Null: the series stays as it is. */
  series: { rule: string; localStart: string; minutes: number; zone: string; from: string } | null;
  wish: Wish;
}

/** The lecture rooms and lecturers of the move, looked up. */
export interface NewResources {
  /** Undefined: as it is. */
  roomId: string | null | undefined;
  /** Undefined: as it is; empty: the section's. */
  substitutes: readonly string[] | undefined;
}

/**
 * Moves the named session, and by as much local time the others of the scope: 17:00 to 18:00 makes all of them 18:00, on both sides
 * of a change of clocks. One that was moved by hand before keeps its own time unless it is the named one; room, topic and lecturers
 * are given to all.
 *
 * @throws {AppError} BAD_INPUT at the field that is wrong; CONFLICT when the named one is over, begun or cancelled
 */
export function drawMove(
  input: MoveInput,
  { named, all }: Scope,
  series: SeriesRow | undefined,
  section: SectionFacts,
  resources: NewResources,
  now: Date,
): DrawnMove {
  if (named.cancelled) throw conflict('cancelled', 'This session was cancelled. Plan a new one.');
  refuseBegun(named, 'input.sessionId');
  const time = newTime(input, named);
  if (!time.changes && named.endsAt <= now) throw conflict('over', 'This session is over. Give it another time first.');
  const topic = input.topic == null ? undefined : line('input.topic', input.topic, longestTopic, 0);
  const sessions = all.map((one) => moved(one, named, series, section, time, resources, topic));
  const aspects = {
    time: time.changes,
    room: all.some(({ roomId }) => resources.roomId != null && roomId !== resources.roomId),
    lecturers: all.some(
      ({ substitutes }) => resources.substitutes !== undefined && substitutes.join() !== resources.substitutes.join(),
    ),
  };
  const movers = sessions.filter(({ keepsTime }) => !keepsTime);
  const kept = all.map(({ seriesDate }) => seriesDate ?? '').sort();
  const [from = ''] = kept;
  const splits = series !== undefined && time.changes && input.scope != null && input.scope !== 'THIS';
  return {
    sessions,
    aspects,
    series: splits ? { ...newSeries(series, from, kept, time), minutes: time.minutes, zone: time.zone, from } : null,
    wish: {
      localStart: time.localStart,
      zone: time.zone,
      minutes: time.minutes,
      onDay(shift): Movable[] | null {
        const days = daysOf(named.localStart, time.localStart) + shift;
        if (splits && followingRule(series, from, days, kept) === null) return null;
        return movers
          .map((one) => ({
            ...one,
            minutes: Math.round((one.endsAt.getTime() - one.startsAt.getTime()) / 60_000),
            localStart: `${addDays(one.localStart.slice(0, 10), shift)}${one.localStart.slice(10)}`,
          }))
          .toSorted((a, b) => a.localStart.localeCompare(b.localStart));
      },
    },
  };
}

interface NewTime {
  localStart: string;
  minutes: number;
  zone: string;
  changes: boolean;
  /** Minutes by which it is later, in local time. */
  later: number;
}

function newTime(input: MoveInput, named: ScopedSession): NewTime {
  const zone = input.zone == null ? named.zone : ianaZone('input.zone', input.zone);
  if (zone !== named.zone && input.localStart == null) {
    throw badInput('input.localStart', `Say the local time in ${zone} too.`);
  }
  const localStart = input.localStart ?? named.localStart;
  refuseFarAway('input.localStart', localStart);
  const minutes = input.minutes == null ? named.minutes : lengthOf('input.minutes', input.minutes);
  return {
    localStart,
    minutes,
    zone,
    changes: localStart !== named.localStart || minutes !== named.minutes || zone !== named.zone,
    later: (wall(localStart) - wall(named.localStart)) / 60_000,
  };
}

function moved(
  one: ScopedSession,
  named: ScopedSession,
  series: SeriesRow | undefined,
  section: SectionFacts,
  time: NewTime,
  resources: NewResources,
  topic: string | undefined,
): MovedSession {
  const isNamed = one.id === named.id;
  const keepsTime = !time.changes || (!isNamed && movedByHand(one, series));
  const localStart = isNamed ? time.localStart : plusMinutes(one.seriesDate ?? one.localStart, time.later);
  const substitutes = resources.substitutes ?? one.substitutes;
  return {
    sessionId: one.id,
    topic: topic ?? one.topic,
    keepsTime,
    ...(keepsTime
      ? { localStart: one.localStart, zone: one.zone, startsAt: one.startsAt, endsAt: one.endsAt }
      : { localStart, zone: time.zone, ...rangeOf('input.localStart', localStart, time.minutes, time.zone) }),
    roomId: resources.roomId === undefined ? one.roomId : resources.roomId,
    lecturerIds: substitutes.length > 0 ? substitutes : section.lecturerIds,
    seriesDate: one.seriesDate,
  };
}

/** Somebody gave it another time, zone or length than the series has. */
export const movedByHand = (one: ScopedSession, series: SeriesRow | undefined): boolean =>
  series !== undefined &&
  (one.localStart !== one.seriesDate || one.zone !== series.zone || one.minutes !== series.minutes);

function newSeries(series: SeriesRow, from: string, kept: readonly string[], time: NewTime) {
  const localStart = plusMinutes(from, time.later);
  const days = daysOf(from, localStart);
  const rule = followingRule(series, from, days, kept);
  if (rule === null) {
    throw new AppError(
      'BAD_INPUT',
      `These sessions (${series.rule}) follow no rule when they are moved by ${days} days. Move them one by one, or plan new ones.`,
      'input.localStart',
      { days, rule: series.rule },
    );
  }
  return { rule, localStart };
}

/** @param minutes on the wall clock, which knows no changes */
export const plusMinutes = (local: string, minutes: number): string =>
  new Date(wall(local) + minutes * 60_000).toISOString().slice(0, 16);
const wall = (local: string): number => Date.parse(`${local}:00Z`);
const daysOf = (from: string, to: string): number =>
  Math.round((wall(`${to.slice(0, 10)}T00:00`) - wall(`${from.slice(0, 10)}T00:00`)) / 86_400_000);
const conflict = (reason: string, sentence: string) =>
  new AppError('CONFLICT', sentence, 'input.sessionId', { reason });
