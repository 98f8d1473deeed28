import type { SessionMoveInput } from '#contract/graphql/graphql';
import { addDays } from '../../time/days.ts';

/** A session that can be ticked. */
export interface Tickable {
  id: string;
  version: number;
  /** YYYY-MM-DDTHH:MM, in its own zone. */
  localStart: string;
  room: { id: string } | null;
}

/** What is to be done with each of them; everything may stay as it is. */
export interface Shift {
  /** Later by so many days; earlier when negative. NaN: what was typed is no number. */
  days: number;
  /** HH:MM; empty: stays. */
  time: string;
  /** An id, `noRoom`, or empty: stays. */
  room: string;
}

export const noRoom = '-';
/** Days that one can move by; further lies in another term. */
export const furthest = 365;

const unitDays = { days: 1, weeks: 7, earlierDays: -1, earlierWeeks: -7 };
export type Unit = keyof typeof unitDays;
export const units = Object.keys(unitDays) as Unit[];

export function readShift(values: FormData): Shift {
  const text = (name: string) => {
    const value = values.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  return { days: Number(text('by')) * (unitDays[text('unit') as Unit] ?? 1), time: text('time'), room: text('room') };
}

/** What the API is asked; undefined while nothing is chosen, or it makes no sense. */
export function movesOf(sessions: readonly Tickable[], { days, time, room }: Shift): SessionMoveInput[] | undefined {
  if (!Number.isInteger(days) || Math.abs(days) > furthest) return undefined;
  if (days === 0 && time === '' && room === '') return undefined;
  return sessions.map(({ id, version, localStart }) => ({
    sessionId: id,
    version,
    localStart: `${addDays(localStart.slice(0, 10), days)}T${time === '' ? localStart.slice(11, 16) : time}`,
    ...(room === '' ? {} : room === noRoom ? { noRoom: true } : { roomId: room }),
  }));
}

/** The way back: each as it was, from the version that the move made. */
export function backOf(
  before: readonly Tickable[],
  after: readonly { id: string; version: number }[],
): SessionMoveInput[] {
  const was = new Map(before.map((one) => [one.id, one]));
  return after.flatMap(({ id, version }) => {
    const session = was.get(id);
    if (!session) return [];
    const room = session.room === null ? { noRoom: true } : { roomId: session.room.id };
    return [{ sessionId: id, version, localStart: session.localStart, ...room }];
  });
}
