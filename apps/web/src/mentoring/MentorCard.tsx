import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { MentorsQuery } from '#contract/graphql/graphql';
import { Button } from '../look/Button.tsx';
import { Dialog } from '../look/Dialog.tsx';
import { tell } from '../look/told.ts';
import { t } from '../words/words.ts';
import { AskForm } from './AskForm.tsx';
import { audienceWords } from './audiences.ts';
import { Knows } from './Knows.tsx';
import './mentoring.css';
import { Safety } from './safety/Safety.tsx';

/** How the viewer and a mentor stand: nothing yet, asked, or a mentor already; `full` when too many requests of the viewer wait. */
export type Standing = 'free' | 'asked' | 'mentor' | 'full';

/** A mentor as others see them, and the way to ask. */
export function MentorCard({
  offer: { mentor, about, audiences, knows, roomLeft, responseHours },
  standing,
  again,
  children,
}: {
  offer: MentorsQuery['mentors'][number];
  standing: Standing;
  again: () => void;
  /** Why they are suggested. */
  children?: ComponentChildren;
}) {
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const id = useId();
  const card = (
    <>
      <div class="stack-tight">
        <h3 id={id} class="mentoring-name">
          {mentor.name}
        </h3>
        <p class="soft small">
          {audiences.map((audience) => t(audienceWords[audience])).join(', ')} ·{' '}
          {t('mentoring.places', { count: roomLeft })} · {responseWords(responseHours)}
        </p>
      </div>
      <Knows knows={knows} />
      {about !== '' && <p class="mentoring-words">{about}</p>}
      {children}
      {standing === 'free' && (
        <div>
          <Button onClick={() => setAsking(true)}>
            <span>
              {t('mentoring.ask')}
              <span class="visually-hidden"> {mentor.name}</span>
            </span>
          </Button>
        </div>
      )}
      {(standing === 'asked' || standing === 'mentor') && (
        <p>
          {t(standing === 'asked' ? 'mentoring.youAsked' : 'mentoring.isYours')}{' '}
          <a href="/mentoring">{t('mentoring.title')}</a>
        </p>
      )}
      <details>
        <summary class="soft small">{t('safety.ways')}</summary>
        <Safety person={mentor} again={again} />
      </details>
      {asking && (
        <Dialog title={t('mentoring.askOf', { name: mentor.name })} onClose={close}>
          <AskForm
            mentor={mentor}
            onBack={close}
            onDone={() => {
              close();
              tell(t('mentoring.askedTold', { name: mentor.name }));
              again();
            }}
          />
        </Dialog>
      )}
    </>
  );
  // One who is suggested stands among all mentors too: there is one article of each.
  return children ? (
    <div class="card stack" role="group" aria-labelledby={id}>
      {card}
    </div>
  ) : (
    <article class="card stack" aria-labelledby={id}>
      {card}
    </article>
  );
}

/** How soon a mentor answers as a rule, in days as people count them. */
function responseWords(hours: number | null): string {
  if (hours === null) return t('mentoring.newMentor');
  return t('mentoring.answersIn', { count: Math.max(1, Math.ceil(hours / 24)) });
}
