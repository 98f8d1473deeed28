import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { by } from '../graphql/list-declaration.ts';
import { listOf } from '../graphql/list.ts';
import { inOrder } from '../graphql/name-order.ts';
import type { Connection } from '../graphql/paging.ts';
import { isEmptyList, meets, orAlike, wordsIn } from '../graphql/search.ts';
import { onRoster } from './experts.repository.ts';
import type { ExpertsArguments } from './inputs.ts';
import type { ExpertRowModel } from './models.ts';

const from = 'FROM expert JOIN person ON person.id = expert.person_id AND person.erased_at IS NULL';
/** What is searched: names, headlines, and what fields are called in both languages. */
const searched = `(person.name || ' ' || headline || ' ' || coalesce((
    SELECT string_agg(name_fr || ' ' || name_en, ' ') FROM person_field JOIN field_of_education ON code = field_code
    WHERE person_field.person_id = person.id), ''))`;

type Row = Omit<ExpertRowModel, 'stateSince'> & { stateSince: string };

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
    },
    search: (word, how) => meets(searched, word, how),
    orders: {
      name: [
        { sql: inOrder('person.name'), type: 'text' },
        { sql: 'person.id', type: 'uuid' },
      ],
    },
    json: {
      plain: `json_build_object('person', json_build_object('id', person.id, 'name', person.name), 'headline', headline,
        'state', expert.state, 'stateSince', state_since, 'originCountry', origin_country, 'residenceCountry', residence_country,
        'offers', offers)`,
    },
  }),
};

/** Experts as coordinators find them. */
@Injectable()
export class ExpertListing {
  constructor(private readonly dataSource: DataSource) {}

  /** By name. @throws {AppError} BAD_INPUT at `first` or `after` */
  async page({ search, first, after, ...filters }: ExpertsArguments): Promise<Connection<ExpertRowModel>> {
    const found = await orAlike(
      search,
      (how) =>
        sql.page.page(this.dataSource, {
          page: { first: first ?? null, after: after ?? null },
          ...{ given: {}, filters, words: wordsIn(search), how, order: 'name', shape: 'plain' },
        }),
      isEmptyList,
    );
    return { ...found, nodes: found.nodes.map((row) => ({ ...row, stateSince: new Date(row.stateSince) })) };
  }
}
