import { isFree, merged } from '../time/ranges.ts';
import type { Span } from '../time/ranges.ts';
import { addDays } from '../time/rule.ts';
import { WallClock } from '../time/wall-clock.ts';

/** Starts lie on this grid, minutes. */
const grid = 30;
/** Minutes between two that are offered on one day: half an hour later is hardly another choice. */
const apart = 60;
/** When a campus is open for a session, minutes of its day: who is asked for may live elsewhere, rooms do not. */
const open = { from: 7 * 60, to: 21 * 60 } as const;
/** Offered in all. */
export const mostTimes = 60;

export interface RoomFound {
  id: string;
  name: string;
  seats: number;
}

export interface Together {
  zone: string;
  /** YYYY-MM-DD at the campus. */
  from: string;
  days: number;
  minutes: number;
  /** Days on which the campus is closed. */
  closed: ReadonlySet<string>;
  /** When one of the people is taken. */
  people: readonly Span[];
  /** Null: no room is needed. */
  rooms: readonly (RoomFound & { taken: readonly Span[] })[] | null;
}

export interface TimeFound {
  localStart: string;
  startsAt: Date;
  endsAt: Date;
  room: RoomFound | null;
}

/** The times at which everybody and a room are free, earliest first: some a day, each with the smallest room that is free then. */
export function timesTogether(asked: Together, now: Date): TimeFound[] {
  const clock = WallClock.in(asked.zone);
  const people = merged(asked.people);
  const rooms = asked.rooms
    ?.toSorted((a, b) => a.seats - b.seats || a.name.localeCompare(b.name, 'fr', { numeric: true }))
    .map((room) => ({ room, taken: merged(room.taken) }));
  const found: TimeFound[] = [];
  for (let number = 0; number < asked.days; number += 1) {
    const day = addDays(asked.from, number);
    if (asked.closed.has(day)) continue;
    let next: number = open.from;
    for (let minute = open.from; minute + asked.minutes <= open.to; minute += grid) {
      if (minute < next) continue;
      const start = clock.at(day, minute);
      if (start === null || start < now.getTime()) continue;
      const end = start + asked.minutes * 60_000;
      if (!isFree(people, start, end)) continue;
      const free = rooms?.find(({ taken }) => isFree(taken, start, end));
      if (rooms && !free) continue;
      found.push({
        localStart: `${day}T${clockText(minute)}`,
        startsAt: new Date(start),
        endsAt: new Date(end),
        room: free ? { id: free.room.id, name: free.room.name, seats: free.room.seats } : null,
      });
      if (found.length === mostTimes) return found;
      next = minute + apart;
    }
  }
  return found;
}

const clockText = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
