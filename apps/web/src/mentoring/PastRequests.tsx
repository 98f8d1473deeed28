import type { MentoringRequestState, RequestPartsFragment } from '#contract/graphql/graphql';
import { readerZone, viewer } from '../sign-in/viewer.ts';
import { dateWords, dayOf } from '../time/format.ts';
import { intlTag, t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';
import './mentoring.css';

const outcomes = {
  OPEN: 'mentoring.open',
  ASKED: 'mentoring.open',
  ACCEPTED: 'mentoring.accepted',
  DECLINED: 'mentoring.declined',
  WITHDRAWN: 'mentoring.withdrawn',
  EXPIRED: 'mentoring.expired',
  CLOSED: 'mentoring.closed',
} as const satisfies Record<MentoringRequestState, MessageId>;

/** How many are listed: what is older says little about what to do now. */
const shown = 10;

/** Requests that have ended, and how; folded away. */
export function PastRequests({ requests }: { requests: readonly RequestPartsFragment[] }) {
  const me = viewer.value?.id;
  return (
    <details>
      <summary>{t('mentoring.past', { count: requests.length })}</summary>
      <ul class="card rows">
        {requests.slice(0, shown).map(({ id, mentor, mentee, state, mentorWords, createdAt }) => (
          <li key={id} class="stack-tight">
            <p>
              {mentor.id === me
                ? t('mentoring.asksYou', { name: mentee.name })
                : t('mentoring.youAsk', { name: mentor.name })}
              {' · '}
              <strong>{t(outcomes[state])}</strong>
            </p>
            {state === 'DECLINED' && mentorWords !== '' && <p class="mentoring-words">{mentorWords}</p>}
            <p class="soft small">
              {t('mentoring.askedOn', { day: dateWords(dayOf(Date.parse(createdAt), readerZone.value), intlTag()) })}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
