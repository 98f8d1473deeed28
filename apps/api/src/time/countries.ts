import { getTimezone } from 'countries-and-timezones';

/**
 * The country (ISO 3166-1 alpha-2) whose public holidays hold where that zone is; the first one of a zone that several share
 * (Africa/Nairobi: KE). Null for a zone of no country, such as UTC.
 */
export function countryOfZone(zone: string): string | null {
  return getTimezone(zone)?.countries[0] ?? null;
}
