import { useState } from 'preact/hooks';
import { CreateSectionDocument } from '#contract/graphql/graphql';
import type { SectionLineFragment } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemsOf } from '../api/problems.ts';
import { Field, SelectField } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { Notice } from '../look/Notice.tsx';
import { matches } from '../look/plain-text.ts';
import { Search } from '../look/Search.tsx';
import { Table } from '../look/Table.tsx';
import { intlTag, t } from '../words/words.ts';
import { AddPart } from './AddPart.tsx';
import { stepsOf } from './parts.ts';
import type { Institution, PartProps } from './parts.ts';

/** A list of up to so many is seen at a glance. */
const fewSections = 10;

export function SectionsPart({ institution, mayManage }: PartProps) {
  const [added, setAdded] = useState<SectionLineFragment>();
  const [search, setSearch] = useState('');
  const { campuses, courses, sections, terms } = institution;
  if (!mayManage && sections.length === 0) return <p class="soft">{t('institution.nothing')}</p>;
  if (campuses.length === 0 || courses.length === 0 || terms.length === 0) return <Missing institution={institution} />;
  const found = sections.filter((section) =>
    matches(search, sectionTitle(section), section.course.code, section.term.name, lecturersOf(section)),
  );
  return (
    <div class="stack-wide">
      {mayManage && (
        <AddPart
          action={t('section.add')}
          startOpen={sections.length === 0}
          added={
            added && (
              <p>
                {t('institution.added', { name: sectionTitle(added) })}{' '}
                <a href={`/sections/${added.id}`}>{t('section.goOn')}</a>
              </p>
            )
          }
        >
          <Form
            label={t('section.add')}
            action={t('section.add')}
            keep={`section.${institution.id}`}
            again
            words={{ CONFLICT: 'section.conflict' }}
            onSubmit={async (values) => {
              const input = {
                courseId: String(values.get('courseId')),
                termId: String(values.get('termId')),
                campusId: String(values.get('campusId')),
                name: String(values.get('name')).trim(),
              };
              const { data, error } = await change(CreateSectionDocument, { input });
              setAdded(data?.createSection);
              return error && problemsOf(error);
            }}
          >
            <SelectField name="courseId" label={t('course.one')}>
              {courses.map(({ id, code, title }) => (
                <option key={id} value={id}>
                  {title} ({code})
                </option>
              ))}
            </SelectField>
            <div class="form-pair">
              <SelectField name="termId" label={t('term.one')} defaultValue={terms[0]?.id}>
                {terms.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </SelectField>
              <SelectField name="campusId" label={t('campus.one')}>
                {campuses.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </SelectField>
            </div>
            <Field name="name" label={t('section.name')} help={t('section.nameHelp')} maxLength={40} />
          </Form>
        </AddPart>
      )}
      {sections.length > fewSections && (
        <Search label={t('section.search')} value={search} onSearch={setSearch} found={found.length} />
      )}
      {sections.length > 0 && (
        <Table
          caption={t('institution.sections')}
          rows={found}
          keyOf={({ id }) => id}
          columns={[
            {
              title: t('section.one'),
              cell: (section) => <a href={`/sections/${section.id}`}>{sectionTitle(section)}</a>,
            },
            { title: t('term.one'), cell: ({ term }) => term.name },
            { title: t('campus.one'), cell: ({ campus }) => campus.name },
            { title: t('section.lecturers'), cell: (section) => lecturersOf(section) },
            { title: t('section.cohort'), cell: ({ cohortSize }) => cohortSize, number: true },
          ]}
        />
      )}
    </div>
  );
}

function Missing({ institution }: { institution: Institution }) {
  const needed = stepsOf(institution).filter(({ part, done }) => !done && part !== 'people' && part !== 'sections');
  return (
    <Notice>
      <p>{t('section.needs', { count: needed.length })}</p>
    </Notice>
  );
}

function sectionTitle({ course, name }: SectionLineFragment): string {
  return `${course.title} · ${name}`;
}

function lecturersOf({ lecturers }: SectionLineFragment): string {
  if (lecturers.length === 0) return t('section.noLecturer');
  return new Intl.ListFormat(intlTag(), { type: 'conjunction' }).format(lecturers.map(({ name }) => name));
}
