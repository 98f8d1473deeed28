import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { json, statements } from '#database';
import type { ExpertMode, ExpertOffer } from '#database';
import { isThere, personFacts, proposedFacts, taughtJson } from './person-sql.ts';
import type { PersonRow, ProposedRow, RosterRow } from './person-sql.ts';

export interface MentorRow extends PersonRow, ProposedRow {
  /** In the mentor's own words. */
  offer: string;
  /** Takes no requests for now. */
  paused: boolean;
  capacity: number;
  taken: number;
  taught: string[];
  /** What the card on the roster shows. */
  expert: RosterRow | null;
}

export interface ExpertRow extends PersonRow, ProposedRow {
  taught: string[];
  expert: RosterRow & { offers: ExpertOffer[]; modes: ExpertMode[]; weeksFree: number; hoursPerWeek: number };
}

export interface MenteeRow extends PersonRow {
  /** What they are learning now. */
  courses: string[];
  /** Of the newest request to a mentor. */
  goals: string[];
  institutionId: string | null;
  country: string | null;
}

/** A part that an expert keeps to themselves is not read either: reasons would tell it. */
const shown = (part: string) => `(expert.person_id IS NULL OR expert.state = 'draft' OR '${part}' = ANY(shows))`;
const ifShown = (part: string, column: string, otherwise = 'NULL') =>
  `CASE WHEN '${part}' = ANY(shows) THEN ${column} ELSE ${otherwise} END`;

export const sql = statements({
  mentors: {
    text: `SELECT json_build_object(${personFacts(shown)}, ${proposedFacts('mentor')}, 'offer', mentor_offer.about, 'paused', paused_at IS NOT NULL, 'capacity', capacity,
         'taken', (SELECT count(*) FROM mentorship WHERE mentor_id = person.id AND mentorship.state <> 'ended'), 'taught', ${taughtJson},
         'expert', CASE WHEN expert.state = 'verified' THEN json_build_object('headline', headline,
           'about', ${ifShown('about', 'expert.about', "''")}, 'originCountry', ${ifShown('countries', 'origin_country')},
           'sectorCode', ${ifShown('sector', 'sector_code')}, 'practice', ${ifShown('practice', 'practice', "'[]'")}) END) AS row
       FROM mentor_offer JOIN person ON person.id = mentor_offer.person_id LEFT JOIN expert ON expert.person_id = person.id
       WHERE ${isThere} AND ($1::uuid[] IS NULL AND paused_at IS NULL OR person.id = ANY($1))`,
    params: { personIds: 'uuid[]?' },
    row: { row: json<MentorRow>() },
  },
  experts: {
    text: `SELECT json_build_object(${personFacts(() => 'true')}, ${proposedFacts('expert')}, 'taught', ${taughtJson}, 'expert', json_build_object('headline', headline,
         'about', about, 'originCountry', origin_country, 'sectorCode', sector_code, 'practice', practice, 'offers', offers, 'modes', modes,
         'weeksFree', weeks_free, 'hoursPerWeek', hours_per_week)) AS row
       FROM expert JOIN person ON person.id = expert.person_id
       WHERE ${isThere} AND expert.state = 'verified' AND ($1::uuid[] IS NULL OR person.id = ANY($1))`,
    params: { personIds: 'uuid[]?' },
    row: { row: json<ExpertRow>() },
  },
  mentees: {
    text: `SELECT json_build_object(${personFacts(() => 'true')},
         'courses', coalesce((SELECT json_agg(DISTINCT title) FROM enrolment JOIN section ON section.id = section_id
           AND section.state <> 'draft' JOIN term ON term.id = term_id AND ends_on >= now()::date JOIN course ON course.id = course_id
           WHERE person_id = person.id), '[]'),
         'goals', coalesce((SELECT array_to_json(goals) FROM mentoring_request WHERE mentee_id = person.id
           ORDER BY created_at DESC, id LIMIT 1), '[]'),
         'institutionId', institution.id, 'country', institution.country) AS row
       FROM person LEFT JOIN LATERAL (SELECT institution.id, institution.country FROM membership
         JOIN institution ON institution.id = institution_id WHERE person_id = person.id AND suspended_at IS NULL
         ORDER BY role = 'student' DESC, institution.id LIMIT 1) AS institution ON true
       WHERE ${isThere} AND person.id = ANY($1)`,
    params: { personIds: 'uuid[]' },
    row: { row: json<MenteeRow>() },
  },
});

/** What people said of themselves, as matching reads it. Each kind takes one statement for any number of people. */
@Injectable()
export class ProfilesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @param personIds null: all who take requests now */
  async mentors(personIds: readonly string[] | null): Promise<MentorRow[]> {
    return (await sql.mentors.rows(this.dataSource, { personIds })).map(({ row }) => row);
  }

  /** Verified ones. @param personIds null: all */
  async experts(personIds: readonly string[] | null): Promise<ExpertRow[]> {
    return (await sql.experts.rows(this.dataSource, { personIds })).map(({ row }) => row);
  }

  async mentees(personIds: readonly string[]): Promise<MenteeRow[]> {
    return (await sql.mentees.rows(this.dataSource, { personIds })).map(({ row }) => row);
  }
}
