import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people say of attendance that the class log cannot know. It stands beside the log and changes nothing in it. */
export class AttendanceCorrections1795917309000 implements MigrationInterface {
  readonly name = 'AttendanceCorrections1795917309000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attendance_correction (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
        -- The session's own, so that the audit log finds the institution.
        section_id uuid NOT NULL REFERENCES section ON DELETE CASCADE,
        person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        mark text NOT NULL,
        reason text NOT NULL,
        corrected_by uuid REFERENCES person ON DELETE SET NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT attendance_correction_mark_check CHECK (mark IN ('present', 'excused')),
        CONSTRAINT attendance_correction_reason_check CHECK (reason <> '')
      );
      CREATE UNIQUE INDEX attendance_correction_session_id_person_id_idx ON attendance_correction (session_id, person_id);
      CREATE INDEX attendance_correction_section_id_idx ON attendance_correction (section_id);
      CREATE INDEX attendance_correction_person_id_idx ON attendance_correction (person_id);
      CREATE INDEX attendance_correction_corrected_by_idx ON attendance_correction (corrected_by);
      -- A reason may tell of an illness: the log says that it changed.
      CREATE TRIGGER attendance_correction_audit AFTER INSERT OR UPDATE ON attendance_correction
        FOR EACH ROW EXECUTE FUNCTION record_change('reason');
      CREATE TRIGGER attendance_correction_audit_removal AFTER DELETE ON attendance_correction
        FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION record_change('reason');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE attendance_correction');
  }
}
