import { merged, without } from './ranges.ts';
import type { Span } from './ranges.ts';
import { addDays } from './rule.ts';
import { WallClock, minutesOf } from './wall-clock.ts';
import { dateIn } from './zones.ts';

/** A part of a day on the wall clock, HH:MM. It ends at 24:00 at the latest. */
export interface DayHours {
  from: string;
  to: string;
}

/** Hours of some days of a zone. */
export interface DatedHours extends DayHours {
  /** YYYY-MM-DD */
  firstDay: string;
  /** YYYY-MM-DD, included. */
  lastDay: string;
  zone: string;
}

/**
 * When it is `from` to `to` on a date. An hour that comes twice belongs to what goes on at its end and begins before it: both ends are at
 * the earlier one, as the timetable's starts are. An hour that clocks skip is no time.
 */
export const spanOn = (clock: WallClock, date: string, { from, to }: DayHours): Span => [
  clock.atOrAfter(date, minutesOf(from)),
  // Hours end after they begin, so midnight is that of the end.
  clock.atOrAfter(date, minutesOf(to) || 1440),
];

/** The dates of a zone that a span touches. */
export function datesIn(zone: string, [from, to]: Span): string[] {
  const dates: string[] = [];
  const last = dateIn(zone, new Date(to - 1));
  for (let day = dateIn(zone, new Date(from)); day <= last; day = addDays(day, 1)) dates.push(day);
  return dates;
}

/** When it is these hours, on days that a span touches; merged. */
export function timesOfDays(hours: readonly DatedHours[], span: Span): Span[] {
  const datesOf = new Map<string, string[]>();
  return merged(
    hours.flatMap((one) => {
      const clock = WallClock.in(one.zone);
      const dates = datesOf.get(one.zone) ?? datesIn(one.zone, span);
      datesOf.set(one.zone, dates);
      return dates
        .filter((day) => day >= one.firstDay && day <= one.lastDay)
        .map((day) => spanOn(clock, day, one))
        .filter(([from, to]) => from < to);
    }),
  );
}

/** Days on which somebody is away, or has time beside their weekly hours. */
export interface DateException extends DatedHours {
  kind: 'away' | 'extra';
}

const ofKind = (exceptions: readonly DateException[], wanted: DateException['kind'], span: Span) =>
  timesOfDays(
    exceptions.filter(({ kind }) => kind === wanted),
    span,
  );

/** When somebody has time beside their weekly hours, on days that a span touches; merged. */
export const extraTimes = (exceptions: readonly DateException[], span: Span): Span[] =>
  ofKind(exceptions, 'extra', span);

/** When somebody is away, on days that a span touches; merged. Extra hours on a day of an absence count: they are the more exact word. */
export const awayTimes = (exceptions: readonly DateException[], span: Span): Span[] =>
  without(ofKind(exceptions, 'away', span), extraTimes(exceptions, span));
