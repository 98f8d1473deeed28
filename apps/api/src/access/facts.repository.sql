-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- institution (ids uuid[]) -> id uuid, institutionId uuid
SELECT id, id AS "institutionId" FROM institution WHERE id = ANY($1);

-- campus (ids uuid[]) -> id uuid, institutionId uuid
SELECT id, institution_id AS "institutionId" FROM campus WHERE id = ANY($1);

-- department (ids uuid[]) -> id uuid, institutionId uuid
SELECT id, institution_id AS "institutionId" FROM department WHERE id = ANY($1);

-- term (ids uuid[]) -> id uuid, institutionId uuid
SELECT id, institution_id AS "institutionId" FROM term WHERE id = ANY($1);

-- closing_day (ids uuid[]) -> id uuid, institutionId uuid
SELECT id, institution_id AS "institutionId" FROM closing_day WHERE id = ANY($1);

-- course (ids uuid[]) -> id uuid, institutionId uuid
SELECT id, institution_id AS "institutionId" FROM course WHERE id = ANY($1);

-- cohort (ids uuid[]) -> id uuid, institutionId uuid
SELECT id, institution_id AS "institutionId" FROM cohort WHERE id = ANY($1);

-- invitation (ids uuid[]) -> id uuid, institutionId uuid
SELECT id, institution_id AS "institutionId" FROM invitation WHERE id = ANY($1);

-- register_import (ids uuid[]) -> id uuid, institutionId uuid!
SELECT id, institution_id AS "institutionId" FROM register_import WHERE id = ANY($1) AND institution_id IS NOT NULL;

-- room (ids uuid[]) -> id uuid, institutionId uuid
SELECT room.id, campus.institution_id AS "institutionId"
    FROM room JOIN campus ON campus.id = room.campus_id WHERE room.id = ANY($1);

-- section (ids uuid[]) -> id uuid, institutionId uuid, lecturerIds uuid[], substituteIds uuid[], studentIds uuid[], waitingIds uuid[], draft bool, archived bool
SELECT section.id, course.institution_id AS "institutionId", 
  ARRAY(SELECT person_id FROM section_lecturer WHERE section_id = section.id) AS "lecturerIds",
  ARRAY(SELECT person_id FROM session_lecturer JOIN session ON session.id = session_id
    WHERE session.section_id = section.id AND cancelled_at IS NULL AND ends_at > now() - interval '1 day') AS "substituteIds",
  ARRAY(SELECT person_id FROM enrolment WHERE section_id = section.id) AS "studentIds",
  ARRAY(SELECT person_id FROM waiting_place WHERE section_id = section.id) AS "waitingIds",
  section.state = 'draft' AS draft, section.archived_at IS NOT NULL AS archived
    FROM section JOIN course ON course.id = section.course_id WHERE section.id = ANY($1);

-- session (ids uuid[]) -> id uuid, institutionId uuid?, lecturerIds uuid[], studentIds uuid[], draft bool, archived bool
SELECT session.id, course.institution_id AS "institutionId",
      ARRAY(SELECT person_id FROM session_participant WHERE session_id = session.id AND role = 'host') AS "lecturerIds",
      ARRAY(SELECT person_id FROM session_participant WHERE session_id = session.id AND role = 'listener') AS "studentIds",
      coalesce(section.state = 'draft', false) AS draft, section.archived_at IS NOT NULL AS archived
    FROM session LEFT JOIN (section JOIN course ON course.id = section.course_id) ON section.id = session.section_id
    WHERE session.id = ANY($1);

-- mentoring_request (ids uuid[]) -> id uuid, institutionId uuid?, mentorId uuid, menteeId uuid
SELECT id, NULL::uuid AS "institutionId", mentor_id AS "mentorId", mentee_id AS "menteeId"
    FROM mentoring_request WHERE id = ANY($1);

-- mentorship (ids uuid[]) -> id uuid, institutionId uuid?, mentorId uuid, menteeId uuid
SELECT id, NULL::uuid AS "institutionId", mentor_id AS "mentorId", mentee_id AS "menteeId"
    FROM mentorship WHERE id = ANY($1);

-- expert_document (ids uuid[]) -> id uuid, institutionId uuid?, expertId uuid, onRoster bool
SELECT expert_document.id, NULL::uuid AS "institutionId", expert_id AS "expertId",
      expert.state <> 'left' AND (expert.state <> 'draft' OR EXISTS (
        SELECT FROM expert_transition WHERE expert_transition.expert_id = expert.person_id AND to_state = 'submitted')) AS "onRoster"
    FROM expert_document JOIN expert ON expert.person_id = expert_document.expert_id WHERE expert_document.id = ANY($1);

-- mentoring_programme (ids uuid[]) -> id uuid, institutionId uuid?, draft bool, leadIds uuid[], participantIds uuid[]
SELECT id, institution_id AS "institutionId", state = 'draft' AS draft,
      ARRAY(SELECT person_id FROM mentoring_lead WHERE programme_id = mentoring_programme.id) AS "leadIds",
      ARRAY(SELECT person_id FROM mentoring_participant WHERE programme_id = mentoring_programme.id
        AND mentoring_participant.state <> 'left') AS "participantIds"
    FROM mentoring_programme WHERE id = ANY($1);

-- deck (ids uuid[]) -> id uuid, institutionId uuid, lecturerIds uuid[], substituteIds uuid[], studentIds uuid[], waitingIds uuid[], draft bool, archived bool, broughtBy uuid?
SELECT deck.id, course.institution_id AS "institutionId", deck.uploaded_by AS "broughtBy", 
  ARRAY(SELECT person_id FROM section_lecturer WHERE section_id = section.id) AS "lecturerIds",
  ARRAY(SELECT person_id FROM session_lecturer JOIN session ON session.id = session_id
    WHERE session.section_id = section.id AND cancelled_at IS NULL AND ends_at > now() - interval '1 day') AS "substituteIds",
  ARRAY(SELECT person_id FROM enrolment WHERE section_id = section.id) AS "studentIds",
  ARRAY(SELECT person_id FROM waiting_place WHERE section_id = section.id) AS "waitingIds",
  section.state = 'draft' AS draft, section.archived_at IS NOT NULL AS archived
    FROM deck JOIN section ON section.id = deck.section_id JOIN course ON course.id = section.course_id
    WHERE deck.id = ANY($1);
