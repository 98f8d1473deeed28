import { ICalCalendar, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { Language } from '#database';
import { say } from '../words/say.ts';
import type { Edition } from './editions.ts';
import type { FeedSession } from './feeds.repository.ts';
import type { SpokenSession } from './spoken.ts';
import { vtimezone } from './vtimezone.ts';

/** How often programs should read the calendar, s. */
const lookEvery = 60 * 60;

export interface FeedText {
  /** The calendar's name. */
  name: string;
  language: Language;
  /** The reader's zone. */
  zone: string;
  publicAddress: string;
}

export interface FeedEvent extends Edition {
  session: FeedSession;
  spoken: SpokenSession;
}

/**
 * iCalendar (RFC 5545) of sessions, in the zone each was planned in. The same sessions give the same bytes. UIDs are made of a
 * session's id. It is a snapshot and no message: a METHOD would ask for an ORGANIZER (RFC 5546 3.2.1), and there is nobody to
 * answer to.
 */
export function icsOf(events: readonly FeedEvent[], { name, language, zone, publicAddress }: FeedText): string {
  const host = new URL(publicAddress).hostname;
  const calendar = new ICalCalendar({
    prodId: { company: 'Ikiraro', product: 'timetable', language: language.toUpperCase() },
    // The library escapes texts, but not this one.
    name: say(language, 'calendar.name', { name }).replace(/[\\;,]/g, (mark) => `\\${mark}`),
    ttl: lookEvery,
  });
  for (const { session, spoken, sequence, changedAt } of events) {
    const { cancelled } = session;
    calendar.createEvent({
      id: `${session.id}@${host}`,
      sequence,
      ...timesOf(session),
      stamp: changedAt,
      created: session.createdAt,
      lastModified: changedAt,
      summary: spoken.summary,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: cancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
      location: spoken.location,
      description: spoken.description,
      url: spoken.link,
    });
  }
  return withZones(`${calendar.toString()}\r\n`, zonesOf(events, zone));
}

/**
 * Moves time zones between the calendar's properties and its events. The library would write them before some of the properties,
 * but RFC 5545 3.6 puts all properties first.
 */
function withZones(ics: string, zones: readonly string[]): string {
  const end = /\r\nEND:VCALENDAR\r\n$/.exec(ics)?.index;
  const place = ics.includes('\r\nBEGIN:VEVENT\r\n') ? ics.indexOf('\r\nBEGIN:VEVENT\r\n') : end;
  return [ics.slice(0, place), ...zones, ics.slice(place).replace(/^\r\n/, '')].join('\r\n');
}

/** Zones of the sessions, and always the reader's zone: a calendar without any component is not allowed (RFC 5545 3.6). */
function zonesOf(events: readonly FeedEvent[], zone: string): string[] {
  const sessions = events.map(({ session }) => session);
  // Without sessions any time will do, as long as it is the same each time.
  const starts = sessions.length > 0 ? sessions.map(({ startsAt }) => startsAt.getTime()) : [0];
  const ends = sessions.length > 0 ? sessions.map(({ endsAt }) => endsAt.getTime()) : [0];
  const from = new Date(Math.min(...starts));
  const until = new Date(Math.max(...ends));
  return [...new Set([...sessions.map((session) => session.zone), zone])].map((one) => vtimezone(one, from, until));
}

/**
 * Wall clocks in the session's zone, so that a class stays at 17:00 when clocks change. When a wall clock occurs twice in that
 * night, it is ambiguous, and both times are written in UTC.
 */
function timesOf({ startsAt, endsAt, zone }: FeedSession) {
  const [start, end] = [inZone(startsAt, zone), inZone(endsAt, zone)];
  if (comesTwice(start) || comesTwice(end)) return { start: startsAt, end: endsAt, timezone: null };
  return { start, end, timezone: zone };
}

function comesTwice(time: Temporal.ZonedDateTime): boolean {
  const wall = time.toPlainDateTime();
  const at = (disambiguation: 'earlier' | 'later') =>
    wall.toZonedDateTime(time.timeZoneId, { disambiguation }).epochMilliseconds;
  return at('earlier') !== at('later');
}

const inZone = (instant: Date, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
