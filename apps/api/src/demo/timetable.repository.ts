import type { EntityManager } from 'typeorm';
import { statements } from '#database';

export const sql = statements({
  open: {
    text: `SELECT FROM session LEFT JOIN class ON class.session_id = session.id
     WHERE session.section_id = $1 AND session.cancelled_at IS NULL AND class.ended_at IS NULL
       AND session.starts_at <= $2::timestamptz + interval '15 minutes'
       AND session.ends_at >= $2::timestamptz + interval '30 minutes'`,
    params: { sectionId: 'uuid', now: 'timestamptz' },
  },
  makeRoom: {
    text: `DELETE FROM session WHERE starts_at < $3 AND ends_at > $2 AND cancelled_at IS NULL
       AND section_id IN (SELECT section_id FROM section_lecturer WHERE person_id = $1)
       AND section_id = ANY($4) AND NOT EXISTS (SELECT FROM class WHERE session_id = session.id)`,
    params: { lecturerId: 'uuid', startsAt: 'timestamptz', endsAt: 'timestamptz', sectionIds: 'uuid[]' },
  },
  taken: {
    text: `SELECT FROM session WHERE starts_at < $4 AND ends_at > $3
       AND (section_id = $1 OR section_id IN (SELECT section_id FROM section_lecturer WHERE person_id = $2))
       AND NOT EXISTS (SELECT FROM class WHERE session_id = session.id AND ended_at IS NOT NULL)`,
    params: { sectionId: 'uuid', lecturerId: 'uuid', startsAt: 'timestamptz', endsAt: 'timestamptz' },
  },
  pastClass: {
    text: `SELECT FROM class JOIN session ON session.id = class.session_id
     WHERE session.section_id = $1 AND class.ended_at IS NOT NULL LIMIT 1`,
    params: { sectionId: 'uuid' },
  },
});

interface Time {
  startsAt: Date;
  endsAt: Date;
}

/** Whether a class of the section can be entered, and for a while yet. */
export const isOpen = async (manager: EntityManager, sectionId: string, now: Date): Promise<boolean> =>
  (await sql.open.rows(manager, { sectionId, now })).length > 0;

/** Removes sessions of the lecturer in these sections at that time, if nobody has been in their class. */
export async function makeRoom(
  manager: EntityManager,
  lecturerId: string,
  sectionIds: readonly string[],
  time: Time,
): Promise<void> {
  await sql.makeRoom.rows(manager, { lecturerId, sectionIds, ...time });
}

/** Whether the section or the lecturer has a session then. */
export const isTaken = async (
  manager: EntityManager,
  sectionId: string,
  lecturerId: string,
  time: Time,
): Promise<boolean> => (await sql.taken.rows(manager, { sectionId, lecturerId, ...time })).length > 0;

/** Whether a class of the section has ended. */
export const hasPastClass = async (manager: EntityManager, sectionId: string): Promise<boolean> =>
  (await sql.pastClass.rows(manager, { sectionId })).length > 0;
