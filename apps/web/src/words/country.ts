import { wordFor } from './word-for.ts';
import { intlTag, t } from './words.ts';
import type { MessageId } from './words.ts';

/** Countries that people call otherwise than browsers do, which say "Congo - Kinshasa". */
const ours = { CD: 'country.cd', CG: 'country.cg' } as const satisfies Record<string, MessageId>;

/** ISO 3166-1 alpha-2 of where universities, their people and experts are. */
const near = ['CD', 'RW', 'BI', 'KE', 'UG', 'TZ', 'BE', 'FR', 'DE', 'NL', 'LU', 'GB', 'CH', 'CA', 'US'];

/** Countries to choose from, in the order of their names; one that somebody has beyond them is kept. */
export function countryChoices(has?: string | null): { code: string; name: string }[] {
  const { compare } = new Intl.Collator(intlTag());
  return [...new Set(has ? [...near, has] : near)]
    .map((code) => ({ code, name: countryName(code) }))
    .sort((one, other) => compare(one.name, other.name));
}

/** A country by its code of ISO 3166-1 alpha-2, in the words of the page; the code itself when nobody knows it. */
export function countryName(code: string): string {
  const own = wordFor(ours, code);
  return own ? t(own) : (new Intl.DisplayNames(intlTag(), { type: 'region' }).of(code) ?? code);
}
