-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- entries (institutionId uuid, kind text?, objectId uuid?, actorId uuid?, from date?, before int8?, limit int8) -> id int8, at timestamptz, actor json?, source text, action text, kind text, objectId uuid?, label text?, changes jsonb
SELECT entry.id, entry.at, entry.source, entry.action, entry.kind, entry.object_id AS "objectId", entry.changes,
       CASE WHEN actor.id IS NOT NULL THEN json_build_object('id', actor.id, 'name', actor.name) END AS actor,
       CASE entry.kind WHEN 'institution' THEN (SELECT name FROM institution WHERE id = entry.object_id) WHEN 'campus' THEN (SELECT name FROM campus WHERE id = entry.object_id) WHEN 'room' THEN (SELECT name FROM room WHERE id = entry.object_id) WHEN 'department' THEN (SELECT name FROM department WHERE id = entry.object_id) WHEN 'closing_day' THEN (SELECT name FROM closing_day WHERE id = entry.object_id) WHEN 'term' THEN (SELECT name FROM term WHERE id = entry.object_id) WHEN 'course' THEN (SELECT code || ' ' || title FROM course WHERE id = entry.object_id) WHEN 'course_translation' THEN (SELECT code || ' ' || title FROM course WHERE id = entry.object_id) WHEN 'course_prerequisite' THEN (SELECT code || ' ' || title FROM course WHERE id = entry.object_id) WHEN 'section' THEN (SELECT course.code || ' ' || course.title || ', ' || section.name
  FROM section JOIN course ON course.id = section.course_id WHERE section.id = entry.object_id) WHEN 'section_lecturer' THEN (SELECT course.code || ' ' || course.title || ', ' || section.name
  FROM section JOIN course ON course.id = section.course_id WHERE section.id = entry.object_id) || coalesce(': ' || (SELECT name FROM person WHERE id = entry.person_id), '') WHEN 'enrolment' THEN (SELECT course.code || ' ' || course.title || ', ' || section.name
  FROM section JOIN course ON course.id = section.course_id WHERE section.id = entry.object_id) || coalesce(': ' || (SELECT name FROM person WHERE id = entry.person_id), '') WHEN 'waiting_place' THEN (SELECT course.code || ' ' || course.title || ', ' || section.name
  FROM section JOIN course ON course.id = section.course_id WHERE section.id = entry.object_id) || coalesce(': ' || (SELECT name FROM person WHERE id = entry.person_id), '') WHEN 'section_cohort' THEN (SELECT course.code || ' ' || course.title || ', ' || section.name
  FROM section JOIN course ON course.id = section.course_id WHERE section.id = entry.object_id) WHEN 'cohort' THEN (SELECT name FROM cohort WHERE id = entry.object_id) WHEN 'cohort_member' THEN (SELECT name FROM cohort WHERE id = entry.object_id) || coalesce(': ' || (SELECT name FROM person WHERE id = entry.person_id), '') WHEN 'session_series' THEN (SELECT course.code || ' ' || course.title || ', ' || section.name
  FROM section JOIN course ON course.id = section.course_id WHERE section.id = entry.section_id) WHEN 'session' THEN (SELECT (SELECT course.code || ' ' || course.title || ', ' || section.name
  FROM section JOIN course ON course.id = section.course_id WHERE section.id = session.section_id) || ', ' || replace(local_start, 'T', ' ')
  FROM session WHERE id = entry.object_id) WHEN 'session_lecturer' THEN (SELECT (SELECT course.code || ' ' || course.title || ', ' || section.name
  FROM section JOIN course ON course.id = section.course_id WHERE section.id = session.section_id) || ', ' || replace(local_start, 'T', ' ')
  FROM session WHERE id = entry.object_id) || coalesce(': ' || (SELECT name FROM person WHERE id = entry.person_id), '') WHEN 'attendance_correction' THEN coalesce((SELECT (SELECT course.code || ' ' || course.title || ', ' || section.name
  FROM section JOIN course ON course.id = section.course_id WHERE section.id = session.section_id) || ', ' || replace(local_start, 'T', ' ') FROM session
  WHERE id = coalesce((SELECT session_id FROM attendance_correction WHERE id = entry.object_id),
    (coalesce(entry.changes #>> '{session_id,1}', entry.changes #>> '{session_id,0}'))::uuid)), (SELECT course.code || ' ' || course.title || ', ' || section.name
  FROM section JOIN course ON course.id = section.course_id WHERE section.id = entry.section_id)) || coalesce(': ' || (SELECT name FROM person WHERE id = entry.person_id), '') WHEN 'membership' THEN (SELECT name FROM person WHERE id = entry.person_id) WHEN 'invitation' THEN (SELECT coalesce(email, name) FROM invitation WHERE id = entry.object_id) WHEN 'person' THEN (SELECT name FROM person WHERE id = entry.person_id) WHEN 'api_token' THEN concat_ws(', ', (SELECT name FROM api_token WHERE id = entry.object_id), (SELECT name FROM person WHERE id = entry.person_id)) END AS label
     FROM (SELECT * FROM ((SELECT * FROM audit_entry WHERE institution_id = $1 AND ($2::text IS NULL OR kind = $2) AND ($3::uuid IS NULL OR object_id = $3 OR section_id = $3)
  AND ($4::uuid IS NULL OR actor_id = $4) AND ($5::date IS NULL OR at >= $5::date::timestamp AT TIME ZONE 'UTC') AND ($6::bigint IS NULL OR id < $6) ORDER BY id DESC LIMIT $7) UNION ALL (SELECT * FROM audit_entry WHERE institution_id IS NULL AND kind = 'person' AND object_id IN (SELECT person_id FROM membership WHERE institution_id = $1) AND ($2::text IS NULL OR kind = $2) AND ($3::uuid IS NULL OR object_id = $3 OR section_id = $3)
  AND ($4::uuid IS NULL OR actor_id = $4) AND ($5::date IS NULL OR at >= $5::date::timestamp AT TIME ZONE 'UTC') AND ($6::bigint IS NULL OR id < $6) ORDER BY id DESC LIMIT $7)) AS found ORDER BY id DESC LIMIT $7) AS entry
     LEFT JOIN person actor ON actor.id = entry.actor_id AND actor.erased_at IS NULL
       AND (entry.institution_id IS NOT NULL OR actor.platform_role IS NOT NULL
         OR EXISTS (SELECT FROM membership WHERE person_id = actor.id AND institution_id = $1))
     ORDER BY entry.id DESC;

-- count (institutionId uuid, kind text?, objectId uuid?, actorId uuid?, from date?) -> count int4
SELECT count(*)::integer AS count FROM audit_entry
     WHERE (institution_id = $1 OR institution_id IS NULL AND kind = 'person' AND object_id IN (SELECT person_id FROM membership WHERE institution_id = $1)) AND ($2::text IS NULL OR kind = $2) AND ($3::uuid IS NULL OR object_id = $3 OR section_id = $3)
  AND ($4::uuid IS NULL OR actor_id = $4) AND ($5::date IS NULL OR at >= $5::date::timestamp AT TIME ZONE 'UTC');
