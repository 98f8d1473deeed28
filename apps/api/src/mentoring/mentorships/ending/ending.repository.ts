import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { statements } from '#database';
import type { EndReason } from '#database';

export const sql = statements({
  end: {
    text: `UPDATE mentorship SET state = 'ended', ended_at = now(), end_reason = $3, end_words = $4, ended_by = $2 WHERE id = $1`,
    params: { mentorshipId: 'uuid', personId: 'uuid', reason: 'text', words: 'text' },
  },
  askToReopen: {
    text: 'UPDATE mentorship SET reopen_asked_by = $2 WHERE id = $1',
    params: { mentorshipId: 'uuid', personId: 'uuid' },
  },
  /** The days for which it was ended are added to it. */
  reopen: {
    text: `UPDATE mentorship SET state = 'active', ends_on = ends_on + (now()::date - ended_at::date), ended_at = NULL,
         end_reason = NULL, end_words = '', ended_by = NULL, reopen_asked_by = NULL WHERE id = $1`,
    params: { mentorshipId: 'uuid' },
  },
  another: {
    text: `SELECT FROM mentorship WHERE mentor_id = $1 AND mentee_id = $2 AND state <> 'ended'`,
    params: { mentorId: 'uuid', menteeId: 'uuid' },
  },
  closeRequests: {
    text: `UPDATE mentoring_request SET state = 'closed' WHERE mentor_id = $1 AND mentee_id = $2 AND state IN ('open', 'asked')`,
    params: { mentorId: 'uuid', menteeId: 'uuid' },
  },
});

/** The end of mentorships, and what comes after it. Call its methods with the mentorship locked. */
@Injectable()
export class EndingRepository {
  async end(manager: EntityManager, mentorshipId: string, personId: string, why: { reason: EndReason; words: string }) {
    await sql.end.rows(manager, { mentorshipId, personId, ...why });
  }

  async askToReopen(manager: EntityManager, mentorshipId: string, personId: string): Promise<void> {
    await sql.askToReopen.rows(manager, { mentorshipId, personId });
  }

  async reopen(manager: EntityManager, mentorshipId: string): Promise<void> {
    await sql.reopen.rows(manager, { mentorshipId });
  }

  /** Whether the pair has a mentorship that goes on. */
  async goesOn(manager: EntityManager, mentorId: string, menteeId: string): Promise<boolean> {
    return (await sql.another.rows(manager, { mentorId, menteeId })).length > 0;
  }

  /** Requests of the pair, which are overtaken. */
  async closeRequests(manager: EntityManager, mentorId: string, menteeId: string): Promise<void> {
    await sql.closeRequests.rows(manager, { mentorId, menteeId });
  }
}
