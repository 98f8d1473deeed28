import type { MentoringPartsFragment, MentorshipState } from '#contract/graphql/graphql';
import { readerZone, viewer } from '../sign-in/viewer.ts';
import { dateWords, dayOf } from '../time/format.ts';
import { intlTag, t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';
import './mentoring.css';

type Mentorship = MentoringPartsFragment['mentorships'][number];

const stateWords = {
  AGREEING: 'mentoring.agreeing',
  ACTIVE: 'mentoring.active',
  ENDED: 'mentoring.ended',
} as const satisfies Record<MentorshipState, MessageId>;

/** With whom it goes on, as what; those that are over are folded away. */
export function Mentorships({ mentorships }: Pick<MentoringPartsFragment, 'mentorships'>) {
  const over = mentorships.filter(({ state }) => state === 'ENDED');
  const going = mentorships.filter(({ state }) => state !== 'ENDED');
  return (
    <section class="stack" aria-labelledby="mentorships">
      <h2 id="mentorships">{t('mentoring.mentorships')}</h2>
      {going.length > 0 && <List mentorships={going} />}
      {over.length > 0 && (
        <details>
          <summary>{t('mentoring.over', { count: over.length })}</summary>
          <List mentorships={over} />
        </details>
      )}
    </section>
  );
}

function List({ mentorships }: { mentorships: readonly Mentorship[] }) {
  return (
    <ul class="stack">
      {mentorships.map((mentorship) => (
        <li key={mentorship.id} class="card stack-tight">
          <Line {...mentorship} />
        </li>
      ))}
    </ul>
  );
}

function Line({ id, mentor, mentee, state, createdAt }: Mentorship) {
  const isMentor = mentor.id === viewer.value?.id;
  const since = dateWords(dayOf(Date.parse(createdAt), readerZone.value), intlTag());
  return (
    <>
      <h3 class="mentoring-name">
        <a href={`/mentoring/${id}`}>{isMentor ? mentee.name : mentor.name}</a>
      </h3>
      <p>{t(isMentor ? 'mentoring.youMentor' : 'mentoring.mentorsYou')}</p>
      <p class="soft small">
        {t(stateWords[state])} {t('mentoring.since', { day: since })}
      </p>
    </>
  );
}
