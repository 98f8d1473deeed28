-- Generated from the migrated database by libs/database/src/schema-text.ts; a test keeps it true. Do not edit.

CREATE EXTENSION pg_trgm;

CREATE OR REPLACE FUNCTION public.bump_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    NEW.version := OLD.version + 1;
    RETURN NEW;
  END
  $function$;

CREATE OR REPLACE FUNCTION public.count_session_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    NEW.updated_at := now();
    IF (NEW.starts_at, NEW.ends_at, NEW.zone, NEW.local_start, NEW.cancelled_at, NEW.room_id, NEW.topic)
      IS DISTINCT FROM (OLD.starts_at, OLD.ends_at, OLD.zone, OLD.local_start, OLD.cancelled_at, OLD.room_id, OLD.topic)
      AND NEW.sequence = OLD.sequence THEN
      NEW.sequence := OLD.sequence + 1;
    END IF;
    RETURN NEW;
  END
  $function$;

CREATE OR REPLACE FUNCTION public.experts_alike(word text)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE ROWS 50
 SET "pg_trgm.word_similarity_threshold" TO '0.42'
BEGIN ATOMIC
 SELECT person.id
    FROM person
   WHERE (plain_words(experts_alike.word) <% plain_words(person.name))
 UNION ALL
  SELECT expert.person_id
    FROM expert
   WHERE (plain_words(experts_alike.word) <% plain_words(expert.headline))
 UNION ALL
  SELECT person_skill.person_id
    FROM person_skill
   WHERE ((person_skill.text IS NOT NULL) AND (plain_words(experts_alike.word) <% plain_words(person_skill.text)));
END;

CREATE OR REPLACE FUNCTION public.fold_text(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN replace(replace(replace(replace(translate(lower((regexp_replace(NORMALIZE(value, NFKD), '[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]'::text, ''::text, 'g'::text) COLLATE "und-x-icu")), 'øđłıħŧς'::text, 'odlihtσ'::text), 'œ'::text, 'oe'::text), 'æ'::text, 'ae'::text), 'ß'::text, 'ss'::text), 'þ'::text, 'th'::text);

CREATE OR REPLACE FUNCTION public.forget_name_parts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        NEW.given_name := NULL;
        NEW.middle_name := NULL;
        NEW.family_name := NULL;
        RETURN NEW;
      END
      $function$;

CREATE OR REPLACE FUNCTION public.mentors_alike(word text)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE ROWS 50
 SET "pg_trgm.word_similarity_threshold" TO '0.42'
BEGIN ATOMIC
 SELECT person.id
    FROM person
   WHERE (plain_words(mentors_alike.word) <% plain_words(person.name))
 UNION ALL
  SELECT mentor_offer.person_id
    FROM mentor_offer
   WHERE (plain_words(mentors_alike.word) <% plain_words(mentor_offer.about));
END;

CREATE OR REPLACE FUNCTION public.plain_words(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN btrim(regexp_replace(regexp_replace((fold_text(value) COLLATE "und-x-icu"), '([^[:alnum:]]|[\u02b9-\u02ff])+'::text, ' '::text, 'g'::text), '([^ ]{200})[^ ]+'::text, '\1'::text, 'g'::text));

CREATE OR REPLACE FUNCTION public.record_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
  $function$;

CREATE OR REPLACE FUNCTION public.refuse_rewriting_the_audit()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          IF EXISTS (SELECT FROM institution WHERE id = (to_jsonb(OLD) ->> 'institution_id')::uuid
            AND (to_jsonb(OLD) ->> 'at')::timestamptz < now() - make_interval(months => audit_months))
          THEN
            RETURN OLD;
          END IF;
        END IF;
        RAISE EXCEPTION 'audit_entry is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
      END
      $function$;

CREATE OR REPLACE FUNCTION public.refuse_rewriting_the_log()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF TG_OP = 'UPDATE' THEN
      IF to_jsonb(OLD) ->> 'by' = current_setting('ikiraro.erasing', true)
        AND to_jsonb(NEW) = to_jsonb(OLD) || jsonb_build_object('body', unsaid(OLD.type, OLD.body))
        AND NEW.body <> OLD.body
      THEN
        RETURN NEW;
      END IF;
    END IF;
    RAISE EXCEPTION 'class_event is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
  END
  $function$;

CREATE OR REPLACE FUNCTION public.tell_of_session()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        BEGIN
          PERFORM pg_notify('timetable', coalesce(NEW.section_id, OLD.section_id, NEW.owner_id, OLD.owner_id)::text);
          RETURN NULL;
        END
      $function$;

CREATE OR REPLACE FUNCTION public.unsaid(type text, body jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
    SELECT body || CASE
      WHEN type IN ('joined', 'knocked') THEN '{"name": "N. N."}'::jsonb
      WHEN type IN ('message-posted', 'question-asked', 'captioned') THEN '{"text": "…"}'::jsonb
      WHEN type = 'countdown-started' AND body ? 'label' THEN '{"label": "…"}'::jsonb
      WHEN type = 'poll-opened' THEN '{"question": "…"}'::jsonb || CASE
        -- Choices stay apart from one another: results name them by their place.
        WHEN jsonb_typeof(body -> 'choices') = 'array' THEN jsonb_build_object('choices', (
          SELECT coalesce(jsonb_agg('… ' || place ORDER BY place), '[]'::jsonb)
            FROM jsonb_array_elements(body -> 'choices') WITH ORDINALITY AS choice(words, place)))
        ELSE '{}'::jsonb END
      WHEN type = 'poll-answered' THEN
        CASE WHEN jsonb_typeof(body -> 'answer') = 'string' THEN '{"answer": "…"}'::jsonb ELSE '{}'::jsonb END ||
        CASE WHEN jsonb_typeof(body -> 'was') = 'string' THEN '{"was": "…"}'::jsonb ELSE '{}'::jsonb END
      WHEN type = 'mark-made' AND body -> 'mark' ->> 'kind' = 'text' THEN
        jsonb_build_object('mark', body -> 'mark' || '{"text": "…"}'::jsonb)
      WHEN type = 'groups-opened' THEN
        CASE WHEN body ? 'task' THEN '{"task": "…"}'::jsonb ELSE '{}'::jsonb END ||
        CASE WHEN jsonb_typeof(body -> 'groups') = 'array' THEN jsonb_build_object('groups', (
          SELECT coalesce(jsonb_agg(grouped || jsonb_build_object('name', '… ' || place) ORDER BY place), '[]'::jsonb)
            FROM jsonb_array_elements(body -> 'groups') WITH ORDINALITY AS made(grouped, place)))
        ELSE '{}'::jsonb END
      ELSE '{}'::jsonb END
  $function$;

CREATE OR REPLACE FUNCTION public.words_like(value text)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (replace(regexp_replace(NULLIF(plain_words(value), ''::text), '([^ ]+)'::text, '\1:*'::text, 'g'::text), ' '::text, ' & '::text))::tsquery;

CREATE OR REPLACE FUNCTION public.words_of(value text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN array_to_tsvector(string_to_array(plain_words(value), ' '::text));

CREATE TABLE announcement (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  section_id uuid NOT NULL,
  written_by uuid,
  text text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT announcement_pkey PRIMARY KEY (id),
  CONSTRAINT announcement_section_id_fkey FOREIGN KEY (section_id) REFERENCES section(id) ON DELETE CASCADE,
  CONSTRAINT announcement_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id) ON DELETE SET NULL,
  CONSTRAINT announcement_text_check CHECK ((text <> ''::text))
);
CREATE INDEX announcement_section_id_created_at_idx ON public.announcement USING btree (section_id, created_at);
CREATE INDEX announcement_written_by_idx ON public.announcement USING btree (written_by);

CREATE TABLE api_token (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  person_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  name text NOT NULL,
  scopes text[] NOT NULL,
  institution_id uuid,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  last_used_on date,
  revoked_at timestamp with time zone,
  mail_state text DEFAULT 'due'::text NOT NULL,
  mail_attempts integer DEFAULT 0 NOT NULL,
  CONSTRAINT api_token_pkey PRIMARY KEY (id),
  CONSTRAINT api_token_token_hash_key UNIQUE (token_hash),
  CONSTRAINT api_token_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id) ON DELETE CASCADE,
  CONSTRAINT api_token_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT api_token_mail_state_check CHECK ((mail_state = ANY (ARRAY['due'::text, 'sent'::text, 'failed'::text]))),
  CONSTRAINT api_token_scopes_check CHECK ((cardinality(scopes) > 0))
);
CREATE INDEX api_token_institution_id_idx ON public.api_token USING btree (institution_id);
CREATE INDEX api_token_person_id_idx ON public.api_token USING btree (person_id);
CREATE TRIGGER api_token_audit AFTER INSERT OR UPDATE OF revoked_at ON public.api_token FOR EACH ROW EXECUTE FUNCTION record_change('name', 'token_hash');

CREATE TABLE attendance_correction (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  session_id uuid NOT NULL,
  section_id uuid NOT NULL,
  person_id uuid NOT NULL,
  mark text NOT NULL,
  reason text NOT NULL,
  corrected_by uuid,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT attendance_correction_pkey PRIMARY KEY (id),
  CONSTRAINT attendance_correction_corrected_by_fkey FOREIGN KEY (corrected_by) REFERENCES person(id) ON DELETE SET NULL,
  CONSTRAINT attendance_correction_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT attendance_correction_section_id_fkey FOREIGN KEY (section_id) REFERENCES section(id) ON DELETE CASCADE,
  CONSTRAINT attendance_correction_session_id_fkey FOREIGN KEY (session_id) REFERENCES session(id) ON DELETE CASCADE,
  CONSTRAINT attendance_correction_mark_check CHECK ((mark = ANY (ARRAY['present'::text, 'excused'::text]))),
  CONSTRAINT attendance_correction_reason_check CHECK ((reason <> ''::text))
);
CREATE INDEX attendance_correction_corrected_by_idx ON public.attendance_correction USING btree (corrected_by);
CREATE INDEX attendance_correction_person_id_idx ON public.attendance_correction USING btree (person_id);
CREATE INDEX attendance_correction_section_id_idx ON public.attendance_correction USING btree (section_id);
CREATE UNIQUE INDEX attendance_correction_session_id_person_id_idx ON public.attendance_correction USING btree (session_id, person_id);
CREATE TRIGGER attendance_correction_audit AFTER INSERT OR UPDATE ON public.attendance_correction FOR EACH ROW EXECUTE FUNCTION record_change('reason');
CREATE TRIGGER attendance_correction_audit_removal AFTER DELETE ON public.attendance_correction FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION record_change('reason');

CREATE TABLE audit_entry (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  at timestamp with time zone DEFAULT now() NOT NULL,
  institution_id uuid,
  actor_id uuid,
  source text NOT NULL,
  action text NOT NULL,
  kind text NOT NULL,
  object_id uuid,
  section_id uuid,
  person_id uuid,
  changes jsonb NOT NULL,
  CONSTRAINT audit_entry_pkey PRIMARY KEY (id),
  CONSTRAINT audit_entry_action_check CHECK ((action = ANY (ARRAY['create'::text, 'update'::text, 'remove'::text])))
);
CREATE INDEX audit_entry_actor_id_idx ON public.audit_entry USING btree (actor_id);
CREATE INDEX audit_entry_institution_id_id_idx ON public.audit_entry USING btree (institution_id, id);
CREATE INDEX audit_entry_object_id_idx ON public.audit_entry USING btree (object_id);
CREATE TRIGGER audit_entry_no_rewriting BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_the_audit();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_the_audit();

CREATE TABLE availability (
  person_id uuid NOT NULL,
  zone text NOT NULL,
  notice_hours integer NOT NULL,
  gap_minutes integer NOT NULL,
  most_per_week integer,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT availability_pkey PRIMARY KEY (person_id),
  CONSTRAINT availability_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT availability_gap_minutes_check CHECK (((gap_minutes >= 0) AND (gap_minutes <= 240))),
  CONSTRAINT availability_most_per_week_check CHECK (((most_per_week >= 1) AND (most_per_week <= 50))),
  CONSTRAINT availability_notice_hours_check CHECK (((notice_hours >= 0) AND (notice_hours <= 720))),
  CONSTRAINT availability_zone_check CHECK ((zone <> ''::text))
);

CREATE TABLE availability_exception (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  person_id uuid NOT NULL,
  kind text NOT NULL,
  first_day date NOT NULL,
  last_day date NOT NULL,
  from_time text NOT NULL,
  to_time text NOT NULL,
  zone text NOT NULL,
  CONSTRAINT availability_exception_pkey PRIMARY KEY (id),
  CONSTRAINT availability_exception_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT availability_exception_days_check CHECK (((last_day >= first_day) AND (last_day <= (first_day + 366)))),
  CONSTRAINT availability_exception_kind_check CHECK ((kind = ANY (ARRAY['away'::text, 'extra'::text]))),
  CONSTRAINT availability_exception_time_check CHECK (((from_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$'::text) AND (to_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$'::text) AND (from_time < to_time))),
  CONSTRAINT availability_exception_zone_check CHECK ((zone <> ''::text))
);
CREATE INDEX availability_exception_person_id_idx ON public.availability_exception USING btree (person_id);

CREATE TABLE availability_hours (
  person_id uuid NOT NULL,
  weekday integer NOT NULL,
  from_time text NOT NULL,
  to_time text NOT NULL,
  CONSTRAINT availability_hours_pkey PRIMARY KEY (person_id, weekday, from_time),
  CONSTRAINT availability_hours_person_id_fkey FOREIGN KEY (person_id) REFERENCES availability(person_id) ON DELETE CASCADE,
  CONSTRAINT availability_hours_time_check CHECK (((from_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$'::text) AND (to_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$'::text) AND (from_time < to_time))),
  CONSTRAINT availability_hours_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
);

CREATE TABLE calendar_event (
  feed_id uuid NOT NULL,
  session_id uuid NOT NULL,
  fingerprint text NOT NULL,
  sequence integer NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  CONSTRAINT calendar_event_pkey PRIMARY KEY (feed_id, session_id),
  CONSTRAINT calendar_event_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES calendar_feed(id) ON DELETE CASCADE,
  CONSTRAINT calendar_event_session_id_fkey FOREIGN KEY (session_id) REFERENCES session(id) ON DELETE CASCADE
);
CREATE INDEX calendar_event_session_id_idx ON public.calendar_event USING btree (session_id);

CREATE TABLE calendar_feed (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  person_id uuid NOT NULL,
  section_id uuid,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  CONSTRAINT calendar_feed_pkey PRIMARY KEY (id),
  CONSTRAINT calendar_feed_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT calendar_feed_section_id_fkey FOREIGN KEY (section_id) REFERENCES section(id) ON DELETE CASCADE
);
CREATE INDEX calendar_feed_person_id_idx ON public.calendar_feed USING btree (person_id);
CREATE INDEX calendar_feed_section_id_idx ON public.calendar_feed USING btree (section_id);

CREATE TABLE campus (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  institution_id uuid NOT NULL,
  name text NOT NULL,
  zone text NOT NULL,
  country text,
  link_kbps integer,
  link_note text DEFAULT ''::text NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT campus_pkey PRIMARY KEY (id),
  CONSTRAINT campus_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id) ON DELETE CASCADE,
  CONSTRAINT campus_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  CONSTRAINT campus_link_kbps_check CHECK ((link_kbps > 0)),
  CONSTRAINT campus_name_check CHECK ((name <> ''::text))
);
CREATE UNIQUE INDEX campus_institution_id_name_idx ON public.campus USING btree (institution_id, name);
CREATE TRIGGER campus_audit AFTER INSERT OR UPDATE ON public.campus FOR EACH ROW EXECUTE FUNCTION record_change();
CREATE TRIGGER campus_audit_removal AFTER DELETE ON public.campus FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION record_change();
CREATE TRIGGER campus_version BEFORE UPDATE ON public.campus FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION bump_version();

CREATE TABLE class (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  session_id uuid,
  last_seq integer DEFAULT 0 NOT NULL,
  opened_at timestamp with time zone DEFAULT now() NOT NULL,
  ended_at timestamp with time zone,
  rehearses uuid,
  CONSTRAINT class_pkey PRIMARY KEY (id),
  CONSTRAINT class_session_id_key UNIQUE (session_id),
  CONSTRAINT class_rehearses_fkey FOREIGN KEY (rehearses) REFERENCES session(id) ON DELETE CASCADE,
  CONSTRAINT class_session_id_fkey FOREIGN KEY (session_id) REFERENCES session(id) ON DELETE CASCADE,
  CONSTRAINT class_last_seq_check CHECK ((last_seq >= 0)),
  CONSTRAINT class_of_one_check CHECK ((num_nonnulls(session_id, rehearses) = 1))
);
CREATE INDEX class_rehearses_idx ON public.class USING btree (rehearses);

CREATE TABLE class_epoch (
  class_id uuid NOT NULL,
  number integer NOT NULL,
  owner uuid NOT NULL,
  since integer NOT NULL,
  CONSTRAINT class_epoch_pkey PRIMARY KEY (class_id, number),
  CONSTRAINT class_epoch_class_id_fkey FOREIGN KEY (class_id) REFERENCES class(id) ON DELETE CASCADE,
  CONSTRAINT class_epoch_since_check CHECK ((since >= 0))
);

CREATE TABLE class_event (
  class_id uuid NOT NULL,
  seq integer NOT NULL,
  at timestamp with time zone NOT NULL,
  by uuid NOT NULL,
  key uuid,
  type text NOT NULL,
  body jsonb NOT NULL,
  CONSTRAINT class_event_pkey PRIMARY KEY (class_id, seq),
  CONSTRAINT class_event_by_fkey FOREIGN KEY (by) REFERENCES person(id) ON DELETE RESTRICT,
  CONSTRAINT class_event_class_id_fkey FOREIGN KEY (class_id) REFERENCES class(id) ON DELETE CASCADE,
  CONSTRAINT class_event_body_check CHECK ((jsonb_typeof(body) = 'object'::text)),
  CONSTRAINT class_event_seq_check CHECK ((seq > 0))
);
CREATE INDEX class_event_by_idx ON public.class_event USING btree (by);
CREATE UNIQUE INDEX class_event_class_id_by_key_idx ON public.class_event USING btree (class_id, by, key) WHERE (key IS NOT NULL);
CREATE INDEX class_event_ended_idx ON public.class_event USING btree (class_id, seq) WHERE (type = 'class-ended'::text);
CREATE INDEX class_event_presence_idx ON public.class_event USING btree (class_id, by, seq) WHERE (type = ANY (ARRAY['joined'::text, 'left'::text]));
CREATE TRIGGER class_event_no_delete BEFORE DELETE ON public.class_event FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION refuse_rewriting_the_log();
CREATE TRIGGER class_event_no_truncate BEFORE TRUNCATE ON public.class_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_the_log();
CREATE TRIGGER class_event_no_update BEFORE UPDATE ON public.class_event FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_the_log();

CREATE TABLE classification_edition (
  digest text NOT NULL,
  loaded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT classification_edition_pkey PRIMARY KEY (digest)
);

CREATE TABLE closing_day (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  institution_id uuid NOT NULL,
  campus_id uuid,
  day date NOT NULL,
  name text NOT NULL,
  CONSTRAINT closing_day_pkey PRIMARY KEY (id),
  CONSTRAINT closing_day_campus_id_fkey FOREIGN KEY (campus_id) REFERENCES campus(id) ON DELETE CASCADE,
  CONSTRAINT closing_day_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id) ON DELETE CASCADE
);
CREATE INDEX closing_day_campus_id_idx ON public.closing_day USING btree (campus_id);
CREATE INDEX closing_day_institution_id_day_idx ON public.closing_day USING btree (institution_id, day);
CREATE TRIGGER closing_day_audit AFTER INSERT OR UPDATE ON public.closing_day FOR EACH ROW EXECUTE FUNCTION record_change();
CREATE TRIGGER closing_day_audit_removal AFTER DELETE ON public.closing_day FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION record_change();

