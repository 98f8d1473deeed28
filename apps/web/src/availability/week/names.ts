import { weekdayName as nameOf } from '../../timetable/words-of-time.ts';

/** The name of a weekday, 1 Monday to 7 Sunday, as the API counts them. */
export function weekdayName(weekday: number, tag: string): string {
  return nameOf(weekday - 1, tag);
}

/** "Mon", as narrow columns have room for. */
export function shortWeekdayName(weekday: number, tag: string): string {
  // 5 January 1970 was a Monday.
  return new Intl.DateTimeFormat(tag, { timeZone: 'UTC', weekday: 'short' }).format(Date.UTC(1970, 0, 4 + weekday));
}
