import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Cohort } from '#database';
import { badInput, notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import { Changes, lockVersion } from '../context/changes.ts';
import type { Connection } from '../graphql/paging.ts';
import { line } from '../graphql/text.ts';
import { requireOursNow } from '../institutions/index.ts';
import { distinctIds, requireMembers } from '../people/index.ts';
import { followCohort, lockCohort } from './cohort-members.ts';
import type { CohortChanges, CohortInput, CohortModel, CohortsArguments } from './cohort-models.ts';
import { cohortsPage } from './cohort-list.repository.ts';
import { CohortsRepository } from './cohorts.repository.ts';
import { mostStudents } from './enrolments.service.ts';
import { lockSections } from './seats.repository.ts';

/** Named sets of students that are enrolled together. */
@Injectable()
export class Cohorts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly cohorts: CohortsRepository,
  ) {}

  /** @throws {AppError} NOT_FOUND */
  async one(id: string): Promise<CohortModel> {
    const cohort = await this.cohorts.one(id);
    if (!cohort) throw notFound('cohort');
    return cohort;
  }

  page(args: CohortsArguments): Promise<Connection<CohortModel>> {
    return cohortsPage(this.dataSource, args);
  }

  /** @throws {AppError} BAD_INPUT; NOT_FOUND; CONFLICT when the name is taken */
  async create(actorId: string, { institutionId, ...input }: CohortInput): Promise<CohortModel> {
    const id = await this.changes.by(actorId, async (manager) => {
      const cohort = await manager.save(Cohort, {
        institutionId,
        ...(await checked(manager, institutionId, input)),
      });
      return cohort.id;
    });
    return this.one(id);
  }

  /** @throws {AppError} as `create`; STALE */
  async update(actorId: string, id: string, version: number, input: CohortChanges): Promise<CohortModel> {
    await this.changes.by(actorId, async (manager) => {
      await lockVersion(manager, 'cohort', id, version);
      const { institutionId } = await lockCohort(manager, id);
      await manager.update(Cohort, id, await checked(manager, institutionId, input));
    });
    return this.one(id);
  }

  /** People who came to a section with it stay there. @throws {AppError} NOT_FOUND */
  async remove(actorId: string, id: string): Promise<void> {
    await this.changes.by(actorId, async (manager) => {
      await lockCohort(manager, id);
      // Its seats forget the cohort. Other transactions that decide about them meanwhile hold the section.
      await lockSections(manager, await this.cohorts.sectionsWithIt(manager, id));
      await manager.delete(Cohort, id);
    });
  }

  /**
   * Its members become exactly these; sections it is enrolled in follow.
   *
   * @throws {AppError} BAD_INPUT at `personIds`; NOT_FOUND; CONFLICT when a section has no seat and no waiting list for a new member
   */
  async setMembers(actorId: string, id: string, personIds: readonly string[]): Promise<CohortModel> {
    const ids = distinctIds(personIds);
    if (ids.length > mostStudents) {
      throw badInput('personIds', `A cohort has ${mostStudents} students at most; these are ${ids.length}.`);
    }
    if (!ids.every(isUuid)) throw notFound('person');
    await this.changes.by(actorId, async (manager) => {
      const { institutionId } = await lockCohort(manager, id);
      const members = new Set(await this.cohorts.memberIds(manager, id));
      const added = ids.filter((personId) => !members.has(personId));
      const wanted = new Set(ids);
      const removed = [...members].filter((personId) => !wanted.has(personId));
      await requireMembers(manager, institutionId, 'student', added, 'personIds');
      await this.cohorts.removeMembers(manager, id, removed);
      await this.cohorts.addMembers(manager, id, added);
      await followCohort(manager, id, { added, removed });
    });
    return this.one(id);
  }
}

/** Department and campus are of the same institution. @throws {AppError} BAD_INPUT at `input.name`, NOT_FOUND */
async function checked(manager: EntityManager, institutionId: string, { name, departmentId, campusId }: CohortChanges) {
  await requireOursNow(manager, institutionId, 'department', departmentId == null ? [] : [departmentId]);
  await requireOursNow(manager, institutionId, 'campus', campusId == null ? [] : [campusId]);
  return { name: line('input.name', name, 80), departmentId: departmentId ?? null, campusId: campusId ?? null };
}
