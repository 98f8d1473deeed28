import type { DataSource } from 'typeorm';
import { json, statements } from '#database';
import type { Language } from '#database';
import type { RowOfSection } from '../context/loaders.ts';
import { courseTitle } from '../models/course-sql.ts';
import type { CourseRefModel, CourseTextModel, MeetsModel } from '../models/course.ts';

/** What a week of a section can look like; more would be no pattern. */
const mostMeets = 3;

export interface TextsOfCourse {
  /** The course's own language first, the others in the order of their codes. */
  texts: CourseTextModel[];
  readerLanguage: Language | null;
}

const text = (table: string, language: string) => `json_build_object('language', ${language},
    'title', ${table}.title, 'description', ${table}.description, 'outcomes', ${table}.outcomes)`;

export const sql = statements({
  texts: {
    text: `SELECT course.id, json_build_object(
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
    params: { ids: 'uuid[]', readerId: 'uuid?' },
    row: { id: 'uuid', value: json<TextsOfCourse>() },
  },
  prerequisites: {
    text: `SELECT needs.course_id AS id,
       json_agg(json_build_object('id', course.id, 'code', course.code, 'title', ${courseTitle('$2')})
         ORDER BY lower(course.code), course.id) AS value
     FROM course_prerequisite needs JOIN course ON course.id = needs.prerequisite_id
     WHERE needs.course_id = ANY($1) GROUP BY needs.course_id`,
    params: { ids: 'uuid[]', readerId: 'uuid?' },
    row: { id: 'uuid', value: json<CourseRefModel[]>() },
  },
  sections: {
    text: 'SELECT course_id AS id, count(*)::integer AS value FROM section WHERE course_id = ANY($1) GROUP BY course_id',
    params: { ids: 'uuid[]' },
    row: { id: 'uuid', value: 'int4' },
  },
  externalIds: {
    text: `SELECT object_id AS id, external_id AS value FROM register_record
     WHERE object_id = ANY($1) AND kind IN ('course', 'section')`,
    params: { ids: 'uuid[]' },
    row: { id: 'uuid', value: 'text' },
  },
  meets: {
    text: `SELECT "sectionId", json_build_object('weekday', weekday, 'time', time, 'room', room, 'count', count) AS row FROM (
       SELECT *, row_number() OVER (PARTITION BY "sectionId" ORDER BY count DESC, weekday, time, room) AS place,
         max(count) OVER (PARTITION BY "sectionId") AS most
       FROM (
         SELECT session.section_id AS "sectionId", extract(isodow FROM local_start::timestamp)::integer - 1 AS weekday,
           substr(local_start, 12, 5) AS time, room.name AS room, count(*)::integer AS count
         FROM session LEFT JOIN room ON room.id = session.room_id
         WHERE session.section_id = ANY($1) AND session.cancelled_at IS NULL
         GROUP BY 1, 2, 3, 4) AS counted
     ) AS ranked
     WHERE place <= ${mostMeets} AND (count > 1 OR most = 1)
     ORDER BY "sectionId", weekday, time, room`,
    params: { sectionIds: 'uuid[]' },
    row: { sectionId: 'uuid!', row: json<MeetsModel>() },
  },
});

interface Of<T> {
  id: string;
  value: T;
}

export const courseTextsOf = (
  dataSource: DataSource,
  ids: readonly string[],
  readerId: string | null,
): Promise<Of<TextsOfCourse>[]> => sql.texts.rows(dataSource, { ids, readerId });

/** Sorted by code. */
export const prerequisitesOf = (
  dataSource: DataSource,
  ids: readonly string[],
  readerId: string | null,
): Promise<Of<CourseRefModel[]>[]> => sql.prerequisites.rows(dataSource, { ids, readerId });

export const sectionsOfCourses = (dataSource: DataSource, ids: readonly string[]): Promise<Of<number>[]> =>
  sql.sections.rows(dataSource, { ids });

/** How the institution's register calls courses and sections. */
export const externalIdsOf = (dataSource: DataSource, ids: readonly string[]): Promise<Of<string>[]> =>
  sql.externalIds.rows(dataSource, { ids });

/**
 * When and where each section meets week by week: the times of day and rooms that its sessions have most often, as they were planned at the campus. What happens
 * once is no pattern, unless nothing happens twice.
 */
export const meetsOf = (dataSource: DataSource, sectionIds: readonly string[]): Promise<RowOfSection<MeetsModel>[]> =>
  sql.meets.rows(dataSource, { sectionIds });
