import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What experts, needs and missions are described by: fields of education, donor sectors, skills, and the words by which they are found. */
export class Classifications1797000000600 implements MigrationInterface {
  readonly name = 'Classifications1797000000600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE field_of_education (
        code text PRIMARY KEY,
        parent_code text REFERENCES field_of_education,
        name_en text NOT NULL,
        name_fr text NOT NULL,
        withdrawn boolean NOT NULL DEFAULT false,
        CONSTRAINT field_of_education_code_check CHECK (code ~ '^[0-9]{2,4}$'),
        CONSTRAINT field_of_education_parent_check
          CHECK (parent_code IS NOT DISTINCT FROM CASE WHEN length(code) > 2 THEN left(code, -1) END)
      );
      CREATE INDEX ON field_of_education (parent_code);
      CREATE TABLE sector (
        code text PRIMARY KEY,
        category text NOT NULL,
        name_en text NOT NULL,
        name_fr text NOT NULL,
        withdrawn boolean NOT NULL DEFAULT false,
        CONSTRAINT sector_code_check CHECK (code ~ '^[0-9]{5}$'),
        CONSTRAINT sector_category_check CHECK (category ~ '^[0-9]{3}$')
      );
      CREATE TABLE skill (
        id uuid PRIMARY KEY,
        name_en text NOT NULL,
        name_fr text NOT NULL,
        withdrawn boolean NOT NULL DEFAULT false
      );
      CREATE TABLE concept_word (
        kind text NOT NULL,
        concept_id text NOT NULL,
        language text NOT NULL,
        text text NOT NULL,
        source text NOT NULL,
        plain text NOT NULL,
        PRIMARY KEY (kind, concept_id, language, text),
        CONSTRAINT concept_word_kind_check CHECK (kind IN ('field', 'sector', 'skill')),
        CONSTRAINT concept_word_language_check CHECK (language IN ('fr', 'en')),
        CONSTRAINT concept_word_source_check CHECK (source IN ('name', 'other', 'synonym'))
      );
      -- The lists are loaded once in a while, and searched at once: nothing may wait in a list of pending entries.
      CREATE INDEX concept_word_words_idx ON concept_word USING gin (words_of(plain)) WITH (fastupdate = off);
      CREATE TABLE concept_vocabulary (
        kind text NOT NULL,
        word text NOT NULL,
        PRIMARY KEY (kind, word),
        CONSTRAINT concept_vocabulary_kind_check CHECK (kind IN ('field', 'sector', 'skill'))
      );
      CREATE INDEX concept_vocabulary_alike_idx ON concept_vocabulary USING gin (word gin_trgm_ops) WITH (fastupdate = off);
      CREATE TABLE classification_edition (
        digest text PRIMARY KEY,
        loaded_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE classification_edition, concept_vocabulary, concept_word, skill, sector, field_of_education',
    );
  }
}
