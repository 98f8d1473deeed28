/**
 * What a table has for a code from the wire; undefined for a code that it does not have, and for one that every object answers to
 * ("constructor").
 */
export function wordFor<Word>(words: Readonly<Partial<Record<string, Word>>>, code: string): Word | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined;
}
