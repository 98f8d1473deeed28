-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- thatWait (sectionIds uuid[]) -> id uuid
SELECT DISTINCT section_id AS id FROM waiting_place WHERE section_id = ANY($1) ORDER BY section_id;

-- followed (cohortIds uuid[]) -> cohortId uuid, sections uuid[]
SELECT cohort_id AS "cohortId", array_agg(section_id) AS sections FROM section_cohort
     WHERE cohort_id = ANY($1) GROUP BY cohort_id ORDER BY cohort_id;

-- students (cohortId uuid, personIds uuid[]) -> id uuid
SELECT person.id FROM person JOIN membership ON membership.person_id = person.id
       JOIN cohort ON cohort.institution_id = membership.institution_id
       WHERE cohort.id = $1 AND person.id = ANY($2) AND role = 'student' AND suspended_at IS NULL
       ORDER BY person.name COLLATE "und-x-icu", person.id;

-- cancelComing (sectionIds uuid[]) -> sessionId uuid, sectionId uuid!, startsAt timestamptz, endsAt timestamptz, zone text, topic text, room text?, lecturers uuid[]
WITH gone AS (
       UPDATE session SET cancelled_at = now(), change_reason = NULL
       WHERE section_id = ANY($1) AND cancelled_at IS NULL AND starts_at > now() RETURNING *
     )
     SELECT gone.id AS "sessionId", section_id AS "sectionId", starts_at AS "startsAt", ends_at AS "endsAt", zone, topic,
       (SELECT name FROM room WHERE id = gone.room_id) AS room,
       CASE WHEN EXISTS (SELECT FROM session_lecturer WHERE session_id = gone.id)
         THEN ARRAY(SELECT person_id FROM session_lecturer WHERE session_id = gone.id)
         ELSE ARRAY(SELECT person_id FROM section_lecturer WHERE section_id = gone.section_id) END AS lecturers
     FROM gone ORDER BY starts_at, gone.id;
