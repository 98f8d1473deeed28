import type { CoursePartsFragment } from '#contract/graphql/graphql';
import { courseLanguages as named } from '#contract/course-languages';
import { spokenName } from '../words/spoken.ts';

/** Languages a course can be described in, by their own names. */
export const courseLanguages = Object.entries(named);

export function languageName(tag: string): string {
  return courseLanguages.find(([one]) => one === tag)?.[1] ?? spokenName(tag);
}

/** One outcome a line. */
export const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

type Text = Omit<CoursePartsFragment['texts'][number], '__typename'>;

/** The text in one language, empty where there is none. */
export function textIn(course: CoursePartsFragment, language: string): Text {
  return (
    course.texts.find((text) => text.language === language) ?? { language, title: '', description: '', outcomes: [] }
  );
}

/** What the form says of the course, for the API. Languages without a title are left out. */
export function courseChanges(values: FormData, prerequisiteIds: readonly string[]) {
  const language = String(values.get('language'));
  const text = (tag: string) => ({
    language: tag,
    title: String(values.get(`title.${tag}`) ?? '').trim(),
    description: String(values.get(`description.${tag}`) ?? '').trim(),
    outcomes: linesOf(String(values.get(`outcomes.${tag}`) ?? '')),
  });
  const own = text(language);
  const credits = String(values.get('credits'));
  return {
    code: String(values.get('code')).trim(),
    language,
    title: own.title,
    description: own.description,
    outcomes: own.outcomes,
    translations: courseLanguages
      .map(([tag]) => text(tag))
      .filter(({ language: tag, title }) => tag !== language && title !== ''),
    departmentId: String(values.get('departmentId')) || null,
    credits: credits === '' ? null : Number(credits),
    prerequisiteIds: [...prerequisiteIds],
  };
}
