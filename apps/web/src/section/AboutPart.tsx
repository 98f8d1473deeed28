import { useLocation } from 'preact-iso/router';
import { useState } from 'preact/hooks';
import { RemoveSectionDocument, SetSectionStateDocument } from '#contract/graphql/graphql';
import type { SectionState } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { StateTag } from '../fragments/StateTag.tsx';
import { Button } from '../look/Button.tsx';
import '../look/lists.css';
import { Problems } from '../look/Problems.tsx';
import { Remove } from '../look/Remove.tsx';
import { t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';
import { Archive } from './Archived.tsx';
import { EditSection } from './EditSection.tsx';
import type { Section } from './SectionPage.tsx';

const actions: Record<SectionState, MessageId> = {
  DRAFT: 'section.toDraft',
  OPEN: 'section.toOpen',
  RUNNING: 'section.toRunning',
  FINISHED: 'section.toFinished',
  CANCELLED: 'section.toCancelled',
};

/** State, seats and how people come in; those who manage change them here. */
export function AboutPart({ section }: { section: Section }) {
  const [editing, setEditing] = useState(false);
  const { capacity, cohortSize, waitingSize, waitingList, selfEnrolment, viewerMay } = section;
  return (
    <section class="stack" aria-labelledby="about-section">
      <h2 id="about-section">{t('section.about')}</h2>
      {editing ? (
        <EditSection section={section} close={() => setEditing(false)} />
      ) : (
        <>
          <dl class="facts">
            <dt>{t('section.state')}</dt>
            <dd>
              <StateTag state={section.state} />
            </dd>
            <dt>{t('section.seats')}</dt>
            <dd>
              {capacity == null
                ? t('section.noLimit', { count: cohortSize })
                : t('section.seatsTaken', { taken: cohortSize, seats: capacity })}
            </dd>
            <dt>{t('section.waiting')}</dt>
            <dd>{waitingList ? t('section.waitingCount', { count: waitingSize }) : t('section.noWaiting')}</dd>
            <dt>{t('section.coming')}</dt>
            <dd>{t(selfEnrolment ? 'section.selfYes' : 'section.selfNo')}</dd>
          </dl>
          {viewerMay.seeAttendance && <a href={`/sections/${section.id}/attendance`}>{t('attendance.over')}</a>}
          {viewerMay.archive && !section.archived && section.state !== 'RUNNING' && <Archive section={section} />}
          {viewerMay.edit && <Manage section={section} onEdit={() => setEditing(true)} />}
        </>
      )}
    </section>
  );
}

function Manage({ section, onEdit }: { section: Section; onEdit: () => void }) {
  const { route } = useLocation();
  const [problem, setProblem] = useState<Problem>();
  const { id, nextStates, sessionCount } = section;
  const goTo = async (state: SectionState) => {
    const { error } = await change(SetSectionStateDocument, { id, state });
    setProblem(error && problemOf(error));
  };
  return (
    <div class="stack no-print">
      <Problems problem={problem} />
      <div class="row">
        <Button onClick={onEdit}>{t('section.edit')}</Button>
        {nextStates
          .filter((state) => state !== 'CANCELLED')
          .map((state) => (
            <Button key={state} onClick={() => void goTo(state)}>
              {t(actions[state])}
            </Button>
          ))}
        {nextStates.includes('CANCELLED') && (
          <Remove
            kind="alarm"
            action={t('section.toCancelled')}
            name=""
            ask={t('section.cancelAsk')}
            what={t('section.cancelWhat')}
            work={() => change(SetSectionStateDocument, { id, state: 'CANCELLED' })}
          />
        )}
        {sessionCount === 0 && (
          <Remove
            kind="alarm"
            name={`${section.course.title} ${section.name}`}
            ask={t('section.removeAsk')}
            what={t('section.removeWhat')}
            work={() => change(RemoveSectionDocument, { id })}
            onDone={() => route(`/institutions/${section.institution.id}/sections`)}
          />
        )}
      </div>
    </div>
  );
}
