import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files of the roster are imported as those of registers are. They belong to no institution, and neither does the letter that lets an
 * imported expert in.
 */
export class RosterImport1797000002100 implements MigrationInterface {
  readonly name = 'RosterImport1797000002100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE register_import ALTER COLUMN institution_id DROP NOT NULL;
      ALTER TABLE register_import DROP CONSTRAINT register_import_kind_check,
        ADD CONSTRAINT register_import_kind_check CHECK (kind IN ('people', 'sections', 'enrolments', 'oneroster', 'experts')),
        ADD CONSTRAINT register_import_owner_check CHECK ((kind = 'experts') = (institution_id IS NULL));
      ALTER TABLE welcome_mail ALTER COLUMN institution_id DROP NOT NULL;
      CREATE UNIQUE INDEX welcome_mail_roster_idx ON welcome_mail (person_id) WHERE state = 'due' AND institution_id IS NULL;
      ALTER TABLE expert ADD COLUMN import_id uuid
        CONSTRAINT expert_import_id_fkey REFERENCES register_import ON DELETE SET NULL;
      CREATE INDEX expert_import_id_idx ON expert (import_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE expert DROP COLUMN import_id;
      DELETE FROM welcome_mail WHERE institution_id IS NULL;
      DROP INDEX welcome_mail_roster_idx;
      ALTER TABLE welcome_mail ALTER COLUMN institution_id SET NOT NULL;
      DELETE FROM register_import WHERE institution_id IS NULL;
      ALTER TABLE register_import DROP CONSTRAINT register_import_owner_check, DROP CONSTRAINT register_import_kind_check,
        ADD CONSTRAINT register_import_kind_check CHECK (kind IN ('people', 'sections', 'enrolments', 'oneroster'));
      ALTER TABLE register_import ALTER COLUMN institution_id SET NOT NULL;
    `);
  }
}
