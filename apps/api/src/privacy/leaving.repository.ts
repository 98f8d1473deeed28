import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { statements, word } from '#database';
import type { Language, RowOf } from '#database';
import { inOrder } from '../graphql/name-order.ts';

export const sql = statements({
  deactivate: {
    text: 'UPDATE person SET deactivated_at = now() WHERE id = $1 AND deactivated_at IS NULL',
    params: { personId: 'uuid' },
  },
  endSignIns: {
    text: 'UPDATE sign_in SET revoked_at = now() WHERE person_id = $1 AND revoked_at IS NULL',
    params: { personId: 'uuid' },
  },
  lockPerson: {
    text: 'SELECT id, email, name FROM person WHERE id = $1 AND erased_at IS NULL FOR UPDATE',
    params: { personId: 'uuid' },
    row: { id: 'uuid', email: 'text', name: 'text' },
  },
  lockOwnInstitutions: {
    text: `SELECT id FROM institution WHERE id IN (
       SELECT institution_id FROM membership WHERE person_id = $1 AND role = 'admin' AND suspended_at IS NULL)
     ORDER BY id FOR NO KEY UPDATE`,
    params: { personId: 'uuid' },
    row: { id: 'uuid' },
  },
  withoutOtherAdmin: {
    text: `SELECT name FROM institution WHERE id = ANY($2) AND NOT EXISTS (
       SELECT FROM membership JOIN person ON person.id = person_id
       WHERE institution_id = institution.id AND role = 'admin' AND suspended_at IS NULL AND person_id <> $1
         AND deactivated_at IS NULL AND erased_at IS NULL)
     ORDER BY ${inOrder('name')} LIMIT 1`,
    params: { personId: 'uuid', institutionIds: 'uuid[]' },
    row: { name: 'text' },
  },
  languageOf: {
    text: 'SELECT language FROM person WHERE id = $1',
    params: { personId: 'uuid' },
    row: { language: word<Language>() },
  },
});

/** What leaving, and a copy of what is kept, ask of the account. Each part of what is kept has its own exporter and eraser. */
@Injectable()
export class LeavingRepository {
  /** Ends every sign-in. */
  async deactivate(manager: EntityManager, personId: string): Promise<void> {
    await sql.deactivate.rows(manager, { personId });
    await sql.endSignIns.rows(manager, { personId });
  }

  /** The account for the rest of the transaction; undefined: erased already. */
  lockPerson(manager: EntityManager, personId: string): Promise<RowOf<typeof sql.lockPerson> | undefined> {
    return sql.lockPerson.first(manager, { personId });
  }

  /**
   * The first institution that would have no admin left. Memberships of the institutions wait meanwhile, so that two last admins cannot leave at
   * once.
   */
  async orphan(manager: EntityManager, personId: string): Promise<string | undefined> {
    const own = await sql.lockOwnInstitutions.rows(manager, { personId });
    const institutionIds = own.map(({ id }) => id);
    return (await sql.withoutOtherAdmin.first(manager, { personId, institutionIds }))?.name;
  }

  async languageOf(manager: EntityManager, personId: string): Promise<Language | undefined> {
    return (await sql.languageOf.first(manager, { personId }))?.language;
  }
}
