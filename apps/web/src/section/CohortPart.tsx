import { useState } from 'preact/hooks';
import { SetCohortDocument } from '#contract/graphql/graphql';
import type { MemberLineFragment } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemsOf } from '../api/problems.ts';
import { Button } from '../look/Button.tsx';
import { Check } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { matches } from '../look/plain-text.ts';
import { Search } from '../look/Search.tsx';
import { Await } from '../shell/Await.tsx';
import { intlTag, t } from '../words/words.ts';
import { membersOf, useMembers } from './members.ts';
import type { Section } from './SectionPage.tsx';

/** The enrolled students: a number for all, the names for who may see them, the choice for administrators. */
export function CohortPart({ section }: { section: Section }) {
  const [choosing, setChoosing] = useState(false);
  const { cohort, cohortSize, viewerMay } = section;
  return (
    <section class="stack" aria-labelledby="cohort">
      <h2 id="cohort">{t('section.cohort')}</h2>
      <p class={cohortSize === 0 ? 'soft' : undefined}>{t('section.cohortSize', { count: cohortSize })}</p>
      {viewerMay.edit && !choosing && (
        <div>
          <Button onClick={() => setChoosing(true)}>{t('section.chooseCohort')}</Button>
        </div>
      )}
      {choosing && <ChooseCohort section={section} onDone={() => setChoosing(false)} />}
      {!choosing && cohort && cohort.length > 0 && (
        <details>
          <summary>{t('section.cohortNames')}</summary>
          <ul class="rows">
            {cohort.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function ChooseCohort({ section, onDone }: { section: Section; onDone: () => void }) {
  const loaded = useMembers(section.institution.id);
  return (
    <div class="card">
      <Await loaded={loaded} what={t('institution.people')}>
        {(members) => {
          const students = membersOf(members, 'STUDENT', intlTag());
          return students.length === 0 ? (
            <p>
              {t('section.noStudents')} <a href={`/institutions/${section.institution.id}/people`}>{t('people.add')}</a>
            </p>
          ) : (
            <Choice section={section} students={students} onDone={onDone} />
          );
        }}
      </Await>
    </div>
  );
}

function Choice({
  section,
  students,
  onDone,
}: {
  section: Section;
  students: readonly MemberLineFragment[];
  onDone: () => void;
}) {
  const [search, setSearch] = useState('');
  const enrolled = new Set(section.cohort?.map(({ id }) => id));
  const found = students.filter(({ name, email }) => matches(search, name, email));
  const tickAll = (form: HTMLFormElement | null, on: boolean) => {
    for (const box of form?.querySelectorAll<HTMLInputElement>('li:not([hidden]) input') ?? []) box.checked = on;
  };
  return (
    <Form
      label={t('section.chooseCohort')}
      action={t('section.keepCohort')}
      beside={<Button onClick={onDone}>{t('dialog.back')}</Button>}
      onSubmit={async (values) => {
        const personIds = values.getAll('personIds').map(String);
        const { error } = await change(SetCohortDocument, { sectionId: section.id, personIds });
        if (error) return problemsOf(error);
        onDone();
        return undefined;
      }}
    >
      {students.length > 8 && (
        <Search label={t('people.search')} value={search} onSearch={setSearch} found={found.length} />
      )}
      <fieldset class="stack-tight">
        <legend class="field-label">{t('section.enrolled')}</legend>
        <div class="row">
          <Button kind="quiet" onClick={({ currentTarget }) => tickAll(currentTarget.form, true)}>
            {t('section.tickAll')}
          </Button>
          <Button kind="quiet" onClick={({ currentTarget }) => tickAll(currentTarget.form, false)}>
            {t('section.tickNone')}
          </Button>
        </div>
        <ul class="choice">
          {students.map((student) => (
            <li key={student.id} hidden={!found.includes(student)}>
              <Check name="personIds" value={student.id} defaultChecked={enrolled.has(student.id)}>
                {student.name}
              </Check>
            </li>
          ))}
        </ul>
      </fieldset>
    </Form>
  );
}
