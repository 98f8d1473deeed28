import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { json, statements } from '#database';
import type { MentorOfferModel, MentoringRequestModel, MentorshipModel } from './models.ts';
import { offerJson, personJson } from './offer-sql.ts';

const mostRequests = 100;

const programme = `(SELECT json_build_object('id', programme.id, 'name', programme.name, 'guidance', guidance)
  FROM mentoring_programme programme WHERE programme.id = programme_id)`;
const mentorship = `json_build_object('id', mentorship.id, 'mentor', ${personJson('mentor')}, 'mentee', ${personJson('mentee')},
  'state', state, 'createdAt', mentorship.created_at, 'programme', ${programme})`;

type RequestRow = Omit<MentoringRequestModel, 'expiresAt' | 'createdAt'> & { expiresAt: string; createdAt: string };
type MentorshipRow = Omit<MentorshipModel, 'createdAt'> & { createdAt: string };

export const sql = statements({
  offerOf: {
    text: `SELECT ${offerJson} AS row FROM mentor_offer JOIN person mentor ON mentor.id = person_id WHERE person_id = $1`,
    params: { personId: 'uuid' },
    row: { row: json<MentorOfferModel>() },
  },
  requests: {
    text: `SELECT json_build_object('id', mentoring_request.id, 'mentor', ${personJson('mentor')}, 'mentee', ${personJson('mentee')},
         'message', message, 'goals', goals, 'expectation', expectation, 'state', state, 'mentorWords', mentor_words,
         'menteeWords', mentee_words, 'expiresAt', expires_at, 'createdAt', mentoring_request.created_at,
         'programme', ${programme}) AS row
       FROM mentoring_request JOIN person mentor ON mentor.id = mentor_id JOIN person mentee ON mentee.id = mentee_id
       WHERE mentor_id = $1 OR mentee_id = $1 ORDER BY mentoring_request.created_at DESC, mentoring_request.id LIMIT ${mostRequests}`,
    params: { personId: 'uuid' },
    row: { row: json<RequestRow>() },
  },
  mentorships: {
    text: `SELECT ${mentorship} AS row
       FROM mentorship JOIN person mentor ON mentor.id = mentor_id JOIN person mentee ON mentee.id = mentee_id
       WHERE mentor_id = $1 OR mentee_id = $1 ORDER BY mentorship.created_at DESC, mentorship.id`,
    params: { personId: 'uuid' },
    row: { row: json<MentorshipRow>() },
  },
  mentorship: {
    text: `SELECT ${mentorship} AS row FROM mentorship JOIN person mentor ON mentor.id = mentor_id
       JOIN person mentee ON mentee.id = mentee_id WHERE mentorship.id = $1`,
    params: { id: 'uuid' },
    row: { row: json<MentorshipRow>() },
  },
  toAnswer: {
    text: `SELECT count(*)::integer AS count FROM mentoring_request
       WHERE (mentor_id = $1 AND state = 'open') OR (mentee_id = $1 AND state = 'asked')`,
    params: { personId: 'uuid' },
    row: { count: 'int4' },
  },
  personalOffer: {
    text: `SELECT about, audiences, capacity, paused_at AS "pausedAt", paused_because AS "pausedBecause", unanswered, created_at AS "createdAt" FROM mentor_offer WHERE person_id = $1`,
    params: { personId: 'uuid' },
    row: {
      about: 'text',
      audiences: 'text[]',
      capacity: 'int4',
      pausedAt: 'timestamptz?',
      pausedBecause: 'text?',
      unanswered: 'int4',
      createdAt: 'timestamptz',
    },
  },
  /** What each said; what the other said is the other's. */
  personalRequests: {
    text: `SELECT CASE WHEN mentee_id = $1 THEN 'mentee' ELSE 'mentor' END AS role, state,
         CASE WHEN mentee_id = $1 THEN message END AS message, CASE WHEN mentee_id = $1 THEN goals END AS goals,
         CASE WHEN mentee_id = $1 THEN expectation END AS expectation,
         CASE WHEN mentee_id = $1 THEN mentee_words ELSE mentor_words END AS words, created_at AS "createdAt"
       FROM mentoring_request WHERE mentee_id = $1 OR mentor_id = $1 ORDER BY created_at, id`,
    params: { personId: 'uuid' },
    row: {
      role: 'text',
      state: 'text',
      message: 'text?',
      goals: 'text[]?',
      expectation: 'text?',
      words: 'text',
      createdAt: 'timestamptz',
    },
  },
  eraseRequests: {
    text: `UPDATE mentoring_request SET
         message = CASE WHEN mentee_id = $1 THEN '…' ELSE message END,
         goals = CASE WHEN mentee_id = $1 THEN ARRAY['…'] ELSE goals END,
         expectation = CASE WHEN mentee_id = $1 THEN '' ELSE expectation END,
         mentee_words = CASE WHEN mentee_id = $1 THEN '' ELSE mentee_words END,
         mentor_words = CASE WHEN mentor_id = $1 THEN '' ELSE mentor_words END,
         state = CASE WHEN state NOT IN ('open', 'asked') THEN state WHEN mentee_id = $1 THEN 'withdrawn' ELSE 'declined' END
       WHERE mentee_id = $1 OR mentor_id = $1`,
    params: { personId: 'uuid' },
  },
  personalMentorships: {
    text: `SELECT CASE WHEN mentee_id = $1 THEN 'mentee' ELSE 'mentor' END AS role, state, created_at AS "createdAt",
         ended_at AS "endedAt", weeks, rhythm, confidential, starts_on::text AS "startsOn", ends_on::text AS "endsOn",
         CASE WHEN ended_by = $1 THEN end_reason END AS "endReason", CASE WHEN ended_by = $1 THEN end_words END AS "endWords"
       FROM mentorship WHERE mentee_id = $1 OR mentor_id = $1 ORDER BY created_at, id`,
    params: { personId: 'uuid' },
    row: {
      role: 'text',
      state: 'text',
      createdAt: 'timestamptz',
      endedAt: 'timestamptz?',
      weeks: 'int4',
      rhythm: 'text',
      confidential: 'text',
      startsOn: 'text?',
      endsOn: 'text?',
      endReason: 'text?',
      endWords: 'text?',
    },
  },
  /** What both have agreed on in words is of both, so it goes with the first who leaves. */
  eraseMentorships: {
    text: `UPDATE mentorship SET confidential = '', end_words = CASE WHEN ended_by = $1 THEN '' ELSE end_words END,
         ended_by = nullif(ended_by, $1), reopen_asked_by = nullif(reopen_asked_by, $1)
       WHERE mentee_id = $1 OR mentor_id = $1`,
    params: { personId: 'uuid' },
  },
  endMentorships: {
    text: `UPDATE mentorship SET state = 'ended', ended_at = now(), end_reason = 'left'
       WHERE (mentee_id = $1 OR mentor_id = $1) AND state <> 'ended' RETURNING id, owner_id AS "ownerId",
         CASE WHEN mentee_id = $1 THEN mentor_id ELSE mentee_id END AS "otherId"`,
    params: { personId: 'uuid' },
    row: { id: 'uuid', ownerId: 'uuid', otherId: 'uuid' },
  },
});

