-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- events (sessionId uuid, type text?) -> seq int4, at float8, by uuid, type text, body jsonb
SELECT event.seq, round(extract(epoch FROM event.at) * 1000)::float8 AS at, event.by, event.type, event.body
       FROM class_event event JOIN class ON class.id = event.class_id WHERE class.session_id = $1 AND ($2::text IS NULL OR event.type = $2)
      ORDER BY event.seq;

-- beforeTeaching (sessionId uuid, personId uuid) -> before int4
SELECT (SELECT count(*)::integer FROM class_event event JOIN class ON class.id = event.class_id
           WHERE class.session_id = $1 AND event.at < place.since) AS before
         FROM (SELECT min(created_at) AS since FROM session_participant
           WHERE session_id = $1 AND person_id = $2 AND role = 'host') place WHERE place.since IS NOT NULL;

-- lastEnd (sessionId uuid, staysOpen interval) -> by uuid, timeUp bool?, at timestamptz, closesAt timestamptz
SELECT event.by, (event.body -> 'timeUp')::boolean AS "timeUp", event.at,
       session.ends_at + $2::interval AS "closesAt"
     FROM class_event event JOIN class ON class.id = event.class_id AND class.ended_at IS NOT NULL
     JOIN session ON session.id = class.session_id AND session.cancelled_at IS NULL
     WHERE class.session_id = $1 AND event.type = 'class-ended' ORDER BY event.seq DESC LIMIT 1;
