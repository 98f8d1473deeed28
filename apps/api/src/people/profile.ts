import type { Person } from '#database';
import { badInput } from '#platform';
import { line } from '../graphql/text.ts';
import { countryCode } from '../institutions/index.ts';
import { ianaZone } from '../time/zones.ts';
import type { ProfileInput } from './models.ts';
import { personName } from './person-name.ts';

const mostLanguages = 20;

type Change = Partial<
  Pick<
    Person,
    'name' | 'zone' | 'language' | 'phone' | 'languages' | 'country' | 'wakingFrom' | 'wakingTo' | 'mailChanges'
  >
>;

/**
 * What a profile changes to: fields that are null or left out stay; an empty phone number or country is taken away.
 *
 * @throws {AppError} BAD_INPUT at the field
 */
export function profileChange(input: ProfileInput): Change {
  const { name, zone, language, phone, languages, country, wakingFrom, wakingTo, mailChanges } = input;
  return {
    ...(name == null ? {} : { name: personName('input.name', name) }),
    ...(zone == null ? {} : { zone: ianaZone('input.zone', zone) }),
    ...(language == null ? {} : { language }),
    ...(phone == null ? {} : { phone: phoneNumber('input.phone', phone) }),
    ...(languages == null ? {} : { languages: languageTags('input.languages', languages) }),
    ...(country == null ? {} : { country: countryCode('input.country', country) }),
    ...(wakingFrom == null ? {} : { wakingFrom: clockTime('input.wakingFrom', wakingFrom) }),
    ...(wakingTo == null ? {} : { wakingTo: clockTime('input.wakingTo', wakingTo) }),
    ...(mailChanges == null ? {} : { mailChanges }),
  };
}

/** As the person writes it, with as many digits as ITU-T E.164 allows. Null when it is empty. */
function phoneNumber(field: string, value: string): string | null {
  const phone = line(field, value, 30, 0);
  if (phone === '') return null;
  const digits = phone.replace(/\D/g, '').length;
  if (!/^\+?[\d ()./-]+$/.test(phone) || digits < 6 || digits > 15) {
    throw badInput(field, 'This must be a telephone number, like +250 788 123 456.');
  }
  return phone;
}

/** BCP 47 tags as RFC 5646 writes them, each once. */
function languageTags(field: string, values: readonly string[]): string[] {
  if (values.length > mostLanguages) throw badInput(field, `Name ${mostLanguages} languages at most.`);
  return [...new Set(values.map((value) => languageTag(field, value)))];
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** A BCP 47 tag as RFC 5646 writes it. @throws {AppError} BAD_INPUT at `field` */
export function languageTag(field: string, value: string): string {
  try {
    const [tag] = value.length <= 35 ? Intl.getCanonicalLocales(value) : [];
    if (tag !== undefined && languageNames.of(tag) !== undefined) return tag;
  } catch {
    // No tag at all: refused like one that names no language.
  }
  throw badInput(field, `"${value.slice(0, 40)}" is no language. Write languages as codes, like fr, rw or sw.`);
}

function clockTime(field: string, value: string): string {
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(value)) return value;
  throw badInput(field, 'This must be a time of the day, written HH:MM.');
}
