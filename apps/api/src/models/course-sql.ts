import { meets } from '../graphql/search.ts';
import type { Match } from '../graphql/search.ts';

/** In the reader's language, or as the course itself says it. `reader` is the place of the parameter with the reader's id. */
export const courseTitle = (reader: string) => `coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = ${reader})), course.title)`;

/** "INF301 Databases II, A", from `course` and `section`. */
export const sectionTitle = (reader: string) => `course.code || ' ' || ${courseTitle(reader)} || ', ' || section.name`;

/**
 * What a `CourseModel` holds, from `course` and `institution`.
 *
 * @param more of what else it is to hold, name and value
 */
export const courseJson = (reader: string, more: readonly string[] = []) => `json_build_object(
    'id', course.id, 'code', course.code, 'title', ${courseTitle(reader)}, 'language', course.language,
    'credits', course.credits, 'level', course.level, 'archived', course.archived_at IS NOT NULL,
    'departmentId', course.department_id, 'version', course.version,
    'institution', json_build_object('id', institution.id, 'name', institution.name)${more.map((pair) => `, ${pair}`).join('')})`;

/** Courses of which one word (in a parameter) is in the code or in a title in any language. */
export const coursesWith = (word: string, how: Match) => `
  SELECT id FROM course WHERE ${meets(`code || ' ' || title`, word, how)}
  UNION ALL
  SELECT course_id FROM course_translation WHERE ${meets('title', word, how)}`;
