import { useRoute } from 'preact-iso/router';
import { useState } from 'preact/hooks';
import { CancelSessionDocument, RescheduleSessionDocument, SessionByIdDocument } from '#contract/graphql/graphql';
import type { SessionByIdQuery } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { useData } from '../api/data.ts';
import { problemOf, problemsOf, problemWords } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { Button, ButtonLink } from '../look/Button.tsx';
import { Dialog } from '../look/Dialog.tsx';
import { Notice } from '../look/Notice.tsx';
import { Await } from '../shell/Await.tsx';
import { Page } from '../shell/Page.tsx';
import { nextBoundary } from '../time/agenda.ts';
import { useAt, useNow } from '../time/now.ts';
import { intlTag, t } from '../words/words.ts';
import { PhaseTag } from './PhaseTag.tsx';
import { PlanForm } from './PlanForm.tsx';
import './session.css';
import { SessionTime, StartInWords } from './SessionTime.tsx';
import { canEnter, courseTitle, lecturerNames, sectionWords } from './title.ts';

type Session = SessionByIdQuery['session'];

export default function SessionPage() {
  const { params } = useRoute();
  const now = useNow();
  const loaded = useData(SessionByIdDocument, { id: params['id'] ?? '' }, ['Session']);
  const session = loaded.data?.session;
  useAt(session && nextBoundary([session], now), loaded.again);
  return (
    <Page
      title={session ? courseTitle(session) : t('session.one')}
      above={session && { href: `/sections/${session.section.id}`, name: sectionWords(session) }}
      lead={session && session.topic !== '' ? session.topic : undefined}
      width="narrow"
    >
      <Await loaded={loaded} what={t('session.one')}>
        {({ session: known }) => <Known session={known} now={now} />}
      </Await>
    </Page>
  );
}

function Known({ session, now }: { session: Session; now: number }) {
  const { schedule, seeAttendance } = session.section.viewerMay;
  const isAhead = session.phase === 'PLANNED' || session.phase === 'OPEN';
  return (
    <div class="stack-wide">
      <div class="card stack-wide">
        <Facts session={session} now={now} />
        <Door session={session} />
      </div>
      {seeAttendance && session.phase !== 'CANCELLED' && session.phase !== 'PLANNED' && (
        <div>
          <ButtonLink href={`/sessions/${session.id}/attendance`}>{t('attendance.see')}</ButtonLink>
        </div>
      )}
      {schedule && isAhead && <Replan session={session} />}
    </div>
  );
}

function Facts({ session, now }: { session: Session; now: number }) {
  const lecturers = lecturerNames(session, intlTag());
  const minutes = Math.round((Date.parse(session.endsAt) - Date.parse(session.startsAt)) / 60_000);
  const isAhead = session.phase !== 'ENDED' && session.phase !== 'CANCELLED';
  return (
    <div class="stack">
      <div class="row">
        <PhaseTag phase={session.phase} />
        {isAhead && (
          <span>
            <StartInWords session={session} now={now} />
          </span>
        )}
      </div>
      <dl class="facts">
        <div class="fact-first">
          <dt>{t('session.when')}</dt>
          <dd>
            <SessionTime session={session} />
          </dd>
        </div>
        <div>
          <dt>{t('session.length')}</dt>
          <dd>{t('session.lengthWords', { count: minutes })}</dd>
        </div>
        <div>
          <dt>{t('session.teaches')}</dt>
          <dd>{lecturers === '' ? t('section.noLecturer') : lecturers}</dd>
        </div>
        <div>
          <dt>{t('section.cohort')}</dt>
          <dd>{t('section.cohortSize', { count: session.section.cohortSize })}</dd>
        </div>
        <div>
          <dt>{t('campus.one')}</dt>
          <dd>
            {session.section.campus.name}, {session.section.institution.name}
          </dd>
        </div>
      </dl>
    </div>
  );
}

function Door({ session }: { session: Session }) {
  if (canEnter(session)) {
    return (
      <div>
        <ButtonLink kind="main" big icon="door" href={`/classes/${session.id}`}>
          {t('session.enter')}
        </ButtonLink>
      </div>
    );
  }
  if (session.phase === 'PLANNED' && session.viewerMayEnter) return <p class="soft">{t('session.opensBefore')}</p>;
  if (session.phase === 'CANCELLED') return <p class="soft">{t('session.cancelledWhat')}</p>;
  return null;
}

function Replan({ session }: { session: Session }) {
  const [doing, setDoing] = useState<'move' | 'cancel'>();
  const [moved, setMoved] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const rest = () => setDoing(undefined);
  const cancel = async () => {
    const { error } = await change(CancelSessionDocument, { id: session.id });
    setProblem(error && changeProblem(problemOf(error)));
    rest();
  };
  const failed = problem && problemWords(problem);
  return (
    <section class="stack no-print" aria-labelledby="replan">
      <h2 id="replan">{t('session.change')}</h2>
      {moved && (
        <Notice kind="good" said>
          <p>
            {t('session.moved')} <SessionTime session={session} />.
          </p>
        </Notice>
      )}
      {failed && (
        <Notice kind="alarm" said>
          <p>{t(failed.id, failed.values)}</p>
        </Notice>
      )}
      {doing === 'move' ? (
        <div class="card">
          <PlanForm
            label={t('session.move')}
            action={t('session.move')}
            keep={`move.${session.id}`}
            campus={session.section.campus}
            term={session.section.term}
            lecturerZones={session.section.lecturerZones}
            start={planOf(session)}
            withTopic={false}
            onLeave={rest}
            onPlan={async ({ localStart, minutes, zone }) => {
              const input = { sessionId: session.id, localStart, minutes, zone };
              const { error } = await change(RescheduleSessionDocument, { input });
              if (error) return problemsOf(error).map(changeProblem);
              setMoved(true);
              rest();
              return undefined;
            }}
          />
        </div>
      ) : (
        <div class="row">
          <Button onClick={() => setDoing('move')}>{t('session.move')}</Button>
          <Button kind="alarm" onClick={() => setDoing('cancel')}>
            {t('session.cancel')}
          </Button>
        </div>
      )}
      {doing === 'cancel' && (
        <Dialog title={t('session.cancelAsk')} onClose={rest}>
          <p>{t('session.cancelWhat', { course: courseTitle(session) })}</p>
          <p>
            <SessionTime session={session} />
          </p>
          <div class="row">
            <Button kind="alarm" onClick={() => void cancel()}>
              {t('session.cancel')}
            </Button>
            <Button onClick={rest}>{t('session.keep')}</Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

/** A conflict about the session itself, not about its time, is a class that has begun. */
function changeProblem(problem: Problem): Problem {
  const isBegun = problem.code === 'CONFLICT' && problem.field !== 'localStart';
  return isBegun ? { ...problem, code: 'CLASS_BEGUN' } : problem;
}

function planOf({ localStart, startsAt, endsAt, zone }: Session) {
  return {
    localStart: localStart.slice(0, 16),
    minutes: Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000),
    zone,
  };
}
