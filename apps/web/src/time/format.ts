import { localTime } from './zones.ts';

/** "Mon 23 Nov": day of the week, day and month without the commas that differ between browsers. */
export function dayWords(instant: number, zone: string, tag: string): string {
  const format = new Intl.DateTimeFormat(tag, { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short' });
  return withoutCommas(format.format(instant));
}

/** "Monday 23 November", with the year when it is not the present one. */
export function longDayWords(instant: number, zone: string, tag: string, now: number): string {
  const sameYear = localTime(instant, zone).slice(0, 4) === localTime(now, zone).slice(0, 4);
  const format = new Intl.DateTimeFormat(tag, {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
  return withoutCommas(format.format(instant));
}

/** "17:00", always on 24 hours, as timetables here are written. */
export function clockWords(instant: number, zone: string): string {
  return localTime(instant, zone).slice(11);
}

/** "Mon 23 Nov, 17:00": the day and the clock of an instant. */
export function instantWords(instant: number, zone: string, tag: string): string {
  return `${dayWords(instant, zone, tag)}, ${clockWords(instant, zone)}`;
}

/** "23 Nov 2026" for a calendar day YYYY-MM-DD, which has no zone. */
export function dateWords(date: string, tag: string): string {
  const format = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
  return format.format(Date.parse(`${date}T00:00Z`));
}

/** Calendar day YYYY-MM-DD of an instant in a zone; equal days are grouped by it. */
export function dayOf(instant: number, zone: string): string {
  return localTime(instant, zone).slice(0, 10);
}

function withoutCommas(text: string): string {
  return text.replaceAll(',', '');
}
