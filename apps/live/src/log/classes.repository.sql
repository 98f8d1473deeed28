-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- inhabited () -> id uuid
SELECT DISTINCT class_id AS id
     FROM (SELECT DISTINCT ON (event.class_id, event.by) event.class_id, event.type
             FROM class_event event JOIN class ON class.id = event.class_id AND class.ended_at IS NULL
            WHERE event.type IN ('joined', 'left')
            ORDER BY event.class_id, event.by, event.seq DESC) newest
    WHERE type = 'joined';

-- closings (classIds uuid[], staysOpen interval) -> id uuid, at float8
SELECT class.id, round(extract(epoch FROM least(coalesce(session.ends_at, class.opened_at) + $2::interval, session.cancelled_at + interval '1 minute')) * 1000)::float8 AS at
     FROM class LEFT JOIN session ON session.id = class.session_id WHERE class.id = ANY($1);
