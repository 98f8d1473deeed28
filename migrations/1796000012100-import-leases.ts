import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until when the process that has an import in hand has said that it is there: another one that starts leaves it alone. */
export class ImportLeases1796000012100 implements MigrationInterface {
  readonly name = 'ImportLeases1796000012100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE register_import ADD COLUMN leased_until timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE register_import DROP COLUMN leased_until');
  }
}
