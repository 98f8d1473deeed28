import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sections that are over and put away: out of the lists, with all they were. */
export class ArchivedSections1795951200000 implements MigrationInterface {
  readonly name = 'ArchivedSections1795951200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE section ADD COLUMN archived_at timestamptz,
        ADD CONSTRAINT section_archived_check CHECK (archived_at IS NULL OR state <> 'running');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE section DROP COLUMN archived_at');
  }
}
