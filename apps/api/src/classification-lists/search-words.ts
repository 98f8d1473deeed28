import { wordsIn } from '../graphql/search.ts';

/** Words that tell nothing: who writes "gestion des projets" means "gestion de projets". Without accents. */
export const smallWords: readonly string[] = [
  ...['a', 'au', 'aux', 'd', 'dans', 'de', 'des', 'du', 'en', 'et', 'l', 'la', 'le', 'les', 'ou', 'par', 'pour', 'sur'],
  ...['un', 'une', 'an', 'and', 'by', 'for', 'in', 'of', 'on', 'or', 's', 'the', 'to', 'with'],
];
const small = new Set(smallWords);
/** Shorter words keep their last letter: "gas", "eau". */
const leastOfPlural = 5;

/** The words that a concept must have, each by its beginning: the telling ones, unless there are no others, in the singular. */
export function searchWords(text: string): string[] {
  const words = wordsIn(text).map((word) => word.toLowerCase());
  const telling = words.filter((word) => !small.has(word));
  return (telling.length > 0 ? telling : words).map(singular);
}

/** As far as a plural ends in -s or -x: what is left is the beginning of both. */
const singular = (word: string) => (word.length >= leastOfPlural ? word.replace(/[sx]$/u, '') : word);

/** SQL: the plain words of a text without those that tell nothing, unless there are no others. */
export const tellingWords = (text: string): string =>
  `coalesce(nullif(btrim(regexp_replace(plain_words(${text}) || ' ', '(^| )(?:${smallWords.join('|')})(?= )', '', 'g')), ''), plain_words(${text}))`;
