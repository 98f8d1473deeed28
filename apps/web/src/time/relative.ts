import type { MessageId } from '../words/words.ts';
import { daysBetween } from './days.ts';
import { dayOf } from './format.ts';

const minute = 60_000;
/** Minutes under which a time is near enough to be told in hours although midnight lies between: at 22:00, 01:00 is "in 3 hours". */
const overNight = 6 * 60;

/** A message and its count for the distance of an instant from now: "in 25 minutes", "tomorrow", "3 days ago". */
export interface RelativeWords {
  id: MessageId;
  count: number;
}

/**
 * How far `instant` is from `now` (both ms since 1970) as a person with a calendar in `zone` says it: minutes under 90, hours within
 * the same day (or under 6), else calendar days, so that on a Sunday Thursday is "in 4 days" at any hour. A started minute
 * counts when waiting (0:59 before is "in 1 minute"), a full one when it is past.
 *
 * @param zone IANA zone of the reader
 */
export function relativeWords(instant: number, now: number, zone: string): RelativeWords {
  const distance = instant - now;
  const ahead = distance > 0;
  const minutes = ahead ? Math.ceil(distance / minute) : Math.floor(-distance / minute);
  if (minutes === 0) return { id: 'time.now', count: 0 };
  if (minutes < 90) return { id: ahead ? 'time.inMinutes' : 'time.minutesAgo', count: minutes };
  const days = Math.abs(daysBetween(dayOf(now, zone), dayOf(instant, zone)));
  if (days === 0 || minutes < overNight) {
    return { id: ahead ? 'time.inHours' : 'time.hoursAgo', count: Math.round(minutes / 60) };
  }
  if (days === 1) return { id: ahead ? 'time.tomorrow' : 'time.yesterday', count: 1 };
  return { id: ahead ? 'time.inDays' : 'time.daysAgo', count: days };
}
