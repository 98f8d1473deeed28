import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { orNull, statements, word } from '#database';
import type { CorrectionState, RowOf } from '#database';

export const sql = statements({
  /** A meeting that has begun, with its correction; both are locked by the mentorship. */
  meeting: {
    text: `SELECT session.id, correction.state, minutes, proposed_by AS "proposedBy"
       FROM session LEFT JOIN meeting_correction correction ON session_id = session.id
       WHERE session.id = $1 AND owner_id = $2 AND starts_at <= now()`,
    params: { id: 'uuid', ownerId: 'uuid' },
    row: { id: 'uuid', state: orNull(word<CorrectionState>()), minutes: 'int4?', proposedBy: 'uuid?' },
  },
  propose: {
    text: `INSERT INTO meeting_correction (session_id, state, minutes, proposed_by) VALUES ($1, 'proposed', $2, $3)
       ON CONFLICT (session_id) DO UPDATE SET state = 'proposed', minutes = excluded.minutes, proposed_by = excluded.proposed_by,
         proposed_at = now(), answered_at = NULL`,
    params: { id: 'uuid', minutes: 'int4', personId: 'uuid' },
  },
  answer: {
    text: 'UPDATE meeting_correction SET state = $2, answered_at = now() WHERE session_id = $1',
    params: { id: 'uuid', state: 'text' },
  },
  personal: {
    text: `SELECT state, minutes, proposed_at AS "proposedAt", answered_at AS "answeredAt" FROM meeting_correction
       WHERE proposed_by = $1 ORDER BY proposed_at, session_id`,
    params: { personId: 'uuid' },
    row: { state: word<CorrectionState>(), minutes: 'int4', proposedAt: 'timestamptz', answeredAt: 'timestamptz?' },
  },
  /** Nobody could take back what waits, so it does not wait any more. */
  erase: {
    text: `UPDATE meeting_correction SET proposed_by = NULL, state = CASE WHEN state = 'proposed' THEN 'withdrawn' ELSE state END
       WHERE proposed_by = $1`,
    params: { personId: 'uuid' },
  },
});

export type CorrectedMeeting = RowOf<typeof sql.meeting>;

/** Corrections of meetings. Call its methods with the mentorship locked. */
@Injectable()
export class CorrectionsRepository {
  /** Undefined: the mentorship has no such meeting, or it has not begun. */
  meeting(manager: EntityManager, id: string, ownerId: string): Promise<CorrectedMeeting | undefined> {
    return sql.meeting.first(manager, { id, ownerId });
  }

  async propose(manager: EntityManager, id: string, minutes: number, personId: string): Promise<void> {
    await sql.propose.rows(manager, { id, minutes, personId });
  }

  async answer(manager: EntityManager, id: string, state: CorrectionState): Promise<void> {
    await sql.answer.rows(manager, { id, state });
  }
}
