import { useState } from 'preact/hooks';
import { CreateCourseDocument } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemsOf } from '../api/problems.ts';
import { Field } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { Table } from '../look/Table.tsx';
import { t } from '../words/words.ts';
import { AddPart } from './AddPart.tsx';
import type { PartProps } from './parts.ts';

export function CoursesPart({ institution, mayManage }: PartProps) {
  const [added, setAdded] = useState<string>();
  const { courses } = institution;
  return (
    <div class="stack-wide">
      {mayManage && (
        <AddPart
          action={t('course.add')}
          startOpen={courses.length === 0}
          added={added && <p>{t('institution.added', { name: added })}</p>}
        >
          <Form
            label={t('course.add')}
            action={t('course.add')}
            keep={`course.${institution.id}`}
            again
            words={{ CONFLICT: 'course.conflict' }}
            onSubmit={async (values) => {
              const input = {
                institutionId: institution.id,
                code: String(values.get('code')).trim(),
                title: String(values.get('title')).trim(),
              };
              const { data, error } = await change(CreateCourseDocument, { input });
              setAdded(data?.createCourse.title);
              return error && problemsOf(error);
            }}
          >
            <Field name="code" label={t('course.code')} help={t('course.codeHelp')} maxLength={20} />
            <Field name="title" label={t('course.title')} maxLength={160} />
          </Form>
        </AddPart>
      )}
      {courses.length === 0 && !mayManage && <p class="soft">{t('institution.nothing')}</p>}
      {courses.length > 0 && (
        <Table
          caption={t('institution.courses')}
          rows={courses}
          keyOf={({ id }) => id}
          columns={[
            { title: t('course.title'), cell: ({ title }) => title },
            { title: t('course.code'), cell: ({ code }) => code },
          ]}
        />
      )}
    </div>
  );
}
