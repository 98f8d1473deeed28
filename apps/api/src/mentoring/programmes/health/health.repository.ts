import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { json, orNull, statements, word } from '#database';
import type { EndReason, MentorshipState } from '#database';
import type { PersonModel } from '../../../models/person.ts';
import { personJson } from '../../offer-sql.ts';

/** Mentorships, and requests, that are looked at. */
const most = 500;
/** What ended so long ago is not looked at any more, except in a programme. */
const endedWithin = `interval '12 weeks'`;
const inScope = (table: string) => `${table}.programme_id IS NOT DISTINCT FROM $1`;
const two = `JOIN person mentor ON mentor.id = mentor_id JOIN person mentee ON mentee.id = mentee_id`;
const people = { mentor: json<PersonModel>(), mentee: json<PersonModel>() } as const;
const peopleJson = `${personJson('mentor')} AS mentor, ${personJson('mentee')} AS mentee`;

/** Dates, states and figures: of what people wrote only the words that are addressed to leads. */
export const sql = statements({
  mentorships: {
    text: `SELECT mentorship.id, ${peopleJson}, state, mentorship.created_at AS "createdAt",
         (starts_on::timestamp AT TIME ZONE mentee.zone) AS "startedAt", ended_at AS "endedAt", end_reason AS "endReason",
         (SELECT min(rating) FROM mentorship_feedback WHERE mentorship_id = mentorship.id) AS "lowestRating",
         (SELECT coalesce(json_agg(json_build_object('from', ${personJson('person')}, 'words', words_to_lead)
             ORDER BY feedback.created_at DESC, feedback.id), '[]')
           FROM mentorship_feedback feedback JOIN person ON person.id = from_id
           WHERE mentorship_id = mentorship.id AND words_to_lead <> '') AS "wordsToLead"
       FROM mentorship ${two}
       WHERE ${inScope('mentorship')} AND ($1 IS NOT NULL OR state <> 'ended' OR ended_at > now() - ${endedWithin})
       ORDER BY mentorship.created_at DESC, mentorship.id LIMIT ${most}`,
    params: { programmeId: 'uuid?' },
    row: {
      id: 'uuid',
      ...people,
      state: word<MentorshipState>(),
      createdAt: 'timestamptz',
      startedAt: 'timestamptz?',
      endedAt: 'timestamptz?',
      endReason: orNull(word<EndReason>()),
      lowestRating: 'int4?',
      wordsToLead: json<{ from: PersonModel; words: string }[]>(),
    },
  },
  /** Those that wait, and those that ended without an answer and have no other request or mentorship of the mentee after them. */
  requests: {
    text: `SELECT request.id, ${peopleJson}, request.state, CASE WHEN request.state = 'expired' THEN request.expires_at
           ELSE coalesce(request.answered_at, request.created_at) END AS since
       FROM mentoring_request request ${two}
       WHERE ${inScope('request')} AND (request.state IN ('open', 'asked') OR request.state = 'expired'
         AND request.expires_at > now() - interval '4 weeks' AND NOT EXISTS (SELECT FROM mentoring_request later
           WHERE later.mentee_id = request.mentee_id AND later.created_at > request.created_at))
       ORDER BY request.created_at DESC, request.id LIMIT ${most}`,
    params: { programmeId: 'uuid?' },
    row: {
      id: 'uuid',
      ...people,
      state: word<'open' | 'asked' | 'expired'>(),
      since: 'timestamptz',
    },
  },
  scope: {
    text: `SELECT person.zone, (SELECT first_day::text FROM mentoring_programme WHERE id = $1) AS "firstDay"
       FROM person WHERE person.id = $2`,
    params: { programmeId: 'uuid?', viewerId: 'uuid' },
    row: { zone: 'text', firstDay: 'text?' },
  },
});

/** How mentorships go, of a programme or of none. */
@Injectable()
export class HealthRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @param programmeId null: those of no programme */
  mentorships(programmeId: string | null) {
    return sql.mentorships.rows(this.dataSource, { programmeId });
  }

  requests(programmeId: string | null) {
    return sql.requests.rows(this.dataSource, { programmeId });
  }

  /** The zone in which the viewer counts weeks, and the first day of the programme. */
  async scope(programmeId: string | null, viewerId: string): Promise<{ zone: string; firstDay: string | null }> {
    return (await sql.scope.first(this.dataSource, { programmeId, viewerId })) ?? { zone: 'UTC', firstDay: null };
  }
}
