import { useRoute } from 'preact-iso/router';
import { useRef, useState } from 'preact/hooks';
import { CheckProposalDocument, ProposeMoveDocument, SessionByIdDocument } from '#contract/graphql/graphql';
import type { ProposeMoveInput, SessionByIdQuery } from '#contract/graphql/graphql';
import { ask, change } from '../api/client.ts';
import { useData } from '../api/data.ts';
import { problemsOf } from '../api/problems.ts';
import { ButtonLink } from '../look/Button.tsx';
import { Field, SelectField } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { Notice } from '../look/Notice.tsx';
import { readerZone, viewer } from '../sign-in/viewer.ts';
import { SessionTime } from '../fragments/SessionTime.tsx';
import { Await } from '../loaded/Await.tsx';
import { NotFound } from '../loaded/NotFound.tsx';
import { Page } from '../shell/Page.tsx';
import { isDay } from '../time/days.ts';
import { CheckResult } from '../timetable/plan/CheckResult.tsx';
import { placesOf } from '../timetable/plan/places.ts';
import { readPlan } from '../timetable/plan/plan-values.ts';
import type { PlanValues } from '../timetable/plan/plan-values.ts';
import '../timetable/plan/plan.css';
import { Preview } from '../timetable/plan/Preview.tsx';
import { takeTime, timeProblem } from '../timetable/plan/take-time.ts';
import { usePlanCheck, usePlanValues } from '../timetable/plan/use-plan-form.ts';
import { t } from '../words/words.ts';
import { isOfSection } from '../fragments/of-section.ts';
import type { OfSection } from '../fragments/of-section.ts';

type Session = SessionByIdQuery['session'];

/** The lecturer of a session asks the people who plan it for another time. */
export default function ProposePage() {
  const id = useRoute().params['id'] ?? '';
  const loaded = useData(SessionByIdDocument, { id }, ['Session']);
  const session = loaded.data?.session;
  return (
    <Page
      title={t('proposal.propose')}
      above={session && { href: `/sessions/${id}`, name: session.title }}
      lead={session && <SessionTime session={session} />}
      width="narrow"
    >
      <Await loaded={loaded} what={t('session.one')}>
        {(data) => <Proposing session={data.session} />}
      </Await>
    </Page>
  );
}

function Proposing({ session }: { session: Session }) {
  const [done, setDone] = useState<object>();
  if (!isOfSection(session)) return <NotFound />;
  const { section, phase } = session;
  const teaches = [...section.lecturers, ...session.lecturers].some(({ id }) => id === viewer.value?.id);
  if (done) {
    return (
      <Notice kind="good" outcome={done}>
        <p>
          <strong>{t('proposal.done')}</strong> {t('proposal.doneWhat', { name: section.institution.name })}
        </p>
        <p>
          <a href={`/sessions/${session.id}`}>{t('session.see')}</a>
        </p>
      </Notice>
    );
  }
  if (!teaches) return <NotFound />;
  if (phase !== 'PLANNED' && phase !== 'OPEN') {
    return (
      <Notice>
        <p>{t('error.classBegun')}</p>
      </Notice>
    );
  }
  return <ProposeForm session={session} onDone={() => setDone({})} />;
}

function ProposeForm({ session, onDone }: { session: OfSection<Session>; onDone: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  const values = usePlanValues(box, session.version);
  const input = values && inputOf(session, values);
  const [checked] = usePlanCheck(input, async (asked) => {
    const { data, error } = await ask(CheckProposalDocument, { input: asked });
    return { check: data?.checkProposal, error };
  });
  const { section } = session;
  const places = placesOf(section.campus, [session.zone, readerZone.value, ...section.lecturerZones]);
  const zone = values?.zone ?? session.zone;
  return (
    <div class="card stack">
      <p class="soft">{t('proposal.lead')}</p>
      <Form
        label={t('proposal.propose')}
        action={t('proposal.send')}
        keep={`propose.${session.id}`}
        words={{
          BAD_INPUT: 'session.badTime',
          NOTHING: 'proposal.sameTime',
          STALE: 'proposal.stale',
          CONFLICT: 'error.classBegun',
        }}
        beside={<ButtonLink href={`/sessions/${session.id}`}>{t('dialog.back')}</ButtonLink>}
        check={(form) => timeProblem(readPlan(form))}
        onSubmit={async (form) => {
          const asked = inputOf(session, readPlan(form));
          if (!asked) return [{ code: 'NOTHING' }];
          const note = form.get('note') as string;
          const { error } = await change(ProposeMoveDocument, { input: { ...asked, note } });
          if (error) return problemsOf(error);
          onDone();
          return undefined;
        }}
      >
        <div ref={box} class="plan">
          <div class="form-pair">
            <Field name="date" type="date" label={t('session.date')} defaultValue={session.localStart.slice(0, 10)} />
            <Field name="time" type="time" label={t('session.time')} defaultValue={session.localStart.slice(11, 16)} />
          </div>
          <SelectField name="zone" label={t('session.zone')} defaultValue={session.zone}>
            {places.map((place) => (
              <option key={place.zone} value={place.zone}>
                {place.name}
              </option>
            ))}
          </SelectField>
          <Preview
            days={values && isDay(values.date) ? [values.date] : []}
            time={values?.time ?? ''}
            zone={zone}
            places={places}
          />
          <CheckResult
            checked={checked}
            around={{ zone, term: section.term, cohortSize: section.cohortSize }}
            places={places}
            onTake={(localStart) => takeTime(box.current, localStart)}
            accepts={false}
          />
          <Field name="note" label={t('reason.one')} help={t('proposal.noteHelp')} maxLength={300} optional />
        </div>
      </Form>
    </div>
  );
}

/** What the API is asked; undefined while it is not complete, or the time that the session has. */
function inputOf(session: Session, { date, time, zone }: PlanValues): Omit<ProposeMoveInput, 'note'> | undefined {
  const localStart = `${date}T${time}`;
  const isTimed = isDay(date) && /^\d{2}:\d{2}$/.test(time);
  if (!isTimed || (localStart === session.localStart && zone === session.zone)) return undefined;
  return { sessionId: session.id, version: session.version, localStart, zone };
}
