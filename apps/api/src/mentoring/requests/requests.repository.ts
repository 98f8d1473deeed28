import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { statements, word } from '#database';
import type { RequestState, RowOf } from '#database';

export interface NewRequest {
  mentorId: string;
  menteeId: string;
  message: string;
  goals: readonly string[];
  expectation: string;
  keepsOthers: boolean;
}

export const sql = statements({
  lockPerson: {
    text: 'SELECT FROM person WHERE id = $1 AND erased_at IS NULL FOR NO KEY UPDATE',
    params: { personId: 'uuid' },
  },
  lockOffer: {
    text: `SELECT capacity, paused_at IS NOT NULL AS paused FROM mentor_offer JOIN person ON person.id = person_id
       WHERE person_id = $1 AND erased_at IS NULL AND deactivated_at IS NULL FOR UPDATE OF mentor_offer`,
    params: { mentorId: 'uuid' },
    row: { capacity: 'int4', paused: 'bool' },
  },
  taken: {
    text: `SELECT count(*)::integer AS taken FROM mentorship WHERE mentor_id = $1 AND state <> 'ended'`,
    params: { mentorId: 'uuid' },
    row: { taken: 'int4' },
  },
  open: {
    text: `SELECT count(*)::integer AS open FROM mentoring_request WHERE mentee_id = $1 AND state IN ('open', 'asked')`,
    params: { menteeId: 'uuid' },
    row: { open: 'int4' },
  },
  add: {
    text: `INSERT INTO mentoring_request (mentor_id, mentee_id, message, goals, expectation, keeps_others, expires_at)
       SELECT $1, $2, $3, $4, $5, $6, now() + make_interval(days => $7)
       WHERE NOT EXISTS (SELECT FROM mentorship WHERE mentor_id = $1 AND mentee_id = $2 AND state <> 'ended')
       ON CONFLICT (mentor_id, mentee_id) WHERE state IN ('open', 'asked') DO NOTHING RETURNING id`,
    params: {
      mentorId: 'uuid',
      menteeId: 'uuid',
      message: 'text',
      goals: 'text[]',
      expectation: 'text',
      keepsOthers: 'bool',
      days: 'int4',
    },
    row: { id: 'uuid' },
  },
  forgetSilence: {
    text: 'UPDATE mentor_offer SET unanswered = 0 WHERE person_id = $1 AND unanswered > 0',
    params: { mentorId: 'uuid' },
  },
  people: {
    text: 'SELECT mentor_id AS "mentorId", mentee_id AS "menteeId" FROM mentoring_request WHERE id = $1',
    params: { id: 'uuid' },
    row: { mentorId: 'uuid', menteeId: 'uuid' },
  },
  lock: {
    text: 'SELECT state, keeps_others AS "keepsOthers" FROM mentoring_request WHERE id = $1 FOR UPDATE',
    params: { id: 'uuid' },
    row: { state: word<RequestState>(), keepsOthers: 'bool' },
  },
  change: {
    text: `UPDATE mentoring_request SET state = $2, mentor_words = coalesce($3, mentor_words),
         mentee_words = coalesce($4, mentee_words),
         answered_at = CASE WHEN $5 THEN coalesce(answered_at, now()) ELSE answered_at END
       WHERE id = $1`,
    params: { id: 'uuid', state: 'text', mentorWords: 'text?', menteeWords: 'text?', answers: 'bool' },
  },
  closeOthers: {
    text: `UPDATE mentoring_request SET state = 'closed' WHERE mentee_id = $1 AND id <> $2 AND state IN ('open', 'asked')
       RETURNING id, mentor_id AS "mentorId"`,
    params: { menteeId: 'uuid', id: 'uuid' },
    row: { id: 'uuid', mentorId: 'uuid' },
  },
});

export type LockedOffer = RowOf<typeof sql.lockOffer> & RowOf<typeof sql.taken>;
export type LockedRequest = RowOf<typeof sql.lock>;

/** Requests to mentors. Locks are taken in one order: the mentee, the offer, the request. */
@Injectable()
export class RequestsRepository {
  /** Locks a mentee, so that two of their requests are decided one after the other. @returns whether they are there */
  async lockPerson(manager: EntityManager, personId: string): Promise<boolean> {
    return (await sql.lockPerson.rows(manager, { personId })).length > 0;
  }

  /**
   * Locks the offer, so that acceptances of one mentor are counted one after the other. They are counted by a statement of its own: one
   * that waits for a lock sees what else it reads as it was before the wait.
   */
  async lockOffer(manager: EntityManager, mentorId: string): Promise<LockedOffer | undefined> {
    const offer = await sql.lockOffer.first(manager, { mentorId });
    if (!offer) return undefined;
    return { ...offer, taken: (await sql.taken.first(manager, { mentorId }))?.taken ?? 0 };
  }

  /** How many requests of the mentee wait for an answer. */
  async openOf(manager: EntityManager, menteeId: string): Promise<number> {
    return (await sql.open.first(manager, { menteeId }))?.open ?? 0;
  }

  /** @returns its id; undefined: the pair has an open one, or a mentorship */
  async add(manager: EntityManager, request: NewRequest, days: number): Promise<string | undefined> {
    return (await sql.add.first(manager, { ...request, days }))?.id;
  }

  /** The mentor answers: requests without an answer are counted from here. Before a request is locked, as it may lock the offer. */
  async forgetSilence(manager: EntityManager, mentorId: string): Promise<void> {
    await sql.forgetSilence.rows(manager, { mentorId });
  }

  people(manager: EntityManager, id: string): Promise<RowOf<typeof sql.people> | undefined> {
    return sql.people.first(manager, { id });
  }

  lock(manager: EntityManager, id: string): Promise<LockedRequest | undefined> {
    return sql.lock.first(manager, { id });
  }

  /** @param change words of null stay as they are; `answers`: the mentor does it */
  async change(
    manager: EntityManager,
    id: string,
    state: RequestState,
    change: { mentorWords: string | null; menteeWords: string | null; answers: boolean },
  ): Promise<void> {
    await sql.change.rows(manager, { id, state, ...change });
  }

  /** @returns those that were open, and whose they are to answer */
  closeOthers(manager: EntityManager, menteeId: string, id: string): Promise<{ id: string; mentorId: string }[]> {
    return sql.closeOthers.rows(manager, { menteeId, id });
  }
}
