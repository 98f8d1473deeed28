import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { json, orNull, statements, word } from '#database';
import type { Language, PlatformRole, Queryable, RowOf } from '#database';
import { inOrder } from '../graphql/name-order.ts';
import type { PersonModel } from '../models/person.ts';
import type { ViewerModel } from './models.ts';

export const sql = statements({
  viewer: {
    text: `SELECT person.id, person.name, person.email, person.zone, person.language, person.platform_role AS "platformRole",
         person.phone, person.languages, person.country, person.waking_from AS "wakingFrom", person.waking_to AS "wakingTo",
         person.mail_changes AS "mailChanges", person.version,
         coalesce((SELECT json_agg(json_build_object('role', membership.role,
             'institution', json_build_object('id', institution.id, 'name', institution.name))
             ORDER BY ${inOrder('institution.name')}, membership.role)
           FROM membership JOIN institution ON institution.id = membership.institution_id
           WHERE membership.person_id = person.id AND membership.suspended_at IS NULL), '[]') AS memberships
       FROM person WHERE person.id = $1`,
    params: { personId: 'uuid' },
    row: {
      id: 'uuid',
      name: 'text',
      email: 'text',
      zone: 'text',
      language: word<Language>(),
      platformRole: orNull(word<PlatformRole>()),
      phone: 'text?',
      languages: 'text[]',
      country: 'text?',
      wakingFrom: 'text',
      wakingTo: 'text',
      mailChanges: 'bool',
      version: 'int4',
      memberships: json<ViewerModel['memberships']>(),
    },
  },
  addUnlessThere: {
    text: `INSERT INTO person (email, name, zone, language) VALUES ($1, $2, $3, $4) ON CONFLICT (email) DO NOTHING`,
    params: { email: 'text', name: 'text', zone: 'text', language: 'text' },
  },
  names: {
    text: 'SELECT id, name FROM person WHERE id = ANY($1)',
    params: { ids: 'uuid[]' },
    row: { id: 'uuid', name: 'text' },
  },
  lock: { text: 'SELECT FROM person WHERE id = $1 FOR NO KEY UPDATE', params: { id: 'uuid' } },
  agree: {
    text: `INSERT INTO consent (person_id, purpose, basis, text_version)
     SELECT $1, purpose, basis, $2 FROM (VALUES ('account', 'contract'), ('transfer_abroad', 'consent')) AS agreed (purpose, basis)
     WHERE NOT EXISTS (SELECT FROM consent WHERE person_id = $1 AND consent.purpose = agreed.purpose
       AND consent.basis = agreed.basis AND text_version = $2 AND withdrawn_at IS NULL)`,
    params: { personId: 'uuid', textVersion: 'text' },
  },
});

@Injectable()
export class AccountsRepository {
  constructor(private readonly dataSource: DataSource) {}

  viewer(personId: string): Promise<RowOf<typeof sql.viewer> | undefined> {
    return sql.viewer.first(this.dataSource, { personId });
  }

  /** Nothing changes where the address has an account. */
  async addUnlessThere(
    manager: EntityManager,
    { email, name, zone, language }: { email: string; name: string; zone: string; language: Language },
  ): Promise<void> {
    await sql.addUnlessThere.rows(manager, { email, name, zone, language });
  }
}

/** People by id. */
export async function namesOf(database: Queryable, ids: readonly string[]): Promise<Map<string, PersonModel>> {
  const people = await sql.names.rows(database, { ids });
  return new Map(people.map((person) => [person.id, person]));
}

/** Agreements to the account and the transfer abroad, unless they hold already for this text. */
export async function recordAgreement(manager: EntityManager, personId: string, textVersion: string): Promise<void> {
  // Two at once would both find nothing that holds.
  await sql.lock.rows(manager, { id: personId });
  await sql.agree.rows(manager, { personId, textVersion });
}
