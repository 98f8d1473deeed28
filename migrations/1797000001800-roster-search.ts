import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is searched on the roster has indexes: by beginnings of words, and by trigrams for misspelt ones. */
export class RosterSearch1797000001800 implements MigrationInterface {
  readonly name = 'RosterSearch1797000001800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX person_name_search_idx ON person USING gin (words_of(name));
      CREATE INDEX expert_search_idx ON expert USING gin (words_of(headline));
      CREATE INDEX person_skill_search_idx ON person_skill USING gin (words_of(text)) WHERE text IS NOT NULL;
      CREATE INDEX person_name_alike_idx ON person USING gin (plain_words(name) gin_trgm_ops);
      CREATE INDEX expert_alike_idx ON expert USING gin (plain_words(headline) gin_trgm_ops);
      CREATE INDEX person_skill_alike_idx ON person_skill USING gin (plain_words(text) gin_trgm_ops) WHERE text IS NOT NULL;
      -- Loads the library, without which its setting is not known.
      SELECT similarity('', '');
      -- The index answers for this threshold alone, so the function brings it along.
      CREATE FUNCTION experts_alike(word text) RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE ROWS 50
        SET pg_trgm.word_similarity_threshold = 0.42
        BEGIN ATOMIC
          SELECT id FROM person WHERE plain_words(word) <% plain_words(name)
          UNION ALL SELECT person_id FROM expert WHERE plain_words(word) <% plain_words(headline)
          UNION ALL SELECT person_id FROM person_skill WHERE text IS NOT NULL AND plain_words(word) <% plain_words(text);
        END;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION experts_alike;
      DROP INDEX person_name_search_idx, expert_search_idx, person_skill_search_idx,
        person_name_alike_idx, expert_alike_idx, person_skill_alike_idx;
    `);
  }
}
