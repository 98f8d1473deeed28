import { useState } from 'preact/hooks';
import { CohortsOfDocument, EnrolCohortDocument, EnrolDocument } from '#contract/graphql/graphql';
import type { CohortLineFragment, EnrolMutation, MemberLineFragment } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { useData } from '../api/data.ts';
import { problemsOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { PersonPicker } from '../fragments/PersonPicker.tsx';
import { Button } from '../look/Button.tsx';
import { Form } from '../look/Form.tsx';
import { Notice } from '../look/Notice.tsx';
import { Picker } from '../look/Picker.tsx';
import { t } from '../words/words.ts';
import { enrolProblem, enrolWords } from './enrolling.ts';
import type { Section } from './SectionPage.tsx';

type Answer = EnrolMutation['enrol'];
type Way = 'people' | 'cohort';

/** Enrols students one by one or a cohort as a whole, and tells who got a seat and who waits. */
export function EnrolPeople({ section }: { section: Section }) {
  const [way, setWay] = useState<Way>();
  const [told, setTold] = useState<{ enrolled: number; waiting: number }>();
  const finish = (answer: Answer | undefined): Problem[] | undefined => {
    const problem = enrolProblem(answer);
    if (problem) return [problem];
    if (answer?.__typename === 'Enrolled')
      setTold({ enrolled: answer.enrolled.length, waiting: answer.waiting.length });
    setWay(undefined);
    return undefined;
  };
  const close = () => setWay(undefined);
  return (
    <div class="stack no-print">
      {told && (
        <Notice kind={told.waiting > 0 ? 'care' : 'good'} outcome={told}>
          <p>
            {t('enrol.done', { count: told.enrolled })}{' '}
            {told.waiting > 0 && t('enrol.waiting', { count: told.waiting })}
          </p>
        </Notice>
      )}
      {way === undefined && (
        <div class="row">
          <Button icon="add" onClick={() => setWay('people')}>
            {t('enrol.people')}
          </Button>
          <Button icon="add" onClick={() => setWay('cohort')}>
            {t('enrol.cohort')}
          </Button>
        </div>
      )}
      {way === 'people' && <ByPeople section={section} finish={finish} close={close} />}
      {way === 'cohort' && <ByCohort section={section} finish={finish} close={close} />}
    </div>
  );
}

interface WayProps {
  section: Section;
  finish: (answer: Answer | undefined) => Problem[] | undefined;
  close: () => void;
}

function ByPeople({ section, finish, close }: WayProps) {
  const [chosen, setChosen] = useState<MemberLineFragment[]>([]);
  return (
    <div class="card">
      <Form
        label={t('enrol.people')}
        action={t('enrol.people')}
        actionKind="plain"
        words={{ ...enrolWords, NOBODY: 'cohort.nobody' }}
        beside={<Button onClick={close}>{t('dialog.back')}</Button>}
        check={() => (chosen.length === 0 ? [{ code: 'NOBODY' }] : [])}
        onSubmit={async () => {
          const personIds = chosen.map(({ id }) => id);
          const { data, error } = await change(EnrolDocument, { sectionId: section.id, personIds });
          return error ? problemsOf(error) : finish(data?.enrol);
        }}
      >
        <PersonPicker
          institutionId={section.institution.id}
          role="STUDENT"
          label={t('picker.students')}
          chosen={chosen}
          without={section.enrolments?.map(({ person }) => person.id) ?? []}
          onChoose={setChosen}
        />
      </Form>
    </div>
  );
}

function ByCohort({ section, finish, close }: WayProps) {
  const [chosen, setChosen] = useState<CohortLineFragment[]>([]);
  const [search, setSearch] = useState('');
  const institutionId = section.institution.id;
  const { data } = useData(CohortsOfDocument, { institutionId, search: search || null }, ['Cohort']);
  return (
    <div class="card">
      <Form
        label={t('enrol.cohort')}
        action={t('enrol.cohort')}
        actionKind="plain"
        words={{ ...enrolWords, NOBODY: 'enrol.noCohort' }}
        beside={<Button onClick={close}>{t('dialog.back')}</Button>}
        check={() => (chosen.length === 0 ? [{ code: 'NOBODY' }] : [])}
        onSubmit={async () => {
          const answer = await change(EnrolCohortDocument, { sectionId: section.id, cohortId: chosen[0]?.id ?? '' });
          return answer.error ? problemsOf(answer.error) : finish(answer.data?.enrolCohort);
        }}
      >
        <Picker
          label={t('cohort.search')}
          found={data && { ...data.cohorts, nodes: data.cohorts.nodes.slice(0, 8) }}
          text={({ name }) => name}
          more={({ size }) => t('section.cohortSize', { count: size })}
          chosen={chosen}
          without={section.cohorts.map(({ id }) => id)}
          one
          onSearch={setSearch}
          onChoose={setChosen}
        />
      </Form>
    </div>
  );
}
