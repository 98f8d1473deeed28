import { badInput } from '#platform';

/** Days of one timetable at most: a year, and some more for long terms. */
const mostDays = 400;

/** The number of days that a caller asks for; seven by default. @throws {AppError} BAD_INPUT at `days` or `from` */
export function daysOf(from: string, days: number | null): number {
  const wanted = days ?? 7;
  if (wanted < 1 || wanted > mostDays) throw badInput('days', `Days must be 1 to ${mostDays}.`);
  const year = Number(from.slice(0, 4));
  if (year < 1990 || year > 2200) throw badInput('from', 'This date is too far away.');
  return wanted;
}
