import { useLocation } from 'preact-iso/router';
import { useState } from 'preact/hooks';
import {
  ArchiveCourseDocument,
  CourseByIdDocument,
  DepartmentsOfDocument,
  RemoveCourseDocument,
  UpdateCourseDocument,
} from '#contract/graphql/graphql';
import type { CoursePartsFragment } from '#contract/graphql/graphql';
import { ask, change } from '../api/client.ts';
import { useData } from '../api/data.ts';
import { problemOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import type { CourseChoice } from '../fragments/CoursePicker.tsx';
import { levels, levelWords, oneOf } from '../fragments/states.ts';
import { Button } from '../look/Button.tsx';
import { EditForm } from '../look/EditForm.tsx';
import { Problems } from '../look/Problems.tsx';
import { Remove } from '../look/Remove.tsx';
import { Await } from '../loaded/Await.tsx';
import { t } from '../words/words.ts';
import { courseChanges, courseLanguages, languageName, textIn } from './course-fields.ts';
import { CourseFields } from './CourseFields.tsx';

/** Editing, archiving and removing, for those who manage the catalogue. Archiving is undone by the same button. */
export function ManageCourse({ course }: { course: CoursePartsFragment }) {
  const { route } = useLocation();
  const [editing, setEditing] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  if (editing) return <EditCourse course={course} close={() => setEditing(false)} />;
  const archive = async () => {
    const { error } = await change(ArchiveCourseDocument, { id: course.id, archived: !course.archived });
    setProblem(error && problemOf(error));
  };
  return (
    <div class="stack no-print">
      <Problems problem={problem} />
      <div class="row">
        <Button kind="main" onClick={() => setEditing(true)}>
          {t('course.edit')}
        </Button>
        <Button onClick={() => void archive()}>{t(course.archived ? 'course.unarchive' : 'course.archive')}</Button>
        {course.sectionCount === 0 && (
          <Remove
            kind="alarm"
            name={course.title}
            ask={t('course.removeAsk', { name: course.title })}
            what={t('course.removeWhat')}
            work={() => change(RemoveCourseDocument, { id: course.id })}
            onDone={() => route(`/institutions/${course.institution.id}/courses`)}
          />
        )}
      </div>
    </div>
  );
}

function EditCourse({ course, close }: { course: CoursePartsFragment; close: () => void }) {
  const [before, setBefore] = useState<CourseChoice[]>(course.prerequisites);
  const loaded = useData(DepartmentsOfDocument, { id: course.institution.id }, ['Department']);
  return (
    <div class="card wide-form">
      <Await loaded={loaded} what={t('course.edit')}>
        {({ institution: { departments } }) => (
          <EditForm
            thing={course}
            label={t('course.edit')}
            words={{ CONFLICT: 'course.conflict' }}
            fields={[
              { name: 'code', label: t('course.code'), value: ({ code }) => code },
              { name: 'credits', label: t('course.credits'), value: ({ credits }) => String(credits ?? '') },
              {
                name: 'level',
                label: t('course.level'),
                value: ({ level }) => level ?? '',
                shown: ({ level }) => (level ? t(levelWords[level]) : ''),
              },
              {
                name: 'departmentId',
                label: t('department.one'),
                value: ({ department }) => department?.id ?? '',
                shown: ({ department }) => department?.name ?? '',
              },
              {
                name: 'language',
                label: t('course.language'),
                value: ({ language }) => language,
                shown: (one) => languageName(one.language),
              },
              ...courseLanguages.flatMap(([tag, name]) => [
                {
                  name: `title.${tag}`,
                  label: `${t('course.title')} (${name})`,
                  value: (one: CoursePartsFragment) => textIn(one, tag).title,
                },
                {
                  name: `description.${tag}`,
                  label: `${t('course.description')} (${name})`,
                  value: (one: CoursePartsFragment) => textIn(one, tag).description,
                },
                {
                  name: `outcomes.${tag}`,
                  label: `${t('course.outcomes')} (${name})`,
                  value: (one: CoursePartsFragment) => textIn(one, tag).outcomes.join('\n'),
                },
              ]),
            ]}
            reload={async () => (await ask(CourseByIdDocument, { id: course.id })).data?.course}
            save={(values, version) =>
              change(UpdateCourseDocument, {
                id: course.id,
                version,
                input: {
                  ...courseChanges(
                    values,
                    before.map(({ id }) => id),
                  ),
                  level: oneOf(levels, values.get('level')) ?? null,
                },
              })
            }
            onDone={close}
          >
            {(opened) => (
              <CourseFields
                course={opened}
                departments={departments}
                prerequisites={before}
                onPrerequisites={setBefore}
              />
            )}
          </EditForm>
        )}
      </Await>
    </div>
  );
}
