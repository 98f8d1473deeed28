import { Codes } from './codes.ts';
import type { Skill } from './profile.ts';
import type { Tokens } from './words.ts';

/** The skills of a roster, numbered, and found by the words of their names. Names are numbered too. */
export interface KnownSkills {
  codes: Codes;
  /** By the number of the name: whose it is, and how many stems it has. */
  owners: number[];
  sizes: number[];
  /** Names that have a stem. */
  withStem: Map<string, number[]>;
  tokens: Tokens;
}

export const noSkills = (tokens: Tokens): KnownSkills => ({
  codes: new Codes(),
  owners: [],
  sizes: [],
  withStem: new Map(),
  tokens,
});

export function addSkill(known: KnownSkills, { id, names }: Skill): number {
  const isNew = known.codes.find(id) === undefined;
  const code = known.codes.add(id);
  for (const name of isNew ? names : []) {
    const stems = stemsOf(known, name);
    const number = known.owners.push(code) - 1;
    known.sizes.push(stems.length);
    for (const stem of stems) {
      const having = known.withStem.get(stem);
      if (having) having.push(number);
      else known.withStem.set(stem, [number]);
    }
  }
  return code;
}

/**
 * Skills one of whose names has all words of the other's: the first is narrower ("severe malaria"), the other one broader. The stems that two
 * names have in common are counted for all names at once.
 */
export function relatedSkills(known: KnownSkills, { id, names }: Skill): Set<number> {
  const related = new Set<number>();
  for (const mine of names.map((name) => stemsOf(known, name))) {
    const common = new Map<number, number>();
    for (const stem of mine) {
      for (const name of known.withStem.get(stem) ?? []) {
        const count = (common.get(name) ?? 0) + 1;
        common.set(name, count);
        if (count === mine.length || count === known.sizes[name]) related.add(known.owners[name] as number);
      }
    }
  }
  const own = known.codes.find(id);
  if (own !== undefined) related.delete(own);
  return related;
}

const stemsOf = ({ tokens }: KnownSkills, name: string): string[] => [
  ...new Set(tokens.of(name).flatMap(({ stems }) => stems)),
];
