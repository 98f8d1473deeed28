/** A stretch in which a meeting can begin and end. */
export interface FreeRange {
  startsAt: number;
  endsAt: number;
}

/** Starts of a quarter of an hour each stand for what is free between them: one that follows the other makes one stretch. */
const quarter = 15 * 60_000;

export function freeRanges(slots: readonly { startsAt: string; endsAt: string }[]): FreeRange[] {
  const ranges: FreeRange[] = [];
  let before = Number.NaN;
  for (const slot of slots) {
    const startsAt = Date.parse(slot.startsAt);
    const endsAt = Date.parse(slot.endsAt);
    const last = ranges.at(-1);
    if (last && startsAt - before <= quarter) last.endsAt = endsAt;
    else ranges.push({ startsAt, endsAt });
    before = startsAt;
  }
  return ranges;
}
