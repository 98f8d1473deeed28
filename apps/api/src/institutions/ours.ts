import type { EntityManager } from 'typeorm';
import { notFound } from '#platform';
import { isUuid } from '../access/ids.ts';

/**
 * Ids that came beside the one a permission was asked for: what is of another institution looks like what does not exist. It
 * stays there until the transaction ends.
 *
 * @throws {AppError} NOT_FOUND
 */
export async function requireOurs(
  manager: EntityManager,
  institutionId: string,
  table: 'campus' | 'term' | 'department' | 'course',
  ids: readonly string[],
): Promise<void> {
  const distinct = [...new Set(ids.map((id) => id.toLowerCase()))];
  if (distinct.length === 0) return;
  if (!distinct.every(isUuid)) throw notFound(table);
  const rows: unknown[] = await manager.query(
    `SELECT FROM ${table} WHERE institution_id = $1 AND id = ANY($2) ORDER BY id FOR KEY SHARE`,
    [institutionId, distinct],
  );
  if (rows.length < distinct.length) throw notFound(table);
}
