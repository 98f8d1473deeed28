import { useLocation, useRoute } from 'preact-iso/router';
import { useRef, useState } from 'preact/hooks';
import { CheckMoveDocument, MoveSessionDocument, SessionToChangeDocument } from '#contract/graphql/graphql';
import type { SessionLineFragment, SessionToChangeQuery } from '#contract/graphql/graphql';
import { ask, change } from '../../api/client.ts';
import { useData } from '../../api/data.ts';
import { problemsOf } from '../../api/problems.ts';
import { ButtonLink } from '../../look/Button.tsx';
import { Form } from '../../look/Form.tsx';
import { Notice } from '../../look/Notice.tsx';
import { readerZone } from '../../sign-in/viewer.ts';
import { SessionTime } from '../../fragments/SessionTime.tsx';
import { Await } from '../../loaded/Await.tsx';
import { NotFound } from '../../loaded/NotFound.tsx';
import { Page } from '../../shell/Page.tsx';
import { intlTag, t } from '../../words/words.ts';
import { CheckResult } from './CheckResult.tsx';
import { draggedTo } from './dragged-to.ts';
import { placesOf } from './places.ts';
import { daysOf, moveInput, readPlan, valuesOf } from './plan-values.ts';
import './plan.css';
import { PlanFields } from './PlanFields.tsx';
import { Preview } from './Preview.tsx';
import { ReasonField } from './ReasonField.tsx';
import { ScopeChoice } from './ScopeChoice.tsx';
import { takeTime, timeProblem } from './take-time.ts';
import { useLecturers } from './use-lecturers.ts';
import { usePlanCheck, usePlanValues } from './use-plan-form.ts';
import { isOfSection } from '../../fragments/of-section.ts';
import type { OfSection } from '../../fragments/of-section.ts';

type Session = SessionToChangeQuery['session'];

/** Changes a session, or a series from it on: time, length, room, topic, lecturer. */
export default function ChangePage() {
  const id = useRoute().params['id'] ?? '';
  const loaded = useData(SessionToChangeDocument, { id }, ['Session']);
  const session = loaded.data?.session;
  return (
    <Page
      title={t('change.title')}
      above={session && { href: `/sessions/${id}`, name: session.title }}
      lead={session && <SessionTime session={session} />}
      width="narrow"
    >
      <Await loaded={loaded} what={t('session.one')}>
        {(data) => <Changing first={data.session} />}
      </Await>
    </Page>
  );
}

function Changing({ first }: { first: Session }) {
  const [session, setSession] = useState(first);
  const again = async () => {
    const { data } = await ask(SessionToChangeDocument, { id: first.id });
    if (data) setSession(data.session);
    return data !== undefined;
  };
  const [done, setDone] = useState<{ sessions: readonly SessionLineFragment[]; told: number }>();
  const isAhead = session.phase === 'PLANNED' || session.phase === 'OPEN';
  if (done) return <Done session={session} {...done} />;
  if (!isOfSection(session) || !session.section.viewerMay.schedule) return <NotFound />;
  if (!isAhead) {
    return (
      <Notice>
        <p>{t('error.classBegun')}</p>
      </Notice>
    );
  }
  return <ChangeForm session={session} again={again} onDone={setDone} />;
}

function ChangeForm({
  session,
  again,
  onDone,
}: {
  session: OfSection<Session>;
  /** Finds out how it is now; answers whether that is known. */
  again: () => Promise<boolean>;
  onDone: (done: { sessions: readonly SessionLineFragment[]; told: number }) => void;
}) {
  const { query } = useLocation();
  const box = useRef<HTMLDivElement>(null);
  const values = usePlanValues(box, session.version);
  const { section } = session;
  const lecturers = useLecturers(section.institution.id);
  const [stale, setStale] = useState(false);
  const input = values && moveInput(session, { ...values, reason: '' });
  const [checked, found] = usePlanCheck(input && { ...input, accept: [] }, async (asked) => {
    const { data, error } = await ask(CheckMoveDocument, { input: asked });
    return { check: data?.checkMove, error };
  });
  const dragged = draggedTo(query, session.zone);
  const before = valuesOf(session);
  const places = placesOf(section.campus, [session.zone, readerZone.value, ...section.lecturerZones]);
  const standIns = session.substituted ? session.lecturers : [];
  const others = [...standIns, ...lecturers].filter(
    ({ id }, place, all) =>
      section.lecturers.every((own) => own.id !== id) && all.findIndex((one) => one.id === id) === place,
  );
  const names = section.lecturers.map(({ name }) => name);
  const zone = values?.zone ?? session.zone;
  return (
    <div class="card stack">
      {stale && (
        <Notice kind="care" said>
          <p>
            {t('change.stale')} <SessionTime session={session} />. {t('change.staleHow')}
          </p>
        </Notice>
      )}
      <Form
        label={t('change.title')}
        action={t('change.save')}
        {...(dragged ? {} : { keep: `change.${session.id}` })}
        words={{
          CLASHES: 'plan.refused',
          BAD_INPUT: 'session.badTime',
          NOTHING: 'change.nothing',
          STALE: 'change.stalePress',
          CONFLICT: 'error.classBegun',
        }}
        beside={<ButtonLink href={`/sessions/${session.id}`}>{t('dialog.back')}</ButtonLink>}
        check={(form) => timeProblem(readPlan(form))}
        onSubmit={async (form) => {
          const asked = moveInput(session, readPlan(form));
          if (!asked) return [{ code: 'NOTHING' }];
          const { data, error } = await change(MoveSessionDocument, { input: asked });
          if (error) {
            const problems = problemsOf(error);
            // What was typed stays; the next press is about the session as it is now.
            if (problems.some(({ code }) => code === 'STALE')) setStale(await again());
            return problems;
          }
          const result = data?.moveSession;
          if (!result) return [{ code: 'INTERNAL' }];
          if (result.__typename === 'ClashesFound') {
            found(result.check);
            return [{ code: 'CLASHES' }];
          }
          onDone(result);
          return undefined;
        }}
      >
        <div ref={box} class="plan">
          {session.series && <ScopeChoice ahead={session.series.ahead} />}
          <PlanFields
            start={{ ...before, ...dragged }}
            places={places}
            rooms={section.campus.rooms}
            lecturers={others}
            own={new Intl.ListFormat(intlTag(), { type: 'conjunction' }).format(names)}
          />
          <Preview
            days={values ? daysOf({ ...values, repeat: undefined }) : []}
            time={values?.time ?? ''}
            zone={zone}
            places={places}
          />
          <ReasonField />
          <CheckResult
            checked={checked}
            around={{ zone, term: section.term, cohortSize: section.cohortSize }}
            places={places}
            onTake={(localStart) => takeTime(box.current, localStart)}
          />
        </div>
      </Form>
    </div>
  );
}

function Done({
  session,
  sessions,
  told,
}: {
  session: Session;
  sessions: readonly SessionLineFragment[];
  told: number;
}) {
  const now = sessions.find(({ id }) => id === session.id) ?? sessions[0];
  return (
    <Notice kind="good" outcome={sessions}>
      <p>
        <strong>{t('change.done', { count: sessions.length })}</strong> {t('plan.told', { count: told })}
      </p>
      {now && (
        <p>
          {t('session.moved')} <SessionTime session={now} />.
        </p>
      )}
      <p>
        <a href={`/sessions/${session.id}`}>{t('session.see')}</a>
      </p>
    </Notice>
  );
}
