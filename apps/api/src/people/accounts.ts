import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Person } from '#database';
import { AppError, notFound } from '#platform';
import { emailAddress, line } from '../graphql/text.ts';
import { Changes } from '../changes.ts';
import { ianaZone } from '../schedule/time.ts';
import { queueWelcome } from './letting-in/letting-in.service.ts';
import { WelcomeSender } from './letting-in/welcome-sender.ts';
import { memberById } from './member-rows.ts';
import type { MemberInput, MemberModel, ProfileInput, ViewerModel } from './models.ts';
import { welcomeDays } from './password-resets.ts';
import { longestName, profileChange } from './profile.ts';
import { refuseSuspended } from './suspended.ts';
import { inOrder } from '../graphql/name-order.ts';

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
         (SELECT count(*)::integer FROM notification WHERE person_id = person.id AND read_at IS NULL)
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
   * Gives a person a role. An account without a password gets a mail to choose one; an account that exists keeps its own name,
   * zone and language.
   *
   * @param actorId null: the system does it
   * @throws {AppError} BAD_INPUT; CONFLICT when the person has that role already, or is suspended
   */
  async addMember(actorId: string | null, input: MemberInput): Promise<MemberModel> {
    const email = emailAddress('input.email', input.email);
    const name = line('input.name', input.name, longestName);
    const zone = ianaZone('input.zone', input.zone);
    const personId = await this.changes.by(actorId, async (manager) => {
      const created: { id: string }[] = await manager.query(
        `INSERT INTO person (email, name, zone, language) VALUES ($1, $2, $3, $4)
         ON CONFLICT (email) DO NOTHING RETURNING id`,
        [email, name, zone, input.language],
      );
      const personId = created[0]?.id ?? (await manager.findOneByOrFail(Person, { email })).id;
      const added: unknown[] = await manager.query(
        `INSERT INTO membership (person_id, institution_id, role) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING RETURNING id`,
        [personId, input.institutionId, input.role],
      );
      if (added.length === 0) {
        throw new AppError('CONFLICT', `${email} is a ${input.role} of this institution already.`, 'input.email');
      }
      await refuseSuspended(manager, input.institutionId, personId, 'input.email');
      // Who has a link already is not sent another with each role.
      const waiting: unknown[] = await manager.query(
        `SELECT FROM person WHERE id = $1 AND password_hash IS NULL AND NOT EXISTS (SELECT FROM welcome_mail
           WHERE person_id = $1 AND institution_id = $2 AND state IN ('due', 'sent')
             AND created_at > now() - make_interval(days => ${welcomeDays}))`,
        [personId, input.institutionId],
      );
      if (waiting.length > 0) {
        const { institutionId } = input;
        await queueWelcome(manager, actorId, { institutionId, personIds: [personId], batchId: randomUUID() });
      }
      return personId;
    });
    this.sender.soon();
    const member = await memberById(this.dataSource, input.institutionId, personId);
    if (!member) throw notFound('person');
    return member;
  }
}
