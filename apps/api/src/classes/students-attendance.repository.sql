-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- inSections (readerId uuid, staysOpen interval, institutionId uuid, termId uuid?, sectionId uuid?, cohortId uuid?, campusId uuid?, departmentId uuid?) -> personId uuid, name text, section json, sessions int4, present int4, excused int4, corrected int4, missedInARow int4
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
      WHERE course.institution_id = $3 AND ($4::uuid IS NULL OR section.term_id = $4)
        AND ($5::uuid IS NULL OR section.id = $5) AND ($7::uuid IS NULL OR section.campus_id = $7)
        AND ($8::uuid IS NULL OR course.department_id = $8))
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
  ), placed AS (
    SELECT turn.*, row_number() OVER (
      PARTITION BY turn.section_id, turn.person_id, turn.expected ORDER BY session.starts_at DESC, session.id DESC) AS back
    FROM turn JOIN session ON session.id = turn.session_id
    WHERE $6::uuid IS NULL OR turn.person_id IN (SELECT person_id FROM cohort_member WHERE cohort_id = $6)
  ), own AS (
    SELECT section_id, person_id, count(*) FILTER (WHERE expected)::integer AS sessions,
      count(*) FILTER (WHERE present)::integer AS present, count(*) FILTER (WHERE NOT expected)::integer AS excused,
      count(*) FILTER (WHERE corrected)::integer AS corrected,
      coalesce(min(back) FILTER (WHERE present) - 1, count(*) FILTER (WHERE expected))::integer AS missed
    FROM placed GROUP BY section_id, person_id
  )
  SELECT person.id AS "personId", person.name, json_build_object('id', section.id, 'title', course.code || ' ' || coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $1)), course.title) || ', ' || section.name) AS section,
    own.sessions, own.present, own.excused, own.corrected, own.missed AS "missedInARow"
  FROM own JOIN person ON person.id = own.person_id
  JOIN section ON section.id = own.section_id JOIN course ON course.id = section.course_id
  ORDER BY lower(course.code), section.name COLLATE "und-x-icu", section.id, person.name COLLATE "und-x-icu", person.id;

-- isMember (institutionId uuid, personId uuid)
SELECT FROM membership WHERE institution_id = $1 AND person_id = $2 LIMIT 1;

-- ofMember (institutionId uuid, personId uuid, staysOpen interval, readerId uuid) -> section json, sessions int4, present int4
WITH 
  log AS (
    SELECT session.id AS session_id, class.id AS class_id, session.section_id, session.owner_id, coalesce(ended.seq, 2147483647) AS end_seq,
      ended.at AS ended_at, class.ended_at IS NOT NULL OR now() >= session.ends_at + $3::interval AS closed
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
      SELECT section.id FROM section JOIN course ON course.id = section.course_id JOIN enrolment ON enrolment.section_id = section.id
      WHERE course.institution_id = $1 AND enrolment.person_id = $2)
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
  )
  SELECT json_build_object('id', section.id, 'title', course.code || ' ' || coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $4)), course.title) || ', ' || section.name) AS section,
    (count(*) FILTER (WHERE expected))::integer AS sessions, (count(*) FILTER (WHERE present))::integer AS present
  FROM turn JOIN section ON section.id = turn.section_id JOIN course ON course.id = section.course_id
  WHERE turn.person_id = $2 GROUP BY section.id, course.id ORDER BY course.code, section.name COLLATE "und-x-icu";

-- ofPerson (personId uuid, staysOpen interval) -> sectionId uuid!, sessionId uuid, present bool, excused bool, minutes int4
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
      SELECT FROM attendance_correction WHERE session_id = session.id AND mark = 'present')) AND session.section_id IN (SELECT section_id FROM enrolment WHERE person_id = $1)
      AND session.section_id IN (
  SELECT section.id FROM section JOIN course ON course.id = section.course_id
  WHERE section.id IN (
      SELECT section_id FROM section_lecturer WHERE person_id = $1
      UNION SELECT enrolment.section_id FROM enrolment JOIN section own ON own.id = enrolment.section_id
        WHERE enrolment.person_id = $1 AND own.state <> 'draft')
    AND course.institution_id NOT IN (
      SELECT institution_id FROM membership WHERE person_id = $1 AND suspended_at IS NOT NULL))
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
    WHERE event.type IN ('joined', 'left') AND event.by = $1
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
  SELECT log.section_id AS "sectionId", log.session_id AS "sessionId", presence.person_id IS NOT NULL OR correction.mark IS NOT DISTINCT FROM 'present' AS present,
    presence.person_id IS NULL AND correction.mark IS NOT DISTINCT FROM 'excused' AS excused,
    round(coalesce(presence.seconds, 0) / 60)::int AS minutes
  FROM log JOIN session ON session.id = log.session_id
  LEFT JOIN presence ON presence.session_id = log.session_id
  LEFT JOIN attendance_correction correction ON correction.session_id = log.session_id AND correction.person_id = $1
  ORDER BY session.starts_at, session.id;
