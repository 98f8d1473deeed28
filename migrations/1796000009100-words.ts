import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One function says what a word is, for what is stored and for what is searched, whatever the locale of the database: letters and
 * digits as ICU knows them, and nothing of PostgreSQL's own parser, to which "l’environnement" is one word.
 */
export class Words1796000009100 implements MigrationInterface {
  readonly name = 'Words1796000009100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      ${dropIndexes}
      -- Without case, accents and ligatures: "ﬁn", "Œuvre" and "uwamâna" are fin, oeuvre and uwamana.
      CREATE OR REPLACE FUNCTION fold_text(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN replace(replace(replace(replace(translate(
          lower(regexp_replace(normalize(value, NFKD), '[${marks}]', '', 'g') COLLATE "und-x-icu"),
          'øđłıħŧς', 'odlihtσ'), 'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'), 'þ', 'th');
      -- Its words with one space between them, cut where they are longer than PostgreSQL's text search takes.
      CREATE FUNCTION plain_words(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN btrim(regexp_replace(
          regexp_replace(fold_text(value) COLLATE "und-x-icu", '([^[:alnum:]]|[\\u02b9-\\u02ff])+', ' ', 'g'),
          '([^ ]{200})[^ ]+', '\\1', 'g'));
      CREATE OR REPLACE FUNCTION words_of(value text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN array_to_tsvector(string_to_array(plain_words(value), ' '));
      -- All of these words, each by its beginning. Nothing matches a text without words.
      CREATE FUNCTION words_like(value text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN replace(regexp_replace(nullif(plain_words(value), ''), '([^ ]+)', '\\1:*', 'g'), ' ', ' & ')::tsquery;
      ${createIndexes}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${dropIndexes}
      CREATE OR REPLACE FUNCTION words_of(value text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN to_tsvector('simple', regexp_replace(fold_text(value), '[-_./@+]', ' ', 'g'));
      DROP FUNCTION words_like, plain_words;
      CREATE OR REPLACE FUNCTION fold_text(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN lower(regexp_replace(normalize(value, NFD), '[\\u0300-\\u036f]', '', 'g'));
      ${createIndexes}
      DROP EXTENSION pg_trgm;
    `);
  }
}

/** Accents of Latin, Greek and Cyrillic letters; vowel signs of Hebrew and Arabic. */
const marks = [
  '\\u0300-\\u036f\\u0483-\\u0489\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670',
  '\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f',
].join('');

/** They hold what the functions said of each row. */
const indexes = [
  ['person_search_idx', `person USING gin (words_of(name || ' ' || email))`],
  ['course_search_idx', `course USING gin (words_of(code || ' ' || title))`],
  ['course_translation_search_idx', 'course_translation USING gin (words_of(title))'],
  ['session_search_idx', 'session USING gin (words_of(topic))'],
] as const;
const dropIndexes = indexes.map(([name]) => `DROP INDEX ${name};`).join('\n');
const createIndexes = indexes.map(([name, what]) => `CREATE INDEX ${name} ON ${what};`).join('\n');
