import type { CheckPartsFragment, ClashKind } from '#contract/graphql/graphql';

export type Check = CheckPartsFragment;
export type Clash = Check['clashes'][number];

/** The same thing in the way of several sessions of a series, told once with its days. */
export interface ClashGroup {
  first: Clash;
  /** Local days of the planned sessions, YYYY-MM-DD. */
  days: string[];
}

/** Clashes that say the same but for the day are told together; what cannot be accepted comes first. */
export function groupClashes(clashes: readonly Clash[]): ClashGroup[] {
  const groups = new Map<string, ClashGroup>();
  for (const clash of clashes) {
    const key = [clash.kind, clash.who, clash.session?.section?.id].join('|');
    const group = groups.get(key) ?? { first: clash, days: [] };
    const day = clash.occurrence.slice(0, 10);
    if (!group.days.includes(day)) group.days.push(day);
    groups.set(key, group);
  }
  return [...groups.values()].sort((one, other) => Number(other.first.blocking) - Number(one.first.blocking));
}

/** The kinds that one may accept, each once. */
export function kindsToAccept(clashes: readonly Clash[]): ClashKind[] {
  return [...new Set(clashes.flatMap(({ kind, blocking }) => (blocking ? [] : [kind])))];
}
