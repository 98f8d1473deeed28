import { statements } from '#database';
import type { Queryable } from '#database';
import { tellingWords } from '../classification-lists/search-words.ts';

export const sql = statements({
  meaning: {
    text: `
      WITH asked AS MATERIALIZED (SELECT ${tellingWords('$1')} AS plain),
      meant AS (SELECT DISTINCT kind, concept_id FROM concept_word, asked
        WHERE words_of(concept_word.plain) @@ words_like(asked.plain) AND concept_word.plain = asked.plain)
      SELECT string_agg(DISTINCT '(' || replace(regexp_replace(plain, '([^ ]{4,})', '\\1:*', 'g'), ' ', ' & ') || ')', ' | ') AS query
      FROM meant JOIN concept_word USING (kind, concept_id) WHERE plain <> ''`,
    params: { phrase: 'text' },
    row: { query: 'text?' },
  },
});

/**
 * What somebody means who names a concept in full: all its names and synonyms in both languages, as a `tsquery`. Who asks for one of
 * these words finds the same as who asks for another. Words of three letters and fewer are whole: "IA" begins too many others.
 *
 * @returns null: no concept is called so
 */
export async function meaningOf(database: Queryable, phrase: string): Promise<string | null> {
  return (await sql.meaning.first(database, { phrase }))?.query ?? null;
}
