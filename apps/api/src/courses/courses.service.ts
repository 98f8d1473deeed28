import { Injectable } from '@nestjs/common';
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
import { CoursesRepository } from './courses.repository.ts';
import type { CourseChanges, CourseInput, CoursesArguments } from './course-inputs.ts';
import type { CourseModel } from '../models/course.ts';

/** The catalogue. */
@Injectable()
export class Courses {
  constructor(
    private readonly courses: CoursesRepository,
    private readonly changes: Changes,
    private readonly list: CourseListRepository,
  ) {}

  /** @throws {AppError} BAD_INPUT at `first` or `after`; NOT_FOUND for a malformed id */
  async page(readerId: string, args: CoursesArguments, asks: AskedOfCourses): Promise<Connection<CourseModel>> {
    if (args.departmentId != null && !isUuid(args.departmentId)) throw notFound('department');
    return this.list.page(readerId, args, asks);
  }

  async one(id: string, readerId: string): Promise<CourseModel> {
    const course = await this.courses.one(id, readerId);
    if (!course) throw notFound('course');
    return course;
  }

  /** @throws {AppError} BAD_INPUT; NOT_FOUND; CONFLICT when the code is taken */
  async create(actorId: string, { institutionId, ...input }: CourseInput): Promise<CourseModel> {
    const checked = checkedCourse(input);
    const courseId = await this.changes.by(actorId, async (manager) => {
      await requireParts(manager, institutionId, checked);
      const { id } = await manager.save(Course, { institutionId, ...checked.course });
      await this.courses.setTranslations(manager, id, checked.translations);
      await this.courses.setPrerequisites(manager, id, checked.prerequisiteIds);
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
      // Changes of prerequisites in one institution wait for each other before they lock a course, so that two of them cannot
      // close a circle together.
      if (checked.prerequisiteIds.length > 0) await this.courses.lockPrerequisites(manager, institutionId);
      await lockVersion(manager, 'course', id, version);
      await requireParts(manager, institutionId, checked);
      if (checked.prerequisiteIds.length > 0) await this.#refuseCycle(manager, id, checked.prerequisiteIds);
      await manager.update(Course, id, checked.course);
      const changed = [
        await this.courses.setTranslations(manager, id, checked.translations),
        await this.courses.setPrerequisites(manager, id, checked.prerequisiteIds),
      ];
      // The course's texts are rows of their own, but an edit that was made before they changed is stale too.
      if (changed.includes(true)) await this.courses.raiseVersion(manager, id);
    });
    return this.one(id, actorId);
  }

  /** Offered no more; its sections stay. Archiving twice changes nothing. */
  async archive(actorId: string, id: string, archived: boolean): Promise<CourseModel> {
    await this.changes.by(actorId, (manager) => this.courses.archive(manager, id, archived));
    return this.one(id, actorId);
  }

  /** @throws {AppError} CONFLICT when it has sections, or is the prerequisite of other courses */
  async remove(actorId: string, id: string): Promise<void> {
    await this.changes.by(actorId, async (manager) => {
      refuseInUse('course', { ...(await this.courses.lockedUses(manager, id)) });
      await forgetRegisters(manager, id);
      await manager.delete(Course, id);
    });
  }

  /**
   * Nobody could ever take a course that, by its prerequisites, needs itself.
   *
   * @throws {AppError} BAD_INPUT at `input.prerequisiteIds`, naming the prerequisite that needs this course
   */
  async #refuseCycle(manager: EntityManager, id: string, prerequisiteIds: readonly string[]): Promise<void> {
    const code = await this.courses.needing(manager, id, prerequisiteIds);
    if (code !== undefined) {
      throw badInput('input.prerequisiteIds', `${code} itself needs this course, directly or not.`);
    }
  }
}

async function requireParts(manager: EntityManager, institutionId: string, checked: CheckedCourse): Promise<void> {
  const { departmentId } = checked.course;
  await requireOurs(manager, institutionId, 'department', departmentId === null ? [] : [departmentId]);
  await requireOurs(manager, institutionId, 'course', checked.prerequisiteIds);
}
