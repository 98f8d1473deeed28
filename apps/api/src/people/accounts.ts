import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Membership, Person } from '#database';
import type { Language } from '#database';
import { notFound } from '#platform';
import { emailAddress } from '../graphql/text.ts';
import { Changes } from '../context/changes.ts';
import { ianaZone } from '../time/zones.ts';
import { AccountsRepository } from './accounts.repository.ts';
import { queueWelcome } from './letting-in/letting-in.service.ts';
import type { ProfileInput, ViewerModel } from './models.ts';
import { personName } from './person-name.ts';
import { profileChange } from './profile.ts';

export interface FirstAdmin {
  institutionId: string;
  name: string;
  email: string;
  zone: string;
  language: Language;
}

/** People and their memberships. */
@Injectable()
export class Accounts {
  constructor(
    private readonly changes: Changes,
    private readonly accounts: AccountsRepository,
  ) {}

  async viewer(personId: string): Promise<ViewerModel> {
    const viewer = await this.accounts.viewer(personId);
    if (!viewer) throw notFound('person');
    return viewer;
  }

  /** @throws {AppError} BAD_INPUT */
  async updateProfile(personId: string, input: ProfileInput): Promise<void> {
    const change = profileChange(input);
    if (Object.keys(change).length === 0) return;
    await this.changes.by(personId, (manager) => manager.update(Person, personId, change));
  }

  /**
   * The first admin of a new institution, whom the operator names: nobody exists yet who could invite them. An account that
   * exists keeps its own name, zone and language.
   *
   * @throws {AppError} BAD_INPUT
   */
  async addFirstAdmin(input: FirstAdmin): Promise<{ id: string }> {
    const email = emailAddress('input.email', input.email);
    const name = personName('input.name', input.name);
    const zone = ianaZone('input.zone', input.zone);
    const { institutionId } = input;
    const id = await this.changes.by(null, async (manager) => {
      await this.accounts.addUnlessThere(manager, { email, name, zone, language: input.language });
      const { id, passwordHash } = await manager.findOneByOrFail(Person, { email });
      await manager.insert(Membership, { personId: id, institutionId, role: 'admin' });
      if (passwordHash === null) {
        await queueWelcome(manager, null, { institutionId, personIds: [id], batchId: randomUUID() });
      }
      return id;
    });
    return { id };
  }
}
