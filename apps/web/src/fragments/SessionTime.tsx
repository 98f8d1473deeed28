import { readerZone } from '../sign-in/viewer.ts';
import { clockWords } from '../time/format.ts';
import { timeInPlaces } from '../time/planned.ts';
import type { Planned } from '../time/planned.ts';
import { relativeWords } from '../time/relative.ts';
import { intlTag, t } from '../words/words.ts';

/** "Mon 23 Nov, 17:00 in Butare (16:00 for you)". */
export function SessionTime({ session }: { session: Planned }) {
  const { day, time, place, yours } = timeInPlaces(session, readerZone.value, intlTag());
  return (
    <time dateTime={session.startsAt}>
      {yours === undefined ? t('time.inPlace', { day, time, place }) : t('time.inPlaces', { day, time, place, yours })}
    </time>
  );
}

/** Where a session of an agenda is, with the time there when the reader's clock shows another. */
export function TimeThere({ session }: { session: Planned }) {
  const { time, place, yours } = timeInPlaces(session, readerZone.value, intlTag());
  return <>{yours === undefined ? place : t('time.there', { time, place })}</>;
}

/** The reader's own clock at the start, for lists that are sorted by it. */
export function ReaderClock({ startsAt }: { startsAt: string }) {
  return <time dateTime={startsAt}>{clockWords(Date.parse(startsAt), readerZone.value)}</time>;
}

/** "in 25 minutes", "tomorrow", "began 5 minutes ago". */
export function StartInWords({ session, now }: { session: Planned; now: number }) {
  const start = Date.parse(session.startsAt);
  const { id, count } = relativeWords(start, now, readerZone.value);
  const words = t(id, { count });
  return <>{start < now && count > 0 ? t('session.began', { when: words }) : words}</>;
}
