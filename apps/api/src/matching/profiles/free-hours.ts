import type { Weeks } from '#matching';
import { weeklyTimes } from '../../availability/index.ts';
import type { WeekdayHours } from '../../availability/index.ts';
import type { DateException } from '../../time/day-hours.ts';
import { addDays, weekdayOf } from '../../time/rule.ts';

const hour = 3_600_000;
const hoursOfWeek = 7 * 24;

/** Whole hours of a week, counted in UTC from Monday 0:00, in which it is these hours in a zone. @param monday YYYY-MM-DD */
export function freeHoursOf(zone: string, hours: readonly WeekdayHours[], monday: string): number[] {
  const start = Date.parse(`${monday}T00:00:00Z`);
  return weeklyTimes(zone, hours, [start, start + hoursOfWeek * hour]).flatMap(([from, to]) => {
    const first = Math.max(0, Math.ceil((from - start) / hour));
    const end = Math.min(hoursOfWeek, Math.floor((to - start) / hour));
    return Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
  });
}

/** Weeks in which one of their days is left; without hours or extra hours there is none. @param monday of the first week, YYYY-MM-DD */
export function freeWeeksOf(
  hours: readonly WeekdayHours[],
  exceptions: readonly DateException[],
  monday: string,
  count: number,
): Weeks[] {
  const weekdays = new Set(hours.map(({ weekday }) => weekday));
  const isFree = (day: string) =>
    covers(exceptions, 'extra', day) || (weekdays.has(weekdayOf(day)) && !covers(exceptions, 'away', day));
  const found: [first: string, last: string][] = [];
  for (let week = 0; week < count; week += 1) {
    const first = addDays(monday, 7 * week);
    if (![0, 1, 2, 3, 4, 5, 6].some((after) => isFree(addDays(first, after)))) continue;
    const range = found.at(-1);
    if (range && addDays(range[1], 7) === first) range[1] = first;
    else found.push([first, first]);
  }
  return found;
}

/** An absence of some hours leaves the rest of its day. */
const covers = (exceptions: readonly DateException[], kind: DateException['kind'], day: string): boolean =>
  exceptions.some(
    (one) =>
      one.kind === kind &&
      one.firstDay <= day &&
      day <= one.lastDay &&
      (kind === 'extra' || (one.from === '00:00' && one.to === '24:00')),
  );
