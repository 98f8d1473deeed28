import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Parts of a name as a register says them, beside the name that is shown. Whoever writes the name by hand says nothing of parts: what
 * a register said of them holds no more.
 */
export class NameParts1796000011100 implements MigrationInterface {
  readonly name = 'NameParts1796000011100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person ADD COLUMN given_name text, ADD COLUMN middle_name text, ADD COLUMN family_name text;
      CREATE FUNCTION forget_name_parts() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.given_name := NULL;
        NEW.middle_name := NULL;
        NEW.family_name := NULL;
        RETURN NEW;
      END
      $$;
      CREATE TRIGGER person_name_parts BEFORE UPDATE ON person FOR EACH ROW
        WHEN (NEW.name IS DISTINCT FROM OLD.name AND current_setting('ikiraro.source', true) IS DISTINCT FROM 'register')
        EXECUTE FUNCTION forget_name_parts();
      ${audit([...hidden, 'given_name', 'middle_name', 'family_name'])}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER person_name_parts ON person;
      DROP FUNCTION forget_name_parts();
      ALTER TABLE person DROP COLUMN given_name, DROP COLUMN middle_name, DROP COLUMN family_name;
      ${audit(hidden)}
    `);
  }
}

/** Columns whose contents the log does not keep. */
const hidden = ['email', 'name', 'phone', 'password_hash', 'zone', 'languages', 'country', 'waking_from', 'waking_to'];

const audit = (columns: readonly string[]) => `
  DROP TRIGGER person_audit ON person;
  DROP TRIGGER person_audit_removal ON person;
  CREATE TRIGGER person_audit AFTER INSERT OR UPDATE ON person
    FOR EACH ROW EXECUTE FUNCTION record_change(${columns.map((column) => `'${column}'`).join(', ')});
  CREATE TRIGGER person_audit_removal AFTER DELETE ON person
    FOR EACH ROW WHEN (pg_trigger_depth() = 0)
    EXECUTE FUNCTION record_change(${columns.map((column) => `'${column}'`).join(', ')});`;
