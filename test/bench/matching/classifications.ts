import { readFileSync } from 'node:fs';
import { foldedName, vocabularyOf } from '#matching';
import type { Skill, Vocabulary } from '#matching';

const folder = new URL('../../../apps/api/src/classifications/data/', import.meta.url);

/** Cells of the rows of a file, without its header. */
const rows = (file: string): string[][] =>
  readFileSync(new URL(file, folder), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));

/** Fields, sectors and skills as the api knows them. */
export interface Classifications {
  fields: ReadonlySet<string>;
  sectors: ReadonlySet<string>;
  vocabulary: Vocabulary;
  /** The names of each skill of the classification in both languages. */
  skills: ReadonlyMap<string, readonly string[]>;
  /** The skill that somebody means by what they typed: of the classification, or their own. */
  skillOf(typed: string): Skill;
}

export function readClassifications(): Classifications {
  const fields = rows('isced-f.tsv').map(([code = '', , en = '', fr = '']) => ({ code, en, fr }));
  const sectors = rows('dac-sectors.tsv').map(([code = '']) => code);
  const skills = new Map<string, string[]>();
  const names: [id: string, name: string][] = [];
  for (const [id = '', en = '', fr = '', altEn = '', altFr = ''] of rows('skills.tsv')) {
    skills.set(id, [en, fr]);
    for (const name of [en, fr, ...altEn.split('|'), ...altFr.split('|')]) names.push([id, name]);
  }
  for (const [id = '', , word = ''] of rows('synonyms.tsv')) names.push([id, word]);
  const byName = new Map<string, string>();
  // The names of a skill go before the other names and the synonyms of another one.
  for (const [id, [en = '', fr = '']] of skills) for (const name of [en, fr]) byName.set(foldedName(name), id);
  for (const [id, name] of names) {
    const key = foldedName(name);
    if (skills.has(id) && key !== '' && !byName.has(key)) byName.set(key, id);
  }
  return {
    fields: new Set(fields.map(({ code }) => code)),
    sectors: new Set(sectors),
    vocabulary: vocabularyOf([
      ...names,
      ...fields.flatMap(({ code, en, fr }): [string, string][] => [
        [code, en],
        [code, fr],
      ]),
    ]),
    skills,
    skillOf(typed) {
      const id = byName.get(foldedName(typed));
      return id === undefined
        ? { id: foldedName(typed), names: [typed] }
        : { id, names: [...new Set([typed, ...(skills.get(id) ?? [])])] };
    },
  };
}
