/** SQL of a text search over people: what they know is found by every word of its concepts, in both languages. */

/** Words of the vocabulary that somebody can mean who types one that is not in it. */
const mostAlike = 5;

/** `tsquery` of words in the vocabulary of concepts that are like a misspelt one; null: there are none. */
export const alikeInVocabulary = (word: string): string => `(
    SELECT string_agg(word || ':*', ' | ')::tsquery FROM (
      SELECT word FROM concept_vocabulary WHERE word % plain_words(${word})
      GROUP BY word ORDER BY similarity(word, plain_words(${word})) DESC, word LIMIT ${mostAlike}) AS near)`;

/**
 * Ids of people who know a concept, or something within it, that is found by a query.
 *
 * @param query SQL of a `tsquery`
 * @param more selects of ids by other concepts: `concept` has their `kind` and `concept_id`
 */
export const knowing = (query: string, more: readonly string[] = []): string => `
    WITH concept AS MATERIALIZED (SELECT DISTINCT kind, concept_id FROM concept_word WHERE words_of(plain) @@ ${query})
    ${[
      `SELECT person_id FROM concept JOIN field_of_education ON starts_with(code, concept_id)
      JOIN person_field ON field_code = code WHERE kind = 'field'`,
      `SELECT person_id FROM concept JOIN person_skill ON key = concept_id WHERE kind = 'skill'`,
      ...more,
    ].join('\n    UNION ALL ')}`;

/** Ids of people who have the words of a query in a free skill. */
export const withFreeSkill = (query: string): string =>
  `SELECT person_id FROM person_skill WHERE text IS NOT NULL AND words_of(text) @@ ${query}`;
