import { ICalCalendar, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { Language } from '#database';
import { listFormat } from '../words/formats.ts';
import { say } from '../words/say.ts';
import type { FeedSession } from './feed-rows.ts';
import { vtimezone } from './vtimezone.ts';

/** How often programs are asked to look, s. */
const lookEvery = 60 * 60;

export interface FeedText {
  /** What the calendar is called. */
  name: string;
  language: Language;
  publicAddress: string;
}

/**
 * iCalendar (RFC 5545) of sessions, in the zone each was planned in. The same sessions give the same bytes. UIDs are made of a
 * session's id and SEQUENCE is the database's count of what changed, so that programs see a move as a move.
 */
export function icsOf(sessions: readonly FeedSession[], { name, language, publicAddress }: FeedText): string {
  const host = new URL(publicAddress).hostname;
  const from = new Date(Math.min(...sessions.map(({ startsAt }) => startsAt.getTime())));
  const until = new Date(Math.max(...sessions.map(({ endsAt }) => endsAt.getTime())));
  const calendar = new ICalCalendar({
    prodId: { company: 'Ikiraro', product: 'timetable', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    // The library escapes texts, but not this one.
    name: say(language, 'calendar.name', { name }).replace(/[\\;,]/g, (mark) => `\\${mark}`),
    ttl: lookEvery,
    timezone: { name: null, generator: (zone) => vtimezone(zone, from, until) },
  });
  for (const session of sessions) {
    const { topic, lecturers, zone, cancelled, title, reason } = session;
    const link = `${publicAddress}/sessions/${session.id}`;
    calendar.createEvent({
      id: `${session.id}@${host}`,
      sequence: session.sequence,
      start: inZone(session.startsAt, zone),
      end: inZone(session.endsAt, zone),
      timezone: zone,
      stamp: session.updatedAt,
      created: session.createdAt,
      lastModified: session.updatedAt,
      // Some programs show what is cancelled like the rest: the word is said as well.
      summary: cancelled ? say(language, 'calendar.cancelled', { title }) : title,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: cancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
      location: [session.room, session.campus].filter((part) => part !== null).join(', '),
      description: [
        reason === null ? '' : say(language, 'calendar.reason', { reason }),
        topic,
        lecturers.length > 0
          ? say(language, 'calendar.lecturers', { names: listFormat(language).format(lecturers) })
          : '',
        link,
      ]
        .filter((line) => line !== '')
        .join('\n'),
      url: link,
    });
  }
  return `${calendar.toString()}\r\n`;
}

const inZone = (instant: Date, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
