import type { EntityManager } from 'typeorm';
import { notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import { countOurs, holdOurs } from './ours.repository.ts';
import type { Ours } from './ours.repository.ts';

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
  return found(manager, institutionId, table, ids, holdOurs);
}

/** The same for what only reads: nothing is held. @throws {AppError} NOT_FOUND */
export function requireOursNow(
  manager: EntityManager,
  institutionId: string,
  table: Ours,
  ids: readonly string[],
): Promise<void> {
  return found(manager, institutionId, table, ids, countOurs);
}

async function found(
  manager: EntityManager,
  institutionId: string,
  table: Ours,
  ids: readonly string[],
  count: typeof countOurs,
): Promise<void> {
  const distinct = [...new Set(ids.map((id) => id.toLowerCase()))];
  if (distinct.length === 0) return;
  if (!distinct.every(isUuid)) throw notFound(table);
  if ((await count(manager, table, institutionId, distinct)) < distinct.length) throw notFound(table);
}