CREATE TABLE cohort (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  institution_id uuid NOT NULL,
  department_id uuid,
  campus_id uuid,
  name text NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT cohort_pkey PRIMARY KEY (id),
  CONSTRAINT cohort_campus_id_fkey FOREIGN KEY (campus_id) REFERENCES campus(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT cohort_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT cohort_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id) ON DELETE CASCADE,
  CONSTRAINT cohort_name_check CHECK ((name <> ''::text))
);
CREATE INDEX cohort_campus_id_idx ON public.cohort USING btree (campus_id);
CREATE INDEX cohort_department_id_idx ON public.cohort USING btree (department_id);
CREATE UNIQUE INDEX cohort_institution_id_name_idx ON public.cohort USING btree (institution_id, name);
CREATE TRIGGER cohort_audit AFTER INSERT OR UPDATE ON public.cohort FOR EACH ROW EXECUTE FUNCTION record_change();
CREATE TRIGGER cohort_audit_removal AFTER DELETE ON public.cohort FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION record_change();
CREATE TRIGGER cohort_version BEFORE UPDATE ON public.cohort FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION bump_version();

CREATE TABLE cohort_member (
  cohort_id uuid NOT NULL,
  person_id uuid NOT NULL,
  CONSTRAINT cohort_member_pkey PRIMARY KEY (cohort_id, person_id),
  CONSTRAINT cohort_member_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohort(id) ON DELETE CASCADE,
  CONSTRAINT cohort_member_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
);
CREATE INDEX cohort_member_person_id_idx ON public.cohort_member USING btree (person_id);
CREATE TRIGGER cohort_member_audit AFTER INSERT OR UPDATE ON public.cohort_member FOR EACH ROW EXECUTE FUNCTION record_change();
CREATE TRIGGER cohort_member_audit_removal AFTER DELETE ON public.cohort_member FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION record_change();

CREATE TABLE competences (
  person_id uuid NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT competences_pkey PRIMARY KEY (person_id),
  CONSTRAINT competences_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
);

CREATE TABLE concept_vocabulary (
  kind text NOT NULL,
  word text NOT NULL,
  CONSTRAINT concept_vocabulary_pkey PRIMARY KEY (kind, word),
  CONSTRAINT concept_vocabulary_kind_check CHECK ((kind = ANY (ARRAY['field'::text, 'sector'::text, 'skill'::text])))
);
CREATE INDEX concept_vocabulary_alike_idx ON public.concept_vocabulary USING gin (word gin_trgm_ops) WITH (fastupdate=off);

CREATE TABLE concept_word (
  kind text NOT NULL,
  concept_id text NOT NULL,
  language text NOT NULL,
  text text NOT NULL,
  source text NOT NULL,
  plain text NOT NULL,
  CONSTRAINT concept_word_pkey PRIMARY KEY (kind, concept_id, language, text),
  CONSTRAINT concept_word_kind_check CHECK ((kind = ANY (ARRAY['field'::text, 'sector'::text, 'skill'::text]))),
  CONSTRAINT concept_word_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text]))),
  CONSTRAINT concept_word_source_check CHECK ((source = ANY (ARRAY['name'::text, 'other'::text, 'synonym'::text])))
);
CREATE INDEX concept_word_words_idx ON public.concept_word USING gin (words_of(plain)) WITH (fastupdate=off);

