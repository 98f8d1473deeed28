import type { CoursePartsFragment } from '#contract/graphql/graphql';
import { levelWords } from '../fragments/states.ts';
import { Notice } from '../look/Notice.tsx';
import { language, t } from '../words/words.ts';
import { languageName } from './course-fields.ts';

/** What students read of a course; its other languages fold behind their names. */
export function CourseAbout({ course }: { course: CoursePartsFragment }) {
  const shown = course.texts.find((text) => text.language === language.value) ?? course.texts[0];
  const others = course.texts.filter((text) => text !== shown);
  return (
    <div class="stack">
      {course.archived && (
        <Notice>
          <p>{t('course.isArchived')}</p>
        </Notice>
      )}
      {shown?.description && (
        <p class="prose" lang={shown.language}>
          {shown.description}
        </p>
      )}
      {shown && shown.outcomes.length > 0 && <Outcomes text={shown} />}
      <dl class="facts">
        <dt>{t('course.language')}</dt>
        <dd>{languageName(course.language)}</dd>
        {course.level && (
          <>
            <dt>{t('course.level')}</dt>
            <dd>{t(levelWords[course.level])}</dd>
          </>
        )}
        {course.credits != null && (
          <>
            <dt>{t('course.credits')}</dt>
            <dd>{course.credits}</dd>
          </>
        )}
        <dt>{t('course.prerequisites')}</dt>
        <dd>
          {course.prerequisites.length === 0 && t('course.noPrerequisites')}
          <ul>
            {course.prerequisites.map(({ id, code, title }) => (
              <li key={id}>
                <a href={`/courses/${id}`}>
                  {title} ({code})
                </a>
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      {others.map((text) => (
        <details key={text.language}>
          <summary>
            {languageName(text.language)}: <span lang={text.language}>{text.title}</span>
          </summary>
          <div class="stack">
            <p class="prose" lang={text.language}>
              {text.description}
            </p>
            {text.outcomes.length > 0 && <Outcomes text={text} />}
          </div>
        </details>
      ))}
    </div>
  );
}

function Outcomes({ text }: { text: CoursePartsFragment['texts'][number] }) {
  return (
    <div class="stack-tight">
      <h2>{t('course.outcomes')}</h2>
      <ul class="bullets" lang={text.language}>
        {text.outcomes.map((outcome) => (
          <li key={outcome}>{outcome}</li>
        ))}
      </ul>
    </div>
  );
}
