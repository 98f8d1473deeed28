import type { EntityManager } from 'typeorm';
import { snapshotsOf, tellOfChanges } from '../notifications/index.ts';

/**
 * Cancels the sessions of a section that are not over and whose class has not begun, and tells the people concerned. Call it in
 * the transaction that ends the section, with the section locked.
 */
export async function cancelSessionsAhead(manager: EntityManager, actorId: string, sectionId: string): Promise<void> {
  // Nobody enters meanwhile (classes/admissions.ts reads a session FOR SHARE), so that `begun` below stays true.
  await manager.query(
    `SELECT FROM session WHERE section_id = $1 AND cancelled_at IS NULL AND ends_at > now() ORDER BY id FOR UPDATE`,
    [sectionId],
  );
  const ahead: { id: string }[] = await manager.query(
    `SELECT id FROM session WHERE section_id = $1 AND cancelled_at IS NULL AND ends_at > now()
       AND NOT EXISTS (SELECT FROM class WHERE class.session_id = session.id AND class.last_seq > 0)`,
    [sectionId],
  );
  const ids = ahead.map(({ id }) => id);
  const before = await snapshotsOf(manager, ids);
  await manager.query('UPDATE session SET cancelled_at = now(), change_reason = NULL WHERE id = ANY($1)', [ids]);
  await tellOfChanges(manager, actorId, ids, before);
}
