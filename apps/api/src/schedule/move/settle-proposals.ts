import type { EntityManager } from 'typeorm';

/**
 * Answers open proposals of sessions that got another time or were cancelled: accepted where the session now begins when it was
 * proposed to. Call it after the write; people are told of the change itself.
 */
export async function settleProposals(manager: EntityManager, sessionIds: readonly string[]): Promise<void> {
  await manager.query(
    `UPDATE move_proposal SET answered_at = now(), answer = CASE
         WHEN session.cancelled_at IS NULL AND session.starts_at = move_proposal.starts_at THEN 'accepted' ELSE 'overtaken' END
     FROM session
     WHERE session.id = session_id AND session.id = ANY($1::uuid[]) AND answer IS NULL
       AND (session.cancelled_at IS NOT NULL OR session.starts_at <> from_starts_at)`,
    [sessionIds],
  );
}
