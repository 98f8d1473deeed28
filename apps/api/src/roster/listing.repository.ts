import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { searchWords } from '../classification-lists/search-words.ts';
import { meaningOf } from '../classifications/index.ts';
import { alikeInVocabulary, knowing, withFreeSkill } from '../competences/index.ts';
import { by, when } from '../graphql/list-declaration.ts';
import { listOf } from '../graphql/list.ts';
import { inOrder } from '../graphql/name-order.ts';
import type { Connection } from '../graphql/paging.ts';
import { isEmptyList, leastLetters, orAlike, wordsIn } from '../graphql/search.ts';
import type { Match } from '../graphql/search.ts';
import { onRoster } from './experts.repository.ts';
import type { ExpertsArguments } from './inputs.ts';
import type { ExpertRowModel } from './models.ts';
import { askAfterDays } from './reconfirmation/rounds.ts';

const from = 'FROM expert JOIN person ON person.id = expert.person_id AND person.erased_at IS NULL';

/** Ids of people who have the words of a query in their name or headline, or who know what is called so. */
const foundBy = (query: string, concepts = query): string =>
  [
    knowing(concepts, [`SELECT person_id FROM concept JOIN expert ON sector_code = concept_id WHERE kind = 'sector'`]),
    withFreeSkill(query),
    `SELECT id FROM person WHERE words_of(name) @@ ${query}`,
    `SELECT person_id FROM expert WHERE words_of(headline) @@ ${query}`,
  ].join(' UNION ALL ');

function search(word: string, how: Match): string {
  const begun = `words_like(${word})`;
  if (how === 'begun') return `person.id IN (${foundBy(begun)})`;
  const like = `CASE WHEN length(${word}) >= ${leastLetters} THEN ${alikeInVocabulary(word)} END`;
  return `person.id IN (${foundBy(begun, `coalesce(${like}, ${begun})`)}
    UNION ALL SELECT experts_alike(${word}) WHERE length(${word}) >= ${leastLetters})`;
}

const byName = { sql: inOrder('person.name'), type: 'text' } as const;
const byId = { sql: 'person.id', type: 'uuid' } as const;

type Row = Omit<ExpertRowModel, 'stateSince' | 'confirmedAt'> & { stateSince: string; confirmedAt: string | null };

export const sql = {
  page: listOf<Row>()('page', {
    table: 'person',
    from,
    params: {},
    where: onRoster,
    filters: {
      state: by('text', (state) => `expert.state = ${state}`),
      field: by(
        'text',
        (code) => `EXISTS (SELECT FROM person_field WHERE person_id = person.id AND starts_with(field_code, ${code}))`,
      ),
      country: by('text', (country) => `${country} IN (origin_country, residence_country)`),
      language: by(
        'text',
        (tag) => `EXISTS (SELECT FROM person_language WHERE person_id = person.id AND language = ${tag})`,
      ),
      offer: by('text', (offer) => `${offer} = ANY(offers)`),
      unconfirmed: when(`EXISTS (SELECT FROM expert_confirmation WHERE expert_id = person.id
          AND confirmed_at <= now() - make_interval(days => ${askAfterDays}))`),
      meaning: by('text', (query) => `person.id IN (${foundBy(`${query}::text::tsquery`)})`),
    },
    search,
    orders: {
      name: [byName, byId],
      state: [
        {
          sql: `CASE expert.state WHEN 'submitted' THEN 1 WHEN 'draft' THEN 2 WHEN 'verified' THEN 3 ELSE 4 END`,
          type: 'int4',
        },
        byName,
        byId,
      ],
      since: [{ sql: '-extract(epoch FROM state_since)::float8', type: 'float8' }, byId],
    },
    json: {
      plain: `json_build_object('person', json_build_object('id', person.id, 'name', person.name), 'headline', headline,
        'state', expert.state, 'stateSince', state_since, 'originCountry', origin_country, 'residenceCountry', residence_country,
        'offers', offers, 'confirmedAt', (SELECT confirmed_at FROM expert_confirmation WHERE expert_id = person.id))`,
    },
  }),
};

/** Experts as coordinators find them. */
@Injectable()
export class ExpertListing {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Who names a concept in full finds all who know it, under whichever name. Else every word is looked for, and where that finds nothing,
   * words like it.
   *
   * @throws {AppError} BAD_INPUT at `first` or `after`
   */
  async page({
    search: asked,
    first,
    after,
    sort,
    descending,
    unconfirmed,
    ...filters
  }: ExpertsArguments): Promise<Connection<ExpertRowModel>> {
    const words = searchWords(asked ?? '');
    const pageBy = (more: { meaning?: string; words?: string[]; how?: Match }) => {
      const { meaning = null, ...how } = more;
      return sql.page.page(this.dataSource, {
        page: { first: first ?? null, after: after ?? null },
        given: {},
        filters: { ...filters, meaning, unconfirmed: unconfirmed ?? false },
        ...{ order: sort ?? 'name', descending: descending ?? false, shape: 'plain' },
        ...how,
      });
    };
    const meaning = words.length > 0 ? await meaningOf(this.dataSource, wordsIn(asked).join(' ')) : null;
    const found =
      meaning === null
        ? await orAlike(words.join(' '), (how) => pageBy({ words, how }), isEmptyList)
        : await pageBy({ meaning });
    return { ...found, nodes: found.nodes.map(timed) };
  }
}

const timed = ({ stateSince, confirmedAt, ...row }: Row): ExpertRowModel => ({
  ...row,
  stateSince: new Date(stateSince),
  confirmedAt: confirmedAt === null ? null : new Date(confirmedAt),
});
