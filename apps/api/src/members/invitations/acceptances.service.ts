import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#access';
import { Person } from '#database';
import { AppError, badInput, notFound } from '#platform';
import { Changes } from '../../context/changes.ts';
import { joinSection } from './join-section.ts';
import { isUuid } from '../../graphql/ids.ts';
import { emailAddress } from '../../graphql/text.ts';
import { ianaZone } from '../../time/zones.ts';
import { agree, personName, refuseSuspended } from '../../people/index.ts';
import { addRole } from '../memberships.repository.ts';
import { lockInvitation, takeAccount, useInvitation } from './acceptances.repository.ts';
import type { LockedInvitation } from './acceptances.repository.ts';
import { invitationTo, revokeInvitation } from './invitations.repository.ts';
import type { OpenInvitation } from './invitations.repository.ts';
import type { AcceptInvitationInput, AnswerInvitationInput } from './models.ts';
import { Invitations, linkExpired } from './invitations.service.ts';
import { checkNewPassword, hashPassword } from '../../sign-in/passwords.ts';
import { Throttle } from '../../sign-in/throttle.ts';
import type { Account } from '../../sign-in/known-devices.ts';

/** What became of it: somebody joined, with a new account or their own; or a letter went to the address that was given. */
export type Accepted =
  { personId: string; isNew: false } | { personId: string; isNew: true; account: Account } | 'letter sent';

/**
 * People who come by invitation. A person who makes an account by it has shown that the address is theirs: the invitation was
 * sent there. A link shows nothing of the kind, so it sends an invitation to the address that is given to it.
 */
@Injectable()
export class Acceptances {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly invitations: Invitations,
    private readonly throttle: Throttle,
  ) {}

  /**
   * @param actor who is signed in
   * @param address network address of the client
   * @throws {AppError} LINK_EXPIRED; BAD_INPUT; TOO_MANY_ATTEMPTS; NOT_SIGNED_IN when the address has an account; CONFLICT when the
   * invitation is somebody else's, the membership is suspended, or the section is closed or full. Nothing is used up then
   */
  async accept(input: AcceptInvitationInput, actor: Actor | null, address: string): Promise<Accepted> {
    await this.throttle.count('invitationToken', address);
    // Somebody who has come by it already may not have heard that they did.
    if (actor && (await this.invitations.brought(actor.personId, input.token))) {
      return { personId: actor.personId, isNew: false };
    }
    const invitation = await this.invitations.open(actor?.personId ?? null, input.token);
    await this.throttle.forgive('invitationToken', address);
    if (!input.consent) throw noConsent();
    if (actor) return this.joinAs(actor.personId, invitation);
    if (invitation.email === null) return this.sendLetter(invitation, input, address);
    return this.joinAnew(invitation, invitation.email, input);
  }

  /**
   * What somebody answers to an invitation that stands in their news: it was sent to the address that they sign in with.
   *
   * @throws {AppError} NOT_FOUND also for what is somebody else's, or over; BAD_INPUT; CONFLICT as `accept`
   */
  async answer(personId: string, { id, accepts, consent }: AnswerInvitationInput): Promise<void> {
    const invitation = isUuid(id) ? await invitationTo(this.dataSource, personId, id) : undefined;
    if (!invitation) throw notFound('invitation');
    if (accepts && !consent) throw noConsent();
    if (accepts) await this.joinAs(personId, invitation);
    else await this.decline(personId, invitation);
  }

  /**
   * Declines an invitation by the letter, with an account or without. A link for many people cannot be declined.
   *
   * @throws {AppError} LINK_EXPIRED
   */
  async declineByToken(token: string, actor: Actor | null, address: string): Promise<void> {
    await this.throttle.count('invitationToken', address);
    const invitation = await this.invitations.open(actor?.personId ?? null, token);
    await this.throttle.forgive('invitationToken', address);
    if (invitation.email === null) throw linkExpired();
    await this.decline(actor?.personId ?? null, invitation);
  }

  private decline(personId: string | null, { id }: OpenInvitation): Promise<void> {
    return this.changes.by(personId, (manager) => revokeInvitation(manager, id));
  }

  private async joinAs(personId: string, invitation: OpenInvitation): Promise<Accepted> {
    await this.changes.by(personId, async (manager) => {
      if (invitation.email !== null) await refuseOthers(manager, personId, invitation.email);
      const locked = await lockInvitation(manager, invitation);
      if (!locked) throw linkExpired();
      await this.joinLocked(manager, locked, personId);
    });
    return { personId, isNew: false };
  }

  /** An account that an institution has opened and nobody has entered yet is its person's from now on. */
  private async joinAnew(invitation: OpenInvitation, email: string, input: AcceptInvitationInput): Promise<Accepted> {
    if (invitation.accountExists) throw hasAccount();
    const account = {
      name: personName('input.name', input.name ?? invitation.name),
      zone: ianaZone('input.zone', input.zone ?? ''),
      language: input.language ?? invitation.language,
    };
    const passwordHash = await hashPassword(checkNewPassword(input.password ?? '', 'input.password'));
    const personId = await this.idFor(email);
    await this.changes.by(personId, async (manager) => {
      const locked = await lockInvitation(manager, invitation);
      if (!locked) throw linkExpired();
      if (!(await takeAccount(manager, { id: personId, email, ...account, passwordHash }))) throw hasAccount();
      await this.joinLocked(manager, locked, personId);
    });
    return { personId, isNew: true, account: { id: personId, passwordHash } };
  }

  /**
   * The answer is the same, and as fast, whether the address has an account or not. The letter contains nothing that was typed,
   * because a stranger may have typed the address.
   */
  private async sendLetter(link: OpenInvitation, input: AcceptInvitationInput, address: string): Promise<Accepted> {
    const email = emailAddress('input.email', input.email ?? '');
    const name = personName('input.name', input.name ?? '');
    await this.throttle.count('invitationAddress', address);
    await this.throttle.count('invitationLink', link.id);
    await this.throttle.count('invitationAccount', email);
    await this.invitations.sendFromLink(link, { email, name }, input.language ?? link.language);
    return 'letter sent';
  }

  private async joinLocked(manager: EntityManager, invitation: LockedInvitation, personId: string): Promise<void> {
    const { institutionId, sectionId, role } = invitation;
    await refuseSuspended(manager, institutionId, personId, 'input.token');
    const isFirst = await useInvitation(manager, invitation, personId);
    const isNew = await addRole(manager, institutionId, personId, role);
    // Used before, and the membership has ended since: an admin did that, and a link does not undo it.
    if (!isFirst && isNew) throw linkExpired();
    if (sectionId !== null) await joinSection(manager, sectionId, personId, role);
    await agree(manager, personId);
  }

  /** Of the account that is there, or of the one to be made: so that the audit log can say who made it. */
  private async idFor(email: string): Promise<string> {
    const person = await this.dataSource.getRepository(Person).findOneBy({ email });
    return person?.id ?? randomUUID();
  }
}

const noConsent = () => badInput('input.consent', 'Without agreeing to the conditions there can be no account.');

const hasAccount = () =>
  new AppError('NOT_SIGNED_IN', 'This address has an account. Sign in to accept the invitation.');

/** An invitation to an address is for the account with that address. */
async function refuseOthers(manager: EntityManager, personId: string, email: string): Promise<void> {
  const { email: own } = await manager.findOneByOrFail(Person, { id: personId });
  if (own === email) return;
  throw new AppError(
    'CONFLICT',
    `This invitation is for ${email}; you are signed in as ${own}. Sign out first, or ask for one to your address.`,
    'input.email',
    { invited: email, signedIn: own },
  );
}
