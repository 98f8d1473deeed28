import { datesIn, spanOn } from '../time/day-hours.ts';
import type { DayHours } from '../time/day-hours.ts';
import { merged } from '../time/ranges.ts';
import type { Span } from '../time/ranges.ts';
import { weekdayOf } from '../time/rule.ts';
import type { WakingHours } from '../time/waking.ts';
import { WallClock } from '../time/wall-clock.ts';

/** A part of a weekday, every week. What crosses midnight is two. */
export interface WeekdayHours extends DayHours {
  /** 1 is Monday, 7 Sunday. */
  weekday: number;
}

/** When it is these hours in a zone, on days that a span touches; merged. */
export function weeklyTimes(zone: string, hours: readonly WeekdayHours[], span: Span): Span[] {
  const clock = WallClock.in(zone);
  const byWeekday = Map.groupBy(hours, ({ weekday }) => weekday);
  return merged(
    datesIn(zone, span)
      .flatMap((day) => (byWeekday.get(weekdayOf(day)) ?? []).map((one) => spanOn(clock, day, one)))
      .filter(([from, to]) => from < to),
  );
}

/** The waking hours of each day: what counts for somebody who has said nothing else (docs/decisions/0216). */
export function wakingWeek({ from, to }: WakingHours): WeekdayHours[] {
  const ends = to === '00:00' ? '24:00' : to;
  const parts: DayHours[] =
    from === to
      ? [{ from: '00:00', to: '24:00' }]
      : from < ends
        ? [{ from, to: ends }]
        : [
            { from: '00:00', to: ends },
            { from, to: '24:00' },
          ];
  return [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => parts.map((part) => ({ weekday, ...part })));
}
