import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of a deactivated account: whether its person opens it with a new password, or only an operator opens it again. */
export class ClosedByOperator1796000013000 implements MigrationInterface {
  readonly name = 'ClosedByOperator1796000013000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE person ADD COLUMN closed_by_operator boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE person DROP COLUMN closed_by_operator');
  }
}
