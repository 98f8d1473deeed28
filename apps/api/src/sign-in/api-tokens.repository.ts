import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor, TokenScope } from '#access';
import { json, orNull, statements, word } from '#database';
import type { Narrowed, RowOf } from '#database';

/** Revoked tokens are not listed. */
const keptDays = 30;

const scopes: Narrowed<TokenScope[]> = { type: 'text[]', mark: '' };
const ended = `(revoked_at IS NOT NULL OR expires_at <= now())`;

export const sql = statements({
  find: {
    text: `SELECT api_token.id, api_token.scopes, api_token.institution_id AS "institutionId",
       api_token.expires_at <= now() AS expired, api_token.last_used_on = (now() AT TIME ZONE 'UTC')::date AS "usedToday",
       person.id AS "personId", person.platform_role AS "platformRole",
       coalesce((SELECT json_agg(json_build_object('institutionId', institution_id, 'role', role))
         FROM membership WHERE person_id = person.id AND suspended_at IS NULL), '[]') AS memberships,
       ARRAY(SELECT DISTINCT institution_id FROM membership
         WHERE person_id = person.id AND suspended_at IS NOT NULL) AS "suspendedIn"
     FROM api_token JOIN person ON person.id = api_token.person_id
       AND person.deactivated_at IS NULL AND person.erased_at IS NULL
     WHERE api_token.token_hash = $1 AND api_token.revoked_at IS NULL`,
    params: { tokenHash: 'bytea' },
    row: {
      id: 'uuid',
      scopes,
      institutionId: 'uuid?',
      expired: 'bool',
      usedToday: 'bool?',
      personId: 'uuid',
      platformRole: orNull(word<NonNullable<Actor['platformRole']>>()),
      memberships: json<Actor['memberships']>(),
      suspendedIn: 'uuid[]',
    },
  },
  markUsed: {
    text: `UPDATE api_token SET last_used_on = (now() AT TIME ZONE 'UTC')::date WHERE id = $1`,
    params: { id: 'uuid' },
  },
  lockPerson: { text: 'SELECT FROM person WHERE id = $1 FOR NO KEY UPDATE', params: { personId: 'uuid' } },
  forgetOld: {
    text: `DELETE FROM api_token
     WHERE person_id = $1 AND least(revoked_at, expires_at) < now() - make_interval(days => ${keptDays})`,
    params: { personId: 'uuid' },
  },
  add: {
    text: `INSERT INTO api_token (person_id, token_hash, name, scopes, institution_id, expires_at)
     SELECT $1, $2, $3, $4, $5, now() + make_interval(days => $6)
     WHERE (SELECT count(*) FROM api_token WHERE person_id = $1 AND NOT ${ended}) < $7
     RETURNING id`,
    params: {
      personId: 'uuid',
      tokenHash: 'bytea',
      name: 'text',
      scopes: 'text[]',
      institutionId: 'uuid?',
      days: 'int4',
      most: 'int8',
    },
    row: { id: 'uuid' },
  },
  ofPerson: {
    text: `SELECT api_token.id, api_token.name, api_token.scopes, api_token.created_at AS "createdAt",
       api_token.expires_at AS "expiresAt", api_token.expires_at <= now() AS expired, api_token.last_used_on::text AS "lastUsedOn",
       CASE WHEN institution.id IS NOT NULL THEN json_build_object('id', institution.id, 'name', institution.name) END AS institution
     FROM api_token LEFT JOIN institution ON institution.id = api_token.institution_id
     WHERE api_token.person_id = $1 AND api_token.revoked_at IS NULL
     ORDER BY api_token.created_at DESC, api_token.id`,
    params: { personId: 'uuid' },
    row: {
      id: 'uuid',
      name: 'text',
      scopes,
      createdAt: 'timestamptz',
      expiresAt: 'timestamptz',
      expired: 'bool',
      lastUsedOn: 'text?',
      institution: orNull(json<{ id: string; name: string }>()),
    },
  },
  ofInstitution: {
    text: `SELECT api_token.id, api_token.name, api_token.scopes, api_token.created_at AS "createdAt",
       api_token.expires_at AS "expiresAt", api_token.expires_at <= now() AS expired, api_token.last_used_on::text AS "lastUsedOn",
       json_build_object('id', person.id, 'name', person.name) AS person
     FROM api_token JOIN person ON person.id = api_token.person_id
     WHERE api_token.institution_id = $1 AND api_token.revoked_at IS NULL
     ORDER BY api_token.created_at DESC, api_token.id`,
    params: { institutionId: 'uuid' },
    row: {
      id: 'uuid',
      name: 'text',
      scopes,
      createdAt: 'timestamptz',
      expiresAt: 'timestamptz',
      expired: 'bool',
      lastUsedOn: 'text?',
      person: json<{ id: string; name: string }>(),
    },
  },
  revoke: {
    text: 'UPDATE api_token SET revoked_at = coalesce(revoked_at, now()) WHERE id = $1 AND person_id = $2',
    params: { id: 'uuid', personId: 'uuid' },
  },
  revokeOfInstitution: {
    text: 'UPDATE api_token SET revoked_at = coalesce(revoked_at, now()) WHERE id = $1 AND institution_id = $2',
    params: { id: 'uuid', institutionId: 'uuid' },
  },
  revokeAll: {
    text: 'UPDATE api_token SET revoked_at = now() WHERE person_id = $1 AND NOT ' + ended,
    params: { personId: 'uuid' },
  },
});

