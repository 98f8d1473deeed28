const noBreak = '\u00A0';
const narrowNoBreak = '\u202F';

/**
 * French text with the spaces that French typography asks for: a line never begins with a punctuation mark. Catalogues are typed with plain spaces;
 * the builds of the pages and of the mails call this. A narrow no-break space goes before ; ? !, a no-break space before : and inside « ».
 * Source: Lexique des règles typographiques en usage à l'Imprimerie nationale.
 *
 * @param text plain text or an ICU message; ICU's own syntax has no space before these marks
 */
export function frenchSpaces(text: string): string {
  return text
    .replaceAll(/[ \u00A0\u202F]+(?=[;?!])/gu, narrowNoBreak)
    .replaceAll(/[ \u00A0\u202F]+(?=[:»])/gu, noBreak)
    .replaceAll(/«[ \u00A0\u202F]+/gu, `«${noBreak}`);
}

/** The places of a French text where a space is missing before ; : ? ! » or after «, each with what stands around it. */
export function missingFrenchSpaces(text: string): string[] {
  // A colon between digits or in an address, and ICU's "offset:1", are no punctuation.
  const missing = /(?<=\S)(?:[;?!»](?=[\s}.,]|$)|:(?=\s|$))|«(?=\S)/gu;
  return [...text.matchAll(missing)].map(({ index }) => text.slice(Math.max(0, index - 15), index + 15));
}
