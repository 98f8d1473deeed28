import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { json, statements, word } from '#database';
import type { FeedbackKind, MentorshipResult, RowOf } from '#database';
import { oneById } from '../../../context/loaders.ts';

interface FeedbackRow {
  kind: FeedbackKind;
  rating: number | null;
  results: MentorshipResult[];
  wordsToOther: string;
  wordsToLead: string;
  createdAt: string;
}
interface SaidRow {
  given: FeedbackRow[];
  received: { kind: FeedbackKind; words: string; createdAt: string }[];
  skipped: FeedbackKind[];
}

const said = `coalesce((SELECT json_agg(json_build_object('kind', kind, 'rating', rating, 'results', results,
    'wordsToOther', words_to_other, 'wordsToLead', words_to_lead, 'createdAt', created_at) ORDER BY created_at)
  FROM mentorship_feedback WHERE mentorship_id = mentorship.id AND from_id = $2), '[]')`;
const heard = `coalesce((SELECT json_agg(json_build_object('kind', kind, 'words', words_to_other, 'createdAt', created_at) ORDER BY created_at)
  FROM mentorship_feedback WHERE mentorship_id = mentorship.id AND from_id <> $2 AND words_to_other <> ''), '[]')`;
const skipped = `coalesce((SELECT json_agg(kind) FROM mentorship_feedback_asked
  WHERE mentorship_id = mentorship.id AND person_id = $2 AND skipped_at IS NOT NULL), '[]')`;

export const sql = statements({
  /** Of somebody who is not one of the two there is nothing. */
  ofMentorships: {
    text: `SELECT mentorship.id, json_build_object('given', ${said}, 'received', ${heard}, 'skipped', ${skipped}) AS value
       FROM mentorship WHERE mentorship.id = ANY($1) AND $2 IN (mentor_id, mentee_id)`,
    params: { ids: 'uuid[]', readerId: 'uuid?' },
    row: { id: 'uuid', value: json<SaidRow>() },
  },
  add: {
    text: `INSERT INTO mentorship_feedback (mentorship_id, from_id, kind, rating, results, words_to_other, words_to_lead)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (mentorship_id, from_id, kind) DO NOTHING RETURNING id`,
    params: {
      mentorshipId: 'uuid',
      fromId: 'uuid',
      kind: 'text',
      rating: 'int4?',
      results: 'text[]',
      wordsToOther: 'text',
      wordsToLead: 'text',
    },
    row: { id: 'uuid' },
  },
  skip: {
    text: `INSERT INTO mentorship_feedback_asked (mentorship_id, person_id, kind, skipped_at) VALUES ($1, $2, $3, now())
       ON CONFLICT (mentorship_id, person_id, kind) DO UPDATE SET skipped_at = now()`,
    params: { mentorshipId: 'uuid', personId: 'uuid', kind: 'text' },
  },
  /** Mentorships of which some kind may be due and nobody was asked yet; whether it is, the facts say. */
  candidates: {
    text: `SELECT id FROM mentorship WHERE ($2::uuid IS NULL OR id > $2) AND (
         state <> 'ended' AND NOT ${wasAsked('first')} AND EXISTS (SELECT FROM session
           WHERE session.owner_id = mentorship.owner_id AND starts_at <= $1 AND ends_at > $1::timestamptz - interval '30 days')
         OR ended_at > $1::timestamptz - interval '30 days' AND NOT ${wasAsked('last')}
         OR starts_on BETWEEN ($1::timestamptz - interval '5 months')::date AND ($1::timestamptz - interval '3 months')::date + 1
           AND NOT ${wasAsked('three_months')})
       ORDER BY id LIMIT $3`,
    params: { now: 'timestamptz', after: 'uuid?', limit: 'int8' },
    row: { id: 'uuid' },
  },
  /** Both of each mentorship, once. @returns who has neither given it nor skipped it */
  ask: {
    text: `WITH due AS (SELECT * FROM unnest($2::uuid[], $3::text[]) AS due (mentorship_id, kind)),
       asked AS (
         INSERT INTO mentorship_feedback_asked AS asked (mentorship_id, person_id, kind, asked_at)
         SELECT mentorship.id, person_id, kind, $1::timestamptz FROM due JOIN mentorship ON mentorship.id = due.mentorship_id
         CROSS JOIN unnest(ARRAY[mentor_id, mentee_id]) AS person_id
         ORDER BY mentorship.id, person_id, kind
         ON CONFLICT (mentorship_id, person_id, kind) DO UPDATE SET asked_at = excluded.asked_at WHERE asked.asked_at IS NULL
         RETURNING mentorship_id, person_id, kind, skipped_at
       )
       SELECT DISTINCT mentorship.id AS "mentorshipId", person_id AS "personId",
         CASE WHEN person_id = mentor_id THEN mentee_id ELSE mentor_id END AS "otherId"
       FROM asked JOIN mentorship ON mentorship.id = mentorship_id
       WHERE skipped_at IS NULL AND NOT EXISTS (SELECT FROM mentorship_feedback feedback
         WHERE feedback.mentorship_id = asked.mentorship_id AND from_id = person_id AND feedback.kind = asked.kind)`,
    params: { now: 'timestamptz', mentorshipIds: 'uuid[]', kinds: 'text[]' },
    row: { mentorshipId: 'uuid', personId: 'uuid', otherId: 'uuid' },
  },
  personalFeedback: {
    text: `SELECT kind, rating, results, words_to_other AS "wordsToOther", words_to_lead AS "wordsToLead", created_at AS "createdAt"
       FROM mentorship_feedback WHERE from_id = $1 ORDER BY created_at, id`,
    params: { personId: 'uuid' },
    row: {
      kind: word<FeedbackKind>(),
      rating: 'int4?',
      results: 'text[]',
      wordsToOther: 'text',
      wordsToLead: 'text',
      createdAt: 'timestamptz',
    },
  },
  personalAsked: {
    text: `SELECT kind, asked_at AS "askedAt", skipped_at AS "skippedAt" FROM mentorship_feedback_asked
       WHERE person_id = $1 ORDER BY mentorship_id, kind`,
    params: { personId: 'uuid' },
    row: { kind: word<FeedbackKind>(), askedAt: 'timestamptz?', skippedAt: 'timestamptz?' },
  },
});

