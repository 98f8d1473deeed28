import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { json, statements } from '#database';
import type { MentoringAudience } from '#database';
import { inOrder } from '../../graphql/name-order.ts';
import { leastLetters, meets, orAlike, wordsIn } from '../../graphql/search.ts';
import type { Match } from '../../graphql/search.ts';
import type { MentorOfferModel } from '../models.ts';
import { offerJson, shows, takenPlaces } from '../offer-sql.ts';
import { isBlocked } from '../safety/blocks/blocked-sql.ts';

/** Most offers that a search answers with. */
const mostOffers = 50;

/**
 * Ids of people who have a word: in their name, in what they say of themselves, or in what a field of theirs is called in either language.
 * Each part has an index of its own, but that of the fields, which are few.
 */
const having = (word: string, how: Match) =>
  [
    `SELECT id FROM person WHERE words_of(name) @@ words_like(${word})`,
    `SELECT person_id FROM mentor_offer WHERE words_of(about) @@ words_like(${word})`,
    `SELECT mentor.id FROM field_of_education JOIN person_field ON field_code = code JOIN person mentor ON mentor.id = person_id
       WHERE ${meets(`(name_fr || ' ' || name_en)`, word, how)} AND ${shows('fields')}`,
    ...(how === 'alike' ? [`SELECT mentors_alike(${word}) WHERE length(${word}) >= ${leastLetters}`] : []),
  ].join(' UNION ALL ');

/** Every word is there. A field holds those whose codes begin with its own. */
const search = (how: Match) => ({
  text: `WITH meant AS MATERIALIZED (
       SELECT found.id FROM unnest($3::text[]) AS asked(word) CROSS JOIN LATERAL (${having('asked.word', how)}) AS found(id)
       GROUP BY found.id HAVING count(DISTINCT asked.word) = cardinality($3::text[]))
     SELECT ${offerJson} AS row FROM mentor_offer JOIN person mentor ON mentor.id = person_id
     WHERE paused_at IS NULL AND mentor.id <> $1 AND mentor.erased_at IS NULL AND mentor.deactivated_at IS NULL
       AND NOT ${isBlocked('$1', 'mentor.id')}
       AND ($2::text IS NULL OR $2 = ANY(audiences)) AND capacity > ${takenPlaces}
       AND (cardinality($3::text[]) = 0 OR mentor.id IN (SELECT id FROM meant))
       AND ($4::text IS NULL OR EXISTS (SELECT FROM person_field WHERE person_id = mentor.id AND starts_with(field_code, $4) AND ${shows('fields')}))
       AND ($5::text IS NULL OR EXISTS (SELECT FROM person_language WHERE person_id = mentor.id AND language = $5 AND ${shows('languages')}))
     ORDER BY ${inOrder('mentor.name')}, mentor.id LIMIT ${mostOffers}`,
  params: { viewerId: 'uuid', audience: 'text?', words: 'text[]', field: 'text?', language: 'text?' } as const,
  row: { row: json<MentorOfferModel>() },
});

export const sql = statements({ begun: search('begun'), alike: search('alike') });

/** What somebody looks for in a mentor. */
export interface MentorsWanted {
  audience: MentoringAudience | null;
  search: string | null;
  /** The code of a field of education. */
  field: string | null;
  /** BCP 47, the language alone. */
  language: string | null;
}

/** Mentors as others find them. */
@Injectable()
export class MentorSearch {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Those that take requests and have room, by name; never one's own, and nobody whom the viewer has blocked or who has blocked them.
   *
   * @param asked what is null does not matter; words are of their name, of what they say of themselves, or of a field
   */
  async find(viewerId: string, { search: asked, ...wanted }: MentorsWanted): Promise<MentorOfferModel[]> {
    const words = wordsIn(asked);
    return orAlike(
      asked,
      async (how) => (await sql[how].rows(this.dataSource, { viewerId, ...wanted, words })).map(({ row }) => row),
      (found) => found.length === 0,
    );
  }
}
