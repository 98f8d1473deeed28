import { IsNull, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Membership } from '#database';
import { AppError } from '#platform';

/** A new role would let in a person whom an admin has suspended. @throws {AppError} CONFLICT at `field` */
export async function refuseSuspended(
  manager: EntityManager,
  institutionId: string,
  personId: string,
  field: string,
): Promise<void> {
  const suspended = await manager.existsBy(Membership, { institutionId, personId, suspendedAt: Not(IsNull()) });
  if (!suspended) return;
  throw new AppError('CONFLICT', 'This membership is suspended. An admin of the institution can restore it.', field);
}
