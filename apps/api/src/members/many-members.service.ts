import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { tooMany } from '#platform';
import { Changes } from '../context/changes.ts';
import { fillSeats, lockSections } from '../enrolment/index.ts';
import { endMembership, requireAnAdmin } from './members.service.ts';
import { lockMemberships, restoreMembers, sectionsWaitedFor, suspendMembers } from './memberships.repository.ts';
import { chosenMembers, sorted } from '../people/index.ts';
import type {
  ChosenMember,
  ManyDoneModel,
  MemberRefusalName,
  PeopleChoice,
  RefusedMemberModel,
} from '../people/index.ts';

/** Whose places are given up at once, at most: each of them is in sections of their own. */
const mostRemoved = 200;

/** Many members of an institution, all in one transaction; who cannot be is left out and named. */
@Injectable()
export class ManyMembers {
  constructor(private readonly changes: Changes) {}

  /** @throws {AppError} as `chosenMembers`; CONFLICT when no admin would be left */
  suspend(actorId: string, choice: PeopleChoice): Promise<ManyDoneModel> {
    return this.changes.by(actorId, async (manager) => {
      const { fit, refused, institutionId } = await choose(manager, choice, ({ id, suspended }) =>
        id === actorId ? 'oneself' : suspended ? 'already' : undefined,
      );
      await suspendMembers(
        manager,
        institutionId,
        fit.map(({ id }) => id),
      );
      if (fit.some(isAdmin)) await requireAnAdmin(manager, institutionId);
      return doneOf(fit, refused);
    });
  }

  /** Their roles count again, and so do their places in line. @throws {AppError} as `chosenMembers` */
  restore(actorId: string, choice: PeopleChoice): Promise<ManyDoneModel> {
    return this.changes.by(actorId, async (manager) => {
      const { fit, refused, institutionId } = await choose(manager, choice, ({ suspended }) =>
        suspended ? undefined : 'already',
      );
      const ids = fit.map(({ id }) => id);
      await restoreMembers(manager, institutionId, ids);
      const sections = await lockSections(manager, await sectionsWaitedFor(manager, ids));
      for (const { id } of sections) await fillSeats(manager, id);
      return doneOf(fit, refused);
    });
  }

  /** @throws {AppError} as `chosenMembers`; TOO_MANY for more than 200; CONFLICT when no admin would be left */
  remove(actorId: string, choice: PeopleChoice): Promise<ManyDoneModel> {
    return this.changes.by(actorId, async (manager) => {
      const { fit, refused, institutionId } = await choose(manager, choice, ({ id }) =>
        id === actorId ? 'oneself' : undefined,
      );
      if (fit.length > mostRemoved) {
        throw tooMany('people', 'people', mostRemoved, fit.length);
      }
      for (const { id: personId, roles } of fit) {
        await endMembership(manager, { actorId, institutionId, personId }, roles);
      }
      return doneOf(fit, refused);
    });
  }
}

const isAdmin = ({ roles }: ChosenMember) => roles.includes('admin');

async function choose(
  manager: EntityManager,
  choice: PeopleChoice,
  whyNot: (member: ChosenMember) => MemberRefusalName | undefined,
) {
  const { institutionId } = choice;
  await lockMemberships(manager, institutionId);
  return { institutionId, ...sorted(await chosenMembers(manager, choice), whyNot) };
}

const doneOf = (fit: readonly ChosenMember[], refused: RefusedMemberModel[]): ManyDoneModel => ({
  count: fit.length,
  done: fit.map(({ id, name }) => ({ id, name })),
  refused,
});
