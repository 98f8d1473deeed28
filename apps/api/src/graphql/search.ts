import { normalForm } from '#platform';
import type { Connection } from './paging.ts';

/** Words of one search at most. */
const mostWords = 8;
/** Shorter words are similar to too many others. */
export const leastLetters = 5;
/** Threshold of pg_trgm's `word_similarity`, 0 to 1: "Uwimna" and "Uwimana" have 0.57, "Kagmae" and "Kagame" 0.43. */
const leastSimilarity = 0.42;

/** How words are found: as they are written or begun, or, where that finds nothing, by others like them. */
export type Match = 'begun' | 'alike';

const marks = /(?=\p{M})(?:[\u0300-\u06ed]|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe20-\ufe2f])/gu;
// Letters by name that are apostrophes and accents by use.
const separators = /(?:[^\p{L}\p{Nd}]|[\u02b9-\u02ff])+/u;

/**
 * The words of what a reader typed, each once. They are cut where the database cuts what is stored (`plain_words`, migration of
 * words): a test compares the two over all of Unicode. Folding them is left to the database.
 */
export function wordsIn(search: string | null | undefined): string[] {
  const words = normalForm(search ?? '', 'NFKD')
    .replace(marks, '')
    .split(separators);
  return [...new Set(words.filter((word) => word !== ''))].slice(0, mostWords);
}

/**
 * SQL: whether a word is in a text, by its beginning, without case and accents.
 *
 * @param text SQL of the text; `words_of` of it may have an index
 * @param word place of the parameter with the word
 */
export function meets(text: string, word: string, how: Match): string {
  const begun = `words_of(${text}) @@ words_like(${word})`;
  if (how === 'begun') return begun;
  return `(${begun} OR length(${word}) >= ${leastLetters}
    AND word_similarity(plain_words(${word}), plain_words(${text})) >= ${leastSimilarity})`;
}

/** Searches by the beginnings of words. When that finds nothing, it searches for similar words, so that a typing error still finds something. */
export async function orAlike<Found>(
  search: string | null | undefined,
  find: (how: Match) => Promise<Found>,
  isNothing: (found: Found) => boolean,
): Promise<Found> {
  const found = await find('begun');
  if (!isNothing(found) || wordsIn(search).every(({ length }) => length < leastLetters)) return found;
  return find('alike');
}

/** Whether a list is empty on all its pages. */
export const isEmptyList = ({ totalCount }: Connection<unknown>): boolean => totalCount === 0;
