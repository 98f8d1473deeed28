import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions are found by the words of their topics. */
export class SessionSearch1795936300000 implements MigrationInterface {
  readonly name = 'SessionSearch1795936300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX session_search_idx ON session USING gin (words_of(topic))');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX session_search_idx');
  }
}
