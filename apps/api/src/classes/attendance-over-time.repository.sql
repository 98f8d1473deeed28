-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- ofTerm (termId uuid, staysOpen interval, readerId uuid, campusId uuid?, departmentId uuid?) -> weeks json, sections json
WITH 
  log AS (
    SELECT session.id AS session_id, class.id AS class_id, session.section_id, session.owner_id, coalesce(ended.seq, 2147483647) AS end_seq,
      ended.at AS ended_at, class.ended_at IS NOT NULL OR now() >= session.ends_at + $2::interval AS closed
    FROM session
    LEFT JOIN class ON class.session_id = session.id
    LEFT JOIN LATERAL (
      -- One that was opened again ended later, or has not yet.
      SELECT seq, at FROM class_event WHERE class_id = class.id AND type = 'class-ended' AND class.ended_at IS NOT NULL
      ORDER BY seq DESC LIMIT 1
    ) AS ended ON true
    WHERE session.cancelled_at IS NULL AND (
    class.last_seq > 0 AND (class.ended_at IS NOT NULL OR session.ends_at <= now())
    OR session.ends_at <= now() AND EXISTS (
      SELECT FROM attendance_correction WHERE session_id = session.id AND mark = 'present')) AND session.section_id IN (
      SELECT section.id FROM section JOIN course ON course.id = section.course_id
      WHERE section.term_id = $1
        AND ($4::uuid IS NULL OR section.campus_id = $4) AND ($5::uuid IS NULL OR course.department_id = $5))
  ), 
  
  turn AS (
    SELECT log.session_id, log.section_id, enrolment.person_id,
      seen.came OR correction.mark IS NOT DISTINCT FROM 'present' AS present,
      seen.came OR correction.mark IS DISTINCT FROM 'excused' AS expected,
      NOT seen.came AND correction.mark IS NOT NULL AS corrected
    FROM log JOIN enrolment ON enrolment.section_id = log.section_id
    LEFT JOIN attendance_correction correction ON correction.session_id = log.session_id
      AND correction.person_id = enrolment.person_id
    CROSS JOIN LATERAL (SELECT EXISTS (
    SELECT FROM class_event
    WHERE class_id = log.class_id AND by = enrolment.person_id AND type = 'joined' AND seq < log.end_seq) AS came) seen
  ), share AS (
    SELECT log.session_id, log.section_id, count(*) FILTER (WHERE turn.expected) AS expected,
      count(*) FILTER (WHERE turn.present) AS present, count(*) FILTER (WHERE turn.corrected) AS corrected
    FROM log LEFT JOIN turn ON turn.session_id = log.session_id
    GROUP BY log.session_id, log.section_id
  )
  SELECT
    (SELECT coalesce(json_agg(row ORDER BY row.week), '[]') FROM (
      SELECT date_trunc('week', session.starts_at AT TIME ZONE campus.zone)::date AS week,
        count(*) AS sessions, sum(expected) AS expected, sum(present) AS present, sum(corrected) AS corrected
      FROM share JOIN session ON session.id = share.session_id
      JOIN section ON section.id = share.section_id JOIN campus ON campus.id = section.campus_id
      GROUP BY 1) AS row) AS weeks,
    (SELECT coalesce(json_agg(json_build_object('section', json_build_object('id', id, 'title', title),
        'sessions', sessions, 'expected', expected, 'present', present, 'corrected', corrected)
        ORDER BY present / nullif(expected, 0) NULLS LAST, title COLLATE "und-x-icu", id), '[]') FROM (
      SELECT section.id, course.code || ' ' || coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $3)), course.title) || ', ' || section.name AS title, total.sessions, total.expected, total.present, total.corrected
      FROM (
        SELECT section_id, count(*) AS sessions, sum(expected) AS expected, sum(present) AS present,
          sum(corrected) AS corrected
        FROM share GROUP BY section_id
      ) AS total
      JOIN section ON section.id = total.section_id JOIN course ON course.id = section.course_id) AS row) AS sections;

