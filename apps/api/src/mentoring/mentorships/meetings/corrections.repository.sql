-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- meeting (id uuid, ownerId uuid) -> id uuid, state text?, minutes int4?, proposedBy uuid?
SELECT session.id, correction.state, minutes, proposed_by AS "proposedBy"
       FROM session LEFT JOIN meeting_correction correction ON session_id = session.id
       WHERE session.id = $1 AND owner_id = $2 AND starts_at <= now();

-- propose (id uuid, minutes int4, personId uuid)
INSERT INTO meeting_correction (session_id, state, minutes, proposed_by) VALUES ($1, 'proposed', $2, $3)
       ON CONFLICT (session_id) DO UPDATE SET state = 'proposed', minutes = excluded.minutes, proposed_by = excluded.proposed_by,
         proposed_at = now(), answered_at = NULL;

-- answer (id uuid, state text)
UPDATE meeting_correction SET state = $2, answered_at = now() WHERE session_id = $1;

-- personal (personId uuid) -> state text, minutes int4, proposedAt timestamptz, answeredAt timestamptz?
SELECT state, minutes, proposed_at AS "proposedAt", answered_at AS "answeredAt" FROM meeting_correction
       WHERE proposed_by = $1 ORDER BY proposed_at, session_id;

-- erase (personId uuid)
UPDATE meeting_correction SET proposed_by = NULL, state = CASE WHEN state = 'proposed' THEN 'withdrawn' ELSE state END
       WHERE proposed_by = $1;
