import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Person } from '#database';
import { AppError, notFound } from '#platform';
import { Changes } from '../context/changes.ts';
import { Post } from '../mail/index.ts';
import { ApiTokensRepository } from '../sign-in/api-tokens.repository.ts';
import { OwnPassword } from '../sign-in/own-password.ts';
import { Throttle } from '../sign-in/throttle.ts';
import { PERSONAL_DATA } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { LeavingRepository } from './leaving.repository.ts';

/** People who leave, for a while or for good. */
@Injectable()
export class Leaving {
  constructor(
    private readonly password: OwnPassword,
    private readonly leaving: LeavingRepository,
    private readonly tokens: ApiTokensRepository,
    private readonly changes: Changes,
    private readonly throttle: Throttle,
    private readonly post: Post,
    @Inject(PERSONAL_DATA) private readonly personal: readonly PersonalData[],
  ) {}

  /**
   * Ends every sign-in and every token; nothing else is lost, and a new password by mail opens the account again.
   *
   * @throws {AppError} WRONG_CREDENTIALS at `password`; TOO_MANY_ATTEMPTS; CONFLICT for an institution's last admin
   */
  async deactivate(personId: string, password: string): Promise<void> {
    await this.password.require(personId, password);
    await this.changes.by(personId, async (manager) => {
      await this.refuseLastAdmin(manager, personId);
      await this.leaving.deactivate(manager, personId);
      await this.tokens.revokeAll(manager, personId);
    });
  }

  /**
   * Makes the person unknown in everything that is kept, in one transaction: the eraser of every feature runs, the account's
   * last. Figures stay: a person who was enrolled and came is still counted, as somebody unknown.
   *
   * @throws {AppError} as `deactivate`
   */
  async erase(personId: string, password: string): Promise<void> {
    await this.password.require(personId, password);
    const person = await this.changes.by(personId, async (manager) => {
      await this.refuseLastAdmin(manager, personId);
      const person = await this.leaving.lockPerson(manager, personId);
      if (!person) throw notFound('person');
      for (const { entity, erase } of this.inOrder()) {
        if (typeof erase === 'function') await erase(manager, person);
        else if (!erase.stays) throw new TypeError(`${entity.name} says neither how it is erased nor why it stays`);
      }
      return person;
    });
    await this.throttle.forget('ownPassword', person.email);
    await this.post.outbox.forget(person.email);
  }

  /** The account is erased last, because other erasers ask it who the person was. */
  private inOrder(): PersonalData[] {
    return [...this.personal].sort((a, b) => Number(a.entity === Person) - Number(b.entity === Person));
  }

  private async refuseLastAdmin(manager: EntityManager, personId: string): Promise<void> {
    const orphan = await this.leaving.orphan(manager, personId);
    if (orphan === undefined) return;
    throw new AppError(
      'CONFLICT',
      `You are the last admin of ${orphan}. Make somebody else an admin there first.`,
      undefined,
      { institution: orphan },
    );
  }
}