CREATE TABLE consent (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  person_id uuid NOT NULL,
  purpose text NOT NULL,
  basis text NOT NULL,
  text_version text NOT NULL,
  given_at timestamp with time zone DEFAULT now() NOT NULL,
  withdrawn_at timestamp with time zone,
  CONSTRAINT consent_pkey PRIMARY KEY (id),
  CONSTRAINT consent_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT consent_basis_check CHECK ((basis = ANY (ARRAY['consent'::text, 'contract'::text, 'public_interest'::text, 'legal_obligation'::text]))),
  CONSTRAINT consent_purpose_check CHECK ((purpose = ANY (ARRAY['account'::text, 'transfer_abroad'::text, 'recording'::text])))
);
CREATE INDEX consent_person_id_idx ON public.consent USING btree (person_id);

CREATE TABLE course (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  institution_id uuid NOT NULL,
  code text NOT NULL,
  title text NOT NULL,
  department_id uuid,
  language text DEFAULT 'fr'::text NOT NULL,
  description text DEFAULT ''::text NOT NULL,
  outcomes text[] DEFAULT '{}'::text[] NOT NULL,
  credits real,
  level text,
  archived_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT course_pkey PRIMARY KEY (id),
  CONSTRAINT course_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT course_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id) ON DELETE CASCADE,
  CONSTRAINT course_code_check CHECK ((code <> ''::text)),
  CONSTRAINT course_credits_check CHECK (((credits >= (0)::double precision) AND (credits <= (60)::double precision))),
  CONSTRAINT course_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text, 'rw'::text, 'rn'::text, 'sw'::text, 'ln'::text]))),
  CONSTRAINT course_level_check CHECK ((level = ANY (ARRAY['certificate'::text, 'bachelor'::text, 'master'::text, 'doctorate'::text])))
);
CREATE INDEX course_department_id_idx ON public.course USING btree (department_id);
CREATE UNIQUE INDEX course_institution_id_code_fold_idx ON public.course USING btree (institution_id, lower(code));
CREATE UNIQUE INDEX course_institution_id_code_idx ON public.course USING btree (institution_id, code);
CREATE INDEX course_search_idx ON public.course USING gin (words_of(((code || ' '::text) || title)));
CREATE TRIGGER course_audit AFTER INSERT OR UPDATE ON public.course FOR EACH ROW EXECUTE FUNCTION record_change();
CREATE TRIGGER course_audit_removal AFTER DELETE ON public.course FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION record_change();
CREATE TRIGGER course_version BEFORE UPDATE ON public.course FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION bump_version();

CREATE TABLE course_prerequisite (
  course_id uuid NOT NULL,
  prerequisite_id uuid NOT NULL,
  CONSTRAINT course_prerequisite_pkey PRIMARY KEY (course_id, prerequisite_id),
  CONSTRAINT course_prerequisite_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE,
  CONSTRAINT course_prerequisite_prerequisite_id_fkey FOREIGN KEY (prerequisite_id) REFERENCES course(id) ON DELETE CASCADE,
  CONSTRAINT course_prerequisite_other_check CHECK ((course_id <> prerequisite_id))
);
CREATE INDEX course_prerequisite_prerequisite_id_idx ON public.course_prerequisite USING btree (prerequisite_id);
CREATE TRIGGER course_prerequisite_audit AFTER INSERT OR UPDATE ON public.course_prerequisite FOR EACH ROW EXECUTE FUNCTION record_change();
CREATE TRIGGER course_prerequisite_audit_removal AFTER DELETE ON public.course_prerequisite FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION record_change();

CREATE TABLE course_translation (
  course_id uuid NOT NULL,
  language text NOT NULL,
  title text NOT NULL,
  description text DEFAULT ''::text NOT NULL,
  outcomes text[] DEFAULT '{}'::text[] NOT NULL,
  CONSTRAINT course_translation_pkey PRIMARY KEY (course_id, language),
  CONSTRAINT course_translation_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE,
  CONSTRAINT course_translation_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text, 'rw'::text, 'rn'::text, 'sw'::text, 'ln'::text])))
);
CREATE INDEX course_translation_search_idx ON public.course_translation USING gin (words_of(title));
CREATE TRIGGER course_translation_audit AFTER INSERT OR UPDATE ON public.course_translation FOR EACH ROW EXECUTE FUNCTION record_change();
CREATE TRIGGER course_translation_audit_removal AFTER DELETE ON public.course_translation FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION record_change();

CREATE TABLE deck (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  section_id uuid NOT NULL,
  title text NOT NULL,
  uploaded_by uuid,
  state text DEFAULT 'queued'::text NOT NULL,
  problem text,
  pages integer DEFAULT 0 NOT NULL,
  pages_done integer DEFAULT 0 NOT NULL,
  bytes integer NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  held_back boolean DEFAULT false NOT NULL,
  missing_fonts text[],
  CONSTRAINT deck_pkey PRIMARY KEY (id),
  CONSTRAINT deck_section_id_fkey FOREIGN KEY (section_id) REFERENCES section(id) ON DELETE CASCADE,
  CONSTRAINT deck_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES person(id) ON DELETE SET NULL,
  CONSTRAINT deck_pages_check CHECK (((pages_done >= 0) AND (pages_done <= pages))),
  CONSTRAINT deck_problem_check CHECK (((problem IS NOT NULL) = (state = 'failed'::text))),
  CONSTRAINT deck_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'rendering'::text, 'ready'::text, 'failed'::text]))),
  CONSTRAINT deck_title_check CHECK ((title <> ''::text))
);
CREATE INDEX deck_section_id_idx ON public.deck USING btree (section_id);
CREATE INDEX deck_state_idx ON public.deck USING btree (created_at) WHERE (state = ANY (ARRAY['queued'::text, 'rendering'::text]));
CREATE INDEX deck_uploaded_by_idx ON public.deck USING btree (uploaded_by);

CREATE TABLE deck_page (
  deck_id uuid NOT NULL,
  number integer NOT NULL,
  ratio real NOT NULL,
  text text NOT NULL,
  small text NOT NULL,
  small_bytes integer NOT NULL,
  large text NOT NULL,
  large_bytes integer NOT NULL,
  CONSTRAINT deck_page_pkey PRIMARY KEY (deck_id, number),
  CONSTRAINT deck_page_deck_id_fkey FOREIGN KEY (deck_id) REFERENCES deck(id) ON DELETE CASCADE,
  CONSTRAINT deck_page_number_check CHECK ((number > 0)),
  CONSTRAINT deck_page_ratio_check CHECK ((ratio > (0)::double precision))
);
CREATE INDEX deck_page_large_idx ON public.deck_page USING btree (large);
CREATE INDEX deck_page_small_idx ON public.deck_page USING btree (small);

CREATE TABLE department (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  institution_id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT department_pkey PRIMARY KEY (id),
  CONSTRAINT department_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id) ON DELETE CASCADE,
  CONSTRAINT department_code_check CHECK ((code <> ''::text))
);
CREATE UNIQUE INDEX department_institution_id_code_idx ON public.department USING btree (institution_id, code);
CREATE TRIGGER department_audit AFTER INSERT OR UPDATE ON public.department FOR EACH ROW EXECUTE FUNCTION record_change();
CREATE TRIGGER department_audit_removal AFTER DELETE ON public.department FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION record_change();
CREATE TRIGGER department_version BEFORE UPDATE ON public.department FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION bump_version();

CREATE TABLE enrolment (
  section_id uuid NOT NULL,
  person_id uuid NOT NULL,
  role text DEFAULT 'student'::text NOT NULL,
  via text DEFAULT 'admin'::text NOT NULL,
  cohort_id uuid,
  enrolled_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT enrolment_pkey PRIMARY KEY (section_id, person_id),
  CONSTRAINT enrolment_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohort(id) ON DELETE SET NULL,
  CONSTRAINT enrolment_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT enrolment_section_id_fkey FOREIGN KEY (section_id) REFERENCES section(id) ON DELETE CASCADE,
  CONSTRAINT enrolment_role_check CHECK ((role = ANY (ARRAY['student'::text, 'assistant'::text]))),
  CONSTRAINT enrolment_via_check CHECK ((via = ANY (ARRAY['admin'::text, 'cohort'::text, 'self'::text, 'link'::text, 'register'::text, 'waiting_list'::text])))
);
CREATE INDEX enrolment_cohort_id_idx ON public.enrolment USING btree (cohort_id);
CREATE INDEX enrolment_person_id_idx ON public.enrolment USING btree (person_id);
CREATE TRIGGER enrolment_audit AFTER INSERT OR UPDATE ON public.enrolment FOR EACH ROW EXECUTE FUNCTION record_change();
CREATE TRIGGER enrolment_audit_removal AFTER DELETE ON public.enrolment FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION record_change();

CREATE TABLE expert (
  person_id uuid NOT NULL,
  state text DEFAULT 'draft'::text NOT NULL,
  headline text DEFAULT ''::text NOT NULL,
  about text DEFAULT ''::text NOT NULL,
  origin_country text,
  residence_country text,
  sector_code text,
  degrees jsonb DEFAULT '[]'::jsonb NOT NULL,
  practice jsonb DEFAULT '[]'::jsonb NOT NULL,
  offers text[] DEFAULT '{}'::text[] NOT NULL,
  modes text[] DEFAULT '{}'::text[] NOT NULL,
  weeks_free integer DEFAULT 0 NOT NULL,
  hours_per_week integer DEFAULT 0 NOT NULL,
  gender text,
  legal_status text,
  may_return boolean,
  referees jsonb DEFAULT '[]'::jsonb NOT NULL,
  shows text[] DEFAULT '{}'::text[] NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  state_since timestamp with time zone DEFAULT now() NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  import_id uuid,
  CONSTRAINT expert_pkey PRIMARY KEY (person_id),
  CONSTRAINT expert_import_id_fkey FOREIGN KEY (import_id) REFERENCES register_import(id) ON DELETE SET NULL,
  CONSTRAINT expert_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT expert_sector_code_fkey FOREIGN KEY (sector_code) REFERENCES sector(code),
  CONSTRAINT expert_gender_check CHECK ((gender = ANY (ARRAY['woman'::text, 'man'::text, 'other'::text]))),
  CONSTRAINT expert_hours_per_week_check CHECK (((hours_per_week >= 0) AND (hours_per_week <= 60))),
  CONSTRAINT expert_legal_status_check CHECK ((legal_status = ANY (ARRAY['citizen'::text, 'permanent_resident'::text, 'temporary_resident'::text, 'refugee'::text, 'other'::text]))),
  CONSTRAINT expert_modes_check CHECK ((modes <@ ARRAY['virtual'::text, 'short_return'::text, 'sequential_return'::text, 'long_return'::text])),
  CONSTRAINT expert_offers_check CHECK ((offers <@ ARRAY['teach'::text, 'mentor'::text, 'advise'::text, 'assess'::text])),
  CONSTRAINT expert_origin_country_check CHECK ((origin_country ~ '^[A-Z]{2}$'::text)),
  CONSTRAINT expert_residence_country_check CHECK ((residence_country ~ '^[A-Z]{2}$'::text)),
  CONSTRAINT expert_shows_check CHECK ((shows <@ ARRAY['about'::text, 'countries'::text, 'sector'::text, 'degrees'::text, 'practice'::text, 'time'::text, 'languages'::text, 'fields'::text, 'skills'::text])),
  CONSTRAINT expert_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'verified'::text, 'paused'::text, 'left'::text]))),
  CONSTRAINT expert_weeks_free_check CHECK (((weeks_free >= 0) AND (weeks_free <= 52)))
);
CREATE INDEX expert_alike_idx ON public.expert USING gin (plain_words(headline) gin_trgm_ops);
CREATE INDEX expert_import_id_idx ON public.expert USING btree (import_id);
CREATE INDEX expert_search_idx ON public.expert USING gin (words_of(headline));
CREATE INDEX expert_state_idx ON public.expert USING btree (state);
CREATE TRIGGER expert_version BEFORE UPDATE ON public.expert FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION bump_version();

