import { dayOf } from '../../../time/format.ts';

/** Beginnings in ms, by the day YYYY-MM-DD on which they are in a zone, in their order. */
export function byDay(times: readonly { startsAt: string }[], zone: string): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const { startsAt } of times) {
    const start = Date.parse(startsAt);
    const day = dayOf(start, zone);
    const starts = found.get(day);
    if (starts) starts.push(start);
    else found.set(day, [start]);
  }
  return found;
}
