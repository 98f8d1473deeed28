-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- live (institutionId uuid, readerId uuid, staysOpen interval) -> row json
SELECT json_build_object(
    'id', session.id, 'title', course.code || ' ' || coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title) || ', ' || section.name, 'startsAt', session.starts_at, 'endsAt', session.ends_at,
    'zone', session.zone, 'room', (SELECT name FROM room WHERE id = session.room_id), 'here', inside.here,
    'lecturers', ARRAY(SELECT person.name FROM person
      WHERE person.id IN (SELECT person_id FROM session_lecturer WHERE session_id = session.id)
        OR NOT EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id)
          AND person.id IN (SELECT person_id FROM section_lecturer WHERE section_id = session.section_id)
      ORDER BY person.name COLLATE "und-x-icu", person.id)) AS row
  FROM session JOIN section ON section.id = session.section_id
  JOIN course ON course.id = section.course_id AND course.institution_id = $1
  JOIN class ON class.session_id = session.id AND class.ended_at IS NULL
  CROSS JOIN LATERAL (SELECT (SELECT count(*) FROM (
    SELECT DISTINCT ON (event.by) event.type FROM class_event event
    WHERE event.class_id = class.id AND event.type IN ('joined', 'left') ORDER BY event.by, event.seq DESC
  ) newest WHERE newest.type = 'joined') AS here) inside
  WHERE session.starts_at > now() - interval '2 days' AND session.starts_at < now() + interval '1 day'
    AND session.cancelled_at IS NULL AND session.ends_at + $3::interval > now() AND inside.here > 0
  ORDER BY session.starts_at, session.id LIMIT 200;

-- campuses (institutionId uuid, readerId uuid) -> id uuid, name text, sessions int4, over int4, cancelled int4, next json?
SELECT campus.id, campus.name, count(today.id) FILTER (WHERE NOT today.cancelled)::integer AS sessions,
    count(today.id) FILTER (WHERE NOT today.cancelled AND today.ends_at <= now())::integer AS over,
    count(today.id) FILTER (WHERE today.cancelled)::integer AS cancelled,
    (SELECT json_build_object(
    'id', session.id, 'title', course.code || ' ' || coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title) || ', ' || section.name, 'startsAt', session.starts_at, 'endsAt', session.ends_at,
    'zone', session.zone, 'room', (SELECT name FROM room WHERE id = session.room_id), 'here', 0,
    'lecturers', ARRAY(SELECT person.name FROM person
      WHERE person.id IN (SELECT person_id FROM session_lecturer WHERE session_id = session.id)
        OR NOT EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id)
          AND person.id IN (SELECT person_id FROM section_lecturer WHERE section_id = session.section_id)
      ORDER BY person.name COLLATE "und-x-icu", person.id)) FROM session JOIN section ON section.id = session.section_id
  JOIN course ON course.id = section.course_id AND course.institution_id = $1
      WHERE session.id = (array_agg(today.id ORDER BY today.starts_at, today.id)
        FILTER (WHERE NOT today.cancelled AND today.starts_at > now()))[1]) AS next
  FROM campus
  LEFT JOIN LATERAL (
    SELECT session.id, session.starts_at, session.ends_at, session.cancelled_at IS NOT NULL AS cancelled
    FROM session JOIN section ON section.id = session.section_id AND section.campus_id = campus.id
    WHERE session.starts_at > now() - interval '2 days' AND session.starts_at < now() + interval '2 days'
      AND (session.starts_at AT TIME ZONE campus.zone)::date = (now() AT TIME ZONE campus.zone)::date
  ) AS today ON true
  WHERE campus.institution_id = $1
  GROUP BY campus.id ORDER BY campus.name COLLATE "und-x-icu", campus.id;

