import { addDays, daysBetween } from '../../time/days.ts';
import { dayEnd, wallTime } from '../grid/week.ts';

/** Days of one entry at most, as the API has it. */
const longestDays = 28;

/** Minutes from one time of day (HH:MM) to another; to an earlier one, over midnight; to the same, a whole day. */
export function minutesBetween(from: string, to: string): number {
  const length = minuteOf(to) - minuteOf(from);
  return length > 0 ? length : length + dayEnd;
}

/** The time of day so many minutes later. */
export function timeAfter(from: string, minutes: number): string {
  return wallTime((minuteOf(from) + minutes) % dayEnd);
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** One entry of when somebody cannot teach. */
export interface Stretch {
  /** YYYY-MM-DDTHH:MM. */
  localStart: string;
  minutes: number;
}

/**
 * From a time of the first day to a time of the last day, without a gap; what is longer than the API takes is cut into several.
 * On one day, an earlier end means the next day.
 */
export function stretchesOf(first: string, from: string, last: string, to: string): Stretch[] {
  if (last <= first) return [{ localStart: `${first}T${from}`, minutes: minutesBetween(from, to) }];
  const whole = daysBetween(first, last) * dayEnd + minuteOf(to) - minuteOf(from);
  const pieces: Stretch[] = [];
  for (let done = 0; done < whole; done += longestDays * dayEnd) {
    pieces.push({
      localStart: `${addDays(first, done / dayEnd)}T${from}`,
      minutes: Math.min(longestDays * dayEnd, whole - done),
    });
  }
  return pieces;
}

/** When an entry ends on the wall clock, YYYY-MM-DDTHH:MM. */
export function endOf({ localStart, minutes }: Stretch): string {
  const from = localStart.slice(11, 16);
  return `${addDays(localStart.slice(0, 10), Math.floor((minuteOf(from) + minutes) / dayEnd))}T${timeAfter(from, minutes)}`;
}
