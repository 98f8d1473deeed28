/** From an instant to before another. */
export interface Range {
  startsAt: Date;
  endsAt: Date;
}

/** [from, to) in ms since the epoch. */
export type Span = readonly [from: number, to: number];

export const spanOf = ({ startsAt, endsAt }: Range): Span => [startsAt.getTime(), endsAt.getTime()];

export const overlap = (a: Range, b: Range): boolean => a.startsAt < b.endsAt && a.endsAt > b.startsAt;

/** Earliest first, those that touch or overlap made one. */
export function merged(spans: readonly Span[]): Span[] {
  const found: [number, number][] = [];
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = found.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else found.push([from, to]);
  }
  return found;
}

/** Whether [from, to) meets none of `taken`, which must be `merged`. */
export function isFree(taken: readonly Span[], from: number, to: number): boolean {
  let [low, high] = [0, taken.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((taken[middle]?.[1] ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  const next = taken[low];
  return next === undefined || next[0] >= to;
}
