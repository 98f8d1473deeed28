import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when somebody lectures, so that what was confided before stays with those it was for; and classes that only rehearse a session. */
export class ClassLife1795917709000 implements MigrationInterface {
  readonly name = 'ClassLife1795917709000';

  async up(runner: QueryRunner): Promise<void> {
    // Those of before are taken to have been it all along.
    for (const table of ['section_lecturer', 'session_lecturer']) {
      await runner.query(`
        ALTER TABLE ${table} ADD COLUMN created_at timestamptz NOT NULL DEFAULT '1970-01-01T00:00:00Z';
        ALTER TABLE ${table} ALTER COLUMN created_at SET DEFAULT now();
      `);
    }
    await runner.query(`
      -- A rehearsal is no session's class: whatever asks for that does not find it.
      ALTER TABLE class ALTER COLUMN session_id DROP NOT NULL,
        ADD COLUMN rehearses uuid REFERENCES session ON DELETE CASCADE,
        ADD CONSTRAINT class_of_one_check CHECK (num_nonnulls(session_id, rehearses) = 1);
      CREATE INDEX class_rehearses_idx ON class (rehearses);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM class WHERE session_id IS NULL;
      DROP INDEX class_rehearses_idx;
      ALTER TABLE class DROP CONSTRAINT class_of_one_check, DROP COLUMN rehearses, ALTER COLUMN session_id SET NOT NULL;
      ALTER TABLE section_lecturer DROP COLUMN created_at;
      ALTER TABLE session_lecturer DROP COLUMN created_at;
    `);
  }
}
