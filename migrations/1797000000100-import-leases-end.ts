import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which process has an import in hand is known by its job. */
export class ImportLeasesEnd1797000000100 implements MigrationInterface {
  readonly name = 'ImportLeasesEnd1797000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE register_import DROP COLUMN leased_until');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE register_import ADD COLUMN leased_until timestamptz');
  }
}
