import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { PasswordReset, Person, WelcomeMail } from '#database';
import { AppError, notFound } from '#platform';
import { isUuid } from '../../graphql/ids.ts';
import { Changes, lockVersion } from '../../context/changes.ts';
import { emailAddress } from '../../graphql/text.ts';
import { memberById, mostInADay, personName, queueWelcome } from '../../people/index.ts';
import { againstAsking, detailsOf, mayEdit } from './details.repository.ts';
import type { MemberChanges, MemberDetailsModel } from './models.ts';

/** What an institution knows of one member, and may correct of them. */
@Injectable()
export class MemberDetails {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  /** @throws {AppError} NOT_FOUND */
  async one(readerId: string, institutionId: string, personId: string): Promise<MemberDetailsModel> {
    const member = isUuid(personId) ? await memberById(this.dataSource, institutionId, personId) : undefined;
    if (!member) throw notFound('member');
    const details = await detailsOf(this.dataSource, { institutionId, personId: member.id }, readerId);
    if (!details) throw notFound('member');
    return { ...details, member };
  }

  /**
   * Corrects the name, and asks for another address: a letter goes there, and it becomes the person's by the link in it. So nobody is told
   * whether there is an account with an address, and no account gets the address of somebody else. Links that went to the old one open nothing
   * any more.
   *
   * @throws {AppError} NOT_FOUND; STALE; BAD_INPUT at `input.name`, `input.email`; CONFLICT there when the profile is the person's own,
   * or the address another member's; TOO_MANY_ATTEMPTS after some letters in a day
   */
  async update(
    actorId: string,
    place: { institutionId: string; personId: string; version: number },
    input: MemberChanges,
  ): Promise<MemberDetailsModel> {
    const { institutionId, personId, version } = place;
    const name = input.name == null ? undefined : personName('input.name', input.name);
    const email = input.email == null ? undefined : emailAddress('input.email', input.email);
    await this.changes.by(actorId, async (manager) => {
      const { member, askedEmail } = await this.one(actorId, institutionId, personId);
      await lockVersion(manager, 'person', member.id, version);
      const may = await mayEdit(manager, institutionId, member.id);
      const change = {
        ...(name === undefined || name === member.name ? {} : { name }),
      };
      const asked = email === undefined || email === (askedEmail ?? member.email) ? undefined : email;
      if ('name' in change && !may?.name) throw theirOwn('input.name', 'This person is known elsewhere too');
      if (asked !== undefined && !may?.email) {
        throw theirOwn('input.email', 'This person signs in with the address, or is known elsewhere too');
      }
      if (asked === member.email) await takeBack(manager, member.id);
      else if (asked !== undefined) await askAt(manager, actorId, { institutionId, personId: member.id }, asked);
      if (Object.keys(change).length > 0) await manager.update(Person, member.id, change);
    });
    return this.one(actorId, institutionId, personId);
  }
}

/** Nothing more becomes of an address that was asked: its links open nothing, and a letter that is due is not sent. */
async function takeBack(manager: EntityManager, personId: string): Promise<void> {
  await manager.delete(PasswordReset, { personId });
  await manager.update(
    WelcomeMail,
    { personId, email: Not(IsNull()), state: In(['due', 'sent']) },
    { state: 'dropped' },
  );
}

async function askAt(
  manager: EntityManager,
  actorId: string,
  { institutionId, personId }: { institutionId: string; personId: string },
  email: string,
): Promise<void> {
  const { taken, today } = await againstAsking(manager, { institutionId, personId }, email);
  // Everybody who may ask knows the addresses of the institution's members.
  if (taken) throw new AppError('CONFLICT', 'Another member has this address.', 'input.email', { taken: 1 });
  if (today >= mostInADay) {
    throw new AppError(
      'TOO_MANY_ATTEMPTS',
      `${mostInADay} letters a day are sent for one person. Try again tomorrow.`,
      'input.email',
      { seconds: 86_400 },
    );
  }
  await takeBack(manager, personId);
  await queueWelcome(manager, actorId, { institutionId, personIds: [personId], batchId: randomUUID(), email });
}

const theirOwn = (field: string, why: string) =>
  new AppError('CONFLICT', `${why}: only they can change it, in their profile.`, field, { own: 1 });
