-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- records (institutionId uuid, kinds text[]) -> kind text, externalId text, objectId uuid, said jsonb
SELECT kind, external_id AS "externalId", object_id AS "objectId", said
    FROM register_record WHERE institution_id = $1 AND kind = ANY($2);

-- campuses (institutionId uuid) -> id uuid, name text, zone text, version int4
SELECT id, name, zone, version FROM campus WHERE institution_id = $1 ORDER BY name COLLATE "und-x-icu", id;

-- departments (institutionId uuid) -> id uuid, name text, code text, version int4
SELECT id, name, code, version FROM department WHERE institution_id = $1 ORDER BY name COLLATE "und-x-icu", id;

-- terms (institutionId uuid) -> id uuid, name text, startsOn text, endsOn text, version int4
SELECT id, name, starts_on::text AS "startsOn", ends_on::text AS "endsOn", version FROM term WHERE institution_id = $1 ORDER BY name COLLATE "und-x-icu", id;

-- courses (institutionId uuid) -> id uuid, code text, title text, departmentId uuid?, archivedAt text?, version int4
SELECT id, code, title, department_id AS "departmentId", archived_at::text AS "archivedAt", version
    FROM course WHERE institution_id = $1;

-- sections (institutionId uuid) -> id uuid, courseId uuid, termId uuid, campusId uuid, name text, state text, capacity int4?, version int4
SELECT section.id, course_id AS "courseId", term_id AS "termId", campus_id AS "campusId", name, state, capacity,
      section.version
    FROM section JOIN course ON course.id = section.course_id WHERE course.institution_id = $1;

-- cohorts (institutionId uuid) -> id uuid, name text
SELECT id, name FROM cohort WHERE institution_id = $1 ORDER BY name COLLATE "und-x-icu", id;

-- places (institutionId uuid) -> sectionId uuid, personId uuid, role text
SELECT section_id AS "sectionId", person_id AS "personId",
      CASE role WHEN 'assistant' THEN 'student_assistant' ELSE role END AS role
    FROM enrolment JOIN section ON section.id = section_id JOIN course ON course.id = section.course_id
    WHERE course.institution_id = $1
    UNION ALL
    SELECT section_id, person_id, role
    FROM section_lecturer JOIN section ON section.id = section_id JOIN course ON course.id = section.course_id
    WHERE course.institution_id = $1;

-- people (institutionId uuid, emails text[]) -> id uuid, name text, givenName text?, middleName text?, familyName text?, email text, language text, zone text, version int4, active bool, erased bool, elsewhere bool, invited bool, roles text[], suspended text[], cohorts text[]
WITH here AS (
    SELECT person_id, array_agg(role ORDER BY role) FILTER (WHERE suspended_at IS NULL) AS roles,
      array_agg(role ORDER BY role) FILTER (WHERE suspended_at IS NOT NULL) AS suspended
    FROM membership WHERE institution_id = $1 GROUP BY person_id
  ), grouped AS (
    SELECT person_id, array_agg(cohort.name ORDER BY cohort.name COLLATE "C") AS cohorts
    FROM cohort_member JOIN cohort ON cohort.id = cohort_id WHERE cohort.institution_id = $1 GROUP BY person_id
  ), wanted AS (
    SELECT person_id AS id FROM here
    UNION SELECT object_id FROM register_record WHERE institution_id = $1 AND kind = 'person'
    UNION SELECT id FROM person WHERE email = ANY($2)
  )
  SELECT person.id, person.name, given_name AS "givenName", middle_name AS "middleName", family_name AS "familyName",
    person.email, person.language, person.zone, person.version,
    person.password_hash IS NOT NULL AS active, person.erased_at IS NOT NULL AS erased,
    person.platform_role IS NOT NULL
      OR EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id <> $1)
      OR EXISTS (SELECT FROM section_lecturer JOIN section ON section.id = section_id JOIN course ON course.id = course_id
        WHERE person_id = person.id AND course.institution_id <> $1)
      OR EXISTS (SELECT FROM enrolment JOIN section ON section.id = section_id JOIN course ON course.id = course_id
        WHERE person_id = person.id AND course.institution_id <> $1) AS elsewhere,
    EXISTS (SELECT FROM invitation WHERE institution_id = $1 AND email = person.email AND link_id IS NULL
      AND created_at > now() - interval '14 days') AS invited,
    coalesce(here.roles, '{}') AS roles, coalesce(here.suspended, '{}') AS suspended,
    coalesce(grouped.cohorts, '{}') AS cohorts
  FROM wanted JOIN person ON person.id = wanted.id
  LEFT JOIN here ON here.person_id = person.id LEFT JOIN grouped ON grouped.person_id = person.id;
