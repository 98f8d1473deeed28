-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- enrolments (sectionIds uuid[]) -> sectionId uuid, person json, role text, via text, enrolledAt timestamptz, cohort json?
SELECT place.section_id AS "sectionId", json_build_object('id', person.id, 'name', person.name) AS person, place.role, place.via, place.enrolled_at AS "enrolledAt",
       CASE WHEN cohort.id IS NOT NULL THEN json_build_object('id', cohort.id, 'name', cohort.name) END AS cohort
     FROM enrolment place
     JOIN person ON person.id = place.person_id
     LEFT JOIN cohort ON cohort.id = place.cohort_id
     WHERE place.section_id = ANY($1) ORDER BY person.name COLLATE "und-x-icu", person.id;

-- waiting (sectionIds uuid[]) -> sectionId uuid, person json, since timestamptz, place int4
SELECT place.section_id AS "sectionId", json_build_object('id', person.id, 'name', person.name) AS person, place.since,
       row_number() OVER (PARTITION BY place.section_id ORDER BY place.since, place.person_id)::integer AS place
     FROM waiting_place place JOIN person ON person.id = place.person_id
     WHERE place.section_id = ANY($1) ORDER BY place.section_id, place.since, place.person_id;

-- parts (sectionIds uuid[], personIds uuid[]) -> part text, waitsAt int4?
SELECT
       CASE
         WHEN teaching.role IS NOT NULL THEN teaching.role
         WHEN enrolment.role IS NOT NULL THEN enrolment.role
         WHEN own.since IS NOT NULL THEN 'waiting'
         ELSE 'none' END AS part,
       CASE WHEN own.since IS NOT NULL THEN (
         SELECT count(*)::integer FROM waiting_place earlier
         WHERE earlier.section_id = own.section_id AND (earlier.since, earlier.person_id) <= (own.since, own.person_id)
       ) END AS "waitsAt"
     FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS asked (section_id, person_id, place)
     LEFT JOIN section_lecturer teaching USING (section_id, person_id)
     LEFT JOIN enrolment USING (section_id, person_id)
     LEFT JOIN waiting_place own ON own.section_id = asked.section_id AND own.person_id = asked.person_id
     ORDER BY asked.place;

-- ownSections (personId uuid) -> id uuid
SELECT section.id FROM section
     JOIN course ON course.id = section.course_id
     JOIN term ON term.id = section.term_id
     WHERE section.id IN (
  SELECT section.id FROM section JOIN course ON course.id = section.course_id
  WHERE section.id IN (
      SELECT section_id FROM section_lecturer WHERE person_id = $1
      UNION SELECT enrolment.section_id FROM enrolment JOIN section own ON own.id = enrolment.section_id
        WHERE enrolment.person_id = $1 AND own.state <> 'draft')
    AND course.institution_id NOT IN (
      SELECT institution_id FROM membership WHERE person_id = $1 AND suspended_at IS NOT NULL)) AND section.archived_at IS NULL
     ORDER BY term.starts_on DESC, course.code, section.name COLLATE "und-x-icu", section.id;

-- giveUp (sectionId uuid, personIds uuid[]) -> id uuid, cohortId uuid?
WITH enrolled AS (
       DELETE FROM enrolment WHERE section_id = $1 AND person_id = ANY($2) RETURNING person_id, cohort_id
     ), waiting AS (
       DELETE FROM waiting_place WHERE section_id = $1 AND person_id = ANY($2) RETURNING person_id, cohort_id
     )
     SELECT person_id AS id, cohort_id AS "cohortId" FROM enrolled
     UNION SELECT person_id, cohort_id FROM waiting;

-- forgetEmptyCohorts (sectionId uuid, cohortIds uuid[])
DELETE FROM section_cohort whole WHERE section_id = $1 AND cohort_id = ANY($2)
         AND NOT EXISTS (SELECT FROM enrolment WHERE section_id = $1 AND cohort_id = whole.cohort_id)
         AND NOT EXISTS (SELECT FROM waiting_place WHERE section_id = $1 AND cohort_id = whole.cohort_id);
