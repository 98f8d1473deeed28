-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- campus (rows jsonb)
INSERT INTO campus (id, institution_id, name, zone, country, link_kbps, link_note)
         SELECT id, institution_id, name, zone, country, link_kbps, link_note FROM jsonb_populate_recordset(NULL::campus, $1) ON CONFLICT DO NOTHING;

-- room (rows jsonb)
INSERT INTO room (id, campus_id, name, seats)
         SELECT id, campus_id, name, seats FROM jsonb_populate_recordset(NULL::room, $1) ON CONFLICT DO NOTHING;

-- department (rows jsonb)
INSERT INTO department (id, institution_id, code, name)
         SELECT id, institution_id, code, name FROM jsonb_populate_recordset(NULL::department, $1) ON CONFLICT DO NOTHING;

-- person (rows jsonb)
INSERT INTO person (id, email, name, zone, language, languages, country)
         SELECT id, email, name, zone, language, languages, country FROM jsonb_populate_recordset(NULL::person, $1) ON CONFLICT DO NOTHING;

-- membership (rows jsonb)
INSERT INTO membership (person_id, institution_id, role)
         SELECT person_id, institution_id, role FROM jsonb_populate_recordset(NULL::membership, $1) ON CONFLICT DO NOTHING;

-- cohort (rows jsonb)
INSERT INTO cohort (id, institution_id, department_id, campus_id, name)
         SELECT id, institution_id, department_id, campus_id, name FROM jsonb_populate_recordset(NULL::cohort, $1) ON CONFLICT DO NOTHING;

-- cohort_member (rows jsonb)
INSERT INTO cohort_member (cohort_id, person_id)
         SELECT cohort_id, person_id FROM jsonb_populate_recordset(NULL::cohort_member, $1) ON CONFLICT DO NOTHING;

-- course (rows jsonb)
INSERT INTO course (id, institution_id, department_id, code, title, language, description, outcomes, credits, level)
         SELECT id, institution_id, department_id, code, title, language, description, outcomes, credits, level FROM jsonb_populate_recordset(NULL::course, $1) ON CONFLICT DO NOTHING;

-- course_translation (rows jsonb)
INSERT INTO course_translation (course_id, language, title)
         SELECT course_id, language, title FROM jsonb_populate_recordset(NULL::course_translation, $1) ON CONFLICT DO NOTHING;

-- course_prerequisite (rows jsonb)
INSERT INTO course_prerequisite (course_id, prerequisite_id)
         SELECT course_id, prerequisite_id FROM jsonb_populate_recordset(NULL::course_prerequisite, $1) ON CONFLICT DO NOTHING;

-- section (rows jsonb)
INSERT INTO section (id, course_id, term_id, campus_id, name, state, capacity, self_enrolment)
         SELECT id, course_id, term_id, campus_id, name, state, capacity, self_enrolment FROM jsonb_populate_recordset(NULL::section, $1) ON CONFLICT DO NOTHING;

-- section_lecturer (rows jsonb)
INSERT INTO section_lecturer (section_id, person_id)
         SELECT section_id, person_id FROM jsonb_populate_recordset(NULL::section_lecturer, $1) ON CONFLICT DO NOTHING;

-- section_cohort (rows jsonb)
INSERT INTO section_cohort (section_id, cohort_id)
         SELECT section_id, cohort_id FROM jsonb_populate_recordset(NULL::section_cohort, $1) ON CONFLICT DO NOTHING;

-- enrolment (rows jsonb)
INSERT INTO enrolment (section_id, person_id, via, cohort_id)
         SELECT section_id, person_id, via, cohort_id FROM jsonb_populate_recordset(NULL::enrolment, $1) ON CONFLICT DO NOTHING;

-- waiting_place (rows jsonb)
INSERT INTO waiting_place (section_id, person_id, since)
         SELECT section_id, person_id, since FROM jsonb_populate_recordset(NULL::waiting_place, $1) ON CONFLICT DO NOTHING;

-- session_series (rows jsonb)
INSERT INTO session_series (id, section_id, rule, local_start, minutes, zone)
         SELECT id, section_id, rule, local_start, minutes, zone FROM jsonb_populate_recordset(NULL::session_series, $1) ON CONFLICT DO NOTHING;

-- session (rows jsonb)
INSERT INTO session (id, section_id, topic, starts_at, ends_at, zone, local_start, series_id, series_date, room_id)
         SELECT id, section_id, topic, starts_at, ends_at, zone, local_start, series_id, series_date, room_id FROM jsonb_populate_recordset(NULL::session, $1) ON CONFLICT DO NOTHING;

-- class (rows jsonb)
INSERT INTO class (id, session_id, last_seq, opened_at, ended_at)
         SELECT id, session_id, last_seq, opened_at, ended_at FROM jsonb_populate_recordset(NULL::class, $1) ON CONFLICT DO NOTHING;

-- class_event (rows jsonb)
INSERT INTO class_event (class_id, seq, at, by, type, body)
         SELECT class_id, seq, at, by, type, body FROM jsonb_populate_recordset(NULL::class_event, $1) ON CONFLICT DO NOTHING;