CREATE TABLE expert_confirmation (
  expert_id uuid NOT NULL,
  confirmed_at timestamp with time zone NOT NULL,
  asked integer DEFAULT 0 NOT NULL,
  asked_at timestamp with time zone,
  silent_since timestamp with time zone,
  letter text,
  letter_failed boolean DEFAULT false NOT NULL,
  CONSTRAINT expert_confirmation_pkey PRIMARY KEY (expert_id),
  CONSTRAINT expert_confirmation_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES expert(person_id) ON DELETE CASCADE,
  CONSTRAINT expert_confirmation_asked_check CHECK (((asked >= 0) AND (asked <= 2))),
  CONSTRAINT expert_confirmation_letter_check CHECK ((letter = ANY (ARRAY['ask'::text, 'paused'::text])))
);
CREATE INDEX expert_confirmation_confirmed_at_idx ON public.expert_confirmation USING btree (confirmed_at);

CREATE TABLE expert_document (
  id uuid NOT NULL,
  expert_id uuid NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  type text NOT NULL,
  bytes integer NOT NULL,
  content bytea NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT expert_document_pkey PRIMARY KEY (id),
  CONSTRAINT expert_document_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES expert(person_id) ON DELETE CASCADE,
  CONSTRAINT expert_document_kind_check CHECK ((kind = ANY (ARRAY['cv'::text, 'status'::text, 'degree'::text]))),
  CONSTRAINT expert_document_name_check CHECK ((name <> ''::text)),
  CONSTRAINT expert_document_type_check CHECK ((type = ANY (ARRAY['pdf'::text, 'png'::text, 'jpeg'::text])))
);
CREATE INDEX expert_document_expert_id_idx ON public.expert_document USING btree (expert_id);
CREATE UNIQUE INDEX expert_document_one_of_kind ON public.expert_document USING btree (expert_id, kind) WHERE (kind <> 'degree'::text);

CREATE TABLE expert_document_look (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  expert_id uuid NOT NULL,
  viewer_id uuid,
  kind text NOT NULL,
  name text NOT NULL,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT expert_document_look_pkey PRIMARY KEY (id),
  CONSTRAINT expert_document_look_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES expert(person_id) ON DELETE CASCADE,
  CONSTRAINT expert_document_look_viewer_id_fkey FOREIGN KEY (viewer_id) REFERENCES person(id) ON DELETE SET NULL,
  CONSTRAINT expert_document_look_kind_check CHECK ((kind = ANY (ARRAY['cv'::text, 'status'::text, 'degree'::text])))
);
CREATE INDEX expert_document_look_expert_id_idx ON public.expert_document_look USING btree (expert_id);
CREATE INDEX expert_document_look_viewer_id_idx ON public.expert_document_look USING btree (viewer_id);

CREATE TABLE expert_transition (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  expert_id uuid NOT NULL,
  actor_id uuid,
  actor_role text NOT NULL,
  action text NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL,
  reason text DEFAULT ''::text NOT NULL,
  checks text[] DEFAULT '{}'::text[] NOT NULL,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT expert_transition_pkey PRIMARY KEY (id),
  CONSTRAINT expert_transition_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES person(id) ON DELETE SET NULL,
  CONSTRAINT expert_transition_expert_id_fkey FOREIGN KEY (expert_id) REFERENCES expert(person_id) ON DELETE CASCADE,
  CONSTRAINT expert_transition_action_check CHECK ((action = ANY (ARRAY['submit'::text, 'withdraw'::text, 'change'::text, 'verify'::text, 'send_back'::text, 'pause'::text, 'resume'::text, 'leave'::text, 'return'::text]))),
  CONSTRAINT expert_transition_actor_role_check CHECK ((actor_role = ANY (ARRAY['expert'::text, 'coordinator'::text, 'system'::text])))
);
CREATE INDEX expert_transition_actor_id_idx ON public.expert_transition USING btree (actor_id);
CREATE INDEX expert_transition_expert_id_idx ON public.expert_transition USING btree (expert_id);

CREATE TABLE field_of_education (
  code text NOT NULL,
  parent_code text,
  name_en text NOT NULL,
  name_fr text NOT NULL,
  withdrawn boolean DEFAULT false NOT NULL,
  CONSTRAINT field_of_education_pkey PRIMARY KEY (code),
  CONSTRAINT field_of_education_parent_code_fkey FOREIGN KEY (parent_code) REFERENCES field_of_education(code),
  CONSTRAINT field_of_education_code_check CHECK ((code ~ '^[0-9]{2,4}$'::text)),
  CONSTRAINT field_of_education_parent_check CHECK ((NOT (parent_code IS DISTINCT FROM
CASE
    WHEN (length(code) > 2) THEN "left"(code, '-1'::integer)
    ELSE NULL::text
END)))
);
CREATE INDEX field_of_education_parent_code_idx ON public.field_of_education USING btree (parent_code);

CREATE TABLE institution (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  name text NOT NULL,
  country text,
  version integer DEFAULT 1 NOT NULL,
  class_log_months integer,
  audit_months integer,
  CONSTRAINT institution_pkey PRIMARY KEY (id),
  CONSTRAINT institution_audit_months_check CHECK (((audit_months >= 6) AND (audit_months <= 240))),
  CONSTRAINT institution_class_log_months_check CHECK (((class_log_months >= 6) AND (class_log_months <= 240))),
  CONSTRAINT institution_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  CONSTRAINT institution_name_check CHECK ((name <> ''::text))
);
CREATE TRIGGER institution_audit AFTER INSERT OR UPDATE ON public.institution FOR EACH ROW EXECUTE FUNCTION record_change();
CREATE TRIGGER institution_audit_removal AFTER DELETE ON public.institution FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION record_change();
CREATE TRIGGER institution_version BEFORE UPDATE ON public.institution FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION bump_version();

CREATE TABLE invitation (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  institution_id uuid NOT NULL,
  section_id uuid,
  role text NOT NULL,
  email text,
  name text DEFAULT ''::text NOT NULL,
  language text DEFAULT 'fr'::text NOT NULL,
  token_hash bytea NOT NULL,
  most_uses integer,
  link_id uuid,
  created_by uuid,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  CONSTRAINT invitation_pkey PRIMARY KEY (id),
  CONSTRAINT invitation_token_hash_key UNIQUE (token_hash),
  CONSTRAINT invitation_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id) ON DELETE SET NULL,
  CONSTRAINT invitation_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id) ON DELETE CASCADE,
  CONSTRAINT invitation_link_id_fkey FOREIGN KEY (link_id) REFERENCES invitation(id) ON DELETE CASCADE,
  CONSTRAINT invitation_section_id_fkey FOREIGN KEY (section_id) REFERENCES section(id) ON DELETE CASCADE,
  CONSTRAINT invitation_email_check CHECK (((email = lower(email)) AND (email ~~ '%_@_%'::text))),
  CONSTRAINT invitation_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text]))),
  CONSTRAINT invitation_most_uses_check CHECK ((most_uses > 0)),
  CONSTRAINT invitation_role_check CHECK ((role = ANY (ARRAY['student'::text, 'lecturer'::text, 'admin'::text])))
);
CREATE INDEX invitation_created_by_idx ON public.invitation USING btree (created_by);
CREATE INDEX invitation_email_idx ON public.invitation USING btree (email);
CREATE INDEX invitation_institution_id_idx ON public.invitation USING btree (institution_id);
CREATE INDEX invitation_link_id_idx ON public.invitation USING btree (link_id);
CREATE INDEX invitation_section_id_idx ON public.invitation USING btree (section_id);
CREATE TRIGGER invitation_audit AFTER INSERT OR UPDATE OF institution_id, section_id, role, email, name, language, most_uses, link_id, created_by, revoked_at ON public.invitation FOR EACH ROW EXECUTE FUNCTION record_change('email', 'name', 'token_hash');
CREATE TRIGGER invitation_audit_removal AFTER DELETE ON public.invitation FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION record_change('email', 'name', 'token_hash');

CREATE TABLE invitation_mail (
  invitation_id uuid NOT NULL,
  state text DEFAULT 'due'::text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  due_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  sent_at timestamp with time zone,
  failure text,
  CONSTRAINT invitation_mail_pkey PRIMARY KEY (invitation_id),
  CONSTRAINT invitation_mail_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES invitation(id) ON DELETE CASCADE,
  CONSTRAINT invitation_mail_state_check CHECK ((state = ANY (ARRAY['due'::text, 'sent'::text, 'failed'::text, 'dropped'::text])))
);
CREATE INDEX invitation_mail_due_idx ON public.invitation_mail USING btree (due_at) WHERE (state = 'due'::text);

CREATE TABLE invitation_token (
  token_hash bytea NOT NULL,
  invitation_id uuid NOT NULL,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT invitation_token_pkey PRIMARY KEY (token_hash),
  CONSTRAINT invitation_token_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES invitation(id) ON DELETE CASCADE
);
CREATE INDEX invitation_token_invitation_id_idx ON public.invitation_token USING btree (invitation_id);

CREATE TABLE invitation_use (
  invitation_id uuid NOT NULL,
  person_id uuid NOT NULL,
  used_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT invitation_use_pkey PRIMARY KEY (invitation_id, person_id),
  CONSTRAINT invitation_use_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES invitation(id) ON DELETE CASCADE,
  CONSTRAINT invitation_use_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
);
CREATE INDEX invitation_use_person_id_idx ON public.invitation_use USING btree (person_id);

CREATE TABLE last_proposed (
  person_id uuid NOT NULL,
  role text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT last_proposed_pkey PRIMARY KEY (person_id, role),
  CONSTRAINT last_proposed_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT last_proposed_role_check CHECK ((role = ANY (ARRAY['mentor'::text, 'expert'::text])))
);

CREATE TABLE live_lease (
  name text NOT NULL,
  epoch bigint NOT NULL,
  owner uuid,
  place jsonb,
  taken_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT live_lease_pkey PRIMARY KEY (name),
  CONSTRAINT live_lease_epoch_check CHECK ((epoch > 0))
);

CREATE TABLE matching_weights (
  version integer NOT NULL,
  weights jsonb NOT NULL,
  reason text NOT NULL,
  set_by uuid,
  set_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT matching_weights_pkey PRIMARY KEY (version),
  CONSTRAINT matching_weights_set_by_fkey FOREIGN KEY (set_by) REFERENCES person(id) ON DELETE SET NULL,
  CONSTRAINT matching_weights_reason_check CHECK ((reason <> ''::text)),
  CONSTRAINT matching_weights_version_check CHECK ((version > 0))
);
CREATE INDEX matching_weights_set_by_idx ON public.matching_weights USING btree (set_by);

CREATE TABLE meeting_correction (
  session_id uuid NOT NULL,
  state text NOT NULL,
  minutes integer NOT NULL,
  proposed_by uuid,
  proposed_at timestamp with time zone DEFAULT now() NOT NULL,
  answered_at timestamp with time zone,
  CONSTRAINT meeting_correction_pkey PRIMARY KEY (session_id),
  CONSTRAINT meeting_correction_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES person(id) ON DELETE SET NULL,
  CONSTRAINT meeting_correction_session_id_fkey FOREIGN KEY (session_id) REFERENCES session(id) ON DELETE CASCADE,
  CONSTRAINT meeting_correction_minutes_check CHECK (((minutes >= 1) AND (minutes <= 480))),
  CONSTRAINT meeting_correction_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'confirmed'::text, 'declined'::text, 'withdrawn'::text])))
);
CREATE INDEX meeting_correction_proposed_by_idx ON public.meeting_correction USING btree (proposed_by);

