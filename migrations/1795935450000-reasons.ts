import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a session was moved or cancelled, in the words of whoever did it. */
export class Reasons1795935450000 implements MigrationInterface {
  readonly name = 'Reasons1795935450000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE session ADD COLUMN change_reason text
        CONSTRAINT session_change_reason_check CHECK (change_reason <> '');
      -- A reason may tell of an illness: the log says that it changed.
      ${auditedWith("'change_reason'")}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${auditedWith('')}
      ALTER TABLE session DROP COLUMN change_reason;
    `);
  }
}

const auditedWith = (hidden: string) => `
  DROP TRIGGER session_audit ON session;
  DROP TRIGGER session_audit_removal ON session;
  CREATE TRIGGER session_audit AFTER INSERT OR UPDATE ON session
    FOR EACH ROW EXECUTE FUNCTION record_change(${hidden});
  CREATE TRIGGER session_audit_removal AFTER DELETE ON session
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION record_change(${hidden});`;
