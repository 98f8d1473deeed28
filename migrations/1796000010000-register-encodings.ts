import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An import that waits until somebody has said how its file is to be read, and what was said. */
export class RegisterEncodings1796000010000 implements MigrationInterface {
  readonly name = 'RegisterEncodings1796000010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE register_import ADD COLUMN encoding text, ADD COLUMN readings jsonb,
        DROP CONSTRAINT register_import_state_check,
        ADD CONSTRAINT register_import_state_check
          CHECK (state IN ('checking', 'asking', 'checked', 'applying', 'applied', 'failed', 'dropped'));
    `);
  }

  /** The version before would read a file by what it guesses: what waits is dropped. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE register_import SET state = 'dropped', content = NULL, changes = '[]', problems = '[]'
        WHERE state = 'asking' OR (state = 'checked' AND encoding IS NOT NULL);
      ALTER TABLE register_import DROP COLUMN encoding, DROP COLUMN readings,
        DROP CONSTRAINT register_import_state_check,
        ADD CONSTRAINT register_import_state_check
          CHECK (state IN ('checking', 'checked', 'applying', 'applied', 'failed', 'dropped'));
    `);
  }
}
