import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { json, orNull, statements, word } from '#database';
import type { Language, RowOf } from '#database';
import { mostLetterAttempts } from '../../mail/index.ts';
import type { DigestJob } from './queue.ts';

type Reading = DataSource | EntityManager;
const ofTwo = '$1 IN (mentor_id, mentee_id)';
const otherOf = 'JOIN person other ON other.id = CASE WHEN mentor_id = $1 THEN mentee_id ELSE mentor_id END';

/** What a person has to do and to come to, with the names of those it is with. */
export interface DigestContent {
  meetings: { startsAt: string; other: string }[];
  requests: { expiresAt: string; other: string }[];
  goals: { open: number; other: string }[];
  feedback: { other: string }[];
}

export const sql = statements({
  wants: {
    text: 'SELECT FROM mentoring_digest WHERE person_id = $1',
    params: { personId: 'uuid' },
  },
  want: {
    text: `INSERT INTO mentoring_digest (person_id, next_at) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
    params: { personId: 'uuid', nextAt: 'timestamptz' },
  },
  unwant: {
    text: 'DELETE FROM mentoring_digest WHERE person_id = $1',
    params: { personId: 'uuid' },
  },
  /** Those that another process has just taken are its own. */
  due: {
    text: `SELECT person_id AS "personId", next_at AS "dueAt", zone FROM mentoring_digest JOIN person ON person.id = person_id
       WHERE next_at <= $1 ORDER BY next_at, person_id LIMIT $2 FOR UPDATE OF mentoring_digest SKIP LOCKED`,
    params: { now: 'timestamptz', limit: 'int8' },
    row: { personId: 'uuid', dueAt: 'timestamptz', zone: 'text' },
  },
  putOff: {
    text: `UPDATE mentoring_digest SET next_at = later.next_at FROM unnest($1::uuid[], $2::timestamptz[]) AS later (person_id, next_at)
       WHERE mentoring_digest.person_id = later.person_id`,
    params: { personIds: 'uuid[]', nextAts: 'timestamptz[]' },
  },
  mark: {
    text: `INSERT INTO mentoring_digest_mail (person_id, week) SELECT * FROM unnest($1::uuid[], $2::text[]::date[])
       ON CONFLICT DO NOTHING RETURNING person_id AS "personId", week::text AS week`,
    params: { personIds: 'uuid[]', weeks: 'text[]' },
    row: { personId: 'uuid', week: 'text' },
  },
  forget: {
    text: `DELETE FROM mentoring_digest_mail WHERE week < $1::timestamptz::date - 90`,
    params: { now: 'timestamptz' },
  },
  claim: {
    text: `UPDATE mentoring_digest_mail SET attempts = attempts + 1 FROM person
       WHERE person_id = $1 AND week = $2::date AND state = 'due' AND person.id = person_id
       RETURNING name, email, language, zone, deactivated_at IS NULL AND erased_at IS NULL
         AND EXISTS (SELECT FROM mentoring_digest WHERE mentoring_digest.person_id = person.id) AS wanted`,
    params: { personId: 'uuid', week: 'date' },
    row: { name: 'text', email: 'text', language: word<Language>(), zone: 'text', wanted: 'bool?' },
  },
  content: {
    text: `SELECT json_build_object(
       'meetings', (SELECT coalesce(json_agg(json_build_object('startsAt', starts_at, 'other', other.name) ORDER BY starts_at, session.id), '[]')
         FROM mentorship JOIN session ON session.owner_id = mentorship.owner_id ${otherOf}
         WHERE ${ofTwo} AND state <> 'ended' AND cancelled_at IS NULL AND starts_at >= $2 AND starts_at < $2 + interval '7 days'),
       'requests', (SELECT coalesce(json_agg(json_build_object('expiresAt', expires_at, 'other', other.name) ORDER BY expires_at, mentoring_request.id), '[]')
         FROM mentoring_request ${otherOf}
         WHERE (mentor_id = $1 AND state = 'open' OR mentee_id = $1 AND state = 'asked') AND expires_at > $2),
       'goals', (SELECT coalesce(json_agg(json_build_object('open', open, 'other', name) ORDER BY open DESC, id), '[]')
         FROM (SELECT mentorship.id, other.name, count(*) AS open FROM mentorship JOIN mentorship_goal ON mentorship_id = mentorship.id ${otherOf}
           WHERE ${ofTwo} AND state = 'active' AND done_at IS NULL GROUP BY mentorship.id, other.name) AS goals),
       'feedback', (SELECT coalesce(json_agg(json_build_object('other', other.name) ORDER BY asked_at, asked.kind), '[]')
         FROM mentorship_feedback_asked asked JOIN mentorship ON mentorship.id = mentorship_id ${otherOf}
         WHERE asked.person_id = $1 AND asked_at IS NOT NULL AND skipped_at IS NULL AND NOT EXISTS (SELECT FROM mentorship_feedback given
           WHERE given.mentorship_id = mentorship.id AND from_id = $1 AND given.kind = asked.kind))) AS content`,
    params: { personId: 'uuid', now: 'timestamptz' },
    row: { content: orNull(json<DigestContent>()) },
  },
  end: {
    text: `UPDATE mentoring_digest_mail SET state = $3 WHERE person_id = $1 AND week = $2::date AND state = 'due'`,
    params: { personId: 'uuid', week: 'date', state: 'text' },
  },
  /** After the last attempt, or when the mail server refuses the address for good. */
  giveUp: {
    text: `UPDATE mentoring_digest_mail SET state = 'failed' WHERE person_id = $1 AND week = $2::date AND state = 'due'
         AND ($3 OR attempts >= $4)`,
    params: { personId: 'uuid', week: 'date', forGood: 'bool', most: 'int4' },
  },
  revive: {
    text: `UPDATE mentoring_digest_mail SET state = 'due', attempts = 0 WHERE person_id = $1 AND week = $2::date AND state = 'failed'`,
    params: { personId: 'uuid', week: 'date' },
  },
  waiting: {
    text: `SELECT person_id AS "personId", week::text AS week FROM mentoring_digest_mail WHERE state = 'due' ORDER BY week, person_id`,
    params: {},
    row: { personId: 'uuid', week: 'text' },
  },
  personal: {
    text: 'SELECT next_at AS "nextAt" FROM mentoring_digest WHERE person_id = $1',
    params: { personId: 'uuid' },
    row: { nextAt: 'timestamptz' },
  },
  personalMails: {
    text: 'SELECT week::text AS week, state FROM mentoring_digest_mail WHERE person_id = $1 ORDER BY week',
    params: { personId: 'uuid' },
    row: { week: 'text', state: 'text' },
  },
});

export type DueDigest = RowOf<typeof sql.due>;
export type ClaimedDigest = RowOf<typeof sql.claim>;

/** Who wants a digest, and which were sent. */
@Injectable()
export class DigestsRepository {
  async wants(reading: Reading, personId: string): Promise<boolean> {
    return (await sql.wants.rows(reading, { personId })).length > 0;
  }

  async want(manager: EntityManager, personId: string, nextAt: Date): Promise<void> {
    await sql.want.rows(manager, { personId, nextAt });
  }

  async unwant(manager: EntityManager, personId: string): Promise<void> {
    await sql.unwant.rows(manager, { personId });
  }

  /** Locked. */
  due(manager: EntityManager, now: Date, limit: number): Promise<DueDigest[]> {
    return sql.due.rows(manager, { now, limit });
  }

  async putOff(manager: EntityManager, later: readonly { personId: string; nextAt: Date }[]): Promise<void> {
    await sql.putOff.rows(manager, {
      personIds: later.map(({ personId }) => personId),
      nextAts: later.map(({ nextAt }) => nextAt),
    });
  }

  /** @returns those that were not marked before: a week is sent to a person once */
  mark(manager: EntityManager, digests: readonly DigestJob[]): Promise<DigestJob[]> {
    return sql.mark.rows(manager, {
      personIds: digests.map(({ personId }) => personId),
      weeks: digests.map(({ week }) => week),
    });
  }

  async forget(manager: EntityManager, now: Date): Promise<void> {
    await sql.forget.rows(manager, { now });
  }

  /** @returns undefined: it was sent already */
  claim(reading: Reading, job: DigestJob): Promise<ClaimedDigest | undefined> {
    return sql.claim.first(reading, { ...job });
  }

  async content(reading: Reading, personId: string, now: Date): Promise<DigestContent> {
    const found = await sql.content.first(reading, { personId, now });
    return found?.content ?? { meetings: [], requests: [], goals: [], feedback: [] };
  }

  async end(reading: Reading, { personId, week }: DigestJob, state: 'sent' | 'empty'): Promise<void> {
    await sql.end.rows(reading, { personId, week, state });
  }

  /** @returns whether it is given up */
  async giveUp(reading: Reading, { personId, week }: DigestJob, forGood: boolean): Promise<boolean> {
    const most = mostLetterAttempts;
    return (await sql.giveUp.touched(reading, { personId, week, forGood, most })) > 0;
  }

  async revive(reading: Reading, { personId, week }: DigestJob): Promise<boolean> {
    return (await sql.revive.touched(reading, { personId, week })) > 0;
  }

  waiting(reading: Reading): Promise<DigestJob[]> {
    return sql.waiting.rows(reading, {});
  }
}
