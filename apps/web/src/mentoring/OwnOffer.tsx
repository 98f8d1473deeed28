import { useState } from 'preact/hooks';
import type { MentoringPartsFragment } from '#contract/graphql/graphql';
import { PauseMentorOfferDocument } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { Button } from '../look/Button.tsx';
import { later } from '../look/later.tsx';
import { Problems } from '../look/Problems.tsx';
import { loadWords, t } from '../words/words.ts';
import { audienceWords } from './audiences.ts';
import { Knows } from './Knows.tsx';
import './mentoring.css';
import { OfferForm } from './OfferForm.tsx';

/** Its words are those of the roster, and of what others may have changed meanwhile. */
const OwnCompetences = later(
  async () => {
    const [{ OwnCompetences: Part }] = await Promise.all([
      import('../competences/CompetencesForm.tsx'),
      loadWords('roster'),
      loadWords('admin'),
    ]);
    return Part;
  },
  () => t('mentoring.knows'),
);

type Offer = MentoringPartsFragment['offer'];

/** What the viewer gives as a mentor, and the form to begin with it or to change it. */
export function OwnOffer({ offer, again }: { offer: Offer; again: () => void }) {
  const [editing, setEditing] = useState(false);
  return (
    <section class="card stack" aria-labelledby="offer">
      <h2 id="offer">{t('mentoring.offer')}</h2>
      {editing ? (
        <OfferForm
          offer={offer}
          onBack={() => setEditing(false)}
          onDone={() => {
            setEditing(false);
            again();
          }}
        />
      ) : offer ? (
        <Summary offer={offer} again={again} onEdit={() => setEditing(true)} />
      ) : (
        <>
          <p>{t('mentoring.offerWhy')}</p>
          <div>
            <Button onClick={() => setEditing(true)}>{t('mentoring.becomeMentor')}</Button>
          </div>
        </>
      )}
    </section>
  );
}

function Summary({
  offer: { about, audiences, knows, capacity, roomLeft, paused, pausedBecause },
  again,
  onEdit,
}: {
  offer: NonNullable<Offer>;
  again: () => void;
  onEdit: () => void;
}) {
  const [knowing, setKnowing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const turn = async () => {
    setBusy(true);
    const { error } = await change(PauseMentorOfferDocument, { paused: !paused });
    setBusy(false);
    setProblem(error && problemOf(error));
    again();
  };
  return (
    <>
      <div class="stack-tight" role="status">
        <p>
          <strong>{t(paused ? 'mentoring.paused' : 'mentoring.takes')}</strong>{' '}
          {t('mentoring.roomLeft', { count: roomLeft, capacity })}
        </p>
        {pausedBecause === 'SILENT' && <p>{t('mentoring.pausedSilent')}</p>}
        <p class="soft">{audiences.map((audience) => t(audienceWords[audience])).join(', ')}</p>
      </div>
      {about === '' ? <p class="soft">{t('mentoring.aboutMissing')}</p> : <p class="mentoring-words">{about}</p>}
      <Knows knows={knows} />
      {knows.fields.length === 0 && <p class="soft">{t('mentoring.knowsMissing')}</p>}
      <Problems problem={problem} />
      <div class="row">
        <Button onClick={onEdit}>{t('mentoring.changeOffer')}</Button>
        <Button expanded={knowing} controls="knows" onClick={() => setKnowing(!knowing)}>
          {t('mentoring.knows')}
        </Button>
        <Button kind="quiet" busy={busy} onClick={() => void turn()}>
          {t(paused ? 'mentoring.goOn' : 'mentoring.pause')}
        </Button>
      </div>
      <div id="knows">
        {knowing && (
          <div class="stack">
            <p class="soft">{t('mentoring.knowsWhy')}</p>
            <OwnCompetences
              onSaved={() => {
                setKnowing(false);
                again();
              }}
            />
          </div>
        )}
      </div>
    </>
  );
}
