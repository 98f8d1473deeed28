import type { ComponentChildren } from 'preact';
import type { RequestPartsFragment } from '#contract/graphql/graphql';
import { readerZone, viewer } from '../sign-in/viewer.ts';
import { longDayWords } from '../time/format.ts';
import { useNow } from '../time/now.ts';
import { intlTag, t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';
import './mentoring.css';
import { Safety } from './safety/Safety.tsx';

/** A request that waits: who asks whom, what was said, and below it what the viewer can do. */
export function RequestCard({
  request,
  again,
  children,
}: {
  request: RequestPartsFragment;
  again: () => void;
  children: ComponentChildren;
}) {
  const { mentor, mentee, programme, message, goals, expectation, mentorWords, menteeWords } = request;
  const isMentor = mentor.id === viewer.value?.id;
  const id = `request-${request.id}`;
  return (
    <article class="card stack" aria-labelledby={id}>
      <div class="stack-tight">
        <h3 id={id} class="mentoring-name">
          {isMentor ? t('mentoring.asksYou', { name: mentee.name }) : t('mentoring.youAsk', { name: mentor.name })}
        </h3>
        <Waits request={request} isMentor={isMentor} />
      </div>
      {programme && (
        <p>
          <a href={`/mentoring/programmes/${programme.id}`}>{t('programmes.ofProgramme', { name: programme.name })}</a>
        </p>
      )}
      {message !== '' && <p class="mentoring-words">{message}</p>}
      <dl class="stack mentoring-parts">
        <div>
          <dt>{t('mentoring.goals')}</dt>
          <dd>
            <ol class="mentoring-goals">
              {goals.map((goal, place) => (
                <li key={place}>{goal}</li>
              ))}
            </ol>
          </dd>
        </div>
        <Part of={t('mentoring.expectation')} words={expectation} />
        <Part of={t('mentoring.questionOf', { name: mentor.name })} words={mentorWords} />
        <Part of={t('mentoring.answerOf', { name: mentee.name })} words={menteeWords} />
      </dl>
      {children}
      <Safety person={isMentor ? mentee : mentor} attachable={{ requestId: request.id }} again={again} />
    </article>
  );
}

/** For whom it waits, and until when. */
function Waits({
  request: { state, expiresAt, mentor, mentee },
  isMentor,
}: {
  request: RequestPartsFragment;
  isMentor: boolean;
}) {
  const now = useNow();
  const day = longDayWords(Date.parse(expiresAt), readerZone.value, intlTag(), now);
  const isMine = isMentor === (state === 'OPEN');
  const sentence: MessageId = isMine ? 'mentoring.waitsForYou' : 'mentoring.waitsForOther';
  return <p class="soft small">{t(sentence, { day, name: isMentor ? mentee.name : mentor.name })}</p>;
}

function Part({ of, words }: { of: string; words: string }) {
  if (words === '') return null;
  return (
    <div>
      <dt>{of}</dt>
      <dd class="mentoring-words">{words}</dd>
    </div>
  );
}
