import { Injectable } from '@nestjs/common';
import { Enrolment } from '#database';
import type { SectionState } from '#database';
import { AppError, badInput, notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import { Changes } from '../context/changes.ts';
import type { EnrolmentRoleName } from '../graphql/enums.ts';
import { distinctIds, requireMembers } from '../people/index.ts';
import { lockCohort } from './cohort-members.ts';
import { CohortsRepository, membersOf } from './cohorts.repository.ts';
import { giveUpPlaces } from './places.repository.ts';
import { closed, over, tooMany } from './refusals.ts';
import { seatAll, seatedOthers } from './seats.repository.ts';
import { fillSeats, lockSection, seatsLeft, takeSeats, takesStudents } from './seats.ts';
import type { Full, Seated } from './seats.ts';

/** Students that are named at once, at most. */
export const mostStudents = 1_000;

export type EnrolOutcome = Seated | Full | { state: SectionState };

/** Students' places in sections. */
@Injectable()
export class Enrolments {
  constructor(
    private readonly changes: Changes,
    private readonly cohorts: CohortsRepository,
  ) {}

  /** @throws {AppError} BAD_INPUT at `personIds`, NOT_FOUND */
  enrol(actorId: string, sectionId: string, personIds: readonly string[]): Promise<EnrolOutcome> {
    const ids = students(personIds);
    return this.changes.by(actorId, async (manager) => {
      const section = await lockSection(manager, sectionId);
      await requireMembers(manager, section.institutionId, 'student', ids, 'personIds');
      return takesStudents(section) ? takeSeats(manager, section, ids, 'admin') : { state: section.state };
    });
  }

  /** From then on the section follows the cohort: see `Cohorts.setMembers`. @throws {AppError} NOT_FOUND */
  enrolCohort(actorId: string, sectionId: string, cohortId: string): Promise<EnrolOutcome> {
    return this.changes.by(actorId, async (manager) => {
      const cohort = await lockCohort(manager, cohortId);
      const section = await lockSection(manager, sectionId);
      if (cohort.institutionId !== section.institutionId) throw notFound('cohort');
      if (!takesStudents(section)) return { state: section.state };
      const outcome = await takeSeats(manager, section, await membersOf(manager, cohortId), 'cohort', cohortId);
      if ('capacity' in outcome) return outcome;
      await this.cohorts.follow(manager, sectionId, cohortId);
      return outcome;
    });
  }

  /** Only where the section is open and takes those who come by themselves. */
  enrolMyself(personId: string, sectionId: string): Promise<EnrolOutcome> {
    return this.changes.by(personId, async (manager) => {
      const section = await lockSection(manager, sectionId);
      if (section.state !== 'open' || section.archived || !section.selfEnrolment) return { state: section.state };
      return takeSeats(manager, section, [personId], 'self');
    });
  }

  /** From the cohort or from the waiting list. @throws {AppError} NOT_FOUND when one of them is in neither; nothing changes then */
  unenrol(actorId: string, sectionId: string, personIds: readonly string[]): Promise<void> {
    const ids = students(personIds);
    return this.changes.by(actorId, async (manager) => {
      await lockSection(manager, sectionId);
      const gone = await giveUpPlaces(manager, sectionId, ids);
      if (gone.length < ids.length) throw notFound('student');
      await fillSeats(manager, sectionId);
    });
  }

  /** @throws {AppError} NOT_FOUND; CONFLICT when the section is over: who was in it stays known */
  leave(personId: string, sectionId: string): Promise<void> {
    return this.changes.by(personId, async (manager) => {
      const section = await lockSection(manager, sectionId);
      if (section.state === 'finished' || section.state === 'cancelled') throw over(section);
      const gone = await giveUpPlaces(manager, sectionId, [personId]);
      if (gone.length === 0) throw notFound('student');
      await fillSeats(manager, sectionId);
    });
  }

  /**
   * Replaces the members of the section's cohort. Seats that are left over go to the people who have waited longest.
   *
   * @throws {AppError} BAD_INPUT at `personIds`; NOT_FOUND; CONFLICT when the section takes no students now, or has fewer seats
   */
  setCohort(actorId: string, sectionId: string, personIds: readonly string[]): Promise<void> {
    const ids = students(personIds);
    return this.changes.by(actorId, async (manager) => {
      const section = await lockSection(manager, sectionId);
      await requireMembers(manager, section.institutionId, 'student', ids, 'personIds');
      if (!takesStudents(section)) throw closed(section);
      await giveUpPlaces(manager, sectionId, await seatedOthers(manager, sectionId, ids));
      await seatAll(manager, sectionId, ids);
      if (((await seatsLeft(manager, section)) ?? 0) < 0) throw tooMany(section, ids.length);
      await fillSeats(manager, sectionId);
    });
  }

  /**
   * A student who helps takes no seat.
   *
   * @throws {AppError} NOT_FOUND; CONFLICT when no seat is left for somebody who becomes a student again
   */
  setRole(actorId: string, sectionId: string, personId: string, role: EnrolmentRoleName): Promise<void> {
    return this.changes.by(actorId, async (manager) => {
      const section = await lockSection(manager, sectionId);
      const place = { sectionId, personId };
      const now = isUuid(personId) ? await manager.findOneBy(Enrolment, place) : null;
      if (!now) throw notFound('student');
      if (now.role === role) return;
      if (role === 'student' && ((await seatsLeft(manager, section)) ?? 1) < 1) {
        throw new AppError('CONFLICT', `No seat is left in ${section.title}. Give it more seats first.`, 'role', {
          capacity: section.capacity ?? 0,
        });
      }
      await manager.update(Enrolment, place, { role });
      await fillSeats(manager, sectionId);
    });
  }
}

/** @throws {AppError} BAD_INPUT at `personIds`, NOT_FOUND */
function students(personIds: readonly string[]): string[] {
  const ids = distinctIds(personIds);
  if (ids.length > mostStudents) {
    throw badInput('personIds', `A cohort has ${mostStudents} students at most; these are ${ids.length}.`);
  }
  if (!ids.every(isUuid)) throw notFound('person');
  return ids;
}
