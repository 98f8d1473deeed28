import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PasswordReset, Person } from '#database';
import { AppError } from '#platform';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { Changes } from '../../context/changes.ts';
import { ApiTokensRepository } from '../../sign-in/api-tokens.repository.ts';
import type { Account } from '../../sign-in/known-devices.ts';
import { Pace } from '../../sign-in/pace.ts';
import { checkNewPassword, hashPassword } from '../../sign-in/passwords.ts';
import { Throttle } from '../../sign-in/throttle.ts';
import { hashToken, newToken } from '../../sign-in/tokens.ts';
import { PasswordResetsRepository } from './password-resets.repository.ts';

/** A reset link lives this long, minutes. */
export const resetMinutes = 30;
/** The first link of a new account lives this long: mail to a campus may be read days later. */
export const welcomeDays = 7;

/** Links that let somebody who reads the account's mail set its password, once. */
@Injectable()
export class PasswordResets {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly resets: PasswordResetsRepository,
    private readonly throttle: Throttle,
    private readonly pace: Pace,
    private readonly tokens: ApiTokensRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A new link for one use. @param email becomes the person's address when the link is used */
  async linkFor(personId: string, minutes: number, email: string | null = null): Promise<{ id: string; url: string }> {
    const token = newToken();
    await this.resets.forgetExpired(personId);
    const { id } = await this.dataSource.getRepository(PasswordReset).save({
      personId,
      tokenHash: hashToken(token),
      email,
      expiresAt: new Date(Date.now() + minutes * 60_000),
    });
    return { id, url: `${this.config.publicAddress}/reset/${token}` };
  }

  /** A link that the mail server did not take. */
  async forget(id: string): Promise<void> {
    await this.dataSource.getRepository(PasswordReset).delete(id);
  }

  /**
   * Sets the password, ends every sign-in and every token of the person and makes their other links worthless. Opens an account that was deactivated.
   *
   * @returns the account with its new password
   * @throws {AppError} BAD_INPUT at `password`, LINK_EXPIRED, TOO_MANY_ATTEMPTS
   */
  async reset(token: string, password: string, address: string): Promise<Account> {
    await this.throttle.count('resetToken', address);
    const passwordHash = await hashPassword(checkNewPassword(password));
    const person = await this.changes.by(null, async (manager) => {
      const link = await this.resets.take(manager, hashToken(token));
      const personId = link?.personId;
      if (!personId) throw new AppError('LINK_EXPIRED', 'This link has been used or is too old. Ask for a new one.');
      await manager.update(Person, personId, {
        ...{ passwordHash, deactivatedAt: null },
        ...(link.email === null ? {} : { email: link.email }),
      });
      await this.resets.endOthers(manager, personId);
      // A person who had the old password could have made tokens with it.
      await this.tokens.revokeAll(manager, personId);
      return manager.findOneByOrFail(Person, { id: personId });
    });
    await this.pace.forget(person.email, address);
    await this.throttle.forgive('resetToken', address);
    return person;
  }
}
