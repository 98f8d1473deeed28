import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What mentors say of themselves has indexes, as the roster has: by beginnings of words, and by trigrams for misspelt ones. */
export class MentorSearch1797000002110 implements MigrationInterface {
  readonly name = 'MentorSearch1797000002110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX mentor_offer_search_idx ON mentor_offer USING gin (words_of(about));
      CREATE INDEX mentor_offer_alike_idx ON mentor_offer USING gin (plain_words(about) gin_trgm_ops);
      -- Loads the library, without which its setting is not known.
      SELECT similarity('', '');
      -- The index answers for this threshold alone, so the function brings it along.
      CREATE FUNCTION mentors_alike(word text) RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE ROWS 50
        SET pg_trgm.word_similarity_threshold = 0.42
        BEGIN ATOMIC
          SELECT id FROM person WHERE plain_words(word) <% plain_words(name)
          UNION ALL SELECT person_id FROM mentor_offer WHERE plain_words(word) <% plain_words(about);
        END;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION mentors_alike;
      DROP INDEX mentor_offer_search_idx, mentor_offer_alike_idx;
    `);
  }
}
