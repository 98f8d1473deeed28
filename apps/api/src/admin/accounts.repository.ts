import type { EntityManager } from 'typeorm';
import { orNull, statements, word } from '#database';
import type { PlatformRole, Queryable, RowOf } from '#database';

export const sql = statements({
  holders: {
    text: `SELECT platform_role AS role, name, email, deactivated_at IS NOT NULL AS closed FROM person
     WHERE platform_role IS NOT NULL ORDER BY platform_role, email`,
    params: {},
    row: { role: 'text!', name: 'text', email: 'text', closed: 'bool' },
  },
  lock: {
    text: `SELECT id, name, platform_role AS "platformRole", deactivated_at IS NOT NULL AS closed FROM person
         WHERE email = $1 AND erased_at IS NULL FOR UPDATE`,
    params: { email: 'text' },
    row: { id: 'uuid', name: 'text', platformRole: orNull(word<PlatformRole>()), closed: 'bool' },
  },
  close: {
    text: 'UPDATE person SET deactivated_at = coalesce(deactivated_at, now()), closed_by_operator = true WHERE id = $1',
    params: { id: 'uuid' },
  },
  endSignIns: {
    text: 'UPDATE sign_in SET revoked_at = now() WHERE person_id = $1 AND revoked_at IS NULL',
    params: { id: 'uuid' },
  },
  endPasswordLinks: {
    text: 'UPDATE password_reset SET used_at = now() WHERE person_id = $1 AND used_at IS NULL',
    params: { id: 'uuid' },
  },
  note: {
    text: `INSERT INTO audit_entry (source, action, kind, object_id, person_id, changes)
     VALUES ('operator', 'update', 'person', $1, $1, jsonb_build_object($2::text, '[]'::jsonb))`,
    params: { id: 'uuid', what: 'text' },
  },
});

export type Account = RowOf<typeof sql.lock>;

/** People who have a role of the platform. */
export const roleHolders = (db: Queryable): Promise<RowOf<typeof sql.holders>[]> => sql.holders.rows(db, {});

/** Locks the account for the rest of the transaction. */
export const lockAccount = (manager: EntityManager, email: string): Promise<Account | undefined> =>
  sql.lock.first(manager, { email });

/** Ends the sign-ins of the account and the links by which a password is chosen. @returns how many sign-ins ended */
export async function closeAccount(manager: EntityManager, id: string): Promise<number> {
  await sql.close.rows(manager, { id });
  const ended = await endSignIns(manager, id);
  await sql.endPasswordLinks.rows(manager, { id });
  return ended;
}

/** @returns how many ended */
export const endSignIns = (manager: EntityManager, id: string): Promise<number> =>
  sql.endSignIns.touched(manager, { id });

/** Writes an audit entry that no trigger writes. @param what stands where a column stands whose contents the log does not keep */
export async function note(manager: EntityManager, id: string, what: string): Promise<void> {
  await sql.note.rows(manager, { id, what });
}
