import { courseLanguages } from '#database';
import type { CourseLanguage } from '#database';
import { badInput } from '#platform';
import { block, line } from '../graphql/text.ts';
import type { CourseFields } from './course-inputs.ts';

const most = { code: 20, title: 160, description: 4_000, outcomes: 30, outcome: 300, prerequisites: 20 } as const;
/** As the table checks it: two years of a master's are 120, one course is not more than half of that. */
const mostCredits = 60;

/**
 * What is written of a course, checked.
 *
 * @throws {AppError} BAD_INPUT at the field
 */
export function checkedCourse(input: CourseFields) {
  const language = languageOf('input.language', input.language ?? 'fr');
  const credits = input.credits ?? null;
  if (credits !== null && !(credits >= 0 && credits <= mostCredits)) {
    throw badInput('input.credits', `A course has 0 to ${mostCredits} credits.`);
  }
  const prerequisiteIds = [...new Set((input.prerequisiteIds ?? []).map((id) => id.toLowerCase()))];
  if (prerequisiteIds.length > most.prerequisites) {
    throw badInput('input.prerequisiteIds', `A course has ${most.prerequisites} prerequisites at most.`);
  }
  return {
    course: {
      code: line('input.code', input.code, most.code),
      language,
      ...textOf('input', input),
      credits,
      level: input.level ?? null,
      departmentId: input.departmentId ?? null,
    },
    translations: translationsOf(input, language),
    prerequisiteIds,
  };
}
export type CheckedCourse = ReturnType<typeof checkedCourse>;

function translationsOf({ translations }: CourseFields, own: CourseLanguage) {
  const seen = new Set<CourseLanguage>([own]);
  return (translations ?? []).map((text, index) => {
    const field = `input.translations.${index}`;
    const language = languageOf(`${field}.language`, text.language);
    if (seen.has(language)) throw badInput(`${field}.language`, 'There is a text in this language already.');
    seen.add(language);
    return { language, ...textOf(field, text) };
  });
}

function textOf(field: string, text: { title: string; description?: string | null; outcomes?: string[] | null }) {
  const outcomes = text.outcomes ?? [];
  if (outcomes.length > most.outcomes) throw badInput(`${field}.outcomes`, `Write ${most.outcomes} outcomes at most.`);
  return {
    title: line(`${field}.title`, text.title, most.title),
    description: block(`${field}.description`, text.description ?? '', most.description),
    outcomes: outcomes.map((outcome) => line(`${field}.outcomes`, outcome, most.outcome)),
  };
}

function languageOf(field: string, value: string): CourseLanguage {
  const language = courseLanguages.find((one) => one === value);
  if (!language) throw badInput(field, `A course is described in one of ${courseLanguages.join(', ')}.`);
  return language;
}
