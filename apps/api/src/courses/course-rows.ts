import type { DataSource, EntityManager } from 'typeorm';
import type { Language } from '#database';
import { courseJson, courseTitle } from '../models/course-sql.ts';
import type { CourseModel, CourseRefModel, CourseTextModel } from '../models/course.ts';

type Database = DataSource | EntityManager;
interface RowOf<T> {
  id: string;
  value: T;
}

/** Undefined for what does not exist. */
export async function courseById(
  database: Database,
  id: string,
  readerId: string | null,
): Promise<CourseModel | undefined> {
  const rows: { row: CourseModel }[] = await database.query(
    `SELECT ${courseJson('$2')} AS row
     FROM course JOIN institution ON institution.id = course.institution_id WHERE course.id = $1`,
    [id, readerId],
  );
  return rows[0]?.row;
}

export interface TextsOfCourse {
  /** The course's own language first, the others in the order of their codes. */
  texts: CourseTextModel[];
  readerLanguage: Language | null;
}

export function courseTextsOf(
  database: Database,
  ids: readonly string[],
  readerId: string | null,
): Promise<RowOf<TextsOfCourse>[]> {
  const text = (table: string, language: string) => `json_build_object('language', ${language},
    'title', ${table}.title, 'description', ${table}.description, 'outcomes', ${table}.outcomes)`;
  return database.query(
    `SELECT course.id, json_build_object(
       'readerLanguage', (SELECT language FROM person WHERE id = $2),
       'texts', (
         SELECT json_agg(text.row ORDER BY text.place, text.language) FROM (
           SELECT 0 AS place, course.language, ${text('course', 'course.language')} AS row
           UNION ALL
           SELECT 1, other.language, ${text('other', 'other.language')}
           FROM course_translation other WHERE other.course_id = course.id
         ) AS text
       )) AS value
     FROM course WHERE course.id = ANY($1)`,
    [ids, readerId],
  );
}

/** By code. */
export function prerequisitesOf(
  database: Database,
  ids: readonly string[],
  readerId: string | null,
): Promise<RowOf<CourseRefModel[]>[]> {
  return database.query(
    `SELECT needs.course_id AS id,
       json_agg(json_build_object('id', course.id, 'code', course.code, 'title', ${courseTitle('$2')})
         ORDER BY lower(course.code), course.id) AS value
     FROM course_prerequisite needs JOIN course ON course.id = needs.prerequisite_id
     WHERE needs.course_id = ANY($1) GROUP BY needs.course_id`,
    [ids, readerId],
  );
}

export function sectionsOfCourses(database: Database, ids: readonly string[]): Promise<RowOf<number>[]> {
  return database.query(
    `SELECT course_id AS id, count(*)::integer AS value FROM section WHERE course_id = ANY($1) GROUP BY course_id`,
    [ids],
  );
}

/** How the institution's register calls courses and sections. */
export function externalIdsOf(database: Database, ids: readonly string[]): Promise<RowOf<string>[]> {
  return database.query(
    `SELECT object_id AS id, external_id AS value FROM register_record
     WHERE object_id = ANY($1) AND kind IN ('course', 'section')`,
    [ids],
  );
}
