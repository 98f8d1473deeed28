import { useState } from 'preact/hooks';
import { CancelSessionDocument } from '#contract/graphql/graphql';
import type { SeriesScope, SessionByIdQuery } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemsOf } from '../api/problems.ts';
import { Button, ButtonLink } from '../look/Button.tsx';
import { Dialog } from '../look/Dialog.tsx';
import { Form } from '../look/Form.tsx';
import { Notice } from '../look/Notice.tsx';
import { ReasonField } from '../timetable/plan/ReasonField.tsx';
import { ScopeChoice } from '../timetable/plan/ScopeChoice.tsx';
import { oneMore } from '../timetable/plan/one-more.ts';
import { t } from '../words/words.ts';
import { SessionTime } from '../fragments/SessionTime.tsx';
import type { OfSection } from '../fragments/of-section.ts';

type Session = SessionByIdQuery['session'];

/** Changing a session, and cancelling it or its series, which asks in words. */
export function Replan({ session }: { session: OfSection<Session> }) {
  const [asking, setAsking] = useState(false);
  const [scope, setScope] = useState<SeriesScope>('THIS');
  const [cancelled, setCancelled] = useState<readonly unknown[]>();
  const isAhead = session.phase === 'PLANNED' || session.phase === 'OPEN';
  return (
    <>
      {cancelled && cancelled.length > 0 && (
        <Notice kind="good" outcome={cancelled}>
          <p>{t('cancel.done', { count: cancelled.length })}</p>
        </Notice>
      )}
      {isAhead && (
        <section class="stack no-print" aria-labelledby="replan">
          <h2 id="replan">{t('session.change')}</h2>
          <div class="row">
            <ButtonLink href={`/sessions/${session.id}/change`}>{t('change.title')}</ButtonLink>
            <ButtonLink href={`/sections/${session.section.id}/plan?${oneMore(session)}`}>
              {t('change.oneMore')}
            </ButtonLink>
            <Button
              kind="alarm"
              onClick={() => {
                setScope('THIS');
                setAsking(true);
              }}
            >
              {t('session.cancel')}
            </Button>
          </div>
          {asking && (
            <Dialog title={t('session.cancelAsk')} onClose={() => setAsking(false)}>
              <p>
                {session.title}, <SessionTime session={session} />
              </p>
              <Form
                action={scope === 'THIS' ? t('session.cancel') : t('cancel.many')}
                actionKind="alarm"
                words={{ CONFLICT: 'error.classBegun' }}
                beside={<Button onClick={() => setAsking(false)}>{t('session.keep')}</Button>}
                onSubmit={async (values) => {
                  const reason = values.get('reason') as string;
                  const { data, error } = await change(CancelSessionDocument, { id: session.id, scope, reason });
                  if (error) return problemsOf(error);
                  setCancelled(data?.cancelSession);
                  setAsking(false);
                  return undefined;
                }}
              >
                {session.series && <ScopeChoice ahead={session.series.ahead} onChoose={setScope} />}
                <ReasonField />
                <p>{scope === 'THIS' ? t('session.cancelWhat') : t('cancel.manyWhat')}</p>
              </Form>
            </Dialog>
          )}
        </section>
      )}
    </>
  );
}
