import { languages } from '#database';
import type { ConceptKind, Language, WordSource } from '#database';
import type { Lists } from './lists.ts';

/** A word, or some words, by which a concept is found. */
export interface ConceptWordRow {
  kind: ConceptKind;
  conceptId: string;
  language: Language;
  text: string;
  source: WordSource;
}

/**
 * Every word by which a concept of the lists is found, each once in a language: of two alike, the one that is nearer to the concept's name.
 *
 * @throws {Error} when a synonym belongs to no concept
 */
export function wordsOfLists({ fields, sectors, skills, synonyms }: Lists): ConceptWordRow[] {
  const names = [
    ...fields.map((row) => ({ kind: 'field' as const, id: row.code, ...row })),
    ...sectors.map((row) => ({ kind: 'sector' as const, id: row.code, ...row })),
    ...skills.map((row) => ({ kind: 'skill' as const, ...row })),
  ];
  const kinds = new Map(names.filter(({ kind }) => kind !== 'sector').map(({ id, kind }) => [id, kind]));
  const words = [
    ...names.flatMap(({ kind, id, en, fr }) => both(kind, id, 'name', [en], [fr])),
    ...skills.flatMap((row) => both('skill', row.id, 'other', row.alt_en.split('|'), row.alt_fr.split('|'))),
    ...synonyms.map(({ id, language, word }) => {
      const kind = kinds.get(id);
      const known = languages.find((one) => one === language);
      if (!kind || !known) throw new Error(`The synonym "${word}" belongs to no concept, or to no language.`);
      return { kind, conceptId: id, language: known, text: word, source: 'synonym' as const };
    }),
  ].filter(({ text }) => text !== '');
  const first = new Map<string, ConceptWordRow>();
  for (const word of words) {
    const key = [word.kind, word.conceptId, word.language, word.text].join('\t');
    if (!first.has(key)) first.set(key, word);
  }
  return [...first.values()];
}

const both = (
  kind: ConceptKind,
  conceptId: string,
  source: WordSource,
  english: readonly string[],
  french: readonly string[],
): ConceptWordRow[] => [
  ...english.map((text) => ({ kind, conceptId, language: 'en' as const, text, source })),
  ...french.map((text) => ({ kind, conceptId, language: 'fr' as const, text, source })),
];