export type FoundToken = RowOf<typeof sql.find>;
export type OwnTokenRow = RowOf<typeof sql.ofPerson>;
export type InstitutionTokenRow = RowOf<typeof sql.ofInstitution>;

export interface NewToken {
  tokenHash: Buffer;
  name: string;
  scopes: readonly TokenScope[];
  institutionId: string | null;
  days: number;
}

/** Tokens by which programs ask for people. */
@Injectable()
export class ApiTokensRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One that was not revoked and whose person is still there, with what the person may do now. */
  find(tokenHash: Buffer): Promise<FoundToken | undefined> {
    return sql.find.first(this.dataSource, { tokenHash });
  }

  /** Written once a day: that is enough to see whether a token is in use. */
  async markUsed(id: string): Promise<void> {
    await sql.markUsed.rows(this.dataSource, { id });
  }

  /** @returns its id; undefined: the person has `most` of them */
  async add(manager: EntityManager, personId: string, token: NewToken, most: number): Promise<string | undefined> {
    // A person who asks twice at once waits here: the count stays right.
    await sql.lockPerson.rows(manager, { personId });
    await sql.forgetOld.rows(manager, { personId });
    return (await sql.add.first(manager, { personId, ...token, most }))?.id;
  }

  /** The newest first, those that have expired too. */
  ofPerson(personId: string): Promise<OwnTokenRow[]> {
    return sql.ofPerson.rows(this.dataSource, { personId });
  }

  /** Tokens that are for this institution only, of all people. */
  ofInstitution(institutionId: string): Promise<InstitutionTokenRow[]> {
    return sql.ofInstitution.rows(this.dataSource, { institutionId });
  }

  /** @returns whether it is the person's */
  async revoke(manager: EntityManager, id: string, personId: string): Promise<boolean> {
    return (await sql.revoke.touched(manager, { id, personId })) > 0;
  }

  /** @returns whether it is for this institution */
  async revokeOfInstitution(manager: EntityManager, id: string, institutionId: string): Promise<boolean> {
    return (await sql.revokeOfInstitution.touched(manager, { id, institutionId })) > 0;
  }

  /** @returns how many ended */
  revokeAll(manager: EntityManager, personId: string): Promise<number> {
    return sql.revokeAll.touched(manager, { personId });
  }
}
