import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AttendanceMark } from '#database';
import { statements } from '#database';
import type { RowOf } from '#database';

interface Marks {
  sessionId: string;
  sectionId: string;
  personIds: readonly string[];
  mark: AttendanceMark;
  reason: string;
  by: string;
}

export const sql = statements({
  session: {
    text: `SELECT section_id AS "sectionId", starts_at <= now() AS begun, cancelled_at IS NOT NULL AS cancelled
     FROM session WHERE id = $1 AND section_id IS NOT NULL FOR KEY SHARE`,
    params: { sessionId: 'uuid' },
    row: { sectionId: 'uuid!', begun: 'bool', cancelled: 'bool' },
  },
  enrolled: {
    text: 'SELECT FROM enrolment WHERE section_id = $1 AND person_id = ANY($2) FOR KEY SHARE',
    params: { sectionId: 'uuid', personIds: 'uuid[]' },
  },
  mark: {
    text: `INSERT INTO attendance_correction AS own (session_id, section_id, person_id, mark, reason, corrected_by)
         SELECT $1, $2, person_id, $4, $5, $6 FROM unnest($3::uuid[]) AS person_id ORDER BY person_id
         ON CONFLICT (session_id, person_id) DO UPDATE
           SET mark = excluded.mark, reason = excluded.reason, corrected_by = excluded.corrected_by, updated_at = now()
           WHERE (own.mark, own.reason) IS DISTINCT FROM (excluded.mark, excluded.reason)`,
    params: { sessionId: 'uuid', sectionId: 'uuid', personIds: 'uuid[]', mark: 'text', reason: 'text', by: 'uuid' },
  },
  remove: {
    text: 'DELETE FROM attendance_correction WHERE session_id = $1 AND person_id = ANY($2)',
    params: { sessionId: 'uuid', personIds: 'uuid[]' },
  },
});

@Injectable()
export class CorrectionsRepository {
  /** Locks the session, so that nobody removes it meanwhile. */
  session(manager: EntityManager, sessionId: string): Promise<RowOf<typeof sql.session> | undefined> {
    return sql.session.first(manager, { sessionId });
  }

  /** How many of them are enrolled. They stay enrolled for the rest of the transaction. */
  async enrolled(manager: EntityManager, sectionId: string, personIds: readonly string[]): Promise<number> {
    return (await sql.enrolled.rows(manager, { sectionId, personIds })).length;
  }

  async mark(manager: EntityManager, marks: Marks): Promise<void> {
    await sql.mark.rows(manager, marks);
  }

  async remove(manager: EntityManager, sessionId: string, personIds: readonly string[]): Promise<void> {
    await sql.remove.rows(manager, { sessionId, personIds });
  }
}
