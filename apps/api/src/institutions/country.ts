import { getCountry } from 'countries-and-timezones';
import { badInput } from '#platform';

/**
 * An ISO 3166-1 alpha-2 code in capitals, or null.
 *
 * @throws {AppError} BAD_INPUT at `field`
 */
export function countryCode(field: string, value: string | null | undefined): string | null {
  if (value == null || value.trim() === '') return null;
  const code = value.trim().toUpperCase();
  if (!/^[A-Z]{2}$/.test(code) || !getCountry(code)) {
    throw badInput(field, `"${value.slice(0, 20)}" is no country. Write its two letters, like RW.`);
  }
  return code;
}