-- clashes (institutionId uuid, readerId uuid) -> count int4, kind text, who text, one json, other json
WITH ahead AS MATERIALIZED (
    SELECT session.id, session.section_id, session.starts_at, session.ends_at, session.room_id
    FROM session JOIN section ON section.id = session.section_id
  JOIN course ON course.id = section.course_id AND course.institution_id = $1
    WHERE session.ends_at > now() AND session.starts_at > now() - interval '1 day'
      AND session.starts_at < now() + make_interval(days => 28)
      AND session.cancelled_at IS NULL AND section.state <> 'cancelled'
  ), held AS MATERIALIZED (
    SELECT id, starts_at, ends_at, 'room' AS kind, room_id AS what FROM ahead WHERE room_id IS NOT NULL
    UNION ALL
    SELECT ahead.id, starts_at, ends_at, 'lecturer', person_id FROM ahead JOIN session_lecturer ON session_id = ahead.id
    UNION ALL
    SELECT ahead.id, starts_at, ends_at, 'lecturer', person_id
    FROM ahead JOIN section_lecturer ON section_lecturer.section_id = ahead.section_id
    WHERE NOT EXISTS (SELECT FROM session_lecturer WHERE session_id = ahead.id)
    UNION ALL
    SELECT ahead.id, starts_at, ends_at, 'cohort', cohort_id
    FROM ahead JOIN section_cohort ON section_cohort.section_id = ahead.section_id
  ), pair AS MATERIALIZED (
    SELECT one.kind, one.what, one.id AS one, other.id AS other, one.starts_at
    FROM held one JOIN held other ON other.kind = one.kind AND other.what = one.what
      AND (one.starts_at, one.id) < (other.starts_at, other.id) AND other.starts_at < one.ends_at
  )
  SELECT (SELECT count(*)::integer FROM pair) AS count, shown.kind,
    CASE shown.kind WHEN 'room' THEN (SELECT name FROM room WHERE id = shown.what)
      WHEN 'lecturer' THEN (SELECT name FROM person WHERE id = shown.what)
      ELSE (SELECT name FROM cohort WHERE id = shown.what) END AS who,
    (SELECT json_build_object(
    'id', session.id, 'title', course.code || ' ' || coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title) || ', ' || section.name, 'startsAt', session.starts_at, 'endsAt', session.ends_at,
    'zone', session.zone, 'room', (SELECT name FROM room WHERE id = session.room_id), 'here', 0,
    'lecturers', ARRAY(SELECT person.name FROM person
      WHERE person.id IN (SELECT person_id FROM session_lecturer WHERE session_id = session.id)
        OR NOT EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id)
          AND person.id IN (SELECT person_id FROM section_lecturer WHERE section_id = session.section_id)
      ORDER BY person.name COLLATE "und-x-icu", person.id)) FROM session JOIN section ON section.id = session.section_id
  JOIN course ON course.id = section.course_id AND course.institution_id = $1 WHERE session.id = shown.one) AS one,
    (SELECT json_build_object(
    'id', session.id, 'title', course.code || ' ' || coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title) || ', ' || section.name, 'startsAt', session.starts_at, 'endsAt', session.ends_at,
    'zone', session.zone, 'room', (SELECT name FROM room WHERE id = session.room_id), 'here', 0,
    'lecturers', ARRAY(SELECT person.name FROM person
      WHERE person.id IN (SELECT person_id FROM session_lecturer WHERE session_id = session.id)
        OR NOT EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id)
          AND person.id IN (SELECT person_id FROM section_lecturer WHERE section_id = session.section_id)
      ORDER BY person.name COLLATE "und-x-icu", person.id)) FROM session JOIN section ON section.id = session.section_id
  JOIN course ON course.id = section.course_id AND course.institution_id = $1 WHERE session.id = shown.other) AS other
  FROM (SELECT * FROM pair ORDER BY starts_at, one, other, kind, what LIMIT 20) AS shown
  ORDER BY shown.starts_at, shown.one, shown.other, shown.kind, shown.what;

-- rest (institutionId uuid) -> withoutLecturer int4, withoutSessions int4, neverSignedIn int4, imports json
SELECT
    (SELECT count(*)::integer FROM section JOIN course ON course.id = section.course_id
      WHERE course.institution_id = $1 AND section.state NOT IN ('finished', 'cancelled') AND section.archived_at IS NULL
  AND section.term_id IN (SELECT id FROM term WHERE ends_on >= current_date) AND NOT EXISTS (SELECT FROM section_lecturer WHERE section_id = section.id)) AS "withoutLecturer",
    (SELECT count(*)::integer FROM section JOIN course ON course.id = section.course_id
      WHERE course.institution_id = $1 AND section.state NOT IN ('finished', 'cancelled') AND section.archived_at IS NULL
  AND section.term_id IN (SELECT id FROM term WHERE ends_on >= current_date) AND NOT EXISTS (
    SELECT FROM session WHERE session.section_id = section.id AND session.cancelled_at IS NULL)) AS "withoutSessions",
    (SELECT count(DISTINCT person.id)::integer FROM membership JOIN person ON person.id = membership.person_id
      WHERE membership.institution_id = $1 AND person.password_hash IS NULL AND person.erased_at IS NULL) AS "neverSignedIn",
    (SELECT coalesce(json_agg(json_build_object('id', id, 'fileName', file_name, 'createdAt', created_at)
        ORDER BY created_at DESC, id), '[]')
      FROM (SELECT * FROM register_import WHERE institution_id = $1 AND state IN ('asking', 'checked')
        ORDER BY created_at DESC, id LIMIT 20) AS waiting) AS imports;

-- proposals (institutionId uuid, readerId uuid) -> id uuid, by text?, startsAt timestamptz, note text, session json
SELECT move_proposal.id, person.name AS by, move_proposal.starts_at AS "startsAt", note,
    json_build_object(
    'id', session.id, 'title', course.code || ' ' || coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title) || ', ' || section.name, 'startsAt', session.starts_at, 'endsAt', session.ends_at,
    'zone', session.zone, 'room', (SELECT name FROM room WHERE id = session.room_id), 'here', 0,
    'lecturers', ARRAY(SELECT person.name FROM person
      WHERE person.id IN (SELECT person_id FROM session_lecturer WHERE session_id = session.id)
        OR NOT EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id)
          AND person.id IN (SELECT person_id FROM section_lecturer WHERE section_id = session.section_id)
      ORDER BY person.name COLLATE "und-x-icu", person.id)) AS session
  FROM move_proposal
  JOIN session ON session.id = move_proposal.session_id JOIN section ON section.id = session.section_id
  JOIN course ON course.id = section.course_id AND course.institution_id = $1
  LEFT JOIN person ON person.id = proposed_by
  WHERE answer IS NULL AND session.starts_at > now()
  ORDER BY session.starts_at, move_proposal.created_at, move_proposal.id LIMIT 50;
