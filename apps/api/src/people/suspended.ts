import type { EntityManager } from 'typeorm';
import { AppError } from '#platform';

/** A new role would let in whom an admin has shut out. @throws {AppError} CONFLICT at `field` */
export async function refuseSuspended(
  manager: EntityManager,
  institutionId: string,
  personId: string,
  field: string,
): Promise<void> {
  const suspended: unknown[] = await manager.query(
    'SELECT FROM membership WHERE institution_id = $1 AND person_id = $2 AND suspended_at IS NOT NULL LIMIT 1',
    [institutionId, personId],
  );
  if (suspended.length === 0) return;
  throw new AppError('CONFLICT', 'This membership is suspended. An admin of the institution can restore it.', field);
}
