import { dateTimeFormat } from '../words/formats.ts';
import { Temporal } from 'temporal-polyfill';
import { AppError, badInput } from '#platform';

const known = new Map(['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => [zone.toLowerCase(), zone]));

/**
 * The zone as the IANA database writes it; older names that still work ("Asia/Calcutta") stay as they are.
 *
 * @throws {AppError} BAD_INPUT at `field`
 */
export function ianaZone(field: string, value: string): string {
  const zone = known.get(value.toLowerCase());
  if (zone) return zone;
  if (/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$/.test(value) && runtimeKnows(value)) return value;
  throw badInput(field, `"${value.slice(0, 60)}" is no time zone. Write it like Africa/Kigali.`);
}

function runtimeKnows(zone: string): boolean {
  try {
    dateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Years beyond which zones and PostgreSQL are not reliable. */
const years = { first: 1970, last: 2199 } as const;

/** @throws {AppError} BAD_INPUT at `field` for years before 1970 and after 2199 */
export function refuseFarAway(field: string, local: string): void {
  const year = Number(local.slice(0, 4));
  if (year < years.first || year > years.last) throw badInput(field, `This date is too far away: ${local}.`);
}

/**
 * When it is `local` (YYYY-MM-DDTHH:MM) in `zone`. In the hour that comes twice when clocks go back, the earlier one is meant.
 *
 * @throws {AppError} BAD_INPUT at `field`, with facts `localStart` and `zone`, in the hour that is left out when clocks go forward;
 *   for years before 1970 and after 2199
 */
export function instantOf(field: string, local: string, zone: string): Date {
  refuseFarAway(field, local);
  const wanted = Temporal.PlainDateTime.from(local);
  const zoned = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (!zoned.toPlainDateTime().equals(wanted)) {
    throw new AppError(
      'BAD_INPUT',
      `${local.replace('T', ' ')} does not exist in ${zone}: clocks go forward then. Choose an hour earlier or later.`,
      field,
      { localStart: local, zone },
    );
  }
  return new Date(zoned.epochMilliseconds);
}

/** The calendar date (YYYY-MM-DD) it is in `zone` at an instant. */
export function dateIn(zone: string, instant: Date): string {
  return zonedAt(zone, instant).toPlainDate().toString();
}

/** YYYY-MM-DD HH:MM in `zone`. */
export function localText(zone: string, instant: Date): string {
  return zonedAt(zone, instant).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

/** YYYY-MM-DDTHH:MM in `zone`. */
export function localStartOf(zone: string, instant: Date): string {
  return localText(zone, instant).replace(' ', 'T');
}

function zonedAt(zone: string, instant: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}
