import { cityOf } from '#contract/cities';
import { clockWords, dayWords } from '../time/format.ts';
import { offsetAt } from '../time/zones.ts';

/** A planned time by the reader's clock, and by that of the place where it was planned when it shows another. */
export interface When {
  day: string;
  clock: string;
  there?: { clock: string; place: string };
}

export function whenAndThere(
  { startsAt, zone }: { startsAt: string; zone: string },
  reader: string,
  tag: string,
): When {
  const start = Date.parse(startsAt);
  const here = { day: dayWords(start, reader, tag), clock: clockWords(start, reader) };
  if (offsetAt(start, zone) === offsetAt(start, reader)) return here;
  return { ...here, there: { clock: clockWords(start, zone), place: cityOf(zone, tag) } };
}
