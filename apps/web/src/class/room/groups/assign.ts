import { shareOut } from '#classroom';

/** Who is to be in which group, by place from 0; people who are in none stay with the class as a whole. */
export type Assignment = Readonly<Record<string, number>>;

const assigned = (groups: readonly (readonly string[])[]): Assignment =>
  Object.fromEntries(groups.flatMap((members, place) => members.map((member) => [member, place] as const)));

/** Everybody in one of `count` groups, by chance. @param random in [0, 1) */
export function atRandom(people: readonly string[], count: number, random: () => number): Assignment {
  return assigned(shareOut(people, count, random));
}

/**
 * Those of one cohort together, a group for each; who is of none stays without. Of more than `most` cohorts the last are one group.
 *
 * @param cohorts name of each person's cohort
 * @param others name of the group of all that are left
 * @returns also the names of the groups, as `intl` sorts them
 */
export function byCohort(
  people: readonly string[],
  cohorts: ReadonlyMap<string, string>,
  { intl, most, others }: { intl: string; most: number; others: string },
): { names: string[]; assignment: Assignment } {
  const all = [...new Set(people.flatMap((person) => cohorts.get(person) ?? []))].sort(new Intl.Collator(intl).compare);
  const own = all.length > most ? all.slice(0, most - 1) : all;
  const groups = own.map((name) => people.filter((person) => cohorts.get(person) === name));
  if (own.length === all.length) return { names: own, assignment: assigned(groups) };
  const left = new Set(all.slice(own.length));
  const rest = people.filter((person) => left.has(cohorts.get(person) ?? ''));
  return { names: [...own, others], assignment: assigned([...groups, rest]) };
}

/** The members of each of `count` groups, of those who are still here. */
export function membersOf(people: readonly string[], assignment: Assignment, count: number): string[][] {
  return Array.from({ length: count }, (_, place) => people.filter((person) => assignment[person] === place));
}
