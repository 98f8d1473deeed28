-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- people (institutionId uuid, strictIds bool) -> id text, name text, givenName text?, middleName text?, familyName text?, email text, language text, zone text, roles text[], cohorts text[]
SELECT * FROM (
  WITH member AS (
  SELECT person_id, array_agg(role ORDER BY role) AS roles FROM membership
  JOIN person ON person.id = person_id AND erased_at IS NULL
  WHERE institution_id = $1 AND suspended_at IS NULL GROUP BY person_id)
  SELECT coalesce((SELECT external_id FROM register_record
     WHERE institution_id = $1 AND kind = 'person' AND object_id = person.id AND (NOT $2::boolean OR external_id ~ '^[A-Za-z0-9._/@-]{1,200}$')), person.id::text) AS id, person.name, given_name AS "givenName", middle_name AS "middleName",
    family_name AS "familyName", email, language, zone, roles,
    ARRAY(SELECT cohort.name FROM cohort_member JOIN cohort ON cohort.id = cohort_id
      WHERE cohort_member.person_id = person.id AND institution_id = $1 ORDER BY cohort.name COLLATE "C") AS cohorts
  FROM member JOIN person ON person.id = member.person_id) AS line ORDER BY id COLLATE "C";

-- sections (institutionId uuid, strictIds bool) -> id text, course text, courseId text, title text, term text, termId text, campus text, campusId text, name text, capacity int4?, state text, lecturers text[]
SELECT * FROM (
  WITH member AS (
  SELECT person_id, array_agg(role ORDER BY role) AS roles FROM membership
  JOIN person ON person.id = person_id AND erased_at IS NULL
  WHERE institution_id = $1 AND suspended_at IS NULL GROUP BY person_id)
  SELECT coalesce((SELECT external_id FROM register_record
     WHERE institution_id = $1 AND kind = 'section' AND object_id = section.id AND (NOT $2::boolean OR external_id ~ '^[A-Za-z0-9._/@-]{1,200}$')), section.id::text) AS id, course.code AS course, coalesce((SELECT external_id FROM register_record
     WHERE institution_id = $1 AND kind = 'course' AND object_id = course.id AND (NOT $2::boolean OR external_id ~ '^[A-Za-z0-9._/@-]{1,200}$')), course.id::text) AS "courseId", course.title,
    term.name AS term, coalesce((SELECT external_id FROM register_record
     WHERE institution_id = $1 AND kind = 'term' AND object_id = term.id AND (NOT $2::boolean OR external_id ~ '^[A-Za-z0-9._/@-]{1,200}$')), term.id::text) AS "termId", campus.name AS campus, coalesce((SELECT external_id FROM register_record
     WHERE institution_id = $1 AND kind = 'org' AND object_id = campus.id AND (NOT $2::boolean OR external_id ~ '^[A-Za-z0-9._/@-]{1,200}$')), campus.id::text) AS "campusId",
    section.name, capacity, state,
    ARRAY(SELECT coalesce((SELECT external_id FROM register_record
     WHERE institution_id = $1 AND kind = 'person' AND object_id = person_id AND (NOT $2::boolean OR external_id ~ '^[A-Za-z0-9._/@-]{1,200}$')), person_id::text) COLLATE "C" AS lecturer FROM section_lecturer JOIN member USING (person_id)
      WHERE section_id = section.id AND role = 'lecturer' ORDER BY lecturer) AS lecturers
  FROM section JOIN course ON course.id = course_id JOIN term ON term.id = term_id JOIN campus ON campus.id = campus_id
  WHERE course.institution_id = $1) AS line ORDER BY id COLLATE "C";