const mentorshipOf = (row: MentorshipRow): MentorshipModel => ({ ...row, createdAt: new Date(row.createdAt) });

/** What people see of offers, requests and mentorships. */
@Injectable()
export class MentoringRepository {
  constructor(private readonly dataSource: DataSource) {}

  async offerOf(personId: string): Promise<MentorOfferModel | null> {
    return (await sql.offerOf.first(this.dataSource, { personId }))?.row ?? null;
  }

  /** Sent and received, the newest first. */
  async requestsOf(personId: string): Promise<MentoringRequestModel[]> {
    return (await sql.requests.rows(this.dataSource, { personId })).map(({ row }) => ({
      ...row,
      expiresAt: new Date(row.expiresAt),
      createdAt: new Date(row.createdAt),
    }));
  }

  /** How many requests wait for this person rather than for the other one. */
  async toAnswer(personId: string): Promise<number> {
    return (await sql.toAnswer.first(this.dataSource, { personId }))?.count ?? 0;
  }

  /** The newest first. */
  async mentorshipsOf(personId: string): Promise<MentorshipModel[]> {
    return (await sql.mentorships.rows(this.dataSource, { personId })).map(({ row }) => mentorshipOf(row));
  }

  async mentorship(id: string): Promise<MentorshipModel | undefined> {
    const found = await sql.mentorship.first(this.dataSource, { id });
    return found && mentorshipOf(found.row);
  }
}