function wasAsked(kind: FeedbackKind): string {
  return `EXISTS (SELECT FROM mentorship_feedback_asked asked
           WHERE asked.mentorship_id = mentorship.id AND asked.kind = '${kind}' AND asked_at IS NOT NULL)`;
}

export type Asked = RowOf<typeof sql.ask>;
export interface NewFeedback {
  mentorshipId: string;
  fromId: string;
  kind: FeedbackKind;
  rating: number | null;
  results: MentorshipResult[];
  wordsToOther: string;
  wordsToLead: string;
}

const dated = <T extends { createdAt: string }>(row: T) => ({ ...row, createdAt: new Date(row.createdAt) });

/** What the reader said, skipped and was told: one statement for any number of mentorships. */
export const feedbackLoader = oneById(
  async ({ dataSource, readerId }, ids) =>
    (await sql.ofMentorships.rows(dataSource, { ids, readerId })).map(({ id, value }) => ({
      id,
      value: { ...value, given: value.given.map(dated), received: value.received.map(dated) },
    })),
  { given: [], received: [], skipped: [] },
);

/** What mentors and mentees say of their mentorships. */
@Injectable()
export class FeedbackRepository {
  /** @returns false: they had said it already */
  async add(manager: EntityManager, feedback: NewFeedback): Promise<boolean> {
    return (await sql.add.rows(manager, feedback)).length > 0;
  }

  async skip(manager: EntityManager, mentorshipId: string, personId: string, kind: FeedbackKind): Promise<void> {
    await sql.skip.rows(manager, { mentorshipId, personId, kind });
  }

  /** In the order of their ids. */
  async candidates(manager: EntityManager, now: Date, after: string | null, limit: number): Promise<string[]> {
    return (await sql.candidates.rows(manager, { now, after, limit })).map(({ id }) => id);
  }

  /** @returns who was not asked before and is to be told */
  ask(manager: EntityManager, now: Date, due: readonly { mentorshipId: string; kind: FeedbackKind }[]) {
    const mentorshipIds = due.map(({ mentorshipId }) => mentorshipId);
    return sql.ask.rows(manager, { now, mentorshipIds, kinds: due.map(({ kind }) => kind) });
  }
}
