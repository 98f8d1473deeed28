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

-- competences (rows jsonb)
INSERT INTO competences (person_id, version)
         SELECT person_id, version FROM jsonb_populate_recordset(NULL::competences, $1) ON CONFLICT DO NOTHING;

-- person_language (rows jsonb)
INSERT INTO person_language (person_id, language, level, place)
         SELECT person_id, language, level, place FROM jsonb_populate_recordset(NULL::person_language, $1) ON CONFLICT DO NOTHING;

-- person_field (rows jsonb)
INSERT INTO person_field (person_id, field_code, place)
         SELECT person_id, field_code, place FROM jsonb_populate_recordset(NULL::person_field, $1) ON CONFLICT DO NOTHING;

-- person_skill (rows jsonb)
INSERT INTO person_skill (person_id, key, skill_id, place)
         SELECT person_id, key, skill_id, place FROM jsonb_populate_recordset(NULL::person_skill, $1) ON CONFLICT DO NOTHING;

-- expert (rows jsonb)
INSERT INTO expert (person_id, state, headline, about, origin_country, residence_country, sector_code, degrees, practice, offers, modes, weeks_free, hours_per_week, gender, legal_status, may_return, referees, shows, state_since, version, created_at, updated_at)
         SELECT person_id, state, headline, about, origin_country, residence_country, sector_code, degrees, practice, offers, modes, weeks_free, hours_per_week, gender, legal_status, may_return, referees, shows, state_since, version, created_at, updated_at FROM jsonb_populate_recordset(NULL::expert, $1) ON CONFLICT DO NOTHING;

-- expert_transition (rows jsonb)
INSERT INTO expert_transition (id, expert_id, actor_id, actor_role, action, from_state, to_state, reason, checks, created_at)
         SELECT id, expert_id, actor_id, actor_role, action, from_state, to_state, reason, checks, created_at FROM jsonb_populate_recordset(NULL::expert_transition, $1) ON CONFLICT DO NOTHING;

-- expert_confirmation (rows jsonb)
INSERT INTO expert_confirmation (expert_id, confirmed_at, asked, asked_at)
         SELECT expert_id, confirmed_at, asked, asked_at FROM jsonb_populate_recordset(NULL::expert_confirmation, $1) ON CONFLICT DO NOTHING;

-- expert_document (rows jsonb)
INSERT INTO expert_document (id, expert_id, kind, name, type, bytes, content, created_at)
         SELECT id, expert_id, kind, name, type, bytes, content, created_at FROM jsonb_populate_recordset(NULL::expert_document, $1) ON CONFLICT DO NOTHING;

-- mentor_offer (rows jsonb)
INSERT INTO mentor_offer (person_id, about, audiences, capacity, paused_at, paused_because, version, created_at, updated_at)
         SELECT person_id, about, audiences, capacity, paused_at, paused_because, version, created_at, updated_at FROM jsonb_populate_recordset(NULL::mentor_offer, $1) ON CONFLICT DO NOTHING;

-- mentoring_request (rows jsonb)
INSERT INTO mentoring_request (id, mentor_id, mentee_id, message, goals, expectation, keeps_others, state, mentor_words, mentee_words, expires_at, created_at, answered_at)
         SELECT id, mentor_id, mentee_id, message, goals, expectation, keeps_others, state, mentor_words, mentee_words, expires_at, created_at, answered_at FROM jsonb_populate_recordset(NULL::mentoring_request, $1) ON CONFLICT DO NOTHING;

-- session_owner (rows jsonb)
INSERT INTO session_owner (id, kind, created_at)
         SELECT id, kind, created_at FROM jsonb_populate_recordset(NULL::session_owner, $1) ON CONFLICT DO NOTHING;

-- session_owner_participant (rows jsonb)
INSERT INTO session_owner_participant (owner_id, person_id, role, created_at)
         SELECT owner_id, person_id, role, created_at FROM jsonb_populate_recordset(NULL::session_owner_participant, $1) ON CONFLICT DO NOTHING;

-- owned_session (rows jsonb)
INSERT INTO session (id, owner_id, topic, starts_at, ends_at, zone, local_start, sequence, version, created_at, updated_at)
         SELECT id, owner_id, topic, starts_at, ends_at, zone, local_start, sequence, version, created_at, updated_at FROM jsonb_populate_recordset(NULL::session, $1) ON CONFLICT DO NOTHING;

-- mentorship (rows jsonb)
INSERT INTO mentorship (id, request_id, mentor_id, mentee_id, owner_id, state, weeks, rhythm, confidential, agreement_version, mentor_signed_at, mentee_signed_at, starts_on, ends_on, created_at, ended_at, end_reason, end_words, ended_by)
         SELECT id, request_id, mentor_id, mentee_id, owner_id, state, weeks, rhythm, confidential, agreement_version, mentor_signed_at, mentee_signed_at, starts_on, ends_on, created_at, ended_at, end_reason, end_words, ended_by FROM jsonb_populate_recordset(NULL::mentorship, $1) ON CONFLICT DO NOTHING;

-- mentorship_goal (rows jsonb)
INSERT INTO mentorship_goal (id, mentorship_id, place, title, done_at, done_by, evidence)
         SELECT id, mentorship_id, place, title, done_at, done_by, evidence FROM jsonb_populate_recordset(NULL::mentorship_goal, $1) ON CONFLICT DO NOTHING;

-- mentorship_step (rows jsonb)
INSERT INTO mentorship_step (id, goal_id, place, title, done_at, done_by, evidence)
         SELECT id, goal_id, place, title, done_at, done_by, evidence FROM jsonb_populate_recordset(NULL::mentorship_step, $1) ON CONFLICT DO NOTHING;

-- mentorship_feedback (rows jsonb)
INSERT INTO mentorship_feedback (id, mentorship_id, from_id, kind, rating, results, words_to_other, words_to_lead, created_at)
         SELECT id, mentorship_id, from_id, kind, rating, results, words_to_other, words_to_lead, created_at FROM jsonb_populate_recordset(NULL::mentorship_feedback, $1) ON CONFLICT DO NOTHING;

-- mentorship_feedback_asked (rows jsonb)
INSERT INTO mentorship_feedback_asked (mentorship_id, person_id, kind, asked_at)
         SELECT mentorship_id, person_id, kind, asked_at FROM jsonb_populate_recordset(NULL::mentorship_feedback_asked, $1) ON CONFLICT DO NOTHING;

-- mentorship_private_note (rows jsonb)
INSERT INTO mentorship_private_note (mentorship_id, author_id, text, version, changed_at)
         SELECT mentorship_id, author_id, text, version, changed_at FROM jsonb_populate_recordset(NULL::mentorship_private_note, $1) ON CONFLICT DO NOTHING;

-- mentorship_shared_note (rows jsonb)
INSERT INTO mentorship_shared_note (mentorship_id, text, version, changed_by, changed_at)
         SELECT mentorship_id, text, version, changed_by, changed_at FROM jsonb_populate_recordset(NULL::mentorship_shared_note, $1) ON CONFLICT DO NOTHING;

-- class (rows jsonb)
INSERT INTO class (id, session_id, last_seq, opened_at, ended_at)
         SELECT id, session_id, last_seq, opened_at, ended_at FROM jsonb_populate_recordset(NULL::class, $1) ON CONFLICT DO NOTHING;

-- class_event (rows jsonb)
INSERT INTO class_event (class_id, seq, at, by, type, body)
         SELECT class_id, seq, at, by, type, body FROM jsonb_populate_recordset(NULL::class_event, $1) ON CONFLICT DO NOTHING;
