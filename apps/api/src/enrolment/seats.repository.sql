-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- lockSections (ids uuid[]) -> id uuid, institutionId uuid, title text, state text, archived bool, capacity int4?, waitingList bool, selfEnrolment bool
SELECT section.id, course.institution_id AS "institutionId", course.code || ' ' || section.name AS title, section.state,
       section.archived_at IS NOT NULL AS archived,
       section.capacity, section.waiting_list AS "waitingList", section.self_enrolment AS "selfEnrolment"
     FROM section JOIN course ON course.id = section.course_id
     WHERE section.id = ANY($1) ORDER BY section.id FOR UPDATE OF section;

-- countTaken (sectionId uuid) -> taken int4
SELECT count(*)::integer AS taken FROM enrolment WHERE section_id = $1 AND role = 'student';

-- seatNext (sectionId uuid, most int8?, institutionId uuid) -> id uuid
WITH next AS (
       DELETE FROM waiting_place WHERE section_id = $1 AND person_id IN (
         SELECT person_id FROM waiting_place place WHERE section_id = $1 AND 
  NOT EXISTS (SELECT FROM person WHERE id = place.person_id AND (deactivated_at IS NOT NULL OR erased_at IS NOT NULL))
  AND NOT EXISTS (SELECT FROM membership WHERE person_id = place.person_id AND institution_id = $3 AND suspended_at IS NOT NULL)
         ORDER BY since, person_id LIMIT $2)
       RETURNING person_id, cohort_id
     )
     INSERT INTO enrolment (section_id, person_id, via, cohort_id)
     SELECT $1, person_id, 'waiting_list', cohort_id FROM next
     ON CONFLICT DO NOTHING RETURNING person_id AS id;

-- seat (sectionId uuid, personIds uuid[], via text, cohortId uuid?)
INSERT INTO enrolment (section_id, person_id, via, cohort_id) SELECT $1, unnest($2::uuid[]), $3, $4;

-- placesOf (sectionId uuid, personIds uuid[]) -> id uuid, place text
SELECT person_id AS id, 'enrolled' AS place FROM enrolment WHERE section_id = $1 AND person_id = ANY($2)
     UNION ALL SELECT person_id, 'waiting' FROM waiting_place WHERE section_id = $1 AND person_id = ANY($2);

-- queue (sectionId uuid, personIds uuid[], cohortId uuid?)
INSERT INTO waiting_place (section_id, person_id, cohort_id, since)
     SELECT $1, asked.id, $3, last.since + asked.place * interval '1 microsecond'
     FROM unnest($2::uuid[]) WITH ORDINALITY AS asked (id, place),
       (SELECT greatest(clock_timestamp(), max(since)) AS since FROM waiting_place WHERE section_id = $1) AS last;

-- stopWaiting (sectionId uuid, personIds uuid[])
DELETE FROM waiting_place WHERE section_id = $1 AND person_id = ANY($2);

-- seatMissing (sectionId uuid, personIds uuid[])
INSERT INTO enrolment (section_id, person_id, via) SELECT $1, unnest($2::uuid[]), 'admin' ON CONFLICT DO NOTHING;

-- seatedOthers (sectionId uuid, personIds uuid[]) -> id uuid
SELECT person_id AS id FROM enrolment WHERE section_id = $1 AND person_id <> ALL($2);

-- seatedOrWaiting (sectionId uuid) -> id uuid
SELECT person_id AS id FROM enrolment WHERE section_id = $1
         UNION SELECT person_id FROM waiting_place WHERE section_id = $1;
