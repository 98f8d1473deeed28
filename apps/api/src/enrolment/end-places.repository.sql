-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- sections (institutionId uuid, personId uuid) -> id uuid
SELECT section.id FROM section JOIN course ON course.id = section.course_id
     WHERE course.institution_id = $1 AND section.id IN (SELECT section_id FROM enrolment WHERE person_id = $2 UNION SELECT section_id FROM waiting_place WHERE person_id = $2 UNION SELECT section_id FROM section_lecturer WHERE person_id = $2 UNION SELECT section_id FROM session_lecturer JOIN session ON session.id = session_id
  WHERE person_id = $2 AND starts_at > now()) AND state IN ('draft', 'open', 'running');

-- learningSections (institutionId uuid, personId uuid) -> id uuid
SELECT section.id FROM section JOIN course ON course.id = section.course_id
     WHERE course.institution_id = $1 AND section.id IN (SELECT section_id FROM enrolment WHERE person_id = $2 UNION SELECT section_id FROM waiting_place WHERE person_id = $2) AND state IN ('draft', 'open', 'running');

-- teachingSections (institutionId uuid, personId uuid) -> id uuid
SELECT section.id FROM section JOIN course ON course.id = section.course_id
     WHERE course.institution_id = $1 AND section.id IN (SELECT section_id FROM section_lecturer WHERE person_id = $2 UNION SELECT section_id FROM session_lecturer JOIN session ON session.id = session_id
  WHERE person_id = $2 AND starts_at > now()) AND state IN ('draft', 'open', 'running');

-- leaveCohorts (institutionId uuid, personId uuid)
DELETE FROM cohort_member USING cohort
     WHERE cohort.id = cohort_id AND cohort.institution_id = $1 AND person_id = $2;

-- sessionsAhead (sectionIds uuid[]) -> id uuid
SELECT session.id FROM session WHERE section_id = ANY($1) AND cancelled_at IS NULL AND starts_at > now();

-- stopTeaching (personId uuid, sectionIds uuid[])
DELETE FROM section_lecturer WHERE person_id = $1 AND section_id = ANY($2);

-- stopStandingIn (institutionId uuid, personId uuid)
DELETE FROM session_lecturer USING session, section, course
     WHERE session.id = session_id AND session.starts_at > now() AND section.id = session.section_id
       AND course.id = section.course_id AND course.institution_id = $1 AND session_lecturer.person_id = $2;
