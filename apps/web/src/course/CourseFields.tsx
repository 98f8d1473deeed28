import { useState } from 'preact/hooks';
import type { CoursePartsFragment } from '#contract/graphql/graphql';
import { CoursePicker } from '../fragments/CoursePicker.tsx';
import type { CourseChoice } from '../fragments/CoursePicker.tsx';
import { levels, levelWords } from '../fragments/states.ts';
import { AreaField } from '../look/AreaField.tsx';
import { Button } from '../look/Button.tsx';
import { Field, SelectField } from '../look/Field.tsx';
import { t } from '../words/words.ts';
import { courseLanguages, languageName, textIn } from './course-fields.ts';

/** Everything that is said of a course; each language it is described in has its own titled part. */
export function CourseFields({
  course,
  departments,
  prerequisites,
  onPrerequisites,
}: {
  course: CoursePartsFragment;
  departments: readonly { id: string; name: string }[];
  prerequisites: readonly CourseChoice[];
  onPrerequisites: (courses: CourseChoice[]) => void;
}) {
  const [language, setLanguage] = useState(course.language);
  const [described, setDescribed] = useState(course.texts.map((text) => text.language));
  const tags = [language, ...described.filter((tag) => tag !== language)];
  const free = courseLanguages.filter(([tag]) => !tags.includes(tag));
  return (
    <>
      <div class="form-pair">
        <Field name="code" label={t('course.code')} maxLength={20} defaultValue={course.code} />
        <Field
          name="credits"
          type="number"
          label={t('course.credits')}
          min={0}
          max={60}
          step={0.5}
          defaultValue={course.credits ?? undefined}
          optional
        />
        <SelectField name="level" label={t('course.level')} optional defaultValue={course.level ?? ''}>
          <option value="">{t('course.levelNone')}</option>
          {levels.map((level) => (
            <option key={level} value={level}>
              {t(levelWords[level])}
            </option>
          ))}
        </SelectField>
        <SelectField
          name="departmentId"
          label={t('department.one')}
          optional
          defaultValue={course.department?.id ?? ''}
        >
          <option value="">{t('department.noneChosen')}</option>
          {departments.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      <SelectField
        name="language"
        label={t('course.language')}
        help={t('course.languageHelp')}
        defaultValue={course.language}
        onInput={({ currentTarget }) => setLanguage(currentTarget.value)}
      >
        {courseLanguages.map(([tag, name]) => (
          <option key={tag} value={tag}>
            {name}
          </option>
        ))}
      </SelectField>
      {tags.map((tag) => (
        <TextFields key={tag} course={course} tag={tag} own={tag === language} />
      ))}
      {free.length > 0 && (
        <div class="row" role="group" aria-label={t('course.addLanguage')}>
          <span class="soft">{t('course.addLanguage')}</span>
          {free.map(([tag, name]) => (
            <Button key={tag} kind="quiet" icon="add" onClick={() => setDescribed([...described, tag])}>
              {name}
            </Button>
          ))}
        </div>
      )}
      <CoursePicker
        institutionId={course.institution.id}
        label={t('course.prerequisitesSearch')}
        chosen={prerequisites}
        without={[course.id]}
        onChoose={onPrerequisites}
      />
    </>
  );
}

function TextFields({ course, tag, own }: { course: CoursePartsFragment; tag: string; own: boolean }) {
  const text = textIn(course, tag);
  return (
    <fieldset class="stack">
      <legend class="legend">{languageName(tag)}</legend>
      <Field
        name={`title.${tag}`}
        label={`${t('course.title')} (${languageName(tag)})`}
        help={own ? undefined : t('course.translationHelp')}
        maxLength={160}
        defaultValue={text.title}
        optional={!own}
      />
      <AreaField
        name={`description.${tag}`}
        label={`${t('course.description')} (${languageName(tag)})`}
        maxLength={5000}
        defaultValue={text.description}
        optional
      />
      <AreaField
        name={`outcomes.${tag}`}
        label={`${t('course.outcomes')} (${languageName(tag)})`}
        help={t('course.outcomesHelp')}
        maxLength={5000}
        defaultValue={text.outcomes.join('\n')}
        optional
      />
    </fieldset>
  );
}
