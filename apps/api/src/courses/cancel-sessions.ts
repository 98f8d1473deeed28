import type { EntityManager } from 'typeorm';
import { snapshotsOf, tellOfChanges } from '../notifications/index.ts';
import { cancelSessions, lockSessionsNotBegun } from './sessions-ahead.repository.ts';

/**
 * Cancels the sessions of a section that are not over and whose class has not begun, and tells the people concerned. Call it in
 * the transaction that ends the section, with the section locked.
 */
export async function cancelSessionsAhead(manager: EntityManager, actorId: string, sectionId: string): Promise<void> {
  const ids = await lockSessionsNotBegun(manager, sectionId);
  const before = await snapshotsOf(manager, ids);
  await cancelSessions(manager, ids);
  await tellOfChanges(manager, actorId, ids, before);
}
