import type { EntityManager } from 'typeorm';
import { statements } from '#database';

export const sql = statements({
  toBegin: {
    text: 'SELECT id FROM session WHERE section_id = $1 AND cancelled_at IS NULL AND starts_at > now()',
    params: { sectionId: 'uuid' },
    row: { id: 'uuid' },
  },
  lockNotOver: {
    text: 'SELECT FROM session WHERE section_id = $1 AND cancelled_at IS NULL AND ends_at > now() ORDER BY id FOR UPDATE',
    params: { sectionId: 'uuid' },
  },
  notBegun: {
    text: `SELECT id FROM session WHERE section_id = $1 AND cancelled_at IS NULL AND ends_at > now()
       AND NOT EXISTS (SELECT FROM class WHERE class.session_id = session.id AND class.last_seq > 0)`,
    params: { sectionId: 'uuid' },
    row: { id: 'uuid' },
  },
  cancel: {
    text: 'UPDATE session SET cancelled_at = now(), change_reason = NULL WHERE id = ANY($1)',
    params: { ids: 'uuid[]' },
  },
  sectionsWith: {
    text: `SELECT DISTINCT section_id AS id FROM session
     WHERE section_id = ANY($1) AND cancelled_at IS NULL AND ends_at > now()`,
    params: { sectionIds: 'uuid[]' },
    row: { id: 'uuid!' },
  },
});

/** Ids of the sessions of a section that are still to begin. */
export async function sessionsToBegin(manager: EntityManager, sectionId: string): Promise<string[]> {
  return (await sql.toBegin.rows(manager, { sectionId })).map(({ id }) => id);
}

/**
 * Ids of the sessions of a section that are not over and whose class has not begun. Nobody enters them for the rest of the transaction
 * (classes/admissions.ts reads a session FOR SHARE), so that this stays true.
 */
export async function lockSessionsNotBegun(manager: EntityManager, sectionId: string): Promise<string[]> {
  await sql.lockNotOver.rows(manager, { sectionId });
  return (await sql.notBegun.rows(manager, { sectionId })).map(({ id }) => id);
}

export async function cancelSessions(manager: EntityManager, ids: readonly string[]): Promise<void> {
  await sql.cancel.rows(manager, { ids });
}

/** Which of these sections have sessions that are not over. */
export async function sectionsWithSessionsAhead(
  manager: EntityManager,
  sectionIds: readonly string[],
): Promise<ReadonlySet<string>> {
  return new Set((await sql.sectionsWith.rows(manager, { sectionIds })).map(({ id }) => id));
}