-- ofSection (sectionId uuid, staysOpen interval) -> sessions json, people json
WITH 
  log AS (
    SELECT session.id AS session_id, class.id AS class_id, session.section_id, session.owner_id, coalesce(ended.seq, 2147483647) AS end_seq,
      ended.at AS ended_at, class.ended_at IS NOT NULL OR now() >= session.ends_at + $2::interval AS closed
    FROM session
    LEFT JOIN class ON class.session_id = session.id
    LEFT JOIN LATERAL (
      -- One that was opened again ended later, or has not yet.
      SELECT seq, at FROM class_event WHERE class_id = class.id AND type = 'class-ended' AND class.ended_at IS NOT NULL
      ORDER BY seq DESC LIMIT 1
    ) AS ended ON true
    WHERE session.cancelled_at IS NULL AND (
    class.last_seq > 0 AND (class.ended_at IS NOT NULL OR session.ends_at <= now())
    OR session.ends_at <= now() AND EXISTS (
      SELECT FROM attendance_correction WHERE session_id = session.id AND mark = 'present')) AND session.section_id = $1
  ), 
  
  turn AS (
    SELECT log.session_id, log.section_id, enrolment.person_id,
      seen.came OR correction.mark IS NOT DISTINCT FROM 'present' AS present,
      seen.came OR correction.mark IS DISTINCT FROM 'excused' AS expected,
      NOT seen.came AND correction.mark IS NOT NULL AS corrected
    FROM log JOIN enrolment ON enrolment.section_id = log.section_id
    LEFT JOIN attendance_correction correction ON correction.session_id = log.session_id
      AND correction.person_id = enrolment.person_id
    CROSS JOIN LATERAL (SELECT EXISTS (
    SELECT FROM class_event
    WHERE class_id = log.class_id AND by = enrolment.person_id AND type = 'joined' AND seq < log.end_seq) AS came) seen
  ), share AS (
    SELECT log.session_id, log.section_id, count(*) FILTER (WHERE turn.expected) AS expected,
      count(*) FILTER (WHERE turn.present) AS present, count(*) FILTER (WHERE turn.corrected) AS corrected
    FROM log LEFT JOIN turn ON turn.session_id = log.session_id
    GROUP BY log.session_id, log.section_id
  ), 
  clock AS (
    SELECT log.*, CASE
        WHEN ended_at IS NOT NULL THEN ended_at
        WHEN closed THEN (SELECT max(at) FROM class_event WHERE class_id = log.class_id)
        ELSE now()
      END AS until
    FROM log
  ), moves AS (
    SELECT clock.session_id, event.by AS person_id, event.seq, event.at, event.type, event.body ->> 'role' AS role,
      lag(event.type) OVER person AS before,
      coalesce(lead(event.at) OVER person, clock.until) AS next_at
    FROM clock JOIN class_event event ON event.class_id = clock.class_id AND event.seq < clock.end_seq
    WHERE event.type IN ('joined', 'left') AND true
    WINDOW person AS (PARTITION BY event.class_id, event.by ORDER BY event.seq)
  ), presence AS (
    SELECT session_id, person_id,
      min(at) FILTER (WHERE type = 'joined') AS first_in,
      max(at) FILTER (WHERE type = 'left' AND before = 'joined') AS last_left,
      (array_agg(type ORDER BY seq DESC))[1] = 'joined' AS still_in,
      (array_agg(role ORDER BY seq DESC) FILTER (WHERE type = 'joined'))[1] AS role,
      coalesce(sum(extract(epoch FROM next_at - at)) FILTER (WHERE type = 'joined'), 0) AS seconds
    FROM moves GROUP BY session_id, person_id
    HAVING bool_or(type = 'joined')
  )
  SELECT
    (SELECT coalesce(json_agg(json_build_object('sessionId', session.id, 'expected', expected, 'present', present,
        'corrected', corrected)
        ORDER BY session.starts_at, session.id), '[]')
      FROM share JOIN session ON session.id = share.session_id) AS sessions,
    (SELECT coalesce(json_agg(json_build_object('person', json_build_object('id', person.id, 'name', person.name),
        'present', own.present, 'sessions', own.expected, 'minutes', round(spent.seconds / 60),
        'excused', own.turns - own.expected, 'corrected', own.corrected)
        ORDER BY person.name COLLATE "und-x-icu", person.id), '[]')
      FROM enrolment
      JOIN person ON person.id = enrolment.person_id
      CROSS JOIN LATERAL (
        SELECT count(*) AS turns, count(*) FILTER (WHERE present) AS present, count(*) FILTER (WHERE expected) AS expected,
          count(*) FILTER (WHERE corrected) AS corrected
        FROM turn WHERE person_id = person.id
      ) AS own
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(seconds), 0) AS seconds FROM presence WHERE person_id = person.id
      ) AS spent
      WHERE enrolment.section_id = $1) AS people;
