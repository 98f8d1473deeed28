-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- ofMentorships (ids uuid[], staysOpen interval) -> mentorshipId uuid, id uuid, topic text, startsAt timestamptz, endsAt timestamptz, zone text, localStart text, version int4, cancelledAt timestamptz?, reason text?, classEnded bool, seconds float8, mentorCame bool, mentorWaited bool, menteeCame bool, menteeWaited bool, correction json?
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
    WHERE session.owner_id IN (SELECT owner_id FROM mentorship WHERE id = ANY($1))
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
  ),
       stay AS (SELECT session_id, person_id, at AS from_at, next_at AS to_at FROM moves WHERE type = 'joined')
       SELECT mentorship.id AS "mentorshipId", session.id, topic, starts_at AS "startsAt", ends_at AS "endsAt", zone,
         local_start AS "localStart", session.version, cancelled_at AS "cancelledAt", change_reason AS reason,
         clock.ended_at IS NOT NULL AS "classEnded",
         (SELECT coalesce(sum(extract(epoch FROM least(one.to_at, other.to_at) - greatest(one.from_at, other.from_at))), 0)
           FROM stay one JOIN stay other ON other.session_id = one.session_id
             AND one.from_at < other.to_at AND other.from_at < one.to_at
           WHERE one.session_id = session.id AND one.person_id = mentor_id AND other.person_id = mentee_id)::float8 AS seconds,
         EXISTS (SELECT FROM stay WHERE session_id = session.id AND person_id = mentor_id ) AS "mentorCame", EXISTS (SELECT FROM stay WHERE session_id = session.id AND person_id = mentor_id AND from_at <= session.starts_at + interval '10 minutes' AND to_at > session.starts_at + interval '10 minutes') AS "mentorWaited",
         EXISTS (SELECT FROM stay WHERE session_id = session.id AND person_id = mentee_id ) AS "menteeCame", EXISTS (SELECT FROM stay WHERE session_id = session.id AND person_id = mentee_id AND from_at <= session.starts_at + interval '10 minutes' AND to_at > session.starts_at + interval '10 minutes') AS "menteeWaited",
         (SELECT json_build_object('state', correction.state, 'minutes', minutes, 'proposedAt', proposed_at,
             'proposedBy', (SELECT json_build_object('id', person.id, 'name', name) FROM person WHERE person.id = proposed_by))
           FROM meeting_correction correction WHERE correction.session_id = session.id) AS correction
       FROM clock JOIN session ON session.id = clock.session_id JOIN mentorship ON mentorship.owner_id = session.owner_id
       ORDER BY starts_at, session.id;