CREATE TABLE membership (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  person_id uuid NOT NULL,
  institution_id uuid NOT NULL,
  role text NOT NULL,
  suspended_at timestamp with time zone,
  CONSTRAINT membership_pkey PRIMARY KEY (id),
  CONSTRAINT membership_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id) ON DELETE CASCADE,
  CONSTRAINT membership_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT membership_role_check CHECK ((role = ANY (ARRAY['student'::text, 'lecturer'::text, 'admin'::text])))
);
CREATE INDEX membership_institution_id_idx ON public.membership USING btree (institution_id);
CREATE UNIQUE INDEX membership_person_id_institution_id_role_idx ON public.membership USING btree (person_id, institution_id, role);
CREATE TRIGGER membership_audit AFTER INSERT OR UPDATE ON public.membership FOR EACH ROW EXECUTE FUNCTION record_change();
CREATE TRIGGER membership_audit_removal AFTER DELETE ON public.membership FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION record_change();

CREATE TABLE mentor_offer (
  person_id uuid NOT NULL,
  about text NOT NULL,
  audiences text[] NOT NULL,
  capacity integer NOT NULL,
  paused_at timestamp with time zone,
  paused_because text,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  unanswered integer DEFAULT 0 NOT NULL,
  CONSTRAINT mentor_offer_pkey PRIMARY KEY (person_id),
  CONSTRAINT mentor_offer_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT mentor_offer_audiences_check CHECK (((audiences <@ ARRAY['student'::text, 'young_lecturer'::text, 'alumni'::text]) AND (cardinality(audiences) > 0))),
  CONSTRAINT mentor_offer_capacity_check CHECK (((capacity >= 1) AND (capacity <= 50))),
  CONSTRAINT mentor_offer_paused_because_check CHECK ((paused_because = ANY (ARRAY['asked'::text, 'silent'::text]))),
  CONSTRAINT mentor_offer_paused_check CHECK (((paused_at IS NULL) = (paused_because IS NULL)))
);
CREATE INDEX mentor_offer_alike_idx ON public.mentor_offer USING gin (plain_words(about) gin_trgm_ops);
CREATE INDEX mentor_offer_search_idx ON public.mentor_offer USING gin (words_of(about));
CREATE TRIGGER mentor_offer_version BEFORE UPDATE ON public.mentor_offer FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION bump_version();

CREATE TABLE mentoring_digest (
  person_id uuid NOT NULL,
  next_at timestamp with time zone NOT NULL,
  CONSTRAINT mentoring_digest_pkey PRIMARY KEY (person_id),
  CONSTRAINT mentoring_digest_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
);
CREATE INDEX mentoring_digest_next_at_idx ON public.mentoring_digest USING btree (next_at);

CREATE TABLE mentoring_digest_mail (
  person_id uuid NOT NULL,
  week date NOT NULL,
  state text DEFAULT 'due'::text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  CONSTRAINT mentoring_digest_mail_pkey PRIMARY KEY (person_id, week),
  CONSTRAINT mentoring_digest_mail_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT mentoring_digest_mail_state_check CHECK ((state = ANY (ARRAY['due'::text, 'sent'::text, 'empty'::text, 'failed'::text])))
);

CREATE TABLE mentoring_lead (
  programme_id uuid NOT NULL,
  person_id uuid NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT mentoring_lead_pkey PRIMARY KEY (programme_id, person_id),
  CONSTRAINT mentoring_lead_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT mentoring_lead_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES mentoring_programme(id) ON DELETE CASCADE
);
CREATE INDEX mentoring_lead_person_id_idx ON public.mentoring_lead USING btree (person_id);

CREATE TABLE mentoring_participant (
  programme_id uuid NOT NULL,
  person_id uuid NOT NULL,
  role text NOT NULL,
  state text NOT NULL,
  goals text[] DEFAULT '{}'::text[] NOT NULL,
  state_since timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT mentoring_participant_pkey PRIMARY KEY (programme_id, person_id),
  CONSTRAINT mentoring_participant_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT mentoring_participant_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES mentoring_programme(id) ON DELETE CASCADE,
  CONSTRAINT mentoring_participant_goals_check CHECK ((cardinality(goals) <= 3)),
  CONSTRAINT mentoring_participant_role_check CHECK ((role = ANY (ARRAY['mentor'::text, 'mentee'::text]))),
  CONSTRAINT mentoring_participant_state_check CHECK ((state = ANY (ARRAY['invited'::text, 'joined'::text, 'left'::text])))
);
CREATE INDEX mentoring_participant_person_id_idx ON public.mentoring_participant USING btree (person_id);

CREATE TABLE mentoring_programme (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  institution_id uuid,
  name text NOT NULL,
  purpose text NOT NULL,
  first_day date NOT NULL,
  last_day date NOT NULL,
  weeks integer NOT NULL,
  most_mentees integer NOT NULL,
  guidance text NOT NULL,
  state text DEFAULT 'draft'::text NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT mentoring_programme_pkey PRIMARY KEY (id),
  CONSTRAINT mentoring_programme_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id) ON DELETE CASCADE,
  CONSTRAINT mentoring_programme_days_check CHECK ((last_day >= first_day)),
  CONSTRAINT mentoring_programme_most_mentees_check CHECK (((most_mentees >= 1) AND (most_mentees <= 50))),
  CONSTRAINT mentoring_programme_name_check CHECK ((name <> ''::text)),
  CONSTRAINT mentoring_programme_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'running'::text, 'closed'::text]))),
  CONSTRAINT mentoring_programme_weeks_check CHECK (((weeks >= 4) AND (weeks <= 24)))
);
CREATE INDEX mentoring_programme_institution_id_idx ON public.mentoring_programme USING btree (institution_id);
CREATE TRIGGER mentoring_programme_version BEFORE UPDATE ON public.mentoring_programme FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION bump_version();

CREATE TABLE mentoring_report (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  reporter_id uuid NOT NULL,
  reported_id uuid NOT NULL,
  reason text NOT NULL,
  words text NOT NULL,
  request_id uuid,
  meeting_id uuid,
  state text DEFAULT 'open'::text NOT NULL,
  coordinator_id uuid,
  outcome text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  closed_at timestamp with time zone,
  CONSTRAINT mentoring_report_pkey PRIMARY KEY (id),
  CONSTRAINT mentoring_report_coordinator_id_fkey FOREIGN KEY (coordinator_id) REFERENCES person(id) ON DELETE SET NULL,
  CONSTRAINT mentoring_report_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES session(id) ON DELETE SET NULL,
  CONSTRAINT mentoring_report_reported_id_fkey FOREIGN KEY (reported_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT mentoring_report_reporter_id_fkey FOREIGN KEY (reporter_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT mentoring_report_request_id_fkey FOREIGN KEY (request_id) REFERENCES mentoring_request(id) ON DELETE SET NULL,
  CONSTRAINT mentoring_report_closed_check CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL))),
  CONSTRAINT mentoring_report_pair_check CHECK ((reporter_id <> reported_id)),
  CONSTRAINT mentoring_report_reason_check CHECK ((reason = ANY (ARRAY['disrespect'::text, 'harassment'::text, 'discrimination'::text, 'money'::text, 'false_claims'::text, 'other'::text]))),
  CONSTRAINT mentoring_report_state_check CHECK ((state = ANY (ARRAY['open'::text, 'in_hand'::text, 'closed'::text]))),
  CONSTRAINT mentoring_report_words_check CHECK ((words <> ''::text))
);
CREATE INDEX mentoring_report_coordinator_id_idx ON public.mentoring_report USING btree (coordinator_id);
CREATE INDEX mentoring_report_meeting_id_idx ON public.mentoring_report USING btree (meeting_id);
CREATE INDEX mentoring_report_reported_id_idx ON public.mentoring_report USING btree (reported_id);
CREATE INDEX mentoring_report_reporter_id_idx ON public.mentoring_report USING btree (reporter_id);
CREATE INDEX mentoring_report_request_id_idx ON public.mentoring_report USING btree (request_id);
CREATE INDEX mentoring_report_state_created_at_idx ON public.mentoring_report USING btree (state, created_at);

