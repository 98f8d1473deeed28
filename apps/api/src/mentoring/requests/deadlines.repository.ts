import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { statements, word } from '#database';
import type { RequestState, RowOf } from '#database';

const waiting = `state IN ('open', 'asked')`;
const people = { id: 'uuid', mentorId: 'uuid', menteeId: 'uuid' } as const;
/** That many requests without an answer in a row pause an offer. */
export const silentAfter = 3;
const isSilent = `unanswered + times >= ${silentAfter}`;

export const sql = statements({
  overdue: {
    text: `SELECT id, mentor_id AS "mentorId", mentee_id AS "menteeId" FROM mentoring_request
       WHERE ${waiting} AND expires_at <= $1 ORDER BY expires_at, id LIMIT $2`,
    params: { now: 'timestamptz', limit: 'int8' },
    row: people,
  },
  lockMentees: {
    text: 'SELECT FROM person WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE',
    params: { ids: 'uuid[]' },
  },
  lockOffers: {
    text: 'SELECT FROM mentor_offer WHERE person_id = ANY($1) ORDER BY person_id FOR UPDATE',
    params: { ids: 'uuid[]' },
  },
  /** Reads the state again under the lock: what was answered meanwhile is left alone. */
  expire: {
    text: `WITH due AS (
         SELECT id, state FROM mentoring_request WHERE id = ANY($2) AND ${waiting} AND expires_at <= $1 ORDER BY id FOR UPDATE
       )
       UPDATE mentoring_request SET state = 'expired' FROM due WHERE due.id = mentoring_request.id
       RETURNING due.id, mentor_id AS "mentorId", mentee_id AS "menteeId", due.state AS was`,
    params: { now: 'timestamptz', ids: 'uuid[]' },
    row: { ...people, was: word<RequestState>() },
  },
  countSilence: {
    text: `WITH silent AS (SELECT mentor_id, count(*)::integer AS times FROM unnest($2::uuid[]) AS mentor_id GROUP BY mentor_id)
       UPDATE mentor_offer SET
         unanswered = CASE WHEN ${isSilent} THEN 0 ELSE unanswered + times END,
         paused_at = CASE WHEN ${isSilent} THEN $1::timestamptz END,
         paused_because = CASE WHEN ${isSilent} THEN 'silent' END
       FROM silent WHERE person_id = mentor_id AND paused_at IS NULL
       RETURNING person_id AS "personId", paused_at IS NOT NULL AS paused`,
    params: { now: 'timestamptz', mentorIds: 'uuid[]' },
    row: { personId: 'uuid', paused: 'bool' },
  },
  /** Who is just being answered is left to the next pass. */
  remind: {
    text: `UPDATE mentoring_request SET reminded_at = $1
       WHERE id IN (SELECT id FROM mentoring_request
         WHERE ${waiting} AND reminded_at IS NULL AND expires_at > $1 AND expires_at <= $1 + make_interval(days => $2)
         ORDER BY expires_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)
       RETURNING id, mentor_id AS "mentorId", mentee_id AS "menteeId", state`,
    params: { now: 'timestamptz', days: 'int4', limit: 'int8' },
    row: { ...people, state: word<RequestState>() },
  },
});

export type Overdue = RowOf<typeof sql.overdue>;
export type Expired = RowOf<typeof sql.expire>;
export type Reminded = RowOf<typeof sql.remind>;

/** Requests whose time is over or nearly over, many at once. */
@Injectable()
export class DeadlinesRepository {
  /** Not locked yet. */
  overdue(manager: EntityManager, now: Date, limit: number): Promise<Overdue[]> {
    return sql.overdue.rows(manager, { now, limit });
  }

  /** In the order in which all take their locks: mentees, offers, requests. */
  async lockPeople(manager: EntityManager, overdue: readonly Overdue[]): Promise<void> {
    await sql.lockMentees.rows(manager, { ids: [...new Set(overdue.map(({ menteeId }) => menteeId))] });
    await sql.lockOffers.rows(manager, { ids: [...new Set(overdue.map(({ mentorId }) => mentorId))] });
  }

  /** @returns those that still waited, each with whom it waited for */
  expire(manager: EntityManager, now: Date, ids: readonly string[]): Promise<Expired[]> {
    return sql.expire.rows(manager, { now, ids });
  }

  /** @param mentorIds one for each request that was left without an answer @returns whose offer is paused now */
  async countSilence(manager: EntityManager, now: Date, mentorIds: readonly string[]): Promise<string[]> {
    const offers = await sql.countSilence.rows(manager, { now, mentorIds });
    return offers.flatMap(({ personId, paused }) => (paused ? [personId] : []));
  }

  /** Those that end within some days and have had no reminder. */
  remind(manager: EntityManager, now: Date, days: number, limit: number): Promise<Reminded[]> {
    return sql.remind.rows(manager, { now, days, limit });
  }
}
