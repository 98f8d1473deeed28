import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AppError, notFound } from '#platform';
import { Changes } from '../context/changes.ts';
import { emailAddress } from '../graphql/text.ts';
import { Invitations } from './invitations/invitations.service.ts';
import { memberById, personName, queueWelcome, refuseSuspended } from '../people/index.ts';
import type { MemberInput, MemberModel } from '../people/index.ts';
import { addRole, lacksLink, memberWithAddress } from './memberships.repository.ts';

/**
 * Adds people to an institution by their addresses. A person who already belongs to it gets the role at once. Everybody else is
 * invited, with an account on the platform or without: the answer and the list look the same, and nothing of theirs is shown
 * until they accept.
 */
@Injectable()
export class Adding {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly invitations: Invitations,
  ) {}

  /**
   * @returns null: they are invited
   * @throws {AppError} BAD_INPUT; CONFLICT when the person has that role already, or is suspended; TOO_MANY_ATTEMPTS
   */
  async add(actorId: string, { institutionId, role, language, ...input }: MemberInput): Promise<MemberModel | null> {
    const email = emailAddress('input.email', input.email);
    const name = personName('input.name', input.name);
    const personId = await memberWithAddress(this.dataSource, institutionId, email);
    if (personId === undefined) {
      await this.invitations.inviteByName(actorId, { institutionId, sectionId: null, role, language }, { email, name });
      return null;
    }
    await this.changes.by(actorId, async (manager) => {
      if (!(await addRole(manager, institutionId, personId, role))) {
        throw new AppError('CONFLICT', `${email} is a ${role} of this institution already.`, 'input.email');
      }
      await refuseSuspended(manager, institutionId, personId, 'input.email');
      await letInOnce(manager, actorId, institutionId, personId);
    });
    const member = await memberById(this.dataSource, institutionId, personId);
    if (!member) throw notFound('person');
    return member;
  }
}

/** Who has a link already is not sent another with each role. */
async function letInOnce(
  manager: EntityManager,
  actorId: string,
  institutionId: string,
  personId: string,
): Promise<void> {
  if (!(await lacksLink(manager, institutionId, personId))) return;
  await queueWelcome(manager, actorId, { institutionId, personIds: [personId], batchId: randomUUID() });
}
