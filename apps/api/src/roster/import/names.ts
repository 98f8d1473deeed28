import { getAllCountries } from 'countries-and-timezones';
import { languageLevels } from '#database';
import type { LanguageLevel } from '#database';
import { keyOf } from '../../register/index.ts';
import { native } from '../sheet/words.ts';
import type { Words } from '../sheet/words.ts';

const englishRegions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const frenchRegions = new Intl.DisplayNames('fr', { type: 'region', fallback: 'none' });
const englishLanguages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const frenchLanguages = new Intl.DisplayNames('fr', { type: 'language', fallback: 'none' });
/** What codes are called, in English and in French. */
const named = { region: [englishRegions, frenchRegions], language: [englishLanguages, frenchLanguages] } as const;

/** What a code is called in English and in French, and the code itself -> the code. */
function byName(codes: readonly string[], type: 'region' | 'language'): Map<string, string> {
  return new Map(
    codes.flatMap((code) =>
      [code, ...named[type].flatMap((names) => names.of(code) ?? [])].map((name) => [keyOf(name), code] as const),
    ),
  );
}

/** As people call the countries from which the experts come. */
const alsoCountries = Object.entries({
  CD: [
    'RDC',
    'RD Congo',
    'DRC',
    'DR Congo',
    'Congo-Kinshasa',
    'République démocratique du Congo',
    'Congo (DRC)',
  ].concat(['Democratic Republic of the Congo']),
  CG: ['Congo-Brazzaville', 'République du Congo', 'Republic of the Congo'],
  US: ['USA'],
  GB: ['UK', 'Angleterre', 'England'],
}).flatMap(([code, names]) => names.map((name) => [keyOf(name), code] as const));

export const countries: ReadonlyMap<string, string> = new Map([
  ...byName(Object.keys(getAllCountries()), 'region'),
  ...alsoCountries,
]);

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
/** All tags of two letters, and languages of the region that have three. */
const tags = letters
  .flatMap((first) => letters.map((second) => `${first}${second}`))
  .concat(['lua', 'lub', 'swc', 'kmb', 'nyn', 'luo'])
  .filter((tag) => englishLanguages.of(tag) !== undefined);

export const spoken: ReadonlyMap<string, string> = new Map(byName(tags, 'language'));

/** What a level is called -> the level, the longest first. */
export const levels: readonly (readonly [string, LanguageLevel])[] = [
  ...languageLevels.map((level) => [keyOf(level), level] as const),
  ...[...native, 'langue maternelle', 'mother tongue', 'natif', 'native speaker'].map(
    (word) => [keyOf(word), 'native'] as const,
  ),
].sort(([one], [other]) => other.length - one.length);

/** Words of a column in both languages, and the codes themselves -> the value. */
export const choicesOf = <Name extends string>(words: Words<Name>): ReadonlyMap<string, Name> =>
  new Map(
    (Object.entries(words) as [Name, readonly string[]][]).flatMap(([name, said]) =>
      [name, ...said].map((word) => [keyOf(word), name] as const),
    ),
  );
