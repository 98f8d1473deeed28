import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Invitation } from '#database';
import type { Language } from '#database';
import { AppError, badInput, notFound } from '#platform';
import { Changes } from '../../context/changes.ts';
import type { Connection } from '../../graphql/paging.ts';
import { sendAtCommit } from '../../jobs/index.ts';
import { addresses, intoOf, refuseMembers, requireSection } from './checks.ts';
import type { Into } from './checks.ts';
import { addInvitationMails } from './invitation-mails.repository.ts';
import {
  broughtBy,
  invitationsById,
  invitationsPage,
  invitationsTo,
  openInvitation,
  revokeEarlier,
  revokeInvitation,
} from './invitations.repository.ts';
import type { OpenInvitation } from './invitations.repository.ts';
import { letterDays, pathOf } from './links.ts';
import type { InvitationLinkInput, InvitationModel, InvitationsArguments, InviteInput } from './models.ts';
import { invitationQueue, jobOf } from './queue.ts';
import { Throttle } from '../../sign-in/throttle.ts';
import { hashToken, newToken } from '../../sign-in/tokens.ts';

const mostDays = 90;
const mostUses = 10_000;
const day = 24 * 60 * 60_000;

/** One to whom a letter goes. */
export interface Invited {
  email: string;
  /** Empty when only the address is known. */
  name: string;
}

/** Invitations into institutions and their sections: to addresses, and links that anybody who has them can use. */
@Injectable()
export class Invitations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly throttle: Throttle,
  ) {}

  /**
   * Sends each address a letter in its person's language. A new one takes the place of an open one for the same.
   *
   * @throws {AppError} BAD_INPUT at `input.emails`, `input.sectionId`; NOT_FOUND; CONFLICT for members and ended sections. Nobody
   * gets a letter then. `facts.addresses` names those that are wrong. TOO_MANY_ATTEMPTS
   */
  async invite(actorId: string, input: InviteInput): Promise<InvitationModel[]> {
    const emails = addresses(input.emails);
    const into = intoOf(input);
    await this.dataSource.transaction(async (manager) => {
      await requireSection(manager, into);
      await refuseMembers(manager, into, emails);
    });
    await this.countLetters(actorId, into, emails);
    const ids = await this.changes.by(actorId, async (manager) => {
      await requireSection(manager, into);
      await refuseMembers(manager, into, emails);
      const invited = emails.map((email) => ({ email, name: '' }));
      return this.inviteWithin(manager, actorId, into, invited);
    });
    return invitationsById(this.dataSource, actorId, ids);
  }

  /** Invites one person, by the name that the inviting person knows. @throws {AppError} TOO_MANY_ATTEMPTS */
  async inviteByName(actorId: string, into: Into, invited: Invited): Promise<void> {
    await this.countLetters(actorId, into, [invited.email]);
    await this.changes.by(actorId, (manager) => this.inviteWithin(manager, actorId, into, [invited]));
  }

  /** Writes invitations in a transaction of the caller's. Their letters are sent once it commits. @returns their ids */
  inviteWithin(manager: EntityManager, actorId: string, into: Into, invited: readonly Invited[]): Promise<string[]> {
    return write(manager, into, invited, { createdBy: actorId, linkId: null });
  }

  /** Few letters a day go to one address from one institution, whether it has an account or not. */
  private async countLetters(actorId: string, { institutionId }: Into, emails: readonly string[]): Promise<void> {
    await this.throttle.count('invitationSender', actorId, emails.length);
    for (const email of emails) await this.throttle.count('invitationAddressee', `${institutionId} ${email}`);
  }

  /**
   * Makes a link that anybody who has it can use.
   *
   * @throws {AppError} BAD_INPUT; NOT_FOUND; CONFLICT for an ended section
   */
  async createLink(
    actorId: string,
    input: InvitationLinkInput,
  ): Promise<{ invitation: InvitationModel; path: string }> {
    if (input.role === 'admin') {
      throw badInput('input.role', 'A link could be passed on: invite admins by their e-mail address.');
    }
    if (input.days < 1 || input.days > mostDays) throw badInput('input.days', `A link lives 1 to ${mostDays} days.`);
    if (input.mostUses != null && (input.mostUses < 1 || input.mostUses > mostUses)) {
      throw badInput('input.mostUses', `A link is used 1 to ${mostUses} times.`);
    }
    const into = intoOf(input);
    const token = newToken();
    const { id } = await this.changes.by(actorId, async (manager) => {
      await requireSection(manager, into);
      return manager.save(Invitation, {
        ...into,
        email: null,
        tokenHash: hashToken(token),
        mostUses: input.mostUses ?? null,
        createdBy: actorId,
        expiresAt: new Date(Date.now() + input.days * day),
      });
    });
    const [invitation] = await invitationsById(this.dataSource, actorId, [id]);
    if (!invitation) throw notFound('invitation');
    return { invitation, path: pathOf(token) };
  }

  /** It opens nothing any more, nor do letters that the link has sent. Who came by it stays. */
  async revoke(actorId: string, id: string): Promise<InvitationModel> {
    await this.changes.by(actorId, (manager) => revokeInvitation(manager, id));
    const [invitation] = await invitationsById(this.dataSource, actorId, [id]);
    if (!invitation) throw notFound('invitation');
    return invitation;
  }

  page(readerId: string, args: InvitationsArguments): Promise<Connection<InvitationModel>> {
    return invitationsPage(this.dataSource, readerId, args);
  }

  /** What waits for somebody's answer. */
  to(personId: string): Promise<OpenInvitation[]> {
    return invitationsTo(this.dataSource, personId);
  }

  /** @throws {AppError} LINK_EXPIRED alike for what is unknown, revoked, used up or too old */
  async open(readerId: string | null, token: string): Promise<OpenInvitation> {
    const invitation = await openInvitation(this.dataSource, readerId, hashToken(token));
    if (!invitation) throw linkExpired();
    return invitation;
  }

  /** Whether the person came by it, and is still what it makes of them. */
  async brought(personId: string, token: string): Promise<boolean> {
    return broughtBy(this.dataSource, personId, hashToken(token));
  }

  /** A letter to an address that somebody gave to a link. An earlier one for the same address is worth nothing then. */
  async sendFromLink(link: OpenInvitation, invited: Invited, language: Language): Promise<void> {
    const into = {
      institutionId: link.institution.id,
      sectionId: link.section?.id ?? null,
      role: link.role,
      language,
    };
    await this.changes.by(null, (manager) => write(manager, into, [invited], { createdBy: null, linkId: link.id }));
  }
}

/** Until its letter is sent nothing opens an invitation: nobody has the token of its own hash. */
async function write(
  manager: EntityManager,
  into: Into,
  invited: readonly Invited[],
  more: { createdBy: string | null; linkId: string | null },
): Promise<string[]> {
  await revokeEarlier(
    manager,
    into,
    invited.map(({ email }) => email),
    more.linkId,
  );
  const expiresAt = new Date(Date.now() + letterDays * day);
  const rows = await manager.save(
    Invitation,
    invited.map(({ email, name }) => ({
      ...{ ...into, ...more, email, name, mostUses: 1, expiresAt },
      tokenHash: hashToken(newToken()),
    })),
  );
  const ids = rows.map(({ id }) => id);
  await addInvitationMails(manager, ids);
  sendAtCommit(manager, invitationQueue, ids.map(jobOf));
  return ids;
}

export const linkExpired = () =>
  new AppError('LINK_EXPIRED', 'This invitation has been used, was withdrawn or is too old. Ask for a new one.');
