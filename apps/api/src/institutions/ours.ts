import type { EntityManager } from 'typeorm';
import { notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';

type Ours = 'campus' | 'term' | 'department' | 'course';

/**
 * Ids that came beside the one a permission was asked for: what is of another institution looks like what does not exist. It
 * stays there until the transaction ends.
 *
 * @throws {AppError} NOT_FOUND
 */
export function requireOurs(
  manager: EntityManager,
  institutionId: string,
  table: Ours,
  ids: readonly string[],
): Promise<void> {
  return found(manager, institutionId, table, ids, 'FOR KEY SHARE');
}

/** The same for what only reads: nothing is held. @throws {AppError} NOT_FOUND */
export function requireOursNow(
  manager: EntityManager,
  institutionId: string,
  table: Ours,
  ids: readonly string[],
): Promise<void> {
  return found(manager, institutionId, table, ids, '');
}

async function found(
  manager: EntityManager,
  institutionId: string,
  table: Ours,
  ids: readonly string[],
  lock: 'FOR KEY SHARE' | '',
): Promise<void> {
  const distinct = [...new Set(ids.map((id) => id.toLowerCase()))];
  if (distinct.length === 0) return;
  if (!distinct.every(isUuid)) throw notFound(table);
  const rows: unknown[] = await manager.query(
    `SELECT FROM ${table} WHERE institution_id = $1 AND id = ANY($2) ORDER BY id ${lock}`,
    [institutionId, distinct],
  );
  if (rows.length < distinct.length) throw notFound(table);
}
