import { badInput } from '#platform';
import type { DayHours } from '../time/day-hours.ts';
import type { WeekdayHours } from './weekly-hours.ts';

/** Parts of a week at most: ten a day. */
export const mostHours = 70;

/** @throws {AppError} BAD_INPUT at `field` */
export function wholeNumber(field: string, value: number, min: number, max: number): number {
  if (value < min || value > max) throw badInput(field, `This must be ${min} to ${max}.`);
  return value;
}

/** @throws {AppError} BAD_INPUT at the field below `field` that is wrong */
export function dayHours(field: string, from: string, to: string): DayHours {
  if (!isClockTime(from)) throw badInput(`${field}.from`, 'This must be a time of the day, written HH:MM.');
  if (to !== '24:00' && !isClockTime(to)) {
    throw badInput(`${field}.to`, 'This must be a time of the day, written HH:MM, or 24:00.');
  }
  if (to <= from) {
    throw badInput(
      `${field}.to`,
      `This must be after ${from}. Write what goes on past midnight as two: to 24:00, and from 00:00.`,
    );
  }
  return { from, to };
}

/**
 * By weekday and time.
 *
 * @throws {AppError} BAD_INPUT at `field`, or at the part below it that is wrong
 */
export function weekdayHours(field: string, wanted: readonly WeekdayHours[]): WeekdayHours[] {
  if (wanted.length > mostHours) throw badInput(field, `Give ${mostHours} parts of a week at most.`);
  const placed = wanted
    .map(({ weekday, from, to }, index) => {
      const place = `${field}.${index}`;
      return { place, weekday: wholeNumber(`${place}.weekday`, weekday, 1, 7), ...dayHours(place, from, to) };
    })
    .sort((one, other) => one.weekday - other.weekday || one.from.localeCompare(other.from));
  for (const [index, { place, weekday, from }] of placed.entries()) {
    const before = placed[index - 1];
    if (before?.weekday === weekday && from < before.to) {
      throw badInput(`${place}.from`, `This overlaps ${before.from} to ${before.to} of the same day.`);
    }
  }
  return placed.map(({ weekday, from, to }) => ({ weekday, from, to }));
}

const isClockTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
