import { useState } from 'preact/hooks';
import { CoursesOfDocument, CreateCourseDocument } from '#contract/graphql/graphql';
import type { CourseLineFragment } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { usePages } from '../../api/pages.ts';
import { problemsOf } from '../../api/problems.ts';
import { Field, SelectField } from '../../look/Field.tsx';
import { ChoiceFilter, Filters, SearchFilter } from '../../look/Filters.tsx';
import { Form } from '../../look/Form.tsx';
import { ListOf } from '../../loaded/ListOf.tsx';
import { useFilters } from '../../shell/use-filters.ts';
import { useOrder } from '../../shell/use-order.ts';
import { t } from '../../words/words.ts';
import { AddPart } from '../AddPart.tsx';
import type { PartProps } from '../parts.ts';
import { courseLanguages } from '../../course/course-fields.ts';
import { levels, levelWords, oneOf } from '../../fragments/states.ts';

const sorts = ['CODE', 'TITLE', 'CREDITS', 'DEPARTMENT', 'SECTIONS'] as const;

/** The catalogue. What belongs to a course beyond its title is written on its own page. */
export function CoursesPart({ institution, mayManage }: PartProps) {
  const [added, setAdded] = useState<CourseLineFragment>();
  const { departments } = institution;
  const [filters, narrow] = useFilters(['search', 'department', 'level', 'archived']);
  const order = useOrder(sorts);
  const { search, department, level, archived } = filters;
  const pages = usePages(
    CoursesOfDocument,
    {
      institutionId: institution.id,
      search: search || null,
      departmentId: department || null,
      level: oneOf(levels, level) ?? null,
      archived: archived === 'yes',
      sort: order.by,
      descending: order.descending,
    },
    ({ courses }) => courses,
    ['Course'],
  );
  return (
    <div class="stack-wide">
      {mayManage && (
        <AddPart
          action={t('course.add')}
          startOpen={institution.setup.courses === 0}
          added={added}
          told={({ id, title }) => (
            <p>
              {t('institution.added', { name: title })} <a href={`/courses/${id}`}>{t('course.goOn')}</a>
            </p>
          )}
        >
          <Form
            label={t('course.add')}
            action={t('course.add')}
            keep={`course.${institution.id}`}
            again
            words={{ CONFLICT: 'course.conflict' }}
            onSubmit={async (values) => {
              const { data, error } = await change(CreateCourseDocument, {
                input: {
                  institutionId: institution.id,
                  code: String(values.get('code')).trim(),
                  title: String(values.get('title')).trim(),
                  language: String(values.get('language')),
                  departmentId: String(values.get('departmentId') ?? '') || null,
                },
              });
              setAdded(data?.createCourse);
              return error && problemsOf(error);
            }}
          >
            <Field name="title" label={t('course.title')} maxLength={160} />
            <div class="form-pair">
              <Field name="code" label={t('course.code')} help={t('course.codeHelp')} maxLength={20} />
              <SelectField name="language" label={t('course.language')} defaultValue="fr">
                {courseLanguages.map(([tag, name]) => (
                  <option key={tag} value={tag}>
                    {name}
                  </option>
                ))}
              </SelectField>
            </div>
            {departments.length > 0 && (
              <SelectField name="departmentId" label={t('department.one')} optional defaultValue="">
                <option value="">{t('department.noneChosen')}</option>
                {departments.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </SelectField>
            )}
          </Form>
        </AddPart>
      )}
      <div class="stack">
        <Filters label={t('institution.courses')}>
          <SearchFilter label={t('course.search')} value={search} onSearch={(value) => narrow('search', value, true)} />
          {departments.length > 0 && (
            <ChoiceFilter
              label={t('department.one')}
              value={department}
              options={departments.map(({ id, name }) => ({ value: id, text: name }))}
              onChoose={(value) => narrow('department', value)}
            />
          )}
          <ChoiceFilter
            label={t('course.level')}
            value={level}
            options={levels.map((one) => ({ value: one, text: t(levelWords[one]) }))}
            onChoose={(value) => narrow('level', value)}
          />
          <ChoiceFilter
            label={t('course.shelf')}
            value={archived}
            all={t('course.offered')}
            options={[{ value: 'yes', text: t('course.archived') }]}
            onChoose={(value) => narrow('archived', value)}
          />
          <ChoiceFilter
            narrowOnly
            label={t('list.sort')}
            value={order.by}
            all={null}
            options={[
              { value: 'CODE', text: t('course.code') },
              { value: 'TITLE', text: t('course.title') },
              { value: 'CREDITS', text: t('course.credits') },
              { value: 'DEPARTMENT', text: t('department.one') },
              { value: 'SECTIONS', text: t('institution.sections') },
            ]}
            onChoose={(value) => order.choose(value, false)}
          />
        </Filters>
        <ListOf
          pages={pages}
          caption={t('institution.courses')}
          keyOf={({ id }) => id}
          narrowed={[search, department, level, archived].some((value) => value !== '')}
          order={order}
          columns={[
            {
              title: t('course.title'),
              sort: 'TITLE',
              cell: ({ id, title }) => <a href={`/courses/${id}`}>{title}</a>,
            },
            { title: t('course.code'), sort: 'CODE', cell: ({ code }) => <span class="table-code">{code}</span> },
            { title: t('department.one'), sort: 'DEPARTMENT', cell: (course) => course.department?.name ?? '' },
            { title: t('course.level'), cell: (course) => (course.level ? t(levelWords[course.level]) : '') },
            { title: t('course.credits'), sort: 'CREDITS', cell: ({ credits }) => credits ?? '', number: true },
            {
              title: t('institution.sections'),
              sort: 'SECTIONS',
              cell: ({ sectionCount }) => sectionCount,
              number: true,
            },
          ]}
        >
          <p>{mayManage ? t('course.noneYet') : t('institution.nothing')}</p>
        </ListOf>
      </div>
    </div>
  );
}
