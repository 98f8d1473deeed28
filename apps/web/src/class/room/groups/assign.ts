import { shareOut } from '#classroom';

/** Who is to be in which group, by place from 0; whoever is in none stays in the room of the class. */
export type Assignment = Readonly<Record<string, number>>;

const assigned = (groups: readonly (readonly string[])[]): Assignment =>
  Object.fromEntries(groups.flatMap((members, place) => members.map((member) => [member, place] as const)));

/** Everybody in one of `count` groups, by chance. @param random in [0, 1) */
export function atRandom(people: readonly string[], count: number, random: () => number): Assignment {
  return assigned(shareOut(people, count, random));
}

/**
 * Those of one cohort together, a group for each; who is of none stays without.
 *
 * @param cohorts name of each person's cohort
 * @returns also the names of the groups, as `intl` sorts them
 */
export function byCohort(
  people: readonly string[],
  cohorts: ReadonlyMap<string, string>,
  intl: string,
): { names: string[]; assignment: Assignment } {
  const names = [...new Set(people.flatMap((person) => cohorts.get(person) ?? []))].sort(
    new Intl.Collator(intl).compare,
  );
  const groups = names.map((name) => people.filter((person) => cohorts.get(person) === name));
  return { names, assignment: assigned(groups) };
}

/** The members of each of `count` groups, of those who are still here. */
export function membersOf(people: readonly string[], assignment: Assignment, count: number): string[][] {
  return Array.from({ length: count }, (_, place) => people.filter((person) => assignment[person] === place));
}