CREATE TABLE mentoring_request (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  mentor_id uuid NOT NULL,
  mentee_id uuid NOT NULL,
  message text NOT NULL,
  goals text[] NOT NULL,
  expectation text NOT NULL,
  keeps_others boolean DEFAULT false NOT NULL,
  state text DEFAULT 'open'::text NOT NULL,
  mentor_words text DEFAULT ''::text NOT NULL,
  mentee_words text DEFAULT ''::text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  answered_at timestamp with time zone,
  reminded_at timestamp with time zone,
  programme_id uuid,
  CONSTRAINT mentoring_request_pkey PRIMARY KEY (id),
  CONSTRAINT mentoring_request_mentee_id_fkey FOREIGN KEY (mentee_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT mentoring_request_mentor_id_fkey FOREIGN KEY (mentor_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT mentoring_request_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES mentoring_programme(id) ON DELETE SET NULL,
  CONSTRAINT mentoring_request_goals_check CHECK (((cardinality(goals) >= 1) AND (cardinality(goals) <= 3))),
  CONSTRAINT mentoring_request_pair_check CHECK ((mentor_id <> mentee_id)),
  CONSTRAINT mentoring_request_state_check CHECK ((state = ANY (ARRAY['open'::text, 'asked'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text, 'expired'::text, 'closed'::text])))
);
CREATE INDEX mentoring_request_expires_at_idx ON public.mentoring_request USING btree (expires_at) WHERE (state = ANY (ARRAY['open'::text, 'asked'::text]));
CREATE INDEX mentoring_request_mentee_id_idx ON public.mentoring_request USING btree (mentee_id);
CREATE INDEX mentoring_request_mentor_id_idx ON public.mentoring_request USING btree (mentor_id);
CREATE UNIQUE INDEX mentoring_request_open_idx ON public.mentoring_request USING btree (mentor_id, mentee_id) WHERE (state = ANY (ARRAY['open'::text, 'asked'::text]));
CREATE INDEX mentoring_request_programme_id_idx ON public.mentoring_request USING btree (programme_id);

CREATE TABLE mentorship (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  request_id uuid NOT NULL,
  mentor_id uuid NOT NULL,
  mentee_id uuid NOT NULL,
  owner_id uuid NOT NULL,
  state text DEFAULT 'agreeing'::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  ended_at timestamp with time zone,
  weeks integer DEFAULT 12 NOT NULL,
  rhythm text DEFAULT 'fortnightly'::text NOT NULL,
  confidential text DEFAULT ''::text NOT NULL,
  agreement_version integer DEFAULT 1 NOT NULL,
  mentor_signed_at timestamp with time zone,
  mentee_signed_at timestamp with time zone,
  starts_on date,
  ends_on date,
  end_reason text,
  end_words text DEFAULT ''::text NOT NULL,
  ended_by uuid,
  reopen_asked_by uuid,
  programme_id uuid,
  CONSTRAINT mentorship_pkey PRIMARY KEY (id),
  CONSTRAINT mentorship_owner_id_key UNIQUE (owner_id),
  CONSTRAINT mentorship_request_id_key UNIQUE (request_id),
  CONSTRAINT mentorship_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES person(id) ON DELETE SET NULL,
  CONSTRAINT mentorship_mentee_id_fkey FOREIGN KEY (mentee_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT mentorship_mentor_id_fkey FOREIGN KEY (mentor_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT mentorship_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES session_owner(id),
  CONSTRAINT mentorship_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES mentoring_programme(id) ON DELETE SET NULL,
  CONSTRAINT mentorship_reopen_asked_by_fkey FOREIGN KEY (reopen_asked_by) REFERENCES person(id) ON DELETE SET NULL,
  CONSTRAINT mentorship_request_id_fkey FOREIGN KEY (request_id) REFERENCES mentoring_request(id) ON DELETE CASCADE,
  CONSTRAINT mentorship_active_check CHECK (((state <> 'active'::text) OR ((starts_on IS NOT NULL) AND (mentor_signed_at IS NOT NULL) AND (mentee_signed_at IS NOT NULL)))),
  CONSTRAINT mentorship_dates_check CHECK ((((starts_on IS NULL) = (ends_on IS NULL)) AND (ends_on >= starts_on))),
  CONSTRAINT mentorship_end_reason_check CHECK ((end_reason = ANY (ARRAY['goals_reached'::text, 'time_over'::text, 'no_time'::text, 'other_mentor'::text, 'circumstances'::text, 'other'::text, 'left'::text]))),
  CONSTRAINT mentorship_ended_check CHECK (((state = 'ended'::text) = (ended_at IS NOT NULL))),
  CONSTRAINT mentorship_rhythm_check CHECK ((rhythm = ANY (ARRAY['weekly'::text, 'fortnightly'::text, 'monthly'::text]))),
  CONSTRAINT mentorship_state_check CHECK ((state = ANY (ARRAY['agreeing'::text, 'active'::text, 'ended'::text]))),
  CONSTRAINT mentorship_weeks_check CHECK (((weeks >= 4) AND (weeks <= 24)))
);
CREATE INDEX mentorship_ended_by_idx ON public.mentorship USING btree (ended_by);
CREATE INDEX mentorship_mentee_id_idx ON public.mentorship USING btree (mentee_id);
CREATE INDEX mentorship_mentor_id_idx ON public.mentorship USING btree (mentor_id);
CREATE UNIQUE INDEX mentorship_open_idx ON public.mentorship USING btree (mentor_id, mentee_id) WHERE (state <> 'ended'::text);
CREATE INDEX mentorship_programme_id_idx ON public.mentorship USING btree (programme_id);
CREATE INDEX mentorship_reopen_asked_by_idx ON public.mentorship USING btree (reopen_asked_by);

CREATE TABLE mentorship_feedback (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  mentorship_id uuid NOT NULL,
  from_id uuid NOT NULL,
  kind text NOT NULL,
  rating integer,
  results text[] DEFAULT '{}'::text[] NOT NULL,
  words_to_other text DEFAULT ''::text NOT NULL,
  words_to_lead text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT mentorship_feedback_pkey PRIMARY KEY (id),
  CONSTRAINT mentorship_feedback_from_id_fkey FOREIGN KEY (from_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT mentorship_feedback_mentorship_id_fkey FOREIGN KEY (mentorship_id) REFERENCES mentorship(id) ON DELETE CASCADE,
  CONSTRAINT mentorship_feedback_answer_check CHECK (((kind = 'three_months'::text) = (rating IS NULL))),
  CONSTRAINT mentorship_feedback_kind_check CHECK ((kind = ANY (ARRAY['first'::text, 'last'::text, 'three_months'::text]))),
  CONSTRAINT mentorship_feedback_rating_check CHECK (((rating >= 1) AND (rating <= 5))),
  CONSTRAINT mentorship_feedback_results_check CHECK ((results <@ ARRAY['studies'::text, 'work'::text, 'skills'::text, 'contacts'::text, 'plan'::text, 'nothing'::text]))
);
CREATE INDEX mentorship_feedback_from_id_idx ON public.mentorship_feedback USING btree (from_id);
CREATE UNIQUE INDEX mentorship_feedback_mentorship_id_from_id_kind_idx ON public.mentorship_feedback USING btree (mentorship_id, from_id, kind);

CREATE TABLE mentorship_feedback_asked (
  mentorship_id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind text NOT NULL,
  asked_at timestamp with time zone,
  skipped_at timestamp with time zone,
  CONSTRAINT mentorship_feedback_asked_pkey PRIMARY KEY (mentorship_id, person_id, kind),
  CONSTRAINT mentorship_feedback_asked_mentorship_id_fkey FOREIGN KEY (mentorship_id) REFERENCES mentorship(id) ON DELETE CASCADE,
  CONSTRAINT mentorship_feedback_asked_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT mentorship_feedback_asked_kind_check CHECK ((kind = ANY (ARRAY['first'::text, 'last'::text, 'three_months'::text])))
);
CREATE INDEX mentorship_feedback_asked_person_id_idx ON public.mentorship_feedback_asked USING btree (person_id);

CREATE TABLE mentorship_goal (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  mentorship_id uuid NOT NULL,
  place integer NOT NULL,
  title text NOT NULL,
  done_at timestamp with time zone,
  done_by uuid,
  evidence text DEFAULT ''::text NOT NULL,
  CONSTRAINT mentorship_goal_pkey PRIMARY KEY (id),
  CONSTRAINT mentorship_goal_done_by_fkey FOREIGN KEY (done_by) REFERENCES person(id) ON DELETE SET NULL,
  CONSTRAINT mentorship_goal_mentorship_id_fkey FOREIGN KEY (mentorship_id) REFERENCES mentorship(id) ON DELETE CASCADE,
  CONSTRAINT mentorship_goal_place_check CHECK (((place >= 1) AND (place <= 5))),
  CONSTRAINT mentorship_goal_title_check CHECK ((title <> ''::text))
);
CREATE INDEX mentorship_goal_done_by_idx ON public.mentorship_goal USING btree (done_by);
CREATE UNIQUE INDEX mentorship_goal_mentorship_id_place_idx ON public.mentorship_goal USING btree (mentorship_id, place);

CREATE TABLE mentorship_private_note (
  mentorship_id uuid NOT NULL,
  author_id uuid NOT NULL,
  text text NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  changed_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT mentorship_private_note_pkey PRIMARY KEY (mentorship_id, author_id),
  CONSTRAINT mentorship_private_note_author_id_fkey FOREIGN KEY (author_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT mentorship_private_note_mentorship_id_fkey FOREIGN KEY (mentorship_id) REFERENCES mentorship(id) ON DELETE CASCADE
);
CREATE INDEX mentorship_private_note_author_id_idx ON public.mentorship_private_note USING btree (author_id);

CREATE TABLE mentorship_shared_note (
  mentorship_id uuid NOT NULL,
  text text NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  changed_by uuid,
  changed_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT mentorship_shared_note_pkey PRIMARY KEY (mentorship_id),
  CONSTRAINT mentorship_shared_note_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES person(id) ON DELETE SET NULL,
  CONSTRAINT mentorship_shared_note_mentorship_id_fkey FOREIGN KEY (mentorship_id) REFERENCES mentorship(id) ON DELETE CASCADE
);
CREATE INDEX mentorship_shared_note_changed_by_idx ON public.mentorship_shared_note USING btree (changed_by);

CREATE TABLE mentorship_step (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  goal_id uuid NOT NULL,
  place integer NOT NULL,
  title text NOT NULL,
  done_at timestamp with time zone,
  done_by uuid,
  evidence text DEFAULT ''::text NOT NULL,
  CONSTRAINT mentorship_step_pkey PRIMARY KEY (id),
  CONSTRAINT mentorship_step_done_by_fkey FOREIGN KEY (done_by) REFERENCES person(id) ON DELETE SET NULL,
  CONSTRAINT mentorship_step_goal_id_fkey FOREIGN KEY (goal_id) REFERENCES mentorship_goal(id) ON DELETE CASCADE,
  CONSTRAINT mentorship_step_place_check CHECK (((place >= 1) AND (place <= 10))),
  CONSTRAINT mentorship_step_title_check CHECK ((title <> ''::text))
);
CREATE INDEX mentorship_step_done_by_idx ON public.mentorship_step USING btree (done_by);
CREATE UNIQUE INDEX mentorship_step_goal_id_place_idx ON public.mentorship_step USING btree (goal_id, place);

CREATE TABLE move_proposal (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  session_id uuid NOT NULL,
  proposed_by uuid,
  from_starts_at timestamp with time zone NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  zone text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  answer text,
  answer_note text DEFAULT ''::text NOT NULL,
  answered_at timestamp with time zone,
  CONSTRAINT move_proposal_pkey PRIMARY KEY (id),
  CONSTRAINT move_proposal_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES person(id) ON DELETE SET NULL,
  CONSTRAINT move_proposal_session_id_fkey FOREIGN KEY (session_id) REFERENCES session(id) ON DELETE CASCADE,
  CONSTRAINT move_proposal_answer_check CHECK ((answer = ANY (ARRAY['accepted'::text, 'declined'::text, 'withdrawn'::text, 'overtaken'::text]))),
  CONSTRAINT move_proposal_answered_check CHECK (((answer IS NULL) = (answered_at IS NULL)))
);
CREATE UNIQUE INDEX move_proposal_open_idx ON public.move_proposal USING btree (session_id, proposed_by) WHERE (answer IS NULL);
CREATE INDEX move_proposal_proposed_by_idx ON public.move_proposal USING btree (proposed_by);
CREATE INDEX move_proposal_session_id_idx ON public.move_proposal USING btree (session_id);

CREATE TABLE notification (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  person_id uuid NOT NULL,
  key text NOT NULL,
  kind text NOT NULL,
  facts jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  read_at timestamp with time zone,
  mail_state text DEFAULT 'none'::text NOT NULL,
  mail_due_at timestamp with time zone,
  mail_attempts integer DEFAULT 0 NOT NULL,
  mailed_at timestamp with time zone,
  CONSTRAINT notification_pkey PRIMARY KEY (id),
  CONSTRAINT notification_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT notification_mail_state_check CHECK ((mail_state = ANY (ARRAY['none'::text, 'due'::text, 'sent'::text, 'failed'::text])))
);
CREATE INDEX notification_due_idx ON public.notification USING btree (mail_due_at) WHERE (mail_state = 'due'::text);
CREATE INDEX notification_person_id_created_at_idx ON public.notification USING btree (person_id, created_at);
CREATE UNIQUE INDEX notification_person_id_key_idx ON public.notification USING btree (person_id, key);

CREATE TABLE page_document (
  id text NOT NULL,
  text text NOT NULL,
  replaced_at timestamp with time zone,
  CONSTRAINT page_document_pkey PRIMARY KEY (id)
);

CREATE TABLE password_reset (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  person_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  email text,
  CONSTRAINT password_reset_pkey PRIMARY KEY (id),
  CONSTRAINT password_reset_token_hash_key UNIQUE (token_hash),
  CONSTRAINT password_reset_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
);
CREATE INDEX password_reset_person_id_idx ON public.password_reset USING btree (person_id);

CREATE TABLE password_reset_mail (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  email text NOT NULL,
  state text DEFAULT 'due'::text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  due_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  failure text,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT password_reset_mail_pkey PRIMARY KEY (id),
  CONSTRAINT password_reset_mail_state_check CHECK ((state = ANY (ARRAY['due'::text, 'failed'::text])))
);
CREATE INDEX password_reset_mail_email_created_at_idx ON public.password_reset_mail USING btree (email, created_at);

CREATE TABLE person (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  email text NOT NULL,
  name text NOT NULL,
  password_hash text,
  zone text NOT NULL,
  language text NOT NULL,
  platform_role text,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  phone text,
  languages text[] DEFAULT '{}'::text[] NOT NULL,
  country text,
  waking_from text DEFAULT '07:00'::text NOT NULL,
  waking_to text DEFAULT '22:00'::text NOT NULL,
  mail_changes boolean DEFAULT true NOT NULL,
  deactivated_at timestamp with time zone,
  erased_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  given_name text,
  middle_name text,
  family_name text,
  closed_by_operator boolean DEFAULT false NOT NULL,
  CONSTRAINT person_pkey PRIMARY KEY (id),
  CONSTRAINT person_email_key UNIQUE (email),
  CONSTRAINT person_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  CONSTRAINT person_email_check CHECK (((email = lower(email)) AND (email ~~ '%_@_%'::text))),
  CONSTRAINT person_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text]))),
  CONSTRAINT person_platform_role_check CHECK ((platform_role = ANY (ARRAY['coordinator'::text, 'platform_admin'::text]))),
  CONSTRAINT person_waking_check CHECK (((waking_from ~ '^[0-2][0-9]:[0-5][0-9]$'::text) AND (waking_to ~ '^[0-2][0-9]:[0-5][0-9]$'::text)))
);
CREATE INDEX person_name_alike_idx ON public.person USING gin (plain_words(name) gin_trgm_ops);
CREATE INDEX person_name_search_idx ON public.person USING gin (words_of(name));
CREATE INDEX person_search_idx ON public.person USING gin (words_of(((name || ' '::text) || email)));
CREATE TRIGGER person_audit AFTER INSERT OR UPDATE ON public.person FOR EACH ROW EXECUTE FUNCTION record_change('email', 'name', 'phone', 'password_hash', 'zone', 'languages', 'country', 'waking_from', 'waking_to', 'given_name', 'middle_name', 'family_name');
CREATE TRIGGER person_audit_removal AFTER DELETE ON public.person FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION record_change('email', 'name', 'phone', 'password_hash', 'zone', 'languages', 'country', 'waking_from', 'waking_to', 'given_name', 'middle_name', 'family_name');
CREATE TRIGGER person_name_parts BEFORE UPDATE ON public.person FOR EACH ROW WHEN (((new.name IS DISTINCT FROM old.name) AND (current_setting('ikiraro.source'::text, true) IS DISTINCT FROM 'register'::text))) EXECUTE FUNCTION forget_name_parts();
CREATE TRIGGER person_version BEFORE UPDATE ON public.person FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION bump_version();

CREATE TABLE person_block (
  blocker_id uuid NOT NULL,
  blocked_id uuid NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT person_block_pkey PRIMARY KEY (blocker_id, blocked_id),
  CONSTRAINT person_block_blocked_id_fkey FOREIGN KEY (blocked_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT person_block_blocker_id_fkey FOREIGN KEY (blocker_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT person_block_pair_check CHECK ((blocker_id <> blocked_id))
);
CREATE INDEX person_block_blocked_id_idx ON public.person_block USING btree (blocked_id);

CREATE TABLE person_field (
  person_id uuid NOT NULL,
  field_code text NOT NULL,
  place integer NOT NULL,
  CONSTRAINT person_field_pkey PRIMARY KEY (person_id, field_code),
  CONSTRAINT person_field_field_code_fkey FOREIGN KEY (field_code) REFERENCES field_of_education(code),
  CONSTRAINT person_field_person_id_fkey FOREIGN KEY (person_id) REFERENCES competences(person_id) ON DELETE CASCADE
);
CREATE INDEX person_field_field_code_idx ON public.person_field USING btree (field_code);

CREATE TABLE person_language (
  person_id uuid NOT NULL,
  language text NOT NULL,
  level text NOT NULL,
  place integer NOT NULL,
  CONSTRAINT person_language_pkey PRIMARY KEY (person_id, language),
  CONSTRAINT person_language_person_id_fkey FOREIGN KEY (person_id) REFERENCES competences(person_id) ON DELETE CASCADE,
  CONSTRAINT person_language_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  CONSTRAINT person_language_level_check CHECK ((level = ANY (ARRAY['a1'::text, 'a2'::text, 'b1'::text, 'b2'::text, 'c1'::text, 'c2'::text, 'native'::text])))
);
CREATE INDEX person_language_language_idx ON public.person_language USING btree (language);

CREATE TABLE person_skill (
  person_id uuid NOT NULL,
  key text NOT NULL,
  skill_id uuid,
  text text,
  place integer NOT NULL,
  CONSTRAINT person_skill_pkey PRIMARY KEY (person_id, key),
  CONSTRAINT person_skill_person_id_fkey FOREIGN KEY (person_id) REFERENCES competences(person_id) ON DELETE CASCADE,
  CONSTRAINT person_skill_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES skill(id),
  CONSTRAINT person_skill_text_check CHECK (((skill_id IS NULL) = (text IS NOT NULL)))
);
CREATE INDEX person_skill_alike_idx ON public.person_skill USING gin (plain_words(text) gin_trgm_ops) WHERE (text IS NOT NULL);
CREATE INDEX person_skill_key_idx ON public.person_skill USING btree (key);
CREATE INDEX person_skill_search_idx ON public.person_skill USING gin (words_of(text)) WHERE (text IS NOT NULL);
CREATE INDEX person_skill_skill_id_idx ON public.person_skill USING btree (skill_id);

CREATE TABLE prepared_poll (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  section_id uuid NOT NULL,
  form jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT prepared_poll_pkey PRIMARY KEY (id),
  CONSTRAINT prepared_poll_section_id_fkey FOREIGN KEY (section_id) REFERENCES section(id) ON DELETE CASCADE,
  CONSTRAINT prepared_poll_form_check CHECK (((form ->> 'question'::text) <> ''::text))
);
CREATE INDEX prepared_poll_section_id_idx ON public.prepared_poll USING btree (section_id);

CREATE TABLE rate_limit (
  key character varying(255) NOT NULL,
  points integer DEFAULT 0 NOT NULL,
  expire bigint,
  CONSTRAINT rate_limit_pkey PRIMARY KEY (key)
);

CREATE TABLE register_import (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  institution_id uuid,
  created_by uuid,
  kind text NOT NULL,
  file_name text NOT NULL,
  content bytea,
  state text DEFAULT 'checking'::text NOT NULL,
  overwrite boolean DEFAULT false NOT NULL,
  lines_total integer DEFAULT 0 NOT NULL,
  lines_done integer DEFAULT 0 NOT NULL,
  summary jsonb DEFAULT '{}'::jsonb NOT NULL,
  changes jsonb DEFAULT '[]'::jsonb NOT NULL,
  problems jsonb DEFAULT '[]'::jsonb NOT NULL,
  failure text,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  applied_at timestamp with time zone,
  encoding text,
  readings jsonb,
  CONSTRAINT register_import_pkey PRIMARY KEY (id),
  CONSTRAINT register_import_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id) ON DELETE SET NULL,
  CONSTRAINT register_import_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id) ON DELETE CASCADE,
  CONSTRAINT register_import_kind_check CHECK ((kind = ANY (ARRAY['people'::text, 'sections'::text, 'enrolments'::text, 'oneroster'::text, 'experts'::text]))),
  CONSTRAINT register_import_owner_check CHECK (((kind = 'experts'::text) = (institution_id IS NULL))),
  CONSTRAINT register_import_state_check CHECK ((state = ANY (ARRAY['checking'::text, 'asking'::text, 'checked'::text, 'applying'::text, 'applied'::text, 'failed'::text, 'dropped'::text])))
);
CREATE INDEX register_import_created_by_idx ON public.register_import USING btree (created_by);
CREATE INDEX register_import_institution_id_created_at_idx ON public.register_import USING btree (institution_id, created_at);

CREATE TABLE register_record (
  institution_id uuid NOT NULL,
  kind text NOT NULL,
  external_id text NOT NULL,
  object_id uuid NOT NULL,
  said jsonb NOT NULL,
  import_id uuid,
  CONSTRAINT register_record_pkey PRIMARY KEY (institution_id, kind, external_id),
  CONSTRAINT register_record_import_id_fkey FOREIGN KEY (import_id) REFERENCES register_import(id) ON DELETE SET NULL,
  CONSTRAINT register_record_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id) ON DELETE CASCADE,
  CONSTRAINT register_record_kind_check CHECK ((kind = ANY (ARRAY['org'::text, 'term'::text, 'course'::text, 'section'::text, 'person'::text, 'enrolment'::text])))
);
CREATE INDEX register_record_import_id_idx ON public.register_record USING btree (import_id);
CREATE INDEX register_record_object_id_idx ON public.register_record USING btree (object_id);
CREATE UNIQUE INDEX register_record_object_idx ON public.register_record USING btree (institution_id, kind, object_id);

CREATE TABLE room (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  campus_id uuid NOT NULL,
  name text NOT NULL,
  seats integer NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT room_pkey PRIMARY KEY (id),
  CONSTRAINT room_campus_id_fkey FOREIGN KEY (campus_id) REFERENCES campus(id) ON DELETE CASCADE,
  CONSTRAINT room_name_check CHECK ((name <> ''::text)),
  CONSTRAINT room_seats_check CHECK ((seats > 0))
);
CREATE UNIQUE INDEX room_campus_id_name_idx ON public.room USING btree (campus_id, name);
CREATE TRIGGER room_audit AFTER INSERT OR UPDATE ON public.room FOR EACH ROW EXECUTE FUNCTION record_change();
CREATE TRIGGER room_audit_removal AFTER DELETE ON public.room FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION record_change();
CREATE TRIGGER room_version BEFORE UPDATE ON public.room FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION bump_version();

CREATE TABLE section (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  course_id uuid NOT NULL,
  term_id uuid NOT NULL,
  campus_id uuid NOT NULL,
  name text NOT NULL,
  state text DEFAULT 'open'::text NOT NULL,
  capacity integer,
  waiting_list boolean DEFAULT true NOT NULL,
  self_enrolment boolean DEFAULT false NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  archived_at timestamp with time zone,
  CONSTRAINT section_pkey PRIMARY KEY (id),
  CONSTRAINT section_campus_id_fkey FOREIGN KEY (campus_id) REFERENCES campus(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT section_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id) ON DELETE CASCADE,
  CONSTRAINT section_term_id_fkey FOREIGN KEY (term_id) REFERENCES term(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT section_archived_check CHECK (((archived_at IS NULL) OR (state <> 'running'::text))),
  CONSTRAINT section_capacity_check CHECK ((capacity > 0)),
  CONSTRAINT section_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'running'::text, 'finished'::text, 'cancelled'::text])))
);
CREATE INDEX section_campus_id_idx ON public.section USING btree (campus_id);
CREATE UNIQUE INDEX section_course_id_term_id_campus_id_name_idx ON public.section USING btree (course_id, term_id, campus_id, name);
CREATE INDEX section_term_id_idx ON public.section USING btree (term_id);
CREATE TRIGGER section_audit AFTER INSERT OR UPDATE ON public.section FOR EACH ROW EXECUTE FUNCTION record_change();
CREATE TRIGGER section_audit_removal AFTER DELETE ON public.section FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION record_change();
CREATE TRIGGER section_version BEFORE UPDATE ON public.section FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION bump_version();

