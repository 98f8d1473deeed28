import { MyTimetableDocument } from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { Notice } from '../../look/Notice.tsx';
import { readerZone, viewer } from '../../sign-in/viewer.ts';
import { SessionTime } from '../../fragments/SessionTime.tsx';
import { addDays, daysBetween } from '../../time/days.ts';
import { localTime } from '../../time/zones.ts';
import { t } from '../../words/words.ts';
import { endOf } from './unavailable.ts';
import type { Stretch } from './unavailable.ts';

/** Days that the API answers for at most. */
const mostDays = 180;

/** What the reader teaches within a time at which they cannot, each with the way to another time; nothing when there is nothing. */
export function PlannedThen({ stretches }: { stretches: readonly Stretch[] }) {
  const first = stretches[0]?.localStart ?? '';
  const last = stretches.map(endOf).at(-1) ?? '';
  const from = addDays(first.slice(0, 10), -1);
  const days = Math.min(mostDays, daysBetween(from, last.slice(0, 10)) + 2);
  const { data } = useData(MyTimetableDocument, { from, days }, ['Session']);
  const zone = readerZone.value;
  const planned = data?.myTimetable.filter(
    ({ phase, lecturers, startsAt, endsAt }) =>
      (phase === 'PLANNED' || phase === 'OPEN') &&
      lecturers.some(({ id }) => id === viewer.value?.id) &&
      localTime(Date.parse(startsAt), zone) < last &&
      localTime(Date.parse(endsAt), zone) > first,
  );
  if (!planned || planned.length === 0) return null;
  return (
    <Notice kind="care" outcome={stretches}>
      <p>{t('unavailable.planned', { count: planned.length })}</p>
      <ul class="stack-tight">
        {planned.map((session) => (
          <li key={session.id}>
            <SessionTime session={session} />, {session.title}:{' '}
            {session.section?.viewerMay.schedule ? (
              <a href={`/sessions/${session.id}/change`}>{t('unavailable.move')}</a>
            ) : (
              <a href={`/sessions/${session.id}/propose`}>{t('unavailable.propose')}</a>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
