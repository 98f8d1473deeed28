import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, institutions, courses, sessions and the class log: what the first real class needs. */
export class FirstClass1795467600000 implements MigrationInterface {
  readonly name = 'FirstClass1795467600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE institution (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        name text NOT NULL,
        CONSTRAINT institution_name_check CHECK (name <> '')
      );

      CREATE TABLE campus (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        institution_id uuid NOT NULL REFERENCES institution ON DELETE CASCADE,
        name text NOT NULL,
        zone text NOT NULL,
        CONSTRAINT campus_name_check CHECK (name <> '')
      );
      CREATE UNIQUE INDEX campus_institution_id_name_idx ON campus (institution_id, name);

      CREATE TABLE term (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        institution_id uuid NOT NULL REFERENCES institution ON DELETE CASCADE,
        name text NOT NULL,
        starts_on date NOT NULL,
        ends_on date NOT NULL,
        CONSTRAINT term_dates_check CHECK (starts_on <= ends_on)
      );
      CREATE UNIQUE INDEX term_institution_id_name_idx ON term (institution_id, name);

      CREATE TABLE person (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        email text NOT NULL UNIQUE,
        name text NOT NULL,
        password_hash text,
        zone text NOT NULL,
        language text NOT NULL,
        platform_role text,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT person_email_check CHECK (email = lower(email) AND email LIKE '%_@_%'),
        CONSTRAINT person_language_check CHECK (language IN ('fr', 'en')),
        CONSTRAINT person_platform_role_check CHECK (platform_role IN ('coordinator', 'platform_admin'))
      );

      CREATE TABLE membership (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        institution_id uuid NOT NULL REFERENCES institution ON DELETE CASCADE,
        role text NOT NULL,
        CONSTRAINT membership_role_check CHECK (role IN ('student', 'lecturer', 'admin'))
      );
      CREATE UNIQUE INDEX membership_person_id_institution_id_role_idx ON membership (person_id, institution_id, role);
      CREATE INDEX membership_institution_id_idx ON membership (institution_id);

      CREATE TABLE sign_in (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        token_hash bytea NOT NULL UNIQUE,
        user_agent text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_used_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz
      );
      CREATE INDEX sign_in_person_id_idx ON sign_in (person_id);

      CREATE TABLE password_reset (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        token_hash bytea NOT NULL UNIQUE,
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX password_reset_person_id_idx ON password_reset (person_id);

      -- Counts attempts (rate-limiter-flexible names the columns; expire is in ms since the epoch).
      CREATE TABLE rate_limit (
        key varchar(255) PRIMARY KEY,
        points integer NOT NULL DEFAULT 0,
        expire bigint
      );

      CREATE TABLE course (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        institution_id uuid NOT NULL REFERENCES institution ON DELETE CASCADE,
        code text NOT NULL,
        title text NOT NULL,
        CONSTRAINT course_code_check CHECK (code <> '')
      );
      CREATE UNIQUE INDEX course_institution_id_code_idx ON course (institution_id, code);

      -- term and campus are checked at commit: a whole institution can be removed, a term or campus in use cannot.
      CREATE TABLE section (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        course_id uuid NOT NULL REFERENCES course ON DELETE CASCADE,
        term_id uuid NOT NULL REFERENCES term DEFERRABLE INITIALLY DEFERRED,
        campus_id uuid NOT NULL REFERENCES campus DEFERRABLE INITIALLY DEFERRED,
        name text NOT NULL
      );
      CREATE UNIQUE INDEX section_course_id_term_id_name_idx ON section (course_id, term_id, name);
      CREATE INDEX section_term_id_idx ON section (term_id);
      CREATE INDEX section_campus_id_idx ON section (campus_id);

      CREATE TABLE section_lecturer (
        section_id uuid NOT NULL REFERENCES section ON DELETE CASCADE,
        person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        PRIMARY KEY (section_id, person_id)
      );
      CREATE INDEX section_lecturer_person_id_idx ON section_lecturer (person_id);

      CREATE TABLE enrolment (
        section_id uuid NOT NULL REFERENCES section ON DELETE CASCADE,
        person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        PRIMARY KEY (section_id, person_id)
      );
      CREATE INDEX enrolment_person_id_idx ON enrolment (person_id);

      CREATE TABLE session (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        section_id uuid NOT NULL REFERENCES section ON DELETE CASCADE,
        topic text NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        zone text NOT NULL,
        local_start text NOT NULL,
        cancelled_at timestamptz,
        CONSTRAINT session_range_check CHECK (ends_at > starts_at),
        CONSTRAINT session_local_start_check CHECK (local_start ~ '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$')
      );
      CREATE INDEX session_section_id_starts_at_idx ON session (section_id, starts_at);
      CREATE INDEX session_starts_at_idx ON session (starts_at);

      CREATE TABLE class (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        session_id uuid NOT NULL UNIQUE REFERENCES session ON DELETE CASCADE,
        last_seq integer NOT NULL DEFAULT 0,
        opened_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz,
        CONSTRAINT class_last_seq_check CHECK (last_seq >= 0)
      );

      CREATE TABLE class_event (
        class_id uuid NOT NULL REFERENCES class ON DELETE CASCADE,
        seq integer NOT NULL,
        at timestamptz NOT NULL,
        by uuid NOT NULL REFERENCES person ON DELETE RESTRICT,
        key uuid,
        type text NOT NULL,
        body jsonb NOT NULL,
        PRIMARY KEY (class_id, seq),
        CONSTRAINT class_event_seq_check CHECK (seq > 0),
        CONSTRAINT class_event_body_check CHECK (jsonb_typeof(body) = 'object')
      );
      CREATE UNIQUE INDEX class_event_class_id_by_key_idx ON class_event (class_id, by, key) WHERE key IS NOT NULL;
      CREATE INDEX class_event_by_idx ON class_event (by);
      -- Who is in, and for how long, without reading what was said.
      CREATE INDEX class_event_presence_idx ON class_event (class_id, by, seq) WHERE type IN ('joined', 'left');

      CREATE FUNCTION refuse_rewriting_the_log() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'class_event is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
      END
      $$;
      CREATE TRIGGER class_event_no_update BEFORE UPDATE ON class_event
        FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_the_log();
      -- Depth 0 is a DELETE somebody typed; the cascade from a removed institution comes deeper and may pass.
      CREATE TRIGGER class_event_no_delete BEFORE DELETE ON class_event
        FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_rewriting_the_log();
      CREATE TRIGGER class_event_no_truncate BEFORE TRUNCATE ON class_event
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_the_log();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE class_event, class, session, enrolment, section_lecturer, section, course, rate_limit,
        password_reset, sign_in, membership, person, term, campus, institution;
      DROP FUNCTION refuse_rewriting_the_log();
    `);
  }
}
