/** From an instant to before another. */
export interface Range {
  startsAt: Date;
  endsAt: Date;
}

/** [from, to) in ms since the epoch. */
export type Span = readonly [from: number, to: number];

export const spanOf = ({ startsAt, endsAt }: Range): Span => [startsAt.getTime(), endsAt.getTime()];

export const rangeOf = ([from, to]: Span): Range => ({ startsAt: new Date(from), endsAt: new Date(to) });

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

/** What of `spans` is in none of `taken`; both must be `merged`, and so is the result. */
export function without(spans: readonly Span[], taken: readonly Span[]): Span[] {
  const found: Span[] = [];
  let next = 0;
  for (const [from, to] of spans) {
    let begin = from;
    while ((taken[next]?.[1] ?? Infinity) <= begin) next += 1;
    for (let at = next; begin < to; at += 1) {
      const [takenFrom, takenTo] = taken[at] ?? [Infinity, Infinity];
      if (takenFrom > begin) found.push([begin, Math.min(takenFrom, to)]);
      begin = Math.max(begin, takenTo);
    }
  }
  return found;
}

/** What is in both; both must be `merged`, and so is the result. */
export function shared(one: readonly Span[], other: readonly Span[]): Span[] {
  const found: Span[] = [];
  let [a, b] = [0, 0];
  for (;;) {
    const [mine, theirs] = [one[a], other[b]];
    if (!mine || !theirs) return found;
    const [from, to] = [Math.max(mine[0], theirs[0]), Math.min(mine[1], theirs[1])];
    if (from < to) found.push([from, to]);
    if (mine[1] < theirs[1]) a += 1;
    else b += 1;
  }
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
