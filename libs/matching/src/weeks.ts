import type { Weeks } from './profile.ts';

const day = 86_400_000;
/** 1970-01-05, the first Monday of the count. */
const firstMonday = 4 * day;

/** Weeks are counted, so that sets of them can be bits. A day belongs to the week of the Monday before it. */
export function weekOf(date: string): number {
  const instant = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(instant)) throw new RangeError(`"${date}" is no date.`);
  return Math.floor((instant - firstMonday) / (7 * day));
}

/** Ten years: who writes 2207 in the place of 2027 shall not make sets of ten thousand weeks. */
export const mostWeeks = 520;

/** Both ends belong to a range. Each week is named once. */
export function weeksIn(ranges: readonly Weeks[]): Set<number> {
  const weeks = new Set<number>();
  for (const [first, last] of ranges) {
    const [from, to] = [weekOf(first), weekOf(last)];
    if (to - from >= mostWeeks) throw new RangeError(`From ${first} to ${last} there are more than ten years.`);
    for (let week = from; week <= to; week += 1) weeks.add(week);
  }
  return weeks;
}