CREATE TABLE section_cohort (
  section_id uuid NOT NULL,
  cohort_id uuid NOT NULL,
  CONSTRAINT section_cohort_pkey PRIMARY KEY (section_id, cohort_id),
  CONSTRAINT section_cohort_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohort(id) ON DELETE CASCADE,
  CONSTRAINT section_cohort_section_id_fkey FOREIGN KEY (section_id) REFERENCES section(id) ON DELETE CASCADE
);
CREATE INDEX section_cohort_cohort_id_idx ON public.section_cohort USING btree (cohort_id);
CREATE TRIGGER section_cohort_audit AFTER INSERT OR UPDATE ON public.section_cohort FOR EACH ROW EXECUTE FUNCTION record_change();
CREATE TRIGGER section_cohort_audit_removal AFTER DELETE ON public.section_cohort FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION record_change();

CREATE TABLE section_lecturer (
  section_id uuid NOT NULL,
  person_id uuid NOT NULL,
  role text DEFAULT 'lecturer'::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT section_lecturer_pkey PRIMARY KEY (section_id, person_id),
  CONSTRAINT section_lecturer_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT section_lecturer_section_id_fkey FOREIGN KEY (section_id) REFERENCES section(id) ON DELETE CASCADE,
  CONSTRAINT section_lecturer_role_check CHECK ((role = ANY (ARRAY['lecturer'::text, 'assistant'::text])))
);
CREATE INDEX section_lecturer_person_id_idx ON public.section_lecturer USING btree (person_id);
CREATE TRIGGER section_lecturer_audit AFTER INSERT OR UPDATE ON public.section_lecturer FOR EACH ROW EXECUTE FUNCTION record_change();
CREATE TRIGGER section_lecturer_audit_removal AFTER DELETE ON public.section_lecturer FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION record_change();