-- places (institutionId uuid, strictIds bool) -> id text, section text, campusId text, person text, role text
SELECT * FROM (
  WITH member AS (
  SELECT person_id, array_agg(role ORDER BY role) AS roles FROM membership
  JOIN person ON person.id = person_id AND erased_at IS NULL
  WHERE institution_id = $1 AND suspended_at IS NULL GROUP BY person_id), place AS (
    SELECT section_id, person_id, CASE role WHEN 'assistant' THEN 'student_assistant' ELSE role END AS role FROM enrolment
    UNION ALL SELECT section_id, person_id, role FROM section_lecturer
  ), named AS (
    SELECT md5(place.section_id::text || ':' || place.person_id::text)::uuid AS place_id, place.*, campus_id
    FROM place JOIN member USING (person_id) JOIN section ON section.id = section_id JOIN course ON course.id = course_id
    WHERE course.institution_id = $1
  )
  SELECT coalesce(record.external_id, place_id::text) AS id, coalesce((SELECT external_id FROM register_record
     WHERE institution_id = $1 AND kind = 'section' AND object_id = section_id AND (NOT $2::boolean OR external_id ~ '^[A-Za-z0-9._/@-]{1,200}$')), section_id::text) AS section,
    coalesce((SELECT external_id FROM register_record
     WHERE institution_id = $1 AND kind = 'org' AND object_id = campus_id AND (NOT $2::boolean OR external_id ~ '^[A-Za-z0-9._/@-]{1,200}$')), campus_id::text) AS "campusId", coalesce((SELECT external_id FROM register_record
     WHERE institution_id = $1 AND kind = 'person' AND object_id = person_id AND (NOT $2::boolean OR external_id ~ '^[A-Za-z0-9._/@-]{1,200}$')), person_id::text) AS person, role
  FROM named LEFT JOIN register_record record
    ON record.institution_id = $1 AND record.kind = 'enrolment' AND record.object_id = place_id AND (NOT $2::boolean OR record.external_id ~ '^[A-Za-z0-9._/@-]{1,200}$')) AS line ORDER BY section COLLATE "C", person COLLATE "C";

-- orgs (institutionId uuid, strictIds bool) -> id text, name text, type text, code text, zone text
SELECT * FROM (
  SELECT coalesce((SELECT external_id FROM register_record
     WHERE institution_id = $1 AND kind = 'org' AND object_id = institution.id AND (NOT $2::boolean OR external_id ~ '^[A-Za-z0-9._/@-]{1,200}$')), institution.id::text) AS id, name, 'district' AS type, '' AS code, '' AS zone FROM institution WHERE id = $1
  UNION ALL SELECT coalesce((SELECT external_id FROM register_record
     WHERE institution_id = $1 AND kind = 'org' AND object_id = campus.id AND (NOT $2::boolean OR external_id ~ '^[A-Za-z0-9._/@-]{1,200}$')), campus.id::text), name, 'school', '', zone FROM campus WHERE institution_id = $1
  UNION ALL SELECT coalesce((SELECT external_id FROM register_record
     WHERE institution_id = $1 AND kind = 'org' AND object_id = department.id AND (NOT $2::boolean OR external_id ~ '^[A-Za-z0-9._/@-]{1,200}$')), department.id::text), name, 'department', code, '' FROM department WHERE institution_id = $1) AS line ORDER BY type COLLATE "C", id COLLATE "C";

-- terms (institutionId uuid, strictIds bool) -> id text, name text, startsOn text, until text, year int4
SELECT * FROM (
  SELECT coalesce((SELECT external_id FROM register_record
     WHERE institution_id = $1 AND kind = 'term' AND object_id = term.id AND (NOT $2::boolean OR external_id ~ '^[A-Za-z0-9._/@-]{1,200}$')), term.id::text) AS id, name, starts_on::text AS "startsOn", (ends_on + 1)::text AS until,
    extract(year FROM ends_on)::integer AS year
  FROM term WHERE institution_id = $1) AS line ORDER BY id COLLATE "C";

-- courses (institutionId uuid, strictIds bool) -> id text, code text, title text, departmentId text?
SELECT * FROM (
  SELECT coalesce((SELECT external_id FROM register_record
     WHERE institution_id = $1 AND kind = 'course' AND object_id = course.id AND (NOT $2::boolean OR external_id ~ '^[A-Za-z0-9._/@-]{1,200}$')), course.id::text) AS id, code, title,
    CASE WHEN department_id IS NOT NULL THEN coalesce((SELECT external_id FROM register_record
     WHERE institution_id = $1 AND kind = 'org' AND object_id = department_id AND (NOT $2::boolean OR external_id ~ '^[A-Za-z0-9._/@-]{1,200}$')), department_id::text) END AS "departmentId"
  FROM course WHERE institution_id = $1) AS line ORDER BY id COLLATE "C";
