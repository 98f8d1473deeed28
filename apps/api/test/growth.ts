import type { DataSource } from 'typeorm';
import type { University } from './world.ts';

/**
 * Adds rows of every kind to a university, told apart by `mark`. The person who asks is among them: `enrolled` learns in each new
 * section, `teaching` teaches there, `admin` gets notifications too.
 */
export async function grow({ manager }: DataSource, at: University, count: number, mark: string): Promise<void> {
  const rows = `generate_series(1, ${count}) AS n`;
  const [institution, campus, term, course] = [at.institutionId, at.campusId, at.termId, at.courseId].map(
    (id) => `'${id}'::uuid`,
  );
  const three = `unnest(ARRAY['${at.enrolled}', '${at.teaching}', '${at.admin}']::uuid[]) AS p(person)`;
  const newPeople = `(SELECT id, row_number() OVER (ORDER BY email) AS n FROM person WHERE email LIKE '${mark}-%')`;
  const newSections = `(SELECT id, row_number() OVER (ORDER BY id) AS n FROM section WHERE name LIKE '${mark}-%')`;
  const own = `'${at.sectionId}'::uuid`;
  for (const statement of [
    `INSERT INTO person (email, name, zone, language) SELECT '${mark}-' || n || '@example.org', 'Person ${mark} ' || n, 'Africa/Kigali', 'en' FROM ${rows}`,
    `INSERT INTO membership (person_id, institution_id, role) SELECT id, ${institution}, role FROM ${newPeople} new, unnest(ARRAY['student', 'lecturer']) AS role`,
    `INSERT INTO campus (institution_id, name, zone) SELECT ${institution}, '${mark} ' || n, 'Africa/Kigali' FROM ${rows}`,
    `INSERT INTO room (campus_id, name, seats) SELECT ${campus}, '${mark} ' || n, 40 FROM ${rows}`,
    `INSERT INTO department (institution_id, code, name) SELECT ${institution}, '${mark}' || n, 'Department' FROM ${rows}`,
    `INSERT INTO closing_day (institution_id, day, name) SELECT ${institution}, current_date + n, 'Closed ${mark}' FROM ${rows}`,
    `INSERT INTO term (institution_id, name, starts_on, ends_on) SELECT ${institution}, '${mark} ' || n, current_date - 90, current_date + 90 FROM ${rows}`,
    `INSERT INTO course (institution_id, code, title, department_id) SELECT ${institution}, '${mark}' || n, 'Bases ${mark} ' || n,
       (SELECT id FROM department WHERE institution_id = ${institution} LIMIT 1) FROM ${rows}`,
    `INSERT INTO course_translation (course_id, language, title) SELECT id, 'en', title FROM course WHERE code LIKE '${mark}%'`,
    `INSERT INTO course_prerequisite (course_id, prerequisite_id) SELECT id, ${course} FROM course WHERE code LIKE '${mark}%'
       UNION SELECT ${course}, id FROM course WHERE code LIKE '${mark}%' AND id <> ${course}`,
    `INSERT INTO section (course_id, term_id, campus_id, name, capacity) SELECT ${course}, ${term}, ${campus}, '${mark}-' || n, 5 FROM ${rows}`,
    `INSERT INTO section_lecturer (section_id, person_id) SELECT id, '${at.teaching}' FROM ${newSections} new
       UNION SELECT ${own}, id FROM ${newPeople} new`,
    `INSERT INTO enrolment (section_id, person_id) SELECT id, '${at.enrolled}' FROM ${newSections} new
       UNION SELECT ${own}, id FROM ${newPeople} new`,
    `INSERT INTO waiting_place (section_id, person_id) SELECT section.id, person.id FROM ${newSections} section JOIN ${newPeople} person USING (n)`,
    `INSERT INTO announcement (section_id, text) SELECT ${own}, 'Announced ' || n FROM ${rows}`,
    `INSERT INTO prepared_poll (section_id, form) SELECT ${own}, jsonb_build_object('kind', 'text', 'question', 'Kept ' || n, 'anonymous', true) FROM ${rows}`,
    `INSERT INTO cohort (institution_id, name) SELECT ${institution}, 'Cohort ${mark} ' || n FROM ${rows}`,
    `INSERT INTO cohort_member (cohort_id, person_id) SELECT cohort.id, person.id FROM cohort, ${newPeople} person WHERE cohort.institution_id = ${institution}
       ON CONFLICT DO NOTHING`,
    `INSERT INTO section_cohort (section_id, cohort_id) SELECT section_id, id FROM cohort, unnest(ARRAY(SELECT id FROM ${newSections} new) || ${own}) AS section_id
       WHERE cohort.institution_id = ${institution} ON CONFLICT DO NOTHING`,
    `INSERT INTO invitation (institution_id, section_id, role, email, token_hash, created_by, expires_at)
       SELECT ${institution}, ${own}, 'student', '${mark}-guest-' || n || '@example.org', sha256(('${mark}' || n)::bytea), '${at.admin}', now() + interval '7 days' FROM ${rows}`,
    `INSERT INTO invitation_use (invitation_id, person_id) SELECT invitation.id, person.id FROM invitation, ${newPeople} person
       WHERE invitation.institution_id = ${institution} ON CONFLICT DO NOTHING`,
    // In each new section and, one after the other, in the first one; the room and who stands in are known too.
    `INSERT INTO session (section_id, topic, starts_at, ends_at, zone, local_start, room_id)
       SELECT section_id, '${mark}', starts, starts + interval '50 minutes', 'Africa/Kigali',
         to_char(starts AT TIME ZONE 'Africa/Kigali', 'YYYY-MM-DD"T"HH24:MI'), (SELECT id FROM room WHERE campus_id = ${campus} LIMIT 1)
       FROM (SELECT section_id, date_trunc('hour', now()) + make_interval(hours => 2 + n::int) AS starts
         FROM ${newSections} new, unnest(ARRAY[new.id, ${own}]) AS section_id) AS planned`,
    `INSERT INTO session_lecturer (session_id, person_id) SELECT session.id, person.id FROM session, ${newPeople} person WHERE topic = '${mark}' AND section_id <> ${own} AND n <= 2`,
    `WITH past AS (
       INSERT INTO session (section_id, topic, starts_at, ends_at, zone, local_start)
       SELECT section_id, 'Past ${mark}', starts, starts + interval '50 minutes', 'Africa/Kigali',
         to_char(starts AT TIME ZONE 'Africa/Kigali', 'YYYY-MM-DD"T"HH24:MI')
       FROM (SELECT section_id, date_trunc('hour', now()) - make_interval(days => n::int) AS starts
         FROM ${newSections} new, unnest(ARRAY[new.id, ${own}]) AS section_id) AS held
       RETURNING id, starts_at
     ), held AS (
       INSERT INTO class (session_id, last_seq, opened_at) SELECT id, 1, starts_at FROM past RETURNING id, opened_at
     )
     INSERT INTO class_event (class_id, seq, at, by, type, body)
       SELECT id, 1, opened_at, '${at.enrolled}', 'joined', '{"name":"Student","role":"listener"}' FROM held`,
    `WITH request AS (
       INSERT INTO mentoring_request (mentor_id, mentee_id, message, goals, expectation, state, expires_at)
       SELECT new.id, '${at.enrolled}', 'Hello', '{A goal}', '', 'accepted', now() FROM ${newPeople} new RETURNING id, mentor_id, mentee_id
     ), owner AS (
       INSERT INTO session_owner (kind, title) SELECT 'mentorship', id::text FROM request RETURNING id, title
     ), grown AS (
       INSERT INTO mentorship (request_id, mentor_id, mentee_id, owner_id)
       SELECT request.id, mentor_id, mentee_id, owner.id FROM request JOIN owner ON owner.title = request.id::text RETURNING id
     )
     INSERT INTO mentorship_goal (mentorship_id, place, title) SELECT id, 1, 'A goal' FROM grown`,
    `INSERT INTO mentoring_lead (programme_id, person_id) SELECT programme.id, new.id FROM mentoring_programme programme, ${newPeople} new
       WHERE institution_id = ${institution}`,
    `INSERT INTO mentoring_participant (programme_id, person_id, role, state) SELECT programme.id, new.id, 'mentee', 'joined'
       FROM mentoring_programme programme, ${newPeople} new WHERE institution_id = ${institution}`,
    // Of no programme, and before those of one: what expired is told of while the mentee has asked nobody after it.
    `INSERT INTO mentoring_request (mentor_id, mentee_id, message, goals, expectation, expires_at)
       SELECT '${at.admin}', new.id, '', '{A goal}', '', now() + interval '7 days' FROM ${newPeople} new`,
    `INSERT INTO mentoring_request (programme_id, mentor_id, mentee_id, message, goals, expectation, state, expires_at)
       SELECT programme.id, '${at.enrolled}', new.id, '', '{A goal}', '', 'expired', now() - interval '1 minute'
       FROM mentoring_programme programme, ${newPeople} new WHERE institution_id = ${institution}`,
    `INSERT INTO move_proposal (session_id, proposed_by, from_starts_at, starts_at, zone, answer, answered_at)
       SELECT id, '${at.teaching}', starts_at, starts_at + interval '1 day', zone, 'withdrawn', now()
       FROM session, ${rows} WHERE section_id = ${own}`,
    `INSERT INTO unavailability (person_id, local_start, minutes, zone, note) SELECT person, '2020-02-03T10:00', 60, 'UTC', '${mark}' FROM ${rows}, ${three}`,
    `INSERT INTO availability_exception (person_id, kind, first_day, last_day, from_time, to_time, zone)
       SELECT person, 'away', current_date + 100 + n::integer, current_date + 100 + n::integer, '00:00', '24:00', 'UTC' FROM ${rows}, ${three}`,
    `INSERT INTO competences (person_id) SELECT person FROM ${three} ON CONFLICT DO NOTHING`,
    `INSERT INTO person_skill (person_id, key, text, place) SELECT person, '${mark}' || n, '${mark}' || n, n FROM ${rows}, ${three}`,
    `INSERT INTO mentor_offer (person_id, about, audiences, capacity) SELECT id, '${mark}', '{student}', 50 FROM ${newPeople} new`,
    `INSERT INTO mentor_offer (person_id, about, audiences, capacity) SELECT person, '', '{student}', 50 FROM ${three} ON CONFLICT DO NOTHING`,
    `INSERT INTO person_block (blocker_id, blocked_id) SELECT '${at.enrolled}', id FROM ${newPeople} new`,
    `INSERT INTO mentoring_report (reporter_id, reported_id, reason, words)
       SELECT id, '${at.teaching}', 'other', '${mark}' FROM ${newPeople} new`,
    `INSERT INTO expert (person_id, state, headline) SELECT id, 'verified', '${mark}' FROM ${newPeople} new`,
    `INSERT INTO expert (person_id) SELECT person FROM ${three} ON CONFLICT DO NOTHING`,
    `INSERT INTO api_token (person_id, institution_id, token_hash, name, scopes, expires_at)
       SELECT person, ${institution}, sha256((person || '${mark}' || n)::bytea), 'Program ' || n, '{timetable:read}', now() + interval '1 day' FROM ${rows}, ${three}`,
    `INSERT INTO calendar_feed (person_id, section_id) SELECT person, ${own} FROM ${rows}, ${three}`,
    `INSERT INTO consent (person_id, purpose, basis, text_version) SELECT person, 'account', 'contract', '${mark}' FROM ${rows}, ${three}`,
    `INSERT INTO register_import (institution_id, created_by, kind, file_name, state) SELECT ${institution}, '${at.admin}', 'people', '${mark}.csv', 'dropped' FROM ${rows}`,
    `INSERT INTO register_import (created_by, kind, file_name, state) SELECT '${at.admin}', 'experts', '${mark}.csv', 'dropped' FROM ${rows}`,
    `INSERT INTO audit_entry (actor_id, source, action, kind, changes)
       SELECT '${at.admin}', 'app', 'create', 'roster_export', '{"experts": [null, 3]}' FROM ${rows}`,
  ]) {
    await manager.query(statement);
  }
}
