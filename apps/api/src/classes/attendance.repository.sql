-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- ofSession (sessionId uuid, staysOpen interval) -> personId uuid, name text, role text, enrolled bool, firstIn timestamptz?, lastOut timestamptz?, seconds float8, correction json?
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
    WHERE session.id = $1
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
  SELECT person.id AS "personId", person.name, coalesce(presence.role, participant.role, 'listener') AS role,
    enrolment.person_id IS NOT NULL OR participant.person_id IS NOT NULL AND participant.role = 'listener' AS enrolled,
    presence.first_in AS "firstIn",
    CASE
      WHEN presence.person_id IS NULL THEN NULL
      WHEN NOT presence.still_in THEN presence.last_left
      WHEN clock.ended_at IS NOT NULL OR clock.closed THEN clock.until
    END AS "lastOut",
    coalesce(presence.seconds, 0)::float8 AS seconds,
    CASE WHEN correction.id IS NOT NULL THEN json_build_object('mark', correction.mark, 'reason', correction.reason,
      'at', correction.updated_at, 'by', CASE WHEN corrector.id IS NOT NULL
        THEN json_build_object('id', corrector.id, 'name', corrector.name) END) END AS correction
  FROM clock
  CROSS JOIN person
  LEFT JOIN presence ON presence.person_id = person.id
  LEFT JOIN enrolment ON enrolment.person_id = person.id AND enrolment.section_id = clock.section_id
  LEFT JOIN session_owner_participant participant ON participant.person_id = person.id AND participant.owner_id = clock.owner_id
  LEFT JOIN attendance_correction correction ON correction.session_id = clock.session_id
    AND correction.person_id = enrolment.person_id
  LEFT JOIN person corrector ON corrector.id = correction.corrected_by
  WHERE person.id IN (SELECT person_id FROM presence UNION SELECT person_id FROM enrolment WHERE section_id = clock.section_id
    UNION SELECT person_id FROM session_owner_participant WHERE owner_id = clock.owner_id);

-- zoneOfSession (sessionId uuid) -> zone text
SELECT coalesce(campus.zone, session.zone) AS zone FROM session
         LEFT JOIN (section JOIN campus ON campus.id = section.campus_id) ON section.id = session.section_id WHERE session.id = $1;
