-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- ofSessions (actorId uuid?, changes jsonb) -> told int4, toMail uuid[]
WITH change AS (
    SELECT (value ->> 'sectionId')::uuid AS section_id, (value ->> 'sessionId')::uuid AS session_id,
      value -> 'lecturers' AS lecturers, value -> 'facts' AS facts, place
    FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS entry (value, place)
  ), concerned AS (
    SELECT DISTINCT section_id, NULL::uuid AS session_id, person_id FROM (
      SELECT section_id, person_id FROM section_lecturer WHERE section_id IN (SELECT section_id FROM change)
      UNION ALL
      SELECT enrolment.section_id, person_id FROM enrolment JOIN section ON section.id = enrolment.section_id
      WHERE section.state <> 'draft' AND section_id IN (SELECT section_id FROM change)
    ) AS everybody
    UNION
    SELECT section_id, session_id, lecturer::uuid FROM change, jsonb_array_elements_text(lecturers) AS lecturer
    UNION
    SELECT section_id, change.session_id, person_id FROM change JOIN session_lecturer USING (session_id)
  ), line AS (
    SELECT DISTINCT concerned.person_id, change.section_id, change.place, change.facts
    FROM concerned JOIN change
      ON change.section_id = concerned.section_id AND change.session_id = coalesce(concerned.session_id, change.session_id)
  ), told AS (
    INSERT INTO notification (person_id, key, kind, facts, created_at, mail_state, mail_due_at)
    SELECT person.id, format('timetable:%s:%s:%s', section.id, pg_current_xact_id(), extract(epoch FROM now())), 'timetable',
      jsonb_build_object('sectionId', section.id, 'title', course.code || ' ' || course.title || ', ' || section.name, 'changes', jsonb_agg(line.facts ORDER BY line.place)),
      clock_timestamp(), CASE WHEN person.mail_changes THEN 'due' ELSE 'none' END,
      CASE WHEN person.mail_changes THEN clock_timestamp() END
    FROM line
    JOIN person ON person.id = line.person_id
    JOIN section ON section.id = line.section_id
    JOIN course ON course.id = section.course_id
    WHERE person.id IS DISTINCT FROM $1::uuid AND person.deactivated_at IS NULL AND person.erased_at IS NULL AND NOT (
      EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id = course.institution_id
        AND suspended_at IS NOT NULL)
      AND NOT EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id = course.institution_id
        AND suspended_at IS NULL))
    GROUP BY person.id, section.id, course.id
    ON CONFLICT (person_id, key) DO UPDATE SET facts =
      jsonb_set(notification.facts, '{changes}', notification.facts -> 'changes' || (excluded.facts -> 'changes'))
    RETURNING person_id, mail_state
  )
  SELECT count(DISTINCT person_id)::integer AS told,
      coalesce(array_agg(DISTINCT person_id) FILTER (WHERE mail_state = 'due'), '{}') AS "toMail" FROM told;

-- ofSeats (sectionId uuid, personIds uuid[]) -> told int4, toMail uuid[]
WITH told AS (
    INSERT INTO notification (person_id, key, kind, facts, created_at, mail_state, mail_due_at)
    SELECT person.id, format('enrolled:%s:%s:%s', section.id, pg_current_xact_id(), extract(epoch FROM now())), 'enrolled',
      jsonb_build_object('sectionId', section.id, 'title', course.code || ' ' || course.title || ', ' || section.name, 'changes', '[]'::jsonb), clock_timestamp(), CASE WHEN person.mail_changes THEN 'due' ELSE 'none' END,
      CASE WHEN person.mail_changes THEN clock_timestamp() END
    FROM person
    JOIN section ON section.id = $1
    JOIN course ON course.id = section.course_id
    WHERE person.id = ANY($2::uuid[]) AND person.deactivated_at IS NULL AND person.erased_at IS NULL AND NOT (
      EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id = course.institution_id
        AND suspended_at IS NOT NULL)
      AND NOT EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id = course.institution_id
        AND suspended_at IS NULL))
    ON CONFLICT (person_id, key) DO NOTHING
    RETURNING person_id, mail_state
  )
  SELECT count(DISTINCT person_id)::integer AS told,
      coalesce(array_agg(DISTINCT person_id) FILTER (WHERE mail_state = 'due'), '{}') AS "toMail" FROM told;

