import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a university runs a term with: structure, catalogue, enrolment, timetable, register, privacy and the audit log. */
export class Term1795554000000 implements MigrationInterface {
  readonly name = 'Term1795554000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `${people}${structure}${catalogue}${enrolment}${timetable}${attendance}${register}${privacy}${erasing}${audit}${versions}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${neverRewritten}
      DROP TRIGGER session_changed ON session;
      DROP TRIGGER session_sequence ON session;
      ${triggersOf(versioned, 'version')}
      ${triggersOf(
        audited.map(([table]) => table),
        'audit',
      )}
      ${triggersOf(
        audited.map(([table]) => table),
        'audit_removal',
      )}
      ALTER TABLE session DROP COLUMN series_id, DROP COLUMN series_date, DROP COLUMN room_id, DROP COLUMN sequence,
        DROP COLUMN version, DROP COLUMN created_at, DROP COLUMN updated_at;
      ALTER TABLE enrolment DROP COLUMN role, DROP COLUMN via, DROP COLUMN cohort_id, DROP COLUMN enrolled_at;
      ALTER TABLE section_lecturer DROP COLUMN role;
      ALTER TABLE section DROP COLUMN state, DROP COLUMN capacity, DROP COLUMN waiting_list, DROP COLUMN self_enrolment,
        DROP COLUMN version;
      DROP INDEX course_search_idx;
      DROP INDEX course_institution_id_code_fold_idx;
      DROP INDEX class_event_ended_idx;
      ALTER TABLE course DROP COLUMN department_id, DROP COLUMN language, DROP COLUMN description, DROP COLUMN outcomes,
        DROP COLUMN credits, DROP COLUMN level, DROP COLUMN archived_at, DROP COLUMN version;
      ALTER TABLE term DROP COLUMN version;
      ALTER TABLE campus DROP COLUMN country, DROP COLUMN link_kbps, DROP COLUMN link_note, DROP COLUMN version;
      ALTER TABLE institution DROP COLUMN country, DROP COLUMN version;
      ALTER TABLE membership DROP COLUMN suspended_at;
      DROP INDEX person_search_idx;
      ALTER TABLE person DROP COLUMN phone, DROP COLUMN languages, DROP COLUMN country, DROP COLUMN waking_from,
        DROP COLUMN waking_to, DROP COLUMN mail_changes, DROP COLUMN deactivated_at, DROP COLUMN erased_at,
        DROP COLUMN version;
      DROP TABLE audit_entry, consent, register_record, register_import, calendar_feed, notification, unavailability,
        session_lecturer, invitation_use, invitation, waiting_place, section_cohort, cohort_member, cohort,
        course_prerequisite, course_translation, closing_day, session_series, room,
        department;
      DROP FUNCTION record_change(), refuse_rewriting_the_audit(), tell_of_session(), count_session_change(), bump_version(),
        words_of(text), fold_text(text);
    `);
  }
}

/** Triggers of tables that stay; those of the others go with their tables. */
const triggersOf = (tables: string[], name: string) =>
  tables
    .filter((table) => staying.includes(table))
    .map((table) => `DROP TRIGGER ${table}_${name} ON ${table};`)
    .join(' ');
const staying = [
  'institution',
  'campus',
  'term',
  'course',
  'section',
  'section_lecturer',
  'enrolment',
  'session',
  'membership',
  'person',
];

const people = `
  -- Search ignores case and accents: "uwamana" finds "Uwamâna". Decomposed, without the combining marks.
  CREATE FUNCTION fold_text(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN lower(regexp_replace(normalize(value, NFD), '[\\u0300-\\u036f]', '', 'g'));
  -- "MAT-101" is two words, as in what readers type; PostgreSQL's own parser would find -101.
  CREATE FUNCTION words_of(value text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN to_tsvector('simple', regexp_replace(fold_text(value), '[-_./@+]', ' ', 'g'));

  ALTER TABLE person
    ADD COLUMN phone text,
    ADD COLUMN languages text[] NOT NULL DEFAULT '{}',
    ADD COLUMN country text,
    ADD COLUMN waking_from text NOT NULL DEFAULT '07:00',
    ADD COLUMN waking_to text NOT NULL DEFAULT '22:00',
    ADD COLUMN mail_changes boolean NOT NULL DEFAULT true,
    ADD COLUMN deactivated_at timestamptz,
    ADD COLUMN erased_at timestamptz,
    ADD COLUMN version integer NOT NULL DEFAULT 1,
    ADD CONSTRAINT person_country_check CHECK (country ~ '^[A-Z]{2}$'),
    ADD CONSTRAINT person_waking_check CHECK (waking_from ~ '^[0-2][0-9]:[0-5][0-9]$' AND waking_to ~ '^[0-2][0-9]:[0-5][0-9]$');
  CREATE INDEX person_search_idx ON person USING gin (words_of(name || ' ' || email));
  ALTER TABLE membership ADD COLUMN suspended_at timestamptz;
`;

const structure = `
  ALTER TABLE institution
    ADD COLUMN country text,
    ADD COLUMN version integer NOT NULL DEFAULT 1,
    ADD CONSTRAINT institution_country_check CHECK (country ~ '^[A-Z]{2}$');
  ALTER TABLE campus
    ADD COLUMN country text,
    ADD COLUMN link_kbps integer,
    ADD COLUMN link_note text NOT NULL DEFAULT '',
    ADD COLUMN version integer NOT NULL DEFAULT 1,
    ADD CONSTRAINT campus_country_check CHECK (country ~ '^[A-Z]{2}$'),
    ADD CONSTRAINT campus_link_kbps_check CHECK (link_kbps > 0);
  ALTER TABLE term ADD COLUMN version integer NOT NULL DEFAULT 1;

  CREATE TABLE room (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    campus_id uuid NOT NULL REFERENCES campus ON DELETE CASCADE,
    name text NOT NULL,
    seats integer NOT NULL,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT room_name_check CHECK (name <> ''),
    CONSTRAINT room_seats_check CHECK (seats > 0)
  );
  CREATE UNIQUE INDEX room_campus_id_name_idx ON room (campus_id, name);

  CREATE TABLE department (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    institution_id uuid NOT NULL REFERENCES institution ON DELETE CASCADE,
    code text NOT NULL,
    name text NOT NULL,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT department_code_check CHECK (code <> '')
  );
  CREATE UNIQUE INDEX department_institution_id_code_idx ON department (institution_id, code);

  CREATE TABLE closing_day (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    institution_id uuid NOT NULL REFERENCES institution ON DELETE CASCADE,
    campus_id uuid REFERENCES campus ON DELETE CASCADE,
    day date NOT NULL,
    name text NOT NULL
  );
  CREATE INDEX closing_day_institution_id_day_idx ON closing_day (institution_id, day);
  CREATE INDEX closing_day_campus_id_idx ON closing_day (campus_id);
`;

const catalogue = `
  ALTER TABLE course
    ADD COLUMN department_id uuid REFERENCES department DEFERRABLE INITIALLY DEFERRED,
    ADD COLUMN language text NOT NULL DEFAULT 'fr',
    ADD COLUMN description text NOT NULL DEFAULT '',
    ADD COLUMN outcomes text[] NOT NULL DEFAULT '{}',
    ADD COLUMN credits real,
    ADD COLUMN level text,
    ADD COLUMN archived_at timestamptz,
    ADD COLUMN version integer NOT NULL DEFAULT 1,
    ADD CONSTRAINT course_language_check CHECK (language IN ('fr', 'en', 'rw', 'rn', 'sw', 'ln')),
    ADD CONSTRAINT course_credits_check CHECK (credits BETWEEN 0 AND 60),
    ADD CONSTRAINT course_level_check CHECK (level IN ('certificate', 'bachelor', 'master', 'doctorate'));
  CREATE INDEX course_department_id_idx ON course (department_id);
  -- "inf301" and "INF301" are one course.
  CREATE UNIQUE INDEX course_institution_id_code_fold_idx ON course (institution_id, lower(code));
  CREATE INDEX course_search_idx ON course USING gin (words_of(code || ' ' || title));

  -- What the course is called and about in other languages than its own.
  CREATE TABLE course_translation (
    course_id uuid NOT NULL REFERENCES course ON DELETE CASCADE,
    language text NOT NULL,
    title text NOT NULL,
    description text NOT NULL DEFAULT '',
    outcomes text[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (course_id, language),
    CONSTRAINT course_translation_language_check CHECK (language IN ('fr', 'en', 'rw', 'rn', 'sw', 'ln'))
  );
  CREATE INDEX course_translation_search_idx ON course_translation USING gin (words_of(title));

  CREATE TABLE course_prerequisite (
    course_id uuid NOT NULL REFERENCES course ON DELETE CASCADE,
    prerequisite_id uuid NOT NULL REFERENCES course ON DELETE CASCADE,
    PRIMARY KEY (course_id, prerequisite_id),
    CONSTRAINT course_prerequisite_other_check CHECK (course_id <> prerequisite_id)
  );
  CREATE INDEX course_prerequisite_prerequisite_id_idx ON course_prerequisite (prerequisite_id);

  ALTER TABLE section
    ADD COLUMN state text NOT NULL DEFAULT 'open',
    ADD COLUMN capacity integer,
    ADD COLUMN waiting_list boolean NOT NULL DEFAULT true,
    ADD COLUMN self_enrolment boolean NOT NULL DEFAULT false,
    ADD COLUMN version integer NOT NULL DEFAULT 1,
    ADD CONSTRAINT section_state_check CHECK (state IN ('draft', 'open', 'running', 'finished', 'cancelled')),
    ADD CONSTRAINT section_capacity_check CHECK (capacity > 0);
  ALTER TABLE section_lecturer
    ADD COLUMN role text NOT NULL DEFAULT 'lecturer',
    ADD CONSTRAINT section_lecturer_role_check CHECK (role IN ('lecturer', 'assistant'));
`;

const enrolment = `
  -- A named set of students that is enrolled together: "Bac 2 Informatique, Butare".
  CREATE TABLE cohort (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    institution_id uuid NOT NULL REFERENCES institution ON DELETE CASCADE,
    department_id uuid REFERENCES department DEFERRABLE INITIALLY DEFERRED,
    campus_id uuid REFERENCES campus DEFERRABLE INITIALLY DEFERRED,
    name text NOT NULL,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT cohort_name_check CHECK (name <> '')
  );
  CREATE UNIQUE INDEX cohort_institution_id_name_idx ON cohort (institution_id, name);
  CREATE INDEX cohort_department_id_idx ON cohort (department_id);
  CREATE INDEX cohort_campus_id_idx ON cohort (campus_id);

  CREATE TABLE cohort_member (
    cohort_id uuid NOT NULL REFERENCES cohort ON DELETE CASCADE,
    person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    PRIMARY KEY (cohort_id, person_id)
  );
  CREATE INDEX cohort_member_person_id_idx ON cohort_member (person_id);

  CREATE TABLE section_cohort (
    section_id uuid NOT NULL REFERENCES section ON DELETE CASCADE,
    cohort_id uuid NOT NULL REFERENCES cohort ON DELETE CASCADE,
    PRIMARY KEY (section_id, cohort_id)
  );
  CREATE INDEX section_cohort_cohort_id_idx ON section_cohort (cohort_id);

  ALTER TABLE enrolment
    ADD COLUMN role text NOT NULL DEFAULT 'student',
    ADD COLUMN via text NOT NULL DEFAULT 'admin',
    ADD COLUMN cohort_id uuid REFERENCES cohort ON DELETE SET NULL,
    ADD COLUMN enrolled_at timestamptz NOT NULL DEFAULT now(),
    ADD CONSTRAINT enrolment_role_check CHECK (role IN ('student', 'assistant')),
    ADD CONSTRAINT enrolment_via_check CHECK (via IN ('admin', 'cohort', 'self', 'link', 'register', 'waiting_list'));
  CREATE INDEX enrolment_cohort_id_idx ON enrolment (cohort_id);

  CREATE TABLE waiting_place (
    section_id uuid NOT NULL REFERENCES section ON DELETE CASCADE,
    person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    -- The cohort the person came with, if they did.
    cohort_id uuid REFERENCES cohort ON DELETE SET NULL,
    -- Not now(): two who asked in one transaction still have an order.
    since timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (section_id, person_id)
  );
  CREATE INDEX waiting_place_section_id_since_idx ON waiting_place (section_id, since);
  CREATE INDEX waiting_place_person_id_idx ON waiting_place (person_id);
  CREATE INDEX waiting_place_cohort_id_idx ON waiting_place (cohort_id);

  -- To one address, or a link for many (email is null); into an institution, or into one section of it.
  CREATE TABLE invitation (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    institution_id uuid NOT NULL REFERENCES institution ON DELETE CASCADE,
    section_id uuid REFERENCES section ON DELETE CASCADE,
    role text NOT NULL,
    email text,
    name text NOT NULL DEFAULT '',
    language text NOT NULL DEFAULT 'fr',
    token_hash bytea NOT NULL UNIQUE,
    most_uses integer,
    -- The link that an address was given to: the letter to it shows that it is the person's own.
    link_id uuid REFERENCES invitation ON DELETE CASCADE,
    created_by uuid REFERENCES person ON DELETE SET NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CONSTRAINT invitation_role_check CHECK (role IN ('student', 'lecturer', 'admin')),
    CONSTRAINT invitation_email_check CHECK (email = lower(email) AND email LIKE '%_@_%'),
    CONSTRAINT invitation_language_check CHECK (language IN ('fr', 'en')),
    CONSTRAINT invitation_most_uses_check CHECK (most_uses > 0)
  );
  CREATE INDEX invitation_institution_id_idx ON invitation (institution_id);
  CREATE INDEX invitation_section_id_idx ON invitation (section_id);
  CREATE INDEX invitation_link_id_idx ON invitation (link_id);
  CREATE INDEX invitation_created_by_idx ON invitation (created_by);

  CREATE TABLE invitation_use (
    invitation_id uuid NOT NULL REFERENCES invitation ON DELETE CASCADE,
    person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    used_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (invitation_id, person_id)
  );
  CREATE INDEX invitation_use_person_id_idx ON invitation_use (person_id);
`;

const timetable = `
  -- One RFC 5545 rule; its sessions are rows of their own, so that each can be moved, cancelled and attended.
  CREATE TABLE session_series (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    section_id uuid NOT NULL REFERENCES section ON DELETE CASCADE,
    rule text NOT NULL,
    local_start text NOT NULL,
    minutes integer NOT NULL,
    zone text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT session_series_minutes_check CHECK (minutes > 0),
    CONSTRAINT session_series_local_start_check CHECK (local_start ~ '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$')
  );
  CREATE INDEX session_series_section_id_idx ON session_series (section_id);

  ALTER TABLE session
    ADD COLUMN series_id uuid REFERENCES session_series ON DELETE SET NULL,
    -- The rule's own local start that this session stands for, also after it was moved.
    ADD COLUMN series_date text,
    ADD COLUMN room_id uuid REFERENCES room DEFERRABLE INITIALLY DEFERRED,
    ADD COLUMN sequence integer NOT NULL DEFAULT 0,
    ADD COLUMN version integer NOT NULL DEFAULT 1,
    ADD COLUMN created_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();
  CREATE UNIQUE INDEX session_series_id_series_date_idx ON session (series_id, series_date);
  CREATE INDEX session_room_id_starts_at_idx ON session (room_id, starts_at);

  -- Who teaches this one session instead of the section's lecturers; none: the section's.
  CREATE TABLE session_lecturer (
    session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
    person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    PRIMARY KEY (session_id, person_id)
  );
  CREATE INDEX session_lecturer_person_id_idx ON session_lecturer (person_id);

  CREATE TABLE unavailability (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    local_start text NOT NULL,
    minutes integer NOT NULL,
    zone text NOT NULL,
    -- RFC 5545 rule; null: once.
    rule text,
    note text NOT NULL DEFAULT '',
    CONSTRAINT unavailability_minutes_check CHECK (minutes > 0),
    CONSTRAINT unavailability_local_start_check CHECK (local_start ~ '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$')
  );
  CREATE INDEX unavailability_person_id_idx ON unavailability (person_id);

  -- What a person is told, in the app and by mail. The key makes it once.
  CREATE TABLE notification (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    key text NOT NULL,
    kind text NOT NULL,
    facts jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    read_at timestamptz,
    mail_state text NOT NULL DEFAULT 'none',
    mail_due_at timestamptz,
    mail_attempts integer NOT NULL DEFAULT 0,
    mailed_at timestamptz,
    CONSTRAINT notification_mail_state_check CHECK (mail_state IN ('none', 'due', 'sent', 'failed'))
  );
  CREATE UNIQUE INDEX notification_person_id_key_idx ON notification (person_id, key);
  CREATE INDEX notification_person_id_created_at_idx ON notification (person_id, created_at);
  CREATE INDEX notification_due_idx ON notification (mail_due_at) WHERE mail_state = 'due';

  -- A secret address for calendar programs: of a person, or of one section for a person. The secret is derived, not kept.
  CREATE TABLE calendar_feed (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    section_id uuid REFERENCES section ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz,
    revoked_at timestamptz
  );
  CREATE INDEX calendar_feed_person_id_idx ON calendar_feed (person_id);
  CREATE INDEX calendar_feed_section_id_idx ON calendar_feed (section_id);

  CREATE FUNCTION count_session_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    NEW.updated_at := now();
    IF (NEW.starts_at, NEW.ends_at, NEW.zone, NEW.local_start, NEW.cancelled_at, NEW.room_id, NEW.topic)
      IS DISTINCT FROM (OLD.starts_at, OLD.ends_at, OLD.zone, OLD.local_start, OLD.cancelled_at, OLD.room_id, OLD.topic)
      AND NEW.sequence = OLD.sequence THEN
      NEW.sequence := OLD.sequence + 1;
    END IF;
    RETURN NEW;
  END
  $$;
  CREATE TRIGGER session_sequence BEFORE UPDATE ON session
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION count_session_change();

  -- Equal notices of one transaction are sent once by PostgreSQL itself.
  CREATE FUNCTION tell_of_session() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('timetable', coalesce(NEW.section_id, OLD.section_id)::text);
    RETURN NULL;
  END
  $$;
  CREATE TRIGGER session_changed AFTER INSERT OR UPDATE OR DELETE ON session
    FOR EACH ROW EXECUTE FUNCTION tell_of_session();
`;

const attendance = `
  -- Where classes ended: attendance over a term asks for a thousand at once.
  CREATE INDEX class_event_ended_idx ON class_event (class_id, seq) WHERE type = 'class-ended';
`;

const register = `
  CREATE TABLE register_import (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    institution_id uuid NOT NULL REFERENCES institution ON DELETE CASCADE,
    created_by uuid REFERENCES person ON DELETE SET NULL,
    kind text NOT NULL,
    file_name text NOT NULL,
    -- Kept until it is applied or dropped: it is full of personal data.
    content bytea,
    state text NOT NULL DEFAULT 'checking',
    overwrite boolean NOT NULL DEFAULT false,
    lines_total integer NOT NULL DEFAULT 0,
    lines_done integer NOT NULL DEFAULT 0,
    summary jsonb NOT NULL DEFAULT '{}',
    changes jsonb NOT NULL DEFAULT '[]',
    problems jsonb NOT NULL DEFAULT '[]',
    failure text,
    created_at timestamptz NOT NULL DEFAULT now(),
    applied_at timestamptz,
    CONSTRAINT register_import_kind_check CHECK (kind IN ('people', 'sections', 'enrolments', 'oneroster')),
    CONSTRAINT register_import_state_check CHECK (state IN ('checking', 'checked', 'applying', 'applied', 'failed', 'dropped'))
  );
  CREATE INDEX register_import_institution_id_created_at_idx ON register_import (institution_id, created_at);
  CREATE INDEX register_import_created_by_idx ON register_import (created_by);

  -- The register's own id of a thing, and what it said of it last: what differs from that now was changed by hand.
  CREATE TABLE register_record (
    institution_id uuid NOT NULL REFERENCES institution ON DELETE CASCADE,
    kind text NOT NULL,
    external_id text NOT NULL,
    object_id uuid NOT NULL,
    said jsonb NOT NULL,
    import_id uuid REFERENCES register_import ON DELETE SET NULL,
    PRIMARY KEY (institution_id, kind, external_id),
    CONSTRAINT register_record_kind_check CHECK (kind IN ('org', 'term', 'course', 'section', 'person', 'enrolment'))
  );
  CREATE UNIQUE INDEX register_record_object_idx ON register_record (institution_id, kind, object_id);
  CREATE INDEX register_record_object_id_idx ON register_record (object_id);
  CREATE INDEX register_record_import_id_idx ON register_record (import_id);
`;

/** What the first migration made: the log is never rewritten. */
const neverRewritten = `
  CREATE OR REPLACE FUNCTION refuse_rewriting_the_log() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'class_event is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
  END
  $$;
`;

const erasing = `
  -- The one exception: of the events of a person who is being erased (set_config('ikiraro.erasing', ..., true)), the name and what
  -- was said give way to these very words. Who came and went when stays, so that figures do.
  CREATE OR REPLACE FUNCTION refuse_rewriting_the_log() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' THEN
      IF to_jsonb(OLD) ->> 'by' = current_setting('ikiraro.erasing', true)
        AND to_jsonb(NEW) = to_jsonb(OLD) || jsonb_build_object('body', OLD.body || CASE OLD.type
          WHEN 'joined' THEN '{"name": "N. N."}'::jsonb
          WHEN 'message-posted' THEN '{"text": "…"}'::jsonb END)
      THEN
        RETURN NEW;
      END IF;
    END IF;
    RAISE EXCEPTION 'class_event is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
  END
  $$;
`;

const privacy = `
  CREATE TABLE consent (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    purpose text NOT NULL,
    basis text NOT NULL,
    text_version text NOT NULL,
    given_at timestamptz NOT NULL DEFAULT now(),
    withdrawn_at timestamptz,
    CONSTRAINT consent_purpose_check CHECK (purpose IN ('account', 'transfer_abroad', 'recording')),
    CONSTRAINT consent_basis_check CHECK (basis IN ('consent', 'contract', 'public_interest', 'legal_obligation'))
  );
  CREATE INDEX consent_person_id_idx ON consent (person_id);
`;

/** [table, columns of which only the name is recorded: personal data and secrets]. */
const audited: [table: string, ...hidden: string[]][] = [
  ['institution'],
  ['campus'],
  ['room'],
  ['department'],
  ['closing_day'],
  ['term'],
  ['course'],
  ['course_translation'],
  ['course_prerequisite'],
  ['section'],
  ['section_lecturer'],
  ['enrolment'],
  ['waiting_place'],
  ['cohort'],
  ['cohort_member'],
  ['section_cohort'],
  ['session_series'],
  ['session'],
  ['session_lecturer'],
  ['membership'],
  ['invitation', 'email', 'name', 'token_hash'],
  ['person', 'email', 'name', 'phone', 'password_hash', 'zone', 'languages', 'country', 'waking_from', 'waking_to'],
];

const namesOf = (columns: readonly string[]) => columns.map((column) => `'${column}'`).join(', ');

const audit = `
  CREATE TABLE audit_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now(),
    -- Ids without references: what was removed stays in the log.
    institution_id uuid,
    actor_id uuid,
    source text NOT NULL,
    action text NOT NULL,
    kind text NOT NULL,
    object_id uuid,
    section_id uuid,
    person_id uuid,
    changes jsonb NOT NULL,
    CONSTRAINT audit_entry_action_check CHECK (action IN ('create', 'update', 'remove'))
  );
  CREATE INDEX audit_entry_institution_id_id_idx ON audit_entry (institution_id, id);
  CREATE INDEX audit_entry_object_id_idx ON audit_entry (object_id);
  CREATE INDEX audit_entry_actor_id_idx ON audit_entry (actor_id);

  -- Who does it is told by set_config('ikiraro.actor', ..., true) in the same transaction, the way by 'ikiraro.source'.
  CREATE FUNCTION record_change() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    before jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) ELSE '{}' END;
    after jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) ELSE '{}' END;
    it jsonb := CASE WHEN TG_OP = 'DELETE' THEN before ELSE after END;
    changed jsonb;
    its_section uuid := (it->>'section_id')::uuid;
    its_institution uuid := (it->>'institution_id')::uuid;
  BEGIN
    SELECT jsonb_object_agg(key, CASE WHEN key = ANY(TG_ARGV) THEN '[]'
        ELSE jsonb_build_array(before->key, after->key) END)
      INTO changed
      FROM jsonb_object_keys(before || after) AS key
      WHERE (before->key) IS DISTINCT FROM (after->key)
        AND key <> ALL('{id,version,sequence,created_at,updated_at}'::text[]);
    IF changed IS NULL THEN
      RETURN NULL;
    END IF;
    IF its_institution IS NULL THEN
      CASE TG_TABLE_NAME
        WHEN 'institution' THEN its_institution := (it->>'id')::uuid;
        WHEN 'room' THEN
          SELECT institution_id INTO its_institution FROM campus WHERE id = (it->>'campus_id')::uuid;
        WHEN 'cohort_member' THEN
          SELECT institution_id INTO its_institution FROM cohort WHERE id = (it->>'cohort_id')::uuid;
        WHEN 'section', 'course_translation', 'course_prerequisite' THEN
          SELECT institution_id INTO its_institution FROM course WHERE id = (it->>'course_id')::uuid;
        WHEN 'session_lecturer' THEN
          SELECT session.section_id INTO its_section FROM session WHERE id = (it->>'session_id')::uuid;
        ELSE NULL;
      END CASE;
    END IF;
    IF TG_TABLE_NAME = 'section' THEN
      its_section := (it->>'id')::uuid;
    END IF;
    IF its_institution IS NULL AND its_section IS NOT NULL THEN
      SELECT course.institution_id INTO its_institution
        FROM section JOIN course ON course.id = section.course_id WHERE section.id = its_section;
    END IF;
    INSERT INTO audit_entry (institution_id, actor_id, source, action, kind, object_id, section_id, person_id, changes)
    VALUES (
      its_institution,
      nullif(current_setting('ikiraro.actor', true), '')::uuid,
      coalesce(nullif(current_setting('ikiraro.source', true), ''), 'system'),
      CASE TG_OP WHEN 'INSERT' THEN 'create' WHEN 'UPDATE' THEN 'update' ELSE 'remove' END,
      TG_TABLE_NAME,
      CASE TG_TABLE_NAME
        WHEN 'cohort_member' THEN it->>'cohort_id' WHEN 'session_lecturer' THEN it->>'session_id'
        WHEN 'course_translation' THEN it->>'course_id' WHEN 'course_prerequisite' THEN it->>'course_id'
        ELSE coalesce(it->>'id', it->>'section_id') END::uuid,
      its_section,
      CASE WHEN TG_TABLE_NAME = 'person' THEN it->>'id' ELSE it->>'person_id' END::uuid,
      changed
    );
    RETURN NULL;
  END
  $$;
  ${audited
    .map(
      ([table, ...hidden]) => `
  CREATE TRIGGER ${table}_audit AFTER INSERT OR UPDATE ON ${table}
    FOR EACH ROW EXECUTE FUNCTION record_change(${namesOf(hidden)});
  -- What goes because something above it went is not told again: a cascade comes deeper.
  CREATE TRIGGER ${table}_audit_removal AFTER DELETE ON ${table}
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION record_change(${namesOf(hidden)});`,
    )
    .join('')}

  CREATE FUNCTION refuse_rewriting_the_audit() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'audit_entry is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
  END
  $$;
  CREATE TRIGGER audit_entry_no_rewriting BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_the_audit();
  CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_the_audit();
`;

const versioned = [
  'person',
  'institution',
  'campus',
  'room',
  'department',
  'term',
  'course',
  'section',
  'cohort',
  'session',
  'session_series',
];

const versions = `
  -- Optimistic locking: an edit names the version it was made from.
  CREATE FUNCTION bump_version() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    NEW.version := OLD.version + 1;
    RETURN NEW;
  END
  $$;
  ${versioned
    .map(
      (table) => `
  CREATE TRIGGER ${table}_version BEFORE UPDATE ON ${table}
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION bump_version();`,
    )
    .join('')}
`;
