import { statements } from '#database';
import type { Language, Queryable } from '#database';

export type ConceptKind = 'field' | 'sector' | 'skill';

export interface ConceptRow {
  /** A code, or the id of a skill. */
  id: string;
  /** As the reader reads it. */
  name: string;
  nameEn: string;
  nameFr: string;
}

const concept = (table: string, id: string) =>
  ({
    text: `SELECT ${id}::text AS id, CASE WHEN $1 = 'fr' THEN name_fr ELSE name_en END AS name,
         name_en AS "nameEn", name_fr AS "nameFr" FROM ${table} ORDER BY ${id}`,
    params: { language: 'text' },
    row: { id: 'text', name: 'text', nameEn: 'text', nameFr: 'text' },
  }) as const;

export const sql = statements({
  field: concept('field_of_education', 'code'),
  sector: concept('sector', 'code'),
  skill: concept('skill', 'id'),
});

/** All of a list: some thousands at most. */
export const conceptsOf = (database: Queryable, kind: ConceptKind, language: Language): Promise<ConceptRow[]> =>
  sql[kind].rows(database, { language });
