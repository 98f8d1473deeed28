/** Time zones with what every browser has (Intl): Temporal is not in them yet and its polyfill outweighs a whole page. */

const minute = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Minutes that the zone's clocks are ahead of UTC at an instant (ms since 1970). Throws RangeError for an unknown zone. */
export function offsetAt(instant: number, zone: string): number {
  const whole = Math.floor(instant / minute) * minute;
  return (Date.parse(`${localTime(whole, zone)}Z`) - whole) / minute;
}

/** What a clock in the zone shows at an instant (ms since 1970), as YYYY-MM-DDTHH:MM. */
export function localTime(instant: number, zone: string): string {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(zone, format);
  }
  const parts: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(instant)) parts[type] = value;
  const { year = '', month = '', day = '', hour = '', minute: minutes = '' } = parts;
  return `${year.padStart(4, '0')}-${month}-${day}T${hour}:${minutes}`;
}

/**
 * The instant (ms since 1970) at which clocks of the zone show `local` (YYYY-MM-DDTHH:MM). Where clocks jump forward over it,
 * the time counts on from before the jump; where they show it twice, the first. (The API refuses a time that clocks jump over.) NaN if malformed.
 */
export function instantOf(local: string, zone: string): number {
  const asUtc = Date.parse(`${local}Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) || Number.isNaN(asUtc)) return Number.NaN;
  // The zone's clock a day earlier and a day later shows both offsets that can be meant.
  const before = offsetAt(asUtc - 1440 * minute, zone);
  const after = offsetAt(asUtc + 1440 * minute, zone);
  const first = asUtc - before * minute;
  const second = asUtc - after * minute;
  if (offsetAt(first, zone) === before) return first;
  return offsetAt(second, zone) === after ? second : first;
}

/** The zone this device is set to. */
export function deviceZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Zones the platform's people live in, first in every list. */
export const nearZones = [
  'Africa/Kigali',
  'Africa/Bujumbura',
  'Africa/Lubumbashi',
  'Africa/Kinshasa',
  'Africa/Nairobi',
  'Africa/Kampala',
  'Europe/Brussels',
  'Europe/Paris',
  'Europe/London',
  'America/Montreal',
] as const;

/** Every zone the browser knows, the near ones left out. */
export function farZones(): string[] {
  const near: readonly string[] = nearZones;
  return Intl.supportedValuesOf('timeZone').filter((zone) => !near.includes(zone));
}
