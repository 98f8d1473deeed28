import { useLocation, useRoute } from 'preact-iso/router';
import { useRef, useState } from 'preact/hooks';
import { CheckPlanDocument, PlanSessionsDocument, SectionToPlanDocument } from '#contract/graphql/graphql';
import type { SectionToPlanQuery, SessionLineFragment } from '#contract/graphql/graphql';
import { ask, change } from '../../api/client.ts';
import { useData } from '../../api/data.ts';
import { problemsOf } from '../../api/problems.ts';
import { Button, ButtonLink } from '../../look/Button.tsx';
import { Form } from '../../look/Form.tsx';
import { Notice } from '../../look/Notice.tsx';
import { readerZone } from '../../sign-in/viewer.ts';
import { SessionTime } from '../../fragments/SessionTime.tsx';
import { Await } from '../../loaded/Await.tsx';
import { NotFound } from '../../loaded/NotFound.tsx';
import { Page } from '../../shell/Page.tsx';
import { mondayOf } from '../../time/days.ts';
import { intlTag, t } from '../../words/words.ts';
import { CheckResult } from './CheckResult.tsx';
import { readOneMore } from './one-more.ts';
import { placesOf } from './places.ts';
import { daysOf, planInput, readPlan } from './plan-values.ts';
import './plan.css';
import { PlanFields } from './PlanFields.tsx';
import { Preview } from './Preview.tsx';
import { RepeatFields } from './RepeatFields.tsx';
import { takeTime, timeProblem } from './take-time.ts';
import { useLecturers } from './use-lecturers.ts';
import { usePlanCheck, usePlanValues } from './use-plan-form.ts';

type Section = SectionToPlanQuery['section'];

/** Plans sessions of a section: one, or a series. */
export default function PlanPage() {
  const id = useRoute().params['id'] ?? '';
  const loaded = useData(SectionToPlanDocument, { id }, ['Section']);
  const section = loaded.data?.section;
  return (
    <Page
      title={t('plan.title')}
      above={section && { href: `/sections/${id}`, name: `${section.course.title}, ${section.name}` }}
      width="narrow"
    >
      <Await loaded={loaded} what={t('plan.title')}>
        {(data) =>
          data.section.viewerMay.schedule ? (
            <div class="stack">
              <p>
                <a href={`/institutions/${data.section.institution.id}/free?section=${id}`}>{t('plan.find')}</a>
              </p>
              <Planning section={data.section} />
            </div>
          ) : (
            <NotFound />
          )
        }
      </Await>
    </Page>
  );
}

function Planning({ section }: { section: Section }) {
  const [planned, setPlanned] = useState<{ sessions: readonly SessionLineFragment[]; told: number }>();
  if (planned) return <Planned section={section} {...planned} again={() => setPlanned(undefined)} />;
  return <PlanForm section={section} onPlanned={setPlanned} />;
}

function PlanForm({
  section,
  onPlanned,
}: {
  section: Section;
  onPlanned: (planned: { sessions: readonly SessionLineFragment[]; told: number }) => void;
}) {
  const { query } = useLocation();
  const box = useRef<HTMLDivElement>(null);
  const values = usePlanValues(box);
  const lecturers = useLecturers(section.institution.id);
  const input = values && planInput(section.id, values);
  const [checked, found] = usePlanCheck(input && { ...input, accept: [] }, async (asked) => {
    const { data, error } = await ask(CheckPlanDocument, { input: asked });
    return { check: data?.checkPlan, error };
  });
  const places = placesOf(section.campus, [readerZone.value, ...section.lecturerZones]);
  const names = section.lecturers.map(({ name }) => name);
  const zone = values?.zone ?? section.campus.zone;
  const start = readOneMore(query);
  // What was begun before must not be put over what one came with.
  const isFilled = start.time !== undefined;
  return (
    <div class="card">
      <Form
        label={t('plan.title')}
        action={t('plan.title')}
        {...(isFilled ? {} : { keep: `plan.${section.id}` })}
        words={{ CLASHES: 'plan.refused', BAD_INPUT: 'session.badTime', NOTHING: 'session.badTime' }}
        check={(form) => timeProblem(readPlan(form))}
        onSubmit={async (form) => {
          const asked = planInput(section.id, readPlan(form));
          if (!asked) return [{ code: 'NOTHING', field: 'date' }];
          const { data, error } = await change(PlanSessionsDocument, { input: asked });
          const result = data?.planSessions;
          if (error || !result) return error ? problemsOf(error) : [{ code: 'INTERNAL' }];
          if (result.__typename === 'ClashesFound') {
            found(result.check);
            return [{ code: 'CLASHES' }];
          }
          onPlanned(result);
          return undefined;
        }}
      >
        <div ref={box} class="plan">
          <PlanFields
            start={start}
            places={places}
            rooms={section.campus.rooms}
            lecturers={lecturers.filter(({ id }) => section.lecturers.every((own) => own.id !== id))}
            own={new Intl.ListFormat(intlTag(), { type: 'conjunction' }).format(names)}
          />
          <RepeatFields values={values} start={start.repeat} lastDay={section.term.endsOn} />
          <Preview days={values ? daysOf(values) : []} time={values?.time ?? ''} zone={zone} places={places} />
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

function Planned({
  section,
  sessions,
  told,
  again,
}: {
  section: Section;
  sessions: readonly SessionLineFragment[];
  told: number;
  again: () => void;
}) {
  const [first] = sessions;
  const week = first ? `?week=${mondayOf(first.localStart.slice(0, 10))}` : '';
  return (
    <Notice kind="good" outcome={sessions}>
      <p>
        <strong>{t('plan.planned', { count: sessions.length })}</strong> {t('plan.told', { count: told })}
      </p>
      {first && (
        <p>
          <SessionTime session={first} />. <a href={`/sessions/${first.id}`}>{t('session.see')}</a>
        </p>
      )}
      <div class="row">
        <ButtonLink href={`/sections/${section.id}/timetable${week}`}>{t('plan.seeWeek')}</ButtonLink>
        <Button icon="add" onClick={again}>
          {t('plan.another')}
        </Button>
      </div>
    </Notice>
  );
}
