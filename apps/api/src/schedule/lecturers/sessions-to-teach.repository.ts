import type { EntityManager } from 'typeorm';
import { statements } from '#database';
import type { RowOf } from '#database';

export const sql = statements({
  toTeach: {
    text: `SELECT session.starts_at AS "startsAt", session.ends_at AS "endsAt" FROM session
     LEFT JOIN class ON class.session_id = session.id
     WHERE session.section_id = $1 AND session.cancelled_at IS NULL AND session.ends_at > now() AND class.ended_at IS NULL
       AND NOT EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id)
     ORDER BY session.starts_at`,
    params: { sectionId: 'uuid' },
    row: { startsAt: 'timestamptz', endsAt: 'timestamptz' },
  },
});

/** Sessions of a section that are not over, and that its lecturers teach: in none of them does somebody stand in. Earliest first. */
export function sessionsToTeach(manager: EntityManager, sectionId: string): Promise<RowOf<typeof sql.toTeach>[]> {
  return sql.toTeach.rows(manager, { sectionId });
}
