/**
 * What a reader typed, as a tsquery over `fold_text`: every word must be found, by its beginning. Null when there is no word in it.
 * `to_tsvector('simple', fold_text(...)) @@ to_tsquery('simple', fold_text($1))` asks with it.
 */
export function prefixQuery(search: string | null | undefined): string | null {
  const words = prefixWords(search);
  return words.length === 0 ? null : words.join(' & ');
}

/** The same, a tsquery a word: for what may be found in several places. */
export function prefixWords(search: string | null | undefined): string[] {
  const words = (search ?? '').normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.slice(0, 8).map((word) => `${word}:*`);
}
