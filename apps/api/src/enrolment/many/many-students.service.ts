import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError, notFound } from '#platform';
import { Changes } from '../../context/changes.ts';
import { chosenMembers, sorted } from '../../people/index.ts';
import type { ChosenMember, ManyDoneModel, PeopleChoice } from '../../people/index.ts';
import { followCohort, lockCohort } from '../cohort-members.ts';
import { CohortsRepository } from '../cohorts.repository.ts';
import { mostStudents } from '../enrolments.service.ts';
import { closed, tooMany } from '../refusals.ts';
import { seatedOrWaiting } from '../seats.repository.ts';
import { lockSection, takeSeats, takesStudents } from '../seats.ts';
import type { EnrolledMembersModel } from './models.ts';

/** Many members of an institution put into a section or a cohort; who is no student, suspended or there already is left out and named. */
@Injectable()
export class ManyStudents {
  constructor(
    private readonly changes: Changes,
    private readonly cohorts: CohortsRepository,
  ) {}

  /** @throws {AppError} as `chosenMembers`; CONFLICT when the section takes nobody now, or has neither seats nor a waiting list */
  enrol(actorId: string, sectionId: string, choice: PeopleChoice): Promise<EnrolledMembersModel> {
    return this.changes.by(actorId, async (manager) => {
      const section = await lockSection(manager, sectionId);
      refuseOther(section.institutionId, choice);
      if (!takesStudents(section)) throw closed(section);
      const { fit, refused } = await students(manager, choice, () => seatedOrWaiting(manager, sectionId));
      const outcome = await takeSeats(
        manager,
        section,
        fit.map(({ id }) => id),
        'admin',
      );
      if ('capacity' in outcome) throw tooMany(section, outcome.asked);
      return { enrolled: outcome.enrolled.length, waiting: outcome.waiting.length, refused };
    });
  }

  /** Sections that follow the cohort take them too. @throws {AppError} as `chosenMembers`; CONFLICT when one of these has no seat */
  addToCohort(actorId: string, cohortId: string, choice: PeopleChoice): Promise<ManyDoneModel> {
    return this.changes.by(actorId, async (manager) => {
      const { institutionId } = await lockCohort(manager, cohortId);
      refuseOther(institutionId, choice);
      const { fit, refused, there } = await students(manager, choice, () => this.cohorts.memberIds(manager, cohortId));
      if (fit.length + there > mostStudents) throw tooManyStudents(fit.length + there);
      const added = fit.map(({ id }) => id);
      await this.cohorts.addMembers(manager, cohortId, added);
      await followCohort(manager, cohortId, { added, removed: [] });
      return { count: fit.length, done: fit.map(({ id, name }) => ({ id, name })), refused };
    });
  }
}

/** A person outside the institution looks like a person who does not exist. */
function refuseOther(institutionId: string, choice: PeopleChoice): void {
  if (choice.institutionId.toLowerCase() !== institutionId) throw notFound('member');
}

/** @param idsThere ids of those who are there already, asked for when the choice is known */
async function students(manager: EntityManager, choice: PeopleChoice, idsThere: () => Promise<string[]>) {
  const people = await chosenMembers(manager, choice);
  const there = new Set(await idsThere());
  const sortedOut = sorted(people, (member: ChosenMember) => {
    if (!member.roles.includes('student')) return 'not_student';
    if (member.suspended) return 'suspended';
    return there.has(member.id) ? 'already' : undefined;
  });
  if (sortedOut.fit.length > mostStudents) throw tooManyStudents(sortedOut.fit.length);
  return { ...sortedOut, there: there.size };
}

const tooManyStudents = (count: number) =>
  new AppError('BAD_INPUT', `At most ${mostStudents} students; these are ${count}.`, 'people', { most: mostStudents });
