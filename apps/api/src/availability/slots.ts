import { shared } from '../time/ranges.ts';
import type { Span } from '../time/ranges.ts';

/** Slots begin on quarters of an hour: all zones are whole quarters from UTC, so these are the quarters of everybody's clock (docs/decisions/0217). */
const raster = 15 * 60_000;

/** What is free for all; each person's spans must be merged. Nobody: no time. */
export const freeForAll = (people: readonly (readonly Span[])[]): Span[] =>
  people.length === 0 ? [] : people.slice(1).reduce<Span[]>((all, one) => shared(all, one), [...(people[0] ?? [])]);

/** Every start on the raster from which a meeting fits into one of the spans, earliest first. */
export function slots(free: readonly Span[], minutes: number): Span[] {
  const length = minutes * 60_000;
  return free.flatMap(([from, to]) => {
    const first = Math.ceil(from / raster) * raster;
    const count = Math.max(0, Math.floor((to - length - first) / raster) + 1);
    return Array.from({ length: count }, (_, index): Span => {
      const start = first + index * raster;
      return [start, start + length];
    });
  });
}
