/** Text as it is searched: small letters, without accents, so that "liege" finds "Liège". */
export function plainText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

/** Whether every word that is searched for begins or stands somewhere in one of the texts. */
export function matches(search: string, ...texts: readonly string[]): boolean {
  const within = plainText(texts.join(' '));
  return plainText(search)
    .split(/\s+/)
    .every((word) => within.includes(word));
}
