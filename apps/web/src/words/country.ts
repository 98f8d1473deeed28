import { wordFor } from './word-for.ts';
import { intlTag, t } from './words.ts';
import type { MessageId } from './words.ts';

/** Countries that people call otherwise than browsers do, which say "Congo - Kinshasa". */
const ours = { CD: 'country.cd', CG: 'country.cg' } as const satisfies Record<string, MessageId>;

/** A country by its code of ISO 3166-1 alpha-2, in the words of the page; the code itself when nobody knows it. */
export function countryName(code: string): string {
  const own = wordFor(ours, code);
  return own ? t(own) : (new Intl.DisplayNames(intlTag(), { type: 'region' }).of(code) ?? code);
}
