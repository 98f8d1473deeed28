import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A session belongs to a section, or to another owner, which keeps its title and its participants here. The view says who takes part in a session as what,
 * whatever owns it. The audit log is an institution's, so sessions of other owners are not in it.
 */
export class SessionOwners1797000000700 implements MigrationInterface {
  readonly name = 'SessionOwners1797000000700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE session_owner (
        id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT session_owner_pkey PRIMARY KEY,
        kind text NOT NULL CONSTRAINT session_owner_kind_check CHECK (kind ~ '^[a-z-]{1,40}$' AND kind <> 'section'),
        title text NOT NULL CONSTRAINT session_owner_title_check CHECK (title <> ''),
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE session_owner_participant (
        owner_id uuid NOT NULL CONSTRAINT session_owner_participant_owner_id_fkey REFERENCES session_owner (id) ON DELETE CASCADE,
        person_id uuid NOT NULL CONSTRAINT session_owner_participant_person_id_fkey REFERENCES person (id) ON DELETE CASCADE,
        role text NOT NULL CONSTRAINT session_owner_participant_role_check CHECK (role IN ('host', 'listener')),
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT session_owner_participant_pkey PRIMARY KEY (owner_id, person_id)
      );
      CREATE INDEX session_owner_participant_person_id_idx ON session_owner_participant (person_id);
      ALTER TABLE session ALTER COLUMN section_id DROP NOT NULL,
        ADD COLUMN owner_id uuid CONSTRAINT session_owner_id_fkey REFERENCES session_owner (id) ON DELETE CASCADE,
        ADD CONSTRAINT session_of_one_check CHECK (num_nonnulls(section_id, owner_id) = 1);
      CREATE INDEX session_owner_id_starts_at_idx ON session (owner_id, starts_at);
      CREATE VIEW session_participant AS
        SELECT session.id AS session_id, person_id, 'host'::text AS role, section_lecturer.created_at
          FROM session JOIN section_lecturer ON section_lecturer.section_id = session.section_id
        UNION ALL SELECT session_id, person_id, 'host', created_at FROM session_lecturer
        UNION ALL SELECT session.id, person_id, 'listener', enrolment.enrolled_at
          FROM session JOIN enrolment ON enrolment.section_id = session.section_id
        UNION ALL SELECT session.id, person_id, role, session_owner_participant.created_at
          FROM session JOIN session_owner_participant ON session_owner_participant.owner_id = session.owner_id`);
    await this.#audit(runner, 'WHEN (NEW.section_id IS NOT NULL)', 'AND OLD.section_id IS NOT NULL');
    await this.#tell(runner, 'coalesce(NEW.section_id, OLD.section_id, NEW.owner_id, OLD.owner_id)');
  }

  /** Sessions of other owners than sections go with their owners: the version before has no place for them. */
  async down(runner: QueryRunner): Promise<void> {
    await this.#tell(runner, 'coalesce(NEW.section_id, OLD.section_id)');
    await this.#audit(runner, '', '');
    await runner.query(`
      DROP VIEW session_participant;
      DELETE FROM session_owner;
      ALTER TABLE session DROP COLUMN owner_id, ALTER COLUMN section_id SET NOT NULL;
      DROP TABLE session_owner_participant;
      DROP TABLE session_owner`);
  }

  async #audit(runner: QueryRunner, changes: string, removals: string): Promise<void> {
    await runner.query(`
      DROP TRIGGER session_audit ON session;
      DROP TRIGGER session_audit_removal ON session;
      CREATE TRIGGER session_audit AFTER INSERT OR UPDATE ON session
        FOR EACH ROW ${changes} EXECUTE FUNCTION record_change('change_reason');
      CREATE TRIGGER session_audit_removal AFTER DELETE ON session
        FOR EACH ROW WHEN (pg_trigger_depth() = 0 ${removals}) EXECUTE FUNCTION record_change('change_reason')`);
  }

  async #tell(runner: QueryRunner, id: string): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION tell_of_session() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM pg_notify('timetable', ${id}::text);
          RETURN NULL;
        END
      $$`);
  }
}
