import type { EntityManager } from 'typeorm';
import { statements } from '#database';
import type { Queryable } from '#database';

export const sql = statements({
  isLoaded: {
    text: 'SELECT EXISTS (SELECT FROM institution WHERE id = $1) OR EXISTS (SELECT FROM person WHERE id = $2) AS loaded',
    params: { institutionId: 'uuid', personId: 'uuid' },
    row: { loaded: 'bool' },
  },
  takeRoles: {
    text: 'UPDATE person SET platform_role = NULL WHERE id = ANY($1) AND platform_role IS NOT NULL',
    params: { ids: 'uuid[]' },
  },
  close: {
    text: 'UPDATE person SET deactivated_at = $2 WHERE id = ANY($1) AND deactivated_at IS NULL',
    params: { ids: 'uuid[]', at: 'timestamptz' },
  },
  open: {
    text: 'UPDATE person SET deactivated_at = NULL WHERE id = ANY($1) AND deactivated_at = $2',
    params: { ids: 'uuid[]', at: 'timestamptz' },
  },
  endSignIns: {
    text: 'UPDATE sign_in SET revoked_at = now() WHERE person_id = ANY($1) AND revoked_at IS NULL',
    params: { ids: 'uuid[]' },
  },
  endPasswordLinks: {
    text: 'UPDATE password_reset SET used_at = now() WHERE person_id = ANY($1) AND used_at IS NULL',
    params: { ids: 'uuid[]' },
  },
  giveOne: {
    text: 'UPDATE person SET password_hash = $2 WHERE id = ANY($1) OR (id = ANY($3) AND password_hash IS NULL)',
    params: { ids: 'uuid[]', hash: 'text', otherIds: 'uuid[]' },
  },
  hashes: {
    text: 'SELECT id, password_hash AS hash FROM person WHERE id = ANY($1)',
    params: { ids: 'uuid[]' },
    row: { id: 'uuid', hash: 'text?' },
  },
  giveOwn: {
    text: `UPDATE person SET password_hash = given.hash
     FROM jsonb_to_recordset($1::jsonb) AS given(id uuid, hash text) WHERE person.id = given.id`,
    params: { given: 'jsonb' },
  },
  differentHashes: {
    text: 'SELECT DISTINCT password_hash AS hash FROM person WHERE id = ANY($1) AND password_hash IS NOT NULL',
    params: { ids: 'uuid[]' },
    row: { hash: 'text!' },
  },
  takePasswords: {
    text: `UPDATE person SET password_hash = NULL WHERE id = ANY($1) AND password_hash = ANY($2) RETURNING id`,
    params: { ids: 'uuid[]', hashes: 'text[]' },
    row: { id: 'uuid' },
  },
});

type Ids = readonly string[];

/** Whether an institution or a person of the demo is there. */
export const isLoaded = async (db: Queryable, institutionId: string, personId: string): Promise<boolean> =>
  (await sql.isLoaded.first(db, { institutionId, personId }))?.loaded === true;

/** Without a role of the platform, a sign-in or a link by which a password is chosen. @returns how many were open */
export async function closeAccounts(manager: EntityManager, ids: Ids, at: Date): Promise<number> {
  await sql.takeRoles.rows(manager, { ids });
  const closed = await sql.close.touched(manager, { ids, at });
  await endSignIns(manager, ids);
  await sql.endPasswordLinks.rows(manager, { ids });
  return closed;
}

/** Opens those that were closed at this time. */
export async function openAccounts(manager: EntityManager, ids: Ids, at: Date): Promise<void> {
  await sql.open.rows(manager, { ids, at });
}

export async function endSignIns(manager: EntityManager, ids: Ids): Promise<void> {
  await sql.endSignIns.rows(manager, { ids });
}

/** One password for all of them, and for the others that have none. */
export async function giveOnePassword(manager: EntityManager, hash: string, ids: Ids, otherIds: Ids): Promise<void> {
  await sql.giveOne.rows(manager, { ids, hash, otherIds });
}

/** By the person; null: without a password. */
export async function passwordHashes(manager: EntityManager, ids: Ids): Promise<Map<string, string | null>> {
  return new Map((await sql.hashes.rows(manager, { ids })).map(({ id, hash }) => [id, hash]));
}

export async function giveOwnPasswords(
  manager: EntityManager,
  given: readonly { id: string; hash: string | null }[],
): Promise<void> {
  await sql.giveOwn.rows(manager, { given: JSON.stringify(given) });
}

/** Each hash that some of them have, once. */
export const differentHashes = async (manager: EntityManager, ids: Ids): Promise<string[]> =>
  (await sql.differentHashes.rows(manager, { ids })).map(({ hash }) => hash);

/** Removes these passwords. @returns ids of the people who had one of them */
export const takePasswords = async (manager: EntityManager, ids: Ids, hashes: readonly string[]): Promise<string[]> =>
  (await sql.takePasswords.rows(manager, { ids, hashes })).map(({ id }) => id);
