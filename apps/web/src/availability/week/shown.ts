import type { Minutes } from './rows.ts';

/** Minutes of one cell of the grid. */
export const cellMinutes = 30;

/** The hours that the grid shows of each day, in minutes: the day, and as far into the night as somebody is free. */
export function shownMinutes(parts: readonly Minutes[]): [first: number, last: number] {
  const first = Math.min(7 * 60, ...parts.map(([from]) => Math.floor(from / 60) * 60));
  const last = Math.max(23 * 60, ...parts.map(([, to]) => Math.ceil(to / 60) * 60));
  return [first, last];
}