-- ofAnnouncement (actorId uuid, sectionId uuid, announcementId text) -> told int4, toMail uuid[]
WITH told AS (
    INSERT INTO notification (person_id, key, kind, facts, created_at, mail_state, mail_due_at)
    SELECT person.id, format('announcement:%s:%s:%s', section.id, pg_current_xact_id(), extract(epoch FROM now())), 'announcement',
      jsonb_build_object('sectionId', section.id, 'title', course.code || ' ' || course.title || ', ' || section.name, 'changes', '[]'::jsonb, 'announcement', $3::text),
      clock_timestamp(), CASE WHEN person.mail_changes THEN 'due' ELSE 'none' END,
      CASE WHEN person.mail_changes THEN clock_timestamp() END
    FROM section
    JOIN course ON course.id = section.course_id
    JOIN person ON person.id IN (
      SELECT person_id FROM section_lecturer WHERE section_id = section.id
      UNION SELECT person_id FROM enrolment WHERE section_id = section.id AND section.state <> 'draft')
    WHERE section.id = $2 AND person.id <> $1::uuid AND person.deactivated_at IS NULL AND person.erased_at IS NULL AND NOT (
      EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id = course.institution_id
        AND suspended_at IS NOT NULL)
      AND NOT EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id = course.institution_id
        AND suspended_at IS NULL))
    RETURNING person_id, mail_state
  )
  SELECT count(DISTINCT person_id)::integer AS told,
      coalesce(array_agg(DISTINCT person_id) FILTER (WHERE mail_state = 'due'), '{}') AS "toMail" FROM told;

-- ofProposal (actorId uuid, proposalId uuid) -> told int4, toMail uuid[]
WITH told AS (
    INSERT INTO notification (person_id, key, kind, facts, created_at, mail_state, mail_due_at)
    SELECT person.id, format('proposal:%s:%s:%s', section.id, pg_current_xact_id(), extract(epoch FROM now())), 'proposal',
      jsonb_build_object('sectionId', section.id, 'title', course.code || ' ' || course.title || ', ' || section.name, 'changes', '[]'::jsonb, 'proposal', move_proposal.id),
      clock_timestamp(), CASE WHEN person.mail_changes THEN 'due' ELSE 'none' END,
      CASE WHEN person.mail_changes THEN clock_timestamp() END
    FROM move_proposal
    JOIN session ON session.id = move_proposal.session_id
    JOIN section ON section.id = session.section_id
    JOIN course ON course.id = section.course_id
    JOIN person ON person.id IN (SELECT person_id FROM membership
     WHERE institution_id = course.institution_id AND role = 'admin' AND suspended_at IS NULL)
    WHERE move_proposal.id = $2 AND person.id <> $1::uuid AND person.deactivated_at IS NULL AND person.erased_at IS NULL AND NOT (
      EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id = course.institution_id
        AND suspended_at IS NOT NULL)
      AND NOT EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id = course.institution_id
        AND suspended_at IS NULL))
    RETURNING person_id, mail_state
  )
  SELECT count(DISTINCT person_id)::integer AS told,
      coalesce(array_agg(DISTINCT person_id) FILTER (WHERE mail_state = 'due'), '{}') AS "toMail" FROM told;

-- ofAnswer (actorId uuid, proposalId uuid) -> told int4, toMail uuid[]
WITH told AS (
    INSERT INTO notification (person_id, key, kind, facts, created_at, mail_state, mail_due_at)
    SELECT person.id, format('answer:%s:%s:%s', section.id, pg_current_xact_id(), extract(epoch FROM now())), 'proposal',
      jsonb_build_object('sectionId', section.id, 'title', course.code || ' ' || course.title || ', ' || section.name, 'changes', '[]'::jsonb, 'proposal', move_proposal.id),
      clock_timestamp(), CASE WHEN person.mail_changes THEN 'due' ELSE 'none' END,
      CASE WHEN person.mail_changes THEN clock_timestamp() END
    FROM move_proposal
    JOIN session ON session.id = move_proposal.session_id
    JOIN section ON section.id = session.section_id
    JOIN course ON course.id = section.course_id
    JOIN person ON person.id IN (move_proposal.proposed_by)
    WHERE move_proposal.id = $2 AND person.id <> $1::uuid AND person.deactivated_at IS NULL AND person.erased_at IS NULL AND NOT (
      EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id = course.institution_id
        AND suspended_at IS NOT NULL)
      AND NOT EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id = course.institution_id
        AND suspended_at IS NULL))
    RETURNING person_id, mail_state
  )
  SELECT count(DISTINCT person_id)::integer AS told,
      coalesce(array_agg(DISTINCT person_id) FILTER (WHERE mail_state = 'due'), '{}') AS "toMail" FROM told;
