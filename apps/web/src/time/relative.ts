import type { MessageId } from '../words/words.ts';

const minute = 60_000;

/** A message and its count for the distance of an instant from now: "in 25 minutes", "3 hours ago". */
export interface RelativeWords {
  id: MessageId;
  count: number;
}

/**
 * How far `instant` is from `now` (both ms since 1970) in the largest unit that tells enough: minutes under 90, hours
 * under 36, then days. A started minute counts when waiting (0:59 before is "in 1 minute"), a full one when it is past.
 */
export function relativeWords(instant: number, now: number): RelativeWords {
  const distance = instant - now;
  const ahead = distance > 0;
  const minutes = ahead ? Math.ceil(distance / minute) : Math.floor(-distance / minute);
  if (minutes === 0) return { id: 'time.now', count: 0 };
  if (minutes < 90) return { id: ahead ? 'time.inMinutes' : 'time.minutesAgo', count: minutes };
  const hours = Math.round(minutes / 60);
  if (hours < 36) return { id: ahead ? 'time.inHours' : 'time.hoursAgo', count: hours };
  return { id: ahead ? 'time.inDays' : 'time.daysAgo', count: Math.round(hours / 24) };
}
