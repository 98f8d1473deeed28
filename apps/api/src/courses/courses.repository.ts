import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { json, statements } from '#database';
import { courseJson } from '../models/course-sql.ts';
import type { CourseModel } from '../models/course.ts';
import type { CheckedCourse } from './course-fields.ts';

export const sql = statements({
  byId: {
    text: `SELECT ${courseJson('$2')} AS row
     FROM course JOIN institution ON institution.id = course.institution_id WHERE course.id = $1`,
    params: { id: 'uuid', readerId: 'uuid' },
    row: { row: json<CourseModel>() },
  },
  lockInstitution: {
    text: 'SELECT FROM institution WHERE id = $1 FOR NO KEY UPDATE',
    params: { institutionId: 'uuid' },
  },
  lock: { text: 'SELECT FROM course WHERE id = $1 FOR UPDATE', params: { id: 'uuid' } },
  raiseVersion: { text: 'UPDATE course SET version = version + 1 WHERE id = $1', params: { id: 'uuid' } },
  archive: {
    text: `UPDATE course SET archived_at = CASE WHEN $2 THEN now() END
         WHERE id = $1 AND (archived_at IS NOT NULL) <> $2`,
    params: { id: 'uuid', archived: 'bool' },
  },
  uses: {
    text: `SELECT (SELECT count(*) FROM section WHERE course_id = $1)::integer AS sections,
           (SELECT count(*) FROM course_prerequisite WHERE prerequisite_id = $1)::integer AS courses`,
    params: { id: 'uuid' },
    row: { sections: 'int4', courses: 'int4' },
  },
  needing: {
    text: `WITH RECURSIVE needed AS (
       SELECT wanted AS first, wanted AS id FROM unnest($2::uuid[]) AS wanted
       UNION SELECT needed.first, prerequisite_id FROM needed JOIN course_prerequisite ON course_id = needed.id
     )
     SELECT course.code FROM needed JOIN course ON course.id = needed.first WHERE needed.id = $1
     ORDER BY course.code LIMIT 1`,
    params: { id: 'uuid', among: 'uuid[]' },
    row: { code: 'text' },
  },
  setTranslations: {
    text: `WITH wanted AS (
       SELECT * FROM jsonb_to_recordset($2::jsonb) AS text(language text, title text, description text, outcomes text[])
     ), gone AS (
       DELETE FROM course_translation WHERE course_id = $1 AND language NOT IN (SELECT language FROM wanted) RETURNING 1
     ), here AS (
       INSERT INTO course_translation AS old (course_id, language, title, description, outcomes)
       SELECT $1, language, title, description, outcomes FROM wanted
       ON CONFLICT (course_id, language) DO UPDATE
         SET title = excluded.title, description = excluded.description, outcomes = excluded.outcomes
         WHERE (old.title, old.description, old.outcomes) IS DISTINCT FROM
           (excluded.title, excluded.description, excluded.outcomes)
       RETURNING 1
     )
     SELECT ((SELECT count(*) FROM gone) + (SELECT count(*) FROM here))::integer AS count`,
    params: { courseId: 'uuid', translations: 'jsonb' },
    row: { count: 'int4' },
  },
  setPrerequisites: {
    text: `WITH gone AS (
       DELETE FROM course_prerequisite WHERE course_id = $1 AND prerequisite_id <> ALL($2::uuid[]) RETURNING 1
     ), here AS (
       INSERT INTO course_prerequisite (course_id, prerequisite_id) SELECT $1, unnest($2::uuid[])
       ON CONFLICT DO NOTHING RETURNING 1
     )
     SELECT ((SELECT count(*) FROM gone) + (SELECT count(*) FROM here))::integer AS count`,
    params: { courseId: 'uuid', prerequisiteIds: 'uuid[]' },
    row: { count: 'int4' },
  },
});

/** Courses with their translations and prerequisites. */
@Injectable()
export class CoursesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async one(id: string, readerId: string): Promise<CourseModel | undefined> {
    return (await sql.byId.first(this.dataSource, { id, readerId }))?.row;
  }

  /** Changes of prerequisites in one institution wait for each other. Call it before a course is locked. */
  async lockPrerequisites(manager: EntityManager, institutionId: string): Promise<void> {
    await sql.lockInstitution.rows(manager, { institutionId });
  }

  /** The code of one of these courses that needs the course, directly or not. */
  async needing(manager: EntityManager, id: string, among: readonly string[]): Promise<string | undefined> {
    return (await sql.needing.first(manager, { id, among }))?.code;
  }

  /** Replaces the whole list. @returns whether that changed anything */
  async setTranslations(
    manager: EntityManager,
    courseId: string,
    translations: CheckedCourse['translations'],
  ): Promise<boolean> {
    const changed = await sql.setTranslations.first(manager, { courseId, translations: JSON.stringify(translations) });
    return (changed?.count ?? 0) > 0;
  }

  /** Replaces the whole list. @returns whether that changed anything */
  async setPrerequisites(
    manager: EntityManager,
    courseId: string,
    prerequisiteIds: readonly string[],
  ): Promise<boolean> {
    const changed = await sql.setPrerequisites.first(manager, { courseId, prerequisiteIds });
    return (changed?.count ?? 0) > 0;
  }

  /** For a change of what is not in the course's own row. */
  async raiseVersion(manager: EntityManager, id: string): Promise<void> {
    await sql.raiseVersion.rows(manager, { id });
  }

  /** Again changes nothing. */
  async archive(manager: EntityManager, id: string, archived: boolean): Promise<void> {
    await sql.archive.rows(manager, { id, archived });
  }

  /** How many sections and courses there are with it. It stays as it is for the rest of the transaction. */
  async lockedUses(manager: EntityManager, id: string): Promise<{ sections: number; courses: number } | undefined> {
    await sql.lock.rows(manager, { id });
    return sql.uses.first(manager, { id });
  }
}
