import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Person } from '#database';
import type { Language } from '#database';
import { notFound } from '#platform';
import { emailAddress } from '../graphql/text.ts';
import { Changes } from '../context/changes.ts';
import { ianaZone } from '../time/zones.ts';
import { queueWelcome } from './letting-in/letting-in.service.ts';
import { WelcomeSender } from './letting-in/welcome-sender.ts';
import { inOrder } from '../graphql/name-order.ts';
import { waitingInvitations } from './waiting-invitations.ts';
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
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly sender: WelcomeSender,
  ) {}

  async viewer(personId: string): Promise<ViewerModel> {
    const [viewer]: ViewerModel[] = await this.dataSource.query(
      `SELECT person.id, person.name, person.email, person.zone, person.language, person.platform_role AS "platformRole",
         person.phone, person.languages, person.country, person.waking_from AS "wakingFrom", person.waking_to AS "wakingTo",
         person.mail_changes AS "mailChanges", person.version,
         (SELECT count(*)::integer FROM notification WHERE person_id = person.id AND read_at IS NULL) + ${waitingInvitations('$1')}
           AS "unreadNotifications",
         coalesce((SELECT json_agg(json_build_object('role', membership.role,
             'institution', json_build_object('id', institution.id, 'name', institution.name))
             ORDER BY ${inOrder('institution.name')}, membership.role)
           FROM membership JOIN institution ON institution.id = membership.institution_id
           WHERE membership.person_id = person.id AND membership.suspended_at IS NULL), '[]') AS memberships
       FROM person WHERE person.id = $1`,
      [personId],
    );
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
   * The first admin of a new institution, whom whoever runs the platform names: there is nobody yet who could invite them. An account
   * that exists keeps its own name, zone and language.
   *
   * @throws {AppError} BAD_INPUT
   */
  async addFirstAdmin(input: FirstAdmin): Promise<{ id: string }> {
    const email = emailAddress('input.email', input.email);
    const name = personName('input.name', input.name);
    const zone = ianaZone('input.zone', input.zone);
    const { institutionId } = input;
    const id = await this.changes.by(null, async (manager) => {
      await manager.query(
        `INSERT INTO person (email, name, zone, language) VALUES ($1, $2, $3, $4) ON CONFLICT (email) DO NOTHING`,
        [email, name, zone, input.language],
      );
      const { id, passwordHash } = await manager.findOneByOrFail(Person, { email });
      await manager.query(`INSERT INTO membership (person_id, institution_id, role) VALUES ($1, $2, 'admin')`, [
        id,
        institutionId,
      ]);
      if (passwordHash === null) {
        await queueWelcome(manager, null, { institutionId, personIds: [id], batchId: randomUUID() });
      }
      return id;
    });
    this.sender.soon();
    return { id };
  }
}
