import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { json, statements } from '#database';
import type { MentorOfferModel } from '../models.ts';
import { offerJson, takenPlaces } from '../offer-sql.ts';
import { isBlocked } from '../safety/blocks/blocked-sql.ts';

/** Students ask mentors of students, lecturers those of lecturers; whoever is neither has studied somewhere and may be told any. */
const audiences = `coalesce((SELECT array_agg(DISTINCT CASE role WHEN 'student' THEN 'student' ELSE 'young_lecturer' END)
    FROM membership WHERE person_id = $1 AND suspended_at IS NULL AND role IN ('student', 'lecturer')), ARRAY['student', 'young_lecturer', 'alumni'])`;

export const sql = statements({
  /** Whom the viewer may ask now, and has not asked. */
  askable: {
    text: `SELECT mentor.id FROM mentor_offer JOIN person mentor ON mentor.id = person_id
       WHERE paused_at IS NULL AND mentor.id <> $1 AND mentor.erased_at IS NULL AND mentor.deactivated_at IS NULL
         AND capacity > ${takenPlaces} AND audiences && ${audiences}
         AND NOT ${isBlocked('mentor.id', '$1')}
         AND NOT EXISTS (SELECT FROM mentoring_request WHERE mentor_id = mentor.id AND mentee_id = $1 AND state IN ('open', 'asked'))
         AND NOT EXISTS (SELECT FROM mentorship WHERE mentor_id = mentor.id AND mentee_id = $1 AND state <> 'ended')`,
    params: { viewerId: 'uuid' },
    row: { id: 'uuid' },
  },
  offers: {
    text: `SELECT mentor.id, ${offerJson} AS offer FROM mentor_offer JOIN person mentor ON mentor.id = person_id WHERE mentor.id = ANY($1)`,
    params: { mentorIds: 'uuid[]' },
    row: { id: 'uuid', offer: json<MentorOfferModel>() },
  },
});

@Injectable()
export class SuggestionsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async askable(viewerId: string): Promise<Set<string>> {
    return new Set((await sql.askable.rows(this.dataSource, { viewerId })).map(({ id }) => id));
  }

  async offers(mentorIds: readonly string[]): Promise<Map<string, MentorOfferModel>> {
    const rows = await sql.offers.rows(this.dataSource, { mentorIds });
    return new Map(rows.map(({ id, offer }) => [id, offer]));
  }
}
