import { useState } from 'preact/hooks';
import { CancelSessionDocument, RescheduleSessionDocument } from '#contract/graphql/graphql';
import type { SessionByIdQuery } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemOf, problemsOf, problemWords } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { Button } from '../look/Button.tsx';
import { Dialog } from '../look/Dialog.tsx';
import { Notice } from '../look/Notice.tsx';
import { t } from '../words/words.ts';
import { PlanForm } from './PlanForm.tsx';
import { SessionTime } from './SessionTime.tsx';
import { courseTitle } from './title.ts';

type Session = SessionByIdQuery['session'];

/** Moving a session, and cancelling it, which asks in words. */
export function Replan({ session }: { session: Session }) {
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
