import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { statements } from '#database';
import type { RowOf } from '#database';

export const sql = statements({
  forgetExpired: {
    text: 'DELETE FROM password_reset WHERE person_id = $1 AND expires_at < now()',
    params: { personId: 'uuid' },
  },
  take: {
    text: `UPDATE password_reset SET used_at = now() WHERE token_hash = $1 AND used_at IS NULL AND expires_at > now()
           AND NOT EXISTS (SELECT FROM person WHERE id = person_id AND closed_by_operator)
           AND (email IS NULL OR EXISTS (SELECT FROM welcome_mail asked WHERE asked.person_id = password_reset.person_id
             AND asked.email = password_reset.email AND asked.state IN ('due', 'sent')))
           AND NOT EXISTS (SELECT FROM person WHERE person.email = password_reset.email AND id <> person_id)
         RETURNING person_id AS "personId", email`,
    params: { tokenHash: 'bytea' },
    row: { personId: 'uuid', email: 'text?' },
  },
  useUp: {
    text: `WITH mail AS (DELETE FROM password_reset_mail WHERE email = (SELECT email FROM person WHERE id = $1))
         UPDATE password_reset SET used_at = now() WHERE person_id = $1 AND used_at IS NULL`,
    params: { personId: 'uuid' },
  },
  endSignIns: {
    text: 'UPDATE sign_in SET revoked_at = now() WHERE person_id = $1 AND revoked_at IS NULL',
    params: { personId: 'uuid' },
  },
});

@Injectable()
export class PasswordResetsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async forgetExpired(personId: string): Promise<void> {
    await sql.forgetExpired.rows(this.dataSource, { personId });
  }

  /**
   * Takes the link in one statement: of two requests with the same link, one finds it used. Undefined: it opens nothing.
   *
   * @returns `email` becomes the person's address
   */
  take(manager: EntityManager, tokenHash: Buffer): Promise<RowOf<typeof sql.take> | undefined> {
    return sql.take.first(manager, { tokenHash });
  }

  /** Other links of the person, those that are still to be sent, and every sign-in. */
  async endOthers(manager: EntityManager, personId: string): Promise<void> {
    await sql.useUp.rows(manager, { personId });
    await sql.endSignIns.rows(manager, { personId });
  }
}
