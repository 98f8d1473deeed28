import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AppError, notFound } from '#platform';
import { Changes } from '../context/changes.ts';
import { emailAddress } from '../graphql/text.ts';
import { Invitations } from './invitations/invitations.service.ts';
import { memberById, personName, queueWelcome, refuseSuspended, welcomeDays } from '../people/index.ts';
import type { MemberInput, MemberModel } from '../people/index.ts';

/**
 * Adds people to an institution by their addresses. Whoever is of it gets the role at once. Everybody else is invited, with an account
 * on the platform or without: what is answered and shown is the same, and nothing of theirs is shown until they accept.
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
    const personId = await memberWith(this.dataSource.manager, institutionId, email);
    if (personId === undefined) {
      await this.invitations.inviteByName(actorId, { institutionId, sectionId: null, role, language }, { email, name });
      return null;
    }
    await this.changes.by(actorId, async (manager) => {
      const added: unknown[] = await manager.query(
        `INSERT INTO membership (person_id, institution_id, role) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING RETURNING id`,
        [personId, institutionId, role],
      );
      if (added.length === 0) {
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

/** Whoever has a role there, also one that is suspended. */
async function memberWith(manager: EntityManager, institutionId: string, email: string): Promise<string | undefined> {
  const [member]: { id: string }[] = await manager.query(
    `SELECT id FROM person WHERE email = $2 AND erased_at IS NULL
       AND EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id = $1)`,
    [institutionId, email],
  );
  return member?.id;
}

/** Who has a link already is not sent another with each role. */
async function letInOnce(
  manager: EntityManager,
  actorId: string,
  institutionId: string,
  personId: string,
): Promise<void> {
  const waiting: unknown[] = await manager.query(
    `SELECT FROM person WHERE id = $1 AND password_hash IS NULL AND NOT EXISTS (SELECT FROM welcome_mail
       WHERE person_id = $1 AND institution_id = $2 AND state IN ('due', 'sent')
         AND created_at > now() - make_interval(days => ${welcomeDays}))`,
    [personId, institutionId],
  );
  if (waiting.length === 0) return;
  await queueWelcome(manager, actorId, { institutionId, personIds: [personId], batchId: randomUUID() });
}
