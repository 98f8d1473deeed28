import { createHash } from 'node:crypto';
import type { Language } from '#database';
import { listFormat } from '../words/formats.ts';
import { say } from '../words/say.ts';
import type { FeedSession } from './feeds.repository.ts';

/** The text of an event about a session, in the reader's language. */
export interface SpokenSession {
  summary: string;
  location: string;
  description: string;
  link: string;
}

export function speak(session: FeedSession, language: Language, publicAddress: string): SpokenSession {
  const { topic, lecturers, cancelled, title, reason } = session;
  const link = `${publicAddress}/sessions/${session.id}`;
  return {
    // Some programs show cancelled sessions like other ones, so the title says the word as well.
    summary: cancelled ? say(language, 'calendar.cancelled', { title }) : title,
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
    link,
  };
}

/** SHA-256 of all that a feed tells a reader about a session. */
export function fingerprintOf({ startsAt, endsAt, zone, cancelled }: FeedSession, spoken: SpokenSession): string {
  return createHash('sha256')
    .update(JSON.stringify([startsAt, endsAt, zone, cancelled, spoken]))
    .digest('base64url');
}
