import { awayTimes, extraTimes } from '../time/day-hours.ts';
import type { DateException } from '../time/day-hours.ts';
import { merged, shared, spanOf, without } from '../time/ranges.ts';
import type { Span } from '../time/ranges.ts';
import { addDays, mondayOf } from '../time/rule.ts';
import { WallClock } from '../time/wall-clock.ts';
import { dateIn } from '../time/zones.ts';
import { timesOf } from '../time/unavailable-times.ts';
import type { UnavailabilityRule } from '../time/unavailable-times.ts';
import { weeklyTimes } from './weekly-hours.ts';
import type { WeekdayHours } from './weekly-hours.ts';

const minute = 60_000;
const hour = 60 * minute;

/** When a person would meet others, and what stands against it. */
export interface PersonTimes {
  zone: string;
  hours: readonly WeekdayHours[];
  exceptions: readonly DateException[];
  unavailable: readonly UnavailabilityRule[];
  /** Hours from now within which nothing begins. */
  noticeHours: number;
  /** Minutes between what they have and a meeting. */
  gapMinutes: number;
  /** Meetings in a week; null: no limit. */
  mostPerWeek: number | null;
  /** What they teach, learn and take part in: of all weeks that the span touches. */
  busy: readonly BusyTime[];
}

export interface BusyTime {
  span: Span;
  /** It counts towards the most in a week. */
  meeting: boolean;
}

/** When a person could begin and end a meeting within a span; merged. */
export function freeSpans(person: PersonTimes, span: Span, now: Date): Span[] {
  const from = Math.max(span[0], now.getTime() + person.noticeHours * hour);
  if (from >= span[1]) return [];
  const asked: Span = [from, span[1]];
  const weekly = without(weeklyTimes(person.zone, person.hours, asked), awayTimes(person.exceptions, asked));
  const open = merged([...weekly, ...extraTimes(person.exceptions, asked)]);
  return without(shared(open, [asked]), taken(person, asked));
}

function taken({ zone, gapMinutes, mostPerWeek, busy, unavailable }: PersonTimes, asked: Span): Span[] {
  const gap = gapMinutes * minute;
  const range = { startsAt: new Date(asked[0]), endsAt: new Date(asked[1]) };
  const meetings = busy.filter(({ meeting }) => meeting).map(({ span }) => span[0]);
  return merged([
    ...busy.map(({ span: [from, to] }): Span => [from - gap, to + gap]),
    ...unavailable.flatMap((rule) => timesOf(rule, range).map(spanOf)),
    ...(mostPerWeek === null ? [] : fullWeeks(zone, meetings, mostPerWeek)),
  ]);
}

/** The weeks, Monday to Sunday on the wall clock of a zone, in which so many of the starts are. */
export function fullWeeks(zone: string, starts: readonly number[], most: number): Span[] {
  const clock = WallClock.in(zone);
  const byMonday = Map.groupBy(starts, (start) => mondayOf(dateIn(zone, new Date(start))));
  return [...byMonday]
    .filter(([, there]) => there.length >= most)
    .map(([monday]) => [clock.startOf(monday), clock.startOf(addDays(monday, 7))]);
}
