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

/** Found in the course's code or titles, in the section's name, or in the name (not the address) of somebody who teaches it. */
export const sectionMeets = (word: string, how: Match) => `(section.course_id IN (${coursesWith(word, how)})
    OR ${meets('section.name', word, how)}
    OR section.id IN (SELECT section_id FROM section_lecturer JOIN person ON person.id = person_id
      WHERE ${meets('person.name', word, how)}))`;
