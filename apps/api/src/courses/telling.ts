import type { EntityManager } from 'typeorm';
import { snapshotsOf, tellOfChanges } from '../notifications/index.ts';
import { sessionsToBegin } from './sessions-ahead.repository.ts';

/** Does what changes who teaches a section, and tells the people of its sessions to come. */
export async function tellingOfSessions(
  manager: EntityManager,
  actorId: string,
  sectionId: string,
  change: () => Promise<unknown>,
): Promise<void> {
  const ids = await sessionsToBegin(manager, sectionId);
  const before = await snapshotsOf(manager, ids);
  await change();
  await tellOfChanges(manager, actorId, ids, before);
}
