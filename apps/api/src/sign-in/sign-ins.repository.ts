import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { MembershipRole, PlatformRole, RowOf } from '#database';
import { json, orNull, statements, word } from '#database';

export const sql = statements({
  withTokens: {
    text: `SELECT sign_in.token_hash AS hash, sign_in.id AS "signInId",
         sign_in.last_used_at AS "lastUsedAt", person.id AS "personId", person.platform_role AS "platformRole",
         coalesce((SELECT json_agg(json_build_object('institutionId', institution_id, 'role', role))
           FROM membership WHERE person_id = person.id AND suspended_at IS NULL), '[]') AS memberships,
         ARRAY(SELECT DISTINCT institution_id FROM membership
           WHERE person_id = person.id AND suspended_at IS NOT NULL) AS "suspendedIn"
       FROM sign_in JOIN person ON person.id = sign_in.person_id
         AND person.deactivated_at IS NULL AND person.erased_at IS NULL
       WHERE sign_in.token_hash = ANY($1::bytea[]) AND sign_in.revoked_at IS NULL AND sign_in.expires_at > now()`,
    params: { hashes: 'bytea[]' },
    row: {
      hash: 'bytea',
      signInId: 'uuid',
      lastUsedAt: 'timestamptz',
      personId: 'uuid',
      platformRole: orNull(word<PlatformRole>()),
      memberships: json<{ institutionId: string; role: MembershipRole }[]>(),
      suspendedIn: 'uuid[]',
    },
  },
  removeOld: {
    text: `DELETE FROM sign_in WHERE person_id = $1 AND (expires_at < now() OR revoked_at < now() - interval '30 days')`,
    params: { personId: 'uuid' },
  },
  endAll: {
    text: `UPDATE sign_in SET revoked_at = now() WHERE person_id = $1 AND revoked_at IS NULL AND expires_at > now()`,
    params: { personId: 'uuid' },
  },
});

/** A sign-in that holds, and for whom. */
export type SignInRow = RowOf<typeof sql.withTokens>;

@Injectable()
export class SignInsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Those that hold, of people whose account is open; one statement. @param hashes of their tokens */
  withTokens(hashes: readonly Buffer[]): Promise<SignInRow[]> {
    return sql.withTokens.rows(this.dataSource, { hashes });
  }

  /** Forgets those of a person that ended long ago. */
  async removeOld(personId: string): Promise<void> {
    await sql.removeOld.rows(this.dataSource, { personId });
  }

  /** @returns how many ended */
  endAll(personId: string): Promise<number> {
    return sql.endAll.touched(this.dataSource, { personId });
  }
}
