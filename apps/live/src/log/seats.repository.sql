-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- roles (classIds uuid[], personIds uuid[]) -> classId uuid, personId uuid, role text?
SELECT asked.class_id AS "classId", asked.person_id AS "personId", CASE
          WHEN NOT EXISTS (SELECT FROM person WHERE id = asked.person_id AND erased_at IS NULL AND deactivated_at IS NULL) THEN NULL
          WHEN EXISTS (SELECT FROM membership WHERE person_id = asked.person_id AND institution_id = course.institution_id
            AND suspended_at IS NOT NULL) THEN NULL
          WHEN EXISTS (SELECT FROM section_lecturer WHERE section_id = section.id AND person_id = asked.person_id) THEN 'host'
          WHEN EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id AND person_id = asked.person_id) THEN 'host'
          WHEN EXISTS (SELECT FROM enrolment WHERE section_id = section.id AND person_id = asked.person_id) THEN 'listener'
          ELSE (SELECT CASE
        WHEN (SELECT count(*) FROM session_owner_participant everybody WHERE everybody.owner_id = participant.owner_id) <= 2 THEN 'host'
        ELSE participant.role END FROM session_owner_participant participant
            WHERE participant.owner_id = session.owner_id AND participant.person_id = asked.person_id)
        END AS role
      FROM unnest($1::uuid[], $2::uuid[]) AS asked (class_id, person_id)
      JOIN class ON class.id = asked.class_id
      JOIN session ON session.id = coalesce(class.session_id, class.rehearses)
      LEFT JOIN (section JOIN course ON course.id = section.course_id) ON section.id = session.section_id
      WHERE section.archived_at IS NULL;
