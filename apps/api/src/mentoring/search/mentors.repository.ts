import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { json, statements } from '#database';
import type { MentoringAudience } from '#database';
import { inOrder } from '../../graphql/name-order.ts';
import { meets, orAlike, wordsIn } from '../../graphql/search.ts';
import type { Match } from '../../graphql/search.ts';
import type { MentorOfferModel } from '../models.ts';
import { offerJson, takenPlaces } from '../offer-sql.ts';
import { isBlocked } from '../safety/blocks/blocked-sql.ts';

/** Most offers that a search answers with. */
const mostOffers = 50;

/** Every word is in the mentor's name or in what they say of themselves. */
const search = (how: Match) => ({
  text: `SELECT ${offerJson} AS row FROM mentor_offer JOIN person mentor ON mentor.id = person_id
     WHERE paused_at IS NULL AND mentor.id <> $1 AND mentor.erased_at IS NULL AND mentor.deactivated_at IS NULL
       AND NOT ${isBlocked('$1', 'mentor.id')}
       AND ($2::text IS NULL OR $2 = ANY(audiences)) AND capacity > ${takenPlaces}
       AND NOT EXISTS (SELECT FROM unnest($3::text[]) AS asked(word) WHERE NOT (${meets(`mentor.name || ' ' || about`, 'asked.word', how)}))
     ORDER BY ${inOrder('mentor.name')}, mentor.id LIMIT ${mostOffers}`,
  params: { viewerId: 'uuid', audience: 'text?', words: 'text[]' } as const,
  row: { row: json<MentorOfferModel>() },
});

export const sql = statements({ begun: search('begun'), alike: search('alike') });

/** Mentors as others find them. */
@Injectable()
export class MentorSearch {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Those that take requests and have room, by name; never one's own, and nobody whom the viewer has blocked or who has blocked them.
   *
   * @param audience null: for whom does not matter
   * @param asked words of their name or of what they say of themselves; null or empty: all of them
   */
  async find(viewerId: string, audience: MentoringAudience | null, asked: string | null): Promise<MentorOfferModel[]> {
    const words = wordsIn(asked);
    return orAlike(
      asked,
      async (how) => (await sql[how].rows(this.dataSource, { viewerId, audience, words })).map(({ row }) => row),
      (found) => found.length === 0,
    );
  }
}
