import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests that wait are found by when they end. An offer counts those that its mentor left without an answer, in a row. */
export class MentoringDeadlines1797000001100 implements MigrationInterface {
  readonly name = 'MentoringDeadlines1797000001100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mentor_offer ADD COLUMN unanswered integer NOT NULL DEFAULT 0;
      ALTER TABLE mentoring_request ADD COLUMN reminded_at timestamptz;
      CREATE INDEX mentoring_request_expires_at_idx ON mentoring_request (expires_at) WHERE state IN ('open', 'asked')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX mentoring_request_expires_at_idx;
      ALTER TABLE mentoring_request DROP COLUMN reminded_at;
      ALTER TABLE mentor_offer DROP COLUMN unanswered`);
  }
}
