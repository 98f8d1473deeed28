import { badInput } from '#platform';
import { addDays } from '../../../time/rule.ts';
import type { Range } from '../../../time/ranges.ts';
import { WallClock, minutesOf } from '../../../time/wall-clock.ts';
import { ianaZone, instantOf } from '../../../time/zones.ts';

const minutesAllowed = { min: 10, max: 240 } as const;
export const mostTimes = 24;
const daysBetween = { weekly: 7, fortnightly: 14 } as const;

export interface WantedTimes {
  /** YYYY-MM-DDTHH:MM of the first. */
  localStart: string;
  zone: string;
  minutes: number;
  repetition?: keyof typeof daysBetween | null;
  times: number;
}

/** One meeting as it is wanted. */
export interface Occurrence {
  /** YYYY-MM-DDTHH:MM in the zone. */
  localStart: string;
  /** Null: clocks skip this time. */
  range: Range | null;
}

/**
 * The times of a meeting that repeats: each at the same time on the clock of its zone, also after clocks were changed.
 *
 * @throws {AppError} BAD_INPUT at a field of `input`
 */
export function occurrencesOf({ localStart, minutes, repetition, times, ...wanted }: WantedTimes): Occurrence[] {
  const zone = ianaZone('input.zone', wanted.zone);
  const { min, max } = minutesAllowed;
  if (minutes < min || minutes > max) throw badInput('input.minutes', `A meeting takes ${min} to ${max} minutes.`);
  if (times < 1 || times > mostTimes) throw badInput('input.times', `Book 1 to ${mostTimes} meetings.`);
  if (!repetition && times > 1) throw badInput('input.times', 'Say how the meeting repeats.');
  // The first must exist: whoever names it means that time.
  instantOf('input.localStart', localStart, zone);
  const clock = WallClock.in(zone);
  return Array.from({ length: times }, (_, index) => {
    const day = addDays(localStart.slice(0, 10), index * (repetition ? daysBetween[repetition] : 0));
    const start = clock.at(day, minutesOf(localStart));
    return {
      localStart: `${day}${localStart.slice(10)}`,
      range: start === null ? null : { startsAt: new Date(start), endsAt: new Date(start + minutes * 60_000) },
    };
  });
}
