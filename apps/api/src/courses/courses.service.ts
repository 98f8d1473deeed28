import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Course } from '#database';
import { badInput, notFound } from '#platform';
import { Changes, lockVersion } from '../context/changes.ts';
import { isUuid } from '../graphql/ids.ts';
import type { Connection } from '../graphql/paging.ts';
import { forgetRegisters, refuseInUse, requireOurs } from '../institutions/index.ts';
import { checkedCourse } from './course-fields.ts';
import type { CheckedCourse } from './course-fields.ts';
import { CourseListRepository } from './course-list.repository.ts';
import type { AskedOfCourses } from './course-list.repository.ts';
import { courseById } from './course-rows.ts';
import type { CourseChanges, CourseInput, CoursesArguments } from './inputs.ts';
import type { CourseModel } from '../models/course.ts';

/** The catalogue. */
@Injectable()
export class Courses {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly list: CourseListRepository,
  ) {}

  /** @throws {AppError} BAD_INPUT at `first` or `after`; NOT_FOUND for a malformed id */
  async page(readerId: string, args: CoursesArguments, asks: AskedOfCourses): Promise<Connection<CourseModel>> {
    if (args.departmentId != null && !isUuid(args.departmentId)) throw notFound('department');
    return this.list.page(readerId, args, asks);
  }

  async one(id: string, readerId: string): Promise<CourseModel> {
    const course = await courseById(this.dataSource, id, readerId);
    if (!course) throw notFound('course');
    return course;
  }

  /** @throws {AppError} BAD_INPUT; NOT_FOUND; CONFLICT when the code is taken */
  async create(actorId: string, { institutionId, ...input }: CourseInput): Promise<CourseModel> {
    const checked = checkedCourse(input);
    const courseId = await this.changes.by(actorId, async (manager) => {
      await requireParts(manager, institutionId, checked);
      const { id } = await manager.save(Course, { institutionId, ...checked.course });
      await setTranslations(manager, id, checked.translations);
      await setPrerequisites(manager, id, checked.prerequisiteIds);
      return id;
    });
    return this.one(courseId, actorId);
  }

  /** @throws {AppError} BAD_INPUT, NOT_FOUND, STALE, CONFLICT */
  async update(actorId: string, id: string, version: number, input: CourseChanges): Promise<CourseModel> {
    const checked = checkedCourse(input);
    await this.changes.by(actorId, async (manager) => {
      const course = await manager.findOneBy(Course, { id });
      if (!course) throw notFound('course');
      const { institutionId } = course;
      // Changes of prerequisites in one institution wait for each other, before they take a course: two cannot close a circle together.
      if (checked.prerequisiteIds.length > 0) {
        await manager.query('SELECT FROM institution WHERE id = $1 FOR NO KEY UPDATE', [institutionId]);
      }
      await lockVersion(manager, 'course', id, version);
      await requireParts(manager, institutionId, checked);
      if (checked.prerequisiteIds.length > 0) await refuseCycle(manager, id, checked.prerequisiteIds);
      await manager.update(Course, id, checked.course);
      const changed = [
        await setTranslations(manager, id, checked.translations),
        await setPrerequisites(manager, id, checked.prerequisiteIds),
      ];
      // Its texts are rows of their own: who edits the course from what it was before them is stale too.
      if (changed.includes(true)) await manager.query('UPDATE course SET version = version + 1 WHERE id = $1', [id]);
    });
    return this.one(id, actorId);
  }

  /** Offered no more; its sections stay. Archiving twice changes nothing. */
  async archive(actorId: string, id: string, archived: boolean): Promise<CourseModel> {
    await this.changes.by(actorId, (manager) =>
      manager.query(
        `UPDATE course SET archived_at = CASE WHEN $2 THEN now() END
         WHERE id = $1 AND (archived_at IS NOT NULL) <> $2`,
        [id, archived],
      ),
    );
    return this.one(id, actorId);
  }

  /** @throws {AppError} CONFLICT when it has sections, or is the prerequisite of other courses */
  async remove(actorId: string, id: string): Promise<void> {
    await this.changes.by(actorId, async (manager) => {
      await manager.query('SELECT FROM course WHERE id = $1 FOR UPDATE', [id]);
      const [by]: Record<string, number>[] = await manager.query(
        `SELECT (SELECT count(*) FROM section WHERE course_id = $1)::integer AS sections,
           (SELECT count(*) FROM course_prerequisite WHERE prerequisite_id = $1)::integer AS courses`,
        [id],
      );
      refuseInUse('course', by ?? {});
      await forgetRegisters(manager, id);
      await manager.delete(Course, id);
    });
  }
}

async function requireParts(manager: EntityManager, institutionId: string, checked: CheckedCourse): Promise<void> {
  const { departmentId } = checked.course;
  await requireOurs(manager, institutionId, 'department', departmentId === null ? [] : [departmentId]);
  await requireOurs(manager, institutionId, 'course', checked.prerequisiteIds);
}

/**
 * Nobody could ever take a course that, by its prerequisites, needs itself.
 *
 * @throws {AppError} BAD_INPUT at `input.prerequisiteIds`, naming the prerequisite that needs this course
 */
async function refuseCycle(manager: EntityManager, id: string, prerequisiteIds: string[]): Promise<void> {
  const [circle]: { code: string }[] = await manager.query(
    `WITH RECURSIVE needed AS (
       SELECT wanted AS first, wanted AS id FROM unnest($2::uuid[]) AS wanted
       UNION SELECT needed.first, prerequisite_id FROM needed JOIN course_prerequisite ON course_id = needed.id
     )
     SELECT course.code FROM needed JOIN course ON course.id = needed.first WHERE needed.id = $1
     ORDER BY course.code LIMIT 1`,
    [id, prerequisiteIds],
  );
  if (circle) throw badInput('input.prerequisiteIds', `${circle.code} itself needs this course, directly or not.`);
}

/** They become exactly these. @returns whether that changed anything */
async function setTranslations(
  manager: EntityManager,
  courseId: string,
  translations: CheckedCourse['translations'],
): Promise<boolean> {
  const [changed]: { count: number }[] = await manager.query(
    `WITH wanted AS (
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
    [courseId, JSON.stringify(translations)],
  );
  return (changed?.count ?? 0) > 0;
}

/** They become exactly these. @returns whether that changed anything */
async function setPrerequisites(manager: EntityManager, courseId: string, ids: string[]): Promise<boolean> {
  const [changed]: { count: number }[] = await manager.query(
    `WITH gone AS (
       DELETE FROM course_prerequisite WHERE course_id = $1 AND prerequisite_id <> ALL($2::uuid[]) RETURNING 1
     ), here AS (
       INSERT INTO course_prerequisite (course_id, prerequisite_id) SELECT $1, unnest($2::uuid[])
       ON CONFLICT DO NOTHING RETURNING 1
     )
     SELECT ((SELECT count(*) FROM gone) + (SELECT count(*) FROM here))::integer AS count`,
    [courseId, ids],
  );
  return (changed?.count ?? 0) > 0;
}
