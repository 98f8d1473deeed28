import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { json, statements } from '#database';
import type { ConceptKind, Queryable, RowOf } from '#database';
import { inOrder } from '../graphql/name-order.ts';
import { tellingWords } from '../classification-lists/search-words.ts';
import type { FieldOfEducationModel, Match, SectorModel, SkillModel } from './models.ts';

/** Where the reader's id is, in every statement. */
const readersLanguage = '(SELECT language FROM person WHERE id = $1)';
const nameFor = (language: string) => `CASE ${language} WHEN 'fr' THEN name_fr ELSE name_en END`;

const levels = `CASE length(code) WHEN 2 THEN 'broad' WHEN 3 THEN 'narrow' ELSE 'detailed' END`;
const kinds = {
  field: {
    table: 'field_of_education',
    key: 'code',
    type: 'text',
    json: (language: string) =>
      `json_build_object('code', code, 'name', ${nameFor(language)}, 'level', ${levels}, 'parentCode', parent_code)`,
  },
  sector: {
    table: 'sector',
    key: 'code',
    type: 'text',
    json: (language: string) => `json_build_object('code', code, 'name', ${nameFor(language)}, 'category', category)`,
  },
  skill: {
    table: 'skill',
    key: 'id',
    type: 'uuid',
    json: (language: string) => `json_build_object('id', id, 'name', ${nameFor(language)})`,
  },
} as const satisfies Record<ConceptKind, unknown>;

/** Words that somebody can mean who types one that is not in the vocabulary. */
const mostAlike = 5;
/** How near a word of the vocabulary must be to what was typed without its spaces: "micro biologie", "bio chimei". */
const leastOfJoined = 0.6;

/**
 * Concepts by their words. Those that have all of the words, each by its beginning, stand in this order: the very text, the text without
 * case and accents, a text that begins so, a text with such words side by side, the words anywhere. Only when there is none,
 * a word may also be one of the vocabulary that shares enough trigrams with it. Of the words of a concept the best counts.
 *
 * @param which a condition on `word`, for some concepts of the kind
 */
function search<T>(kind: ConceptKind, which = 'true') {
  const { table, key, type, json: jsonOf } = kinds[kind];
  return {
    text: `
      WITH asked AS MATERIALIZED (
        SELECT ${tellingWords('$2')} AS plain, fold_text($2) AS folded, ${readersLanguage} AS language),
      begun AS MATERIALIZED (
        SELECT word.*, CASE
            WHEN word.plain = asked.plain THEN CASE WHEN fold_text(word.text) = asked.folded THEN 1 ELSE 2 END
            WHEN starts_with(word.plain, asked.plain) THEN 3
            WHEN strpos(' ' || word.plain, ' ' || asked.plain) > 0 THEN 4
            ELSE 5 END AS rank
        FROM concept_word AS word, asked
        WHERE word.kind = '${kind}' AND ${which}
          AND words_of(word.plain) @@ CASE WHEN $4 THEN replace(words_like($3)::text, ':*', '')::tsquery ELSE words_like($3) END),
      meant AS MATERIALIZED (
        SELECT string_agg('(' || way.query || ')', ' | ')::tsquery AS query FROM (
          SELECT string_agg('(' || typed.word || ':*' || coalesce(near.words, '') || ')', ' & ')
          FROM string_to_table(plain_words($3), ' ') AS typed (word), LATERAL (
            SELECT string_agg(' | ' || word || ':*', '') AS words FROM (
              SELECT word FROM concept_vocabulary
              WHERE kind = '${kind}' AND (word % typed.word OR word %> typed.word)
              ORDER BY similarity(word, typed.word) + word_similarity(typed.word, word) DESC, word LIMIT ${mostAlike}) AS alike) AS near
          UNION ALL
          SELECT string_agg(word, ' | ') FROM concept_vocabulary, replace(plain_words($3), ' ', '') AS joined
          WHERE kind = '${kind}' AND word % joined AND similarity(word, joined) >= ${leastOfJoined}) AS way (query)
        WHERE NOT EXISTS (SELECT FROM begun)),
      best AS (
        SELECT DISTINCT ON (found.concept_id) found.concept_id, found.rank, found.nearness,
          CASE WHEN found.source <> 'name' OR found.language <> asked.language THEN found.text END AS by
        FROM asked, LATERAL (
          SELECT word.*, similarity(word.plain, asked.plain) + word_similarity(asked.plain, word.plain) AS nearness
          FROM (
            TABLE begun
            UNION ALL
            SELECT word.*, 6 FROM concept_word AS word, meant
            WHERE word.kind = '${kind}' AND ${which} AND words_of(word.plain) @@ meant.query) AS word) AS found
        ORDER BY found.concept_id, found.rank, found.nearness DESC, found.source, found.language = asked.language DESC,
          found.text)
      SELECT ${jsonOf('asked.language')} AS node, best.by AS "foundBy"
      FROM asked, best JOIN ${table} ON ${key} = best.concept_id::${type}
      ORDER BY best.rank, best.nearness DESC, ${inOrder(nameFor('asked.language'))}, ${key} LIMIT $5`,
    params: { readerId: 'uuid', typed: 'text', words: 'text', whole: 'bool', limit: 'int8' },
    row: { node: json<T>(), foundBy: 'text?' },
  } as const;
}