CREATE TABLE sector (
  code text NOT NULL,
  category text NOT NULL,
  name_en text NOT NULL,
  name_fr text NOT NULL,
  withdrawn boolean DEFAULT false NOT NULL,
  CONSTRAINT sector_pkey PRIMARY KEY (code),
  CONSTRAINT sector_category_check CHECK ((category ~ '^[0-9]{3}$'::text)),
  CONSTRAINT sector_code_check CHECK ((code ~ '^[0-9]{5}$'::text))
);

CREATE TABLE session (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  section_id uuid,
  topic text NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  zone text NOT NULL,
  local_start text NOT NULL,
  cancelled_at timestamp with time zone,
  series_id uuid,
  series_date text,
  room_id uuid,
  sequence integer DEFAULT 0 NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  change_reason text,
  owner_id uuid,
  CONSTRAINT session_pkey PRIMARY KEY (id),
  CONSTRAINT session_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES session_owner(id) ON DELETE CASCADE,
  CONSTRAINT session_room_id_fkey FOREIGN KEY (room_id) REFERENCES room(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT session_section_id_fkey FOREIGN KEY (section_id) REFERENCES section(id) ON DELETE CASCADE,
  CONSTRAINT session_series_id_fkey FOREIGN KEY (series_id) REFERENCES session_series(id) ON DELETE SET NULL,
  CONSTRAINT session_change_reason_check CHECK ((change_reason <> ''::text)),
  CONSTRAINT session_local_start_check CHECK ((local_start ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'::text)),
  CONSTRAINT session_of_one_check CHECK ((num_nonnulls(section_id, owner_id) = 1)),
  CONSTRAINT session_range_check CHECK ((ends_at > starts_at))
);
CREATE INDEX session_owner_id_starts_at_idx ON public.session USING btree (owner_id, starts_at);
CREATE INDEX session_room_id_starts_at_idx ON public.session USING btree (room_id, starts_at);
CREATE INDEX session_search_idx ON public.session USING gin (words_of(topic));
CREATE INDEX session_section_id_starts_at_idx ON public.session USING btree (section_id, starts_at);
CREATE UNIQUE INDEX session_series_id_series_date_idx ON public.session USING btree (series_id, series_date);
CREATE INDEX session_starts_at_idx ON public.session USING btree (starts_at);
CREATE TRIGGER session_audit AFTER INSERT OR UPDATE ON public.session FOR EACH ROW WHEN ((new.section_id IS NOT NULL)) EXECUTE FUNCTION record_change('change_reason');
CREATE TRIGGER session_audit_removal AFTER DELETE ON public.session FOR EACH ROW WHEN (((pg_trigger_depth() = 0) AND (old.section_id IS NOT NULL))) EXECUTE FUNCTION record_change('change_reason');
CREATE TRIGGER session_changed AFTER INSERT OR DELETE OR UPDATE ON public.session FOR EACH ROW EXECUTE FUNCTION tell_of_session();
CREATE TRIGGER session_sequence BEFORE UPDATE ON public.session FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION count_session_change();
CREATE TRIGGER session_version BEFORE UPDATE ON public.session FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION bump_version();

CREATE TABLE session_lecturer (
  session_id uuid NOT NULL,
  person_id uuid NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT session_lecturer_pkey PRIMARY KEY (session_id, person_id),
  CONSTRAINT session_lecturer_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT session_lecturer_session_id_fkey FOREIGN KEY (session_id) REFERENCES session(id) ON DELETE CASCADE
);
CREATE INDEX session_lecturer_person_id_idx ON public.session_lecturer USING btree (person_id);
CREATE TRIGGER session_lecturer_audit AFTER INSERT OR UPDATE ON public.session_lecturer FOR EACH ROW EXECUTE FUNCTION record_change();
CREATE TRIGGER session_lecturer_audit_removal AFTER DELETE ON public.session_lecturer FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION record_change();

CREATE TABLE session_owner (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  kind text NOT NULL,
  title text,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT session_owner_pkey PRIMARY KEY (id),
  CONSTRAINT session_owner_kind_check CHECK (((kind ~ '^[a-z-]{1,40}$'::text) AND (kind <> 'section'::text))),
  CONSTRAINT session_owner_title_check CHECK ((title <> ''::text))
);

CREATE TABLE session_owner_participant (
  owner_id uuid NOT NULL,
  person_id uuid NOT NULL,
  role text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT session_owner_participant_pkey PRIMARY KEY (owner_id, person_id),
  CONSTRAINT session_owner_participant_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES session_owner(id) ON DELETE CASCADE,
  CONSTRAINT session_owner_participant_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT session_owner_participant_role_check CHECK ((role = ANY (ARRAY['host'::text, 'listener'::text])))
);
CREATE INDEX session_owner_participant_person_id_idx ON public.session_owner_participant USING btree (person_id);

CREATE TABLE session_series (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  section_id uuid NOT NULL,
  rule text NOT NULL,
  local_start text NOT NULL,
  minutes integer NOT NULL,
  zone text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT session_series_pkey PRIMARY KEY (id),
  CONSTRAINT session_series_section_id_fkey FOREIGN KEY (section_id) REFERENCES section(id) ON DELETE CASCADE,
  CONSTRAINT session_series_local_start_check CHECK ((local_start ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'::text)),
  CONSTRAINT session_series_minutes_check CHECK ((minutes > 0))
);
CREATE INDEX session_series_section_id_idx ON public.session_series USING btree (section_id);
CREATE TRIGGER session_series_audit AFTER INSERT OR UPDATE ON public.session_series FOR EACH ROW EXECUTE FUNCTION record_change();
CREATE TRIGGER session_series_audit_removal AFTER DELETE ON public.session_series FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION record_change();
CREATE TRIGGER session_series_version BEFORE UPDATE ON public.session_series FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION bump_version();

CREATE TABLE sign_in (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  person_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  user_agent text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  last_used_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  CONSTRAINT sign_in_pkey PRIMARY KEY (id),
  CONSTRAINT sign_in_token_hash_key UNIQUE (token_hash),
  CONSTRAINT sign_in_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
);
CREATE INDEX sign_in_person_id_idx ON public.sign_in USING btree (person_id);

CREATE TABLE skill (
  id uuid NOT NULL,
  name_en text NOT NULL,
  name_fr text NOT NULL,
  withdrawn boolean DEFAULT false NOT NULL,
  CONSTRAINT skill_pkey PRIMARY KEY (id)
);

CREATE TABLE term (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  institution_id uuid NOT NULL,
  name text NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT term_pkey PRIMARY KEY (id),
  CONSTRAINT term_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id) ON DELETE CASCADE,
  CONSTRAINT term_dates_check CHECK ((starts_on <= ends_on))
);
CREATE UNIQUE INDEX term_institution_id_name_idx ON public.term USING btree (institution_id, name);
CREATE TRIGGER term_audit AFTER INSERT OR UPDATE ON public.term FOR EACH ROW EXECUTE FUNCTION record_change();
CREATE TRIGGER term_audit_removal AFTER DELETE ON public.term FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION record_change();
CREATE TRIGGER term_version BEFORE UPDATE ON public.term FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION bump_version();

CREATE TABLE unavailability (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  person_id uuid NOT NULL,
  local_start text NOT NULL,
  minutes integer NOT NULL,
  zone text NOT NULL,
  rule text,
  note text DEFAULT ''::text NOT NULL,
  CONSTRAINT unavailability_pkey PRIMARY KEY (id),
  CONSTRAINT unavailability_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT unavailability_local_start_check CHECK ((local_start ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'::text)),
  CONSTRAINT unavailability_minutes_check CHECK ((minutes > 0))
);
CREATE INDEX unavailability_person_id_idx ON public.unavailability USING btree (person_id);

CREATE TABLE waiting_place (
  section_id uuid NOT NULL,
  person_id uuid NOT NULL,
  cohort_id uuid,
  since timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT waiting_place_pkey PRIMARY KEY (section_id, person_id),
  CONSTRAINT waiting_place_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohort(id) ON DELETE SET NULL,
  CONSTRAINT waiting_place_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT waiting_place_section_id_fkey FOREIGN KEY (section_id) REFERENCES section(id) ON DELETE CASCADE
);
CREATE INDEX waiting_place_cohort_id_idx ON public.waiting_place USING btree (cohort_id);
CREATE INDEX waiting_place_person_id_idx ON public.waiting_place USING btree (person_id);
CREATE INDEX waiting_place_section_id_since_idx ON public.waiting_place USING btree (section_id, since);
CREATE TRIGGER waiting_place_audit AFTER INSERT OR UPDATE ON public.waiting_place FOR EACH ROW EXECUTE FUNCTION record_change();
CREATE TRIGGER waiting_place_audit_removal AFTER DELETE ON public.waiting_place FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION record_change();

CREATE TABLE welcome_mail (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  institution_id uuid,
  person_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  sent_by uuid,
  state text DEFAULT 'due'::text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  due_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  sent_at timestamp with time zone,
  failure text,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  email text,
  CONSTRAINT welcome_mail_pkey PRIMARY KEY (id),
  CONSTRAINT welcome_mail_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution(id) ON DELETE CASCADE,
  CONSTRAINT welcome_mail_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  CONSTRAINT welcome_mail_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES person(id) ON DELETE SET NULL,
  CONSTRAINT welcome_mail_state_check CHECK ((state = ANY (ARRAY['due'::text, 'sent'::text, 'failed'::text, 'dropped'::text])))
);
CREATE INDEX welcome_mail_batch_id_idx ON public.welcome_mail USING btree (batch_id);
CREATE INDEX welcome_mail_due_idx ON public.welcome_mail USING btree (due_at) WHERE (state = 'due'::text);
CREATE INDEX welcome_mail_institution_id_person_id_idx ON public.welcome_mail USING btree (institution_id, person_id);
CREATE INDEX welcome_mail_person_id_idx ON public.welcome_mail USING btree (person_id);
CREATE UNIQUE INDEX welcome_mail_roster_idx ON public.welcome_mail USING btree (person_id) WHERE ((state = 'due'::text) AND (institution_id IS NULL));
CREATE INDEX welcome_mail_sent_by_idx ON public.welcome_mail USING btree (sent_by);
CREATE UNIQUE INDEX welcome_mail_under_way_idx ON public.welcome_mail USING btree (institution_id, person_id) WHERE (state = 'due'::text);

CREATE VIEW session_participant AS
 SELECT session.id AS session_id,
    section_lecturer.person_id,
    'host'::text AS role,
    section_lecturer.created_at
   FROM (session
     JOIN section_lecturer ON ((section_lecturer.section_id = session.section_id)))
UNION ALL
 SELECT session_lecturer.session_id,
    session_lecturer.person_id,
    'host'::text AS role,
    session_lecturer.created_at
   FROM session_lecturer
UNION ALL
 SELECT session.id AS session_id,
    enrolment.person_id,
    'listener'::text AS role,
    enrolment.enrolled_at AS created_at
   FROM (session
     JOIN enrolment ON ((enrolment.section_id = session.section_id)))
UNION ALL
 SELECT session.id AS session_id,
    session_owner_participant.person_id,
    session_owner_participant.role,
    session_owner_participant.created_at
   FROM (session
     JOIN session_owner_participant ON ((session_owner_participant.owner_id = session.owner_id)));
