import type { Need, Relations } from './profile.ts';

export const relationCodes = ['SAME_PERSON', 'SAME_HOUSEHOLD', 'SUPERVISOR', 'BLOCKED'] as const;
export type RelationCode = (typeof relationCodes)[number];

/** Places of the experts who are, live with, are supervised by or block somebody: few are, so they are looked up once a need. */
export interface KnownRelations {
  persons: ReadonlyMap<string, readonly number[]>;
  households: ReadonlyMap<string, readonly number[]>;
  supervisors: ReadonlyMap<string, readonly number[]>;
  blocked: ReadonlyMap<string, readonly number[]>;
}

/** @param experts in the order of their places */
export function relationsOf(experts: readonly Relations[]): KnownRelations {
  const by = (idsOf: (one: Relations) => readonly string[]) => {
    const found = new Map<string, number[]>();
    for (const [place, expert] of experts.entries()) {
      for (const id of idsOf(expert)) {
        const places = found.get(id);
        if (places) places.push(place);
        else found.set(id, [place]);
      }
    }
    return found;
  };
  return {
    persons: by(({ persons = [] }) => persons),
    households: by(({ household }) => (household === undefined ? [] : [household])),
    supervisors: by(({ supervisors = [] }) => supervisors),
    blocked: by(({ blocked = [] }) => blocked),
  };
}

/** Who must not meet those of a need, and why. */
export function relatedTo(known: KnownRelations, need: Need): [place: number, why: RelationCode][] {
  const { persons = [], household, supervisors = [], blocked = [], institution } = need;
  const found = (code: RelationCode, map: ReadonlyMap<string, readonly number[]>, ids: readonly string[]) =>
    ids.flatMap((id) => (map.get(id) ?? []).map((place): [number, RelationCode] => [place, code]));
  return [
    ...found('SAME_PERSON', known.persons, persons),
    ...found('SAME_HOUSEHOLD', known.households, household === undefined ? [] : [household]),
    ...found('SUPERVISOR', known.supervisors, persons),
    ...found('SUPERVISOR', known.persons, supervisors),
    ...found('BLOCKED', known.blocked, institution === undefined ? persons : [...persons, institution]),
    ...found('BLOCKED', known.persons, blocked),
  ];
}