const byKey = <T>(kind: ConceptKind, type: 'text[]' | 'uuid[]') => {
  const { table, key, json: jsonOf } = kinds[kind];
  return {
    text: `SELECT ${key}::text AS id, ${jsonOf(readersLanguage)} AS value FROM ${table} WHERE ${key} = ANY($2)`,
    params: { readerId: 'uuid?', keys: type },
    row: { id: 'text', value: json<T>() },
  } as const;
};

const fields = search<FieldOfEducationModel>('field', '($6::int4 IS NULL OR length(word.concept_id) = $6)');

export const sql = statements({
  fields: { ...fields, params: { ...fields.params, digits: 'int4?' } },
  sectors: search<SectorModel>('sector'),
  skills: search<SkillModel>('skill'),
  fieldsByCode: byKey<FieldOfEducationModel>('field', 'text[]'),
  sectorsByCode: byKey<SectorModel>('sector', 'text[]'),
  skillsById: byKey<SkillModel>('skill', 'uuid[]'),
});

/** What is searched for. */
export interface Asked {
  readonly readerId: string;
  /** As it was typed. */
  readonly typed: string;
  /** The words of it that a concept must have, with spaces between them. */
  readonly words: string;
  /** Whether the words are whole, and no beginnings. */
  readonly whole: boolean;
  readonly limit: number;
}

@Injectable()
export class ConceptsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @param digits of the codes; null: any number */
  fields(asked: Asked, digits: number | null): Promise<Match<FieldOfEducationModel>[]> {
    return sql.fields.rows(this.dataSource, { ...asked, digits });
  }

  sectors(asked: Asked): Promise<Match<SectorModel>[]> {
    return sql.sectors.rows(this.dataSource, asked);
  }

  skills(asked: Asked): Promise<Match<SkillModel>[]> {
    return sql.skills.rows(this.dataSource, asked);
  }
}

/** Withdrawn concepts too, as all by their keys. */
export const fieldsByCode = (
  database: Queryable,
  readerId: string | null,
  keys: readonly string[],
): Promise<RowOf<typeof sql.fieldsByCode>[]> => sql.fieldsByCode.rows(database, { readerId, keys });

export const sectorsByCode = (
  database: Queryable,
  readerId: string | null,
  keys: readonly string[],
): Promise<RowOf<typeof sql.sectorsByCode>[]> => sql.sectorsByCode.rows(database, { readerId, keys });

export const skillsById = (
  database: Queryable,
  readerId: string | null,
  keys: readonly string[],
): Promise<RowOf<typeof sql.skillsById>[]> => sql.skillsById.rows(database, { readerId, keys });
