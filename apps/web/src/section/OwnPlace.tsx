import { useState } from 'preact/hooks';
import { EnrolMyselfDocument, LeaveSectionDocument } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { Button } from '../look/Button.tsx';
import { Notice } from '../look/Notice.tsx';
import { Problems } from '../look/Problems.tsx';
import { Remove } from '../look/Remove.tsx';
import { t } from '../words/words.ts';
import { enrolProblem, enrolWords } from './enrolling.ts';
import type { Section } from './SectionPage.tsx';

/** The reader's own place: enrolling oneself, waiting, giving the place back. Nothing for those who teach or manage. */
export function OwnPlace({ section }: { section: Section }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [got, setGot] = useState<object | null>(null);
  const { viewerIs, viewerWaitsAt, viewerMay, capacity, cohortSize, waitingList } = section;
  const full = capacity != null && cohortSize >= capacity;
  const enrol = async () => {
    setBusy(true);
    const { data, error } = await change(EnrolMyselfDocument, { sectionId: section.id });
    setBusy(false);
    setProblem(error ? problemOf(error) : enrolProblem(data?.enrolMyself));
    setGot(data?.enrolMyself ?? null);
  };
  if (viewerIs === 'STUDENT' || viewerIs === 'WAITING')
    return (
      <Notice kind={viewerIs === 'STUDENT' ? 'good' : 'plain'} outcome={got}>
        <p>{viewerIs === 'STUDENT' ? t('own.enrolled') : t('own.waiting', { place: viewerWaitsAt ?? 1 })}</p>
        {!section.archived && (
          <div>
            <Remove
              action={t(viewerIs === 'STUDENT' ? 'own.leave' : 'own.leaveList')}
              name={section.course.title}
              ask={t(viewerIs === 'STUDENT' ? 'own.leaveAsk' : 'own.leaveListAsk')}
              what={t('own.leaveWhat')}
              work={() => change(LeaveSectionDocument, { sectionId: section.id })}
            />
          </div>
        )}
      </Notice>
    );
  if (!viewerMay.enrolSelf) return null;
  return (
    <div class="stack">
      <Problems problem={problem} words={enrolWords} />
      <p>
        {capacity == null
          ? t('own.free')
          : full
            ? t(waitingList ? 'own.fullWaiting' : 'own.full')
            : t('own.seatsLeft', { count: capacity - cohortSize })}
      </p>
      {(!full || waitingList) && (
        <div>
          <Button kind="main" busy={busy} onClick={() => void enrol()}>
            {t(full ? 'own.wait' : 'own.enrol')}
          </Button>
        </div>
      )}
    </div>
  );
}
