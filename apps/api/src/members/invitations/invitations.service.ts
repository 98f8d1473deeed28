import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Invitation } from '#database';
import type { Language } from '#database';
import { AppError, badInput, notFound } from '#platform';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { Changes } from '../../context/changes.ts';
import type { Connection } from '../../graphql/paging.ts';
import { Post, invitationLetter } from '../../mail/index.ts';
import type { Letter } from '../../mail/index.ts';
import { addresses, intoOf, placeName, refuseMembers, requireSection } from './checks.ts';
import type { Into } from './checks.ts';
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
import { readersWith } from './inviting.repository.ts';
import type { InvitationLinkInput, InvitationModel, InvitationsArguments, InviteInput } from './models.ts';
import { Throttle } from '../../sign-in/throttle.ts';
import { hashToken, newToken } from '../../sign-in/tokens.ts';

/** A letter's link lives this long: mail to a campus may be read days later. */
export const letterDays = 14;
const mostDays = 90;
const mostUses = 10_000;
const day = 24 * 60 * 60_000;

/** One to whom a letter goes. */
export interface Invited {
  email: string;
  /** Empty when only the address is known. */
  name: string;
}

/** An invitation that is written, and its letter. */
export interface Prepared {
  id: string;
  letter: Letter;
}

/** Invitations into institutions and their sections: to addresses, and links that anybody who has them can use. */
@Injectable()
export class Invitations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly post: Post,
    private readonly throttle: Throttle,
    @Inject(CONFIG) private readonly config: Config,
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
    const sent = await this.changes.by(actorId, async (manager) => {
      await requireSection(manager, into);
      await refuseMembers(manager, into, emails);
      const invited = emails.map((email) => ({ email, name: '' }));
      return this.prepare(manager, actorId, into, invited);
    });
    this.send(sent);
    return invitationsById(
      this.dataSource,
      actorId,
      sent.map(({ id }) => id),
    );
  }

  /** Invites one person, by the name that the inviting person knows. @throws {AppError} TOO_MANY_ATTEMPTS */
  async inviteByName(actorId: string, into: Into, invited: Invited): Promise<void> {
    await this.countLetters(actorId, into, [invited.email]);
    this.send(await this.changes.by(actorId, (manager) => this.prepare(manager, actorId, into, [invited])));
  }

  /** Writes invitations in a transaction of the caller's, who calls `send` with what this returns when it is over. */
  prepare(manager: EntityManager, actorId: string, into: Into, invited: readonly Invited[]): Promise<Prepared[]> {
    const expiresAt = new Date(Date.now() + letterDays * day);
    return this.write(manager, into, invited, { createdBy: actorId, linkId: null, expiresAt });
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
    const sent = await this.changes.by(null, (manager) =>
      this.write(manager, into, [invited], {
        createdBy: null,
        linkId: link.id,
        expiresAt: new Date(Date.now() + letterDays * day),
      }),
    );
    this.send(sent);
  }

  private async write(
    manager: EntityManager,
    into: Into,
    invited: readonly Invited[],
    more: { createdBy: string | null; linkId: string | null; expiresAt: Date },
  ): Promise<Prepared[]> {
    const emails = invited.map(({ email }) => email);
    await revokeEarlier(manager, into, emails, more.linkId);
    const tokens = invited.map(() => newToken());
    const rows = await manager.save(
      Invitation,
      invited.map(({ email, name }, index) => ({
        ...into,
        ...more,
        email,
        name,
        mostUses: 1,
        tokenHash: hashToken(tokens[index] ?? ''),
      })),
    );
    const known = await readersWith(manager, emails);
    const place = await placeName(manager, into);
    return rows.map(({ id }, index) => {
      const { email = '', name: typed = '' } = invited[index] ?? {};
      // A person with a link can type any address and any name. So a letter of ours contains none of their words.
      const name = more.linkId === null ? typed : '';
      const reader = known.find((person) => person.email === email) ?? { email, name, language: into.language };
      const link = this.config.publicAddress + pathOf(tokens[index] ?? '');
      return { id, letter: invitationLetter(reader, place, into.role, link, letterDays) };
    });
  }

  /** One after the other: a mail server takes a hundred letters, but not on a hundred connections. */
  send(sent: readonly Pick<Prepared, 'letter'>[]): void {
    if (sent.length === 0) return;
    this.post.later(async () => {
      const failures: unknown[] = [];
      for (const { letter } of sent) {
        await this.post.deliver(letter).catch((error: unknown) => failures.push(error));
      }
      if (failures.length > 0) {
        throw new Error(`${failures.length} of ${sent.length} invitations: ${String(failures[0])}`);
      }
      return undefined;
    });
  }
}

export const linkExpired = () =>
  new AppError('LINK_EXPIRED', 'This invitation has been used, was withdrawn or is too old. Ask for a new one.');

const pathOf = (token: string) => `/invitations/${token}`;
