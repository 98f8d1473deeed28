import { clockWords, dayOf } from '../time/format.ts';
import { addDays } from '../time/days.ts';
import { cityOf } from '../time/cities.ts';
import { offsetAt } from '../time/zones.ts';

/** "23 to 29 November 2026", as the language writes a stretch of days. */
export function stretchWords(first: string, last: string, tag: string): string {
  const format = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
  const instant = (day: string) => Date.parse(`${day}T12:00Z`);
  return format.formatRange(instant(first), instant(last));
}

/** The same for the week that a Monday begins. */
export function weekWords(monday: string, tag: string): string {
  return stretchWords(monday, addDays(monday, 6), tag);
}

/** "Mon 23 Nov" or, long, "Monday 23 November" for a calendar day, which has no zone. */
export function weekdayWords(day: string, tag: string, length: 'short' | 'long'): string {
  const format = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', weekday: length, day: 'numeric', month: length });
  return format.format(Date.parse(`${day}T12:00Z`)).replaceAll(',', '');
}

/** The name of a weekday, 0 Monday to 6 Sunday. */
export function weekdayName(weekday: number, tag: string): string {
  const format = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', weekday: 'long' });
  // 5 January 1970 was a Monday.
  return format.format(Date.UTC(1970, 0, 5 + weekday));
}

interface Placed {
  startsAt: string;
  endsAt: string;
  zone: string;
  /** Null: it belongs to none, and has no campus. */
  section: { campus: { name: string; zone: string } } | null;
}

/** Beginning and end by one clock. */
export function clockRange({ startsAt, endsAt }: Placed, zone: string): { from: string; to: string } {
  return { from: clockWords(Date.parse(startsAt), zone), to: clockWords(Date.parse(endsAt), zone) };
}

/** Time and town where it was planned, when the clock there shows another time than the one that is read. */
export function elsewhere(session: Placed, shown: string): { time: string; place: string } | undefined {
  const start = Date.parse(session.startsAt);
  const { zone } = session;
  if (offsetAt(start, zone) === offsetAt(start, shown)) return undefined;
  return { time: clockWords(start, zone), place: placeOf(session) };
}

/** The campus when it was planned by its clock, else the town of the clock. */
export function placeOf({ zone, section }: Placed): string {
  return section?.campus.zone === zone ? section.campus.name : cityOf(zone);
}

/** Clocks one may want to read the week by: the reader's, then those of campuses that show another time at some session. */
export function clocksOf(
  sessions: readonly Placed[],
  fixed: readonly { name: string; zone: string }[],
  reader: string,
  from: string,
): { name: string; zone: string }[] {
  const at = Date.parse(`${from}T12:00Z`);
  const campuses = [...fixed, ...sessions.flatMap(({ section }) => section?.campus ?? [])];
  const found = new Map<string, string>();
  for (const { name, zone } of campuses) {
    const instants = [at, ...sessions.map(({ startsAt }) => Date.parse(startsAt))];
    const differs = instants.some((instant) => offsetAt(instant, zone) !== offsetAt(instant, reader));
    if (differs && !found.has(zone)) found.set(zone, name);
  }
  return [...found].map(([zone, name]) => ({ name, zone }));
}

/** Sessions under the months they begin in, by one clock. */
export function byMonth<Session extends { startsAt: string }>(
  sessions: readonly Session[],
  zone: string,
): { month: string; sessions: Session[] }[] {
  const months = new Map<string, Session[]>();
  for (const session of sessions) {
    const month = dayOf(Date.parse(session.startsAt), zone).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), session]);
  }
  return [...months].map(([month, ofMonth]) => ({ month, sessions: ofMonth }));
}

export function monthWords(month: string, tag: string): string {
  const format = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', month: 'long', year: 'numeric' });
  return format.format(Date.parse(`${month}-15T12:00Z`));
}
