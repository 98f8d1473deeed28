-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- shareSession (sessionId uuid)
SELECT FROM session WHERE id = $1 FOR SHARE;

-- open (sessionId uuid)
INSERT INTO class (session_id) VALUES ($1) ON CONFLICT (session_id) DO NOTHING;

-- place (sessionId uuid, personId uuid) -> classId uuid, role text, teachesSince float8?, assists bool
SELECT class.id AS "classId", CASE WHEN EXISTS (
             SELECT FROM session_participant WHERE session_id = $1 AND person_id = $2 AND role = 'host'
           ) OR (SELECT CASE
        WHEN (SELECT count(*) FROM session_owner_participant everybody WHERE everybody.owner_id = participant.owner_id) <= 2 THEN 'host'
        ELSE participant.role END FROM session_owner_participant participant
             WHERE participant.owner_id = session.owner_id AND participant.person_id = $2) = 'host' THEN 'host' ELSE 'listener' END AS role,
           -- Of a person who lectures here only since the class was opened: what was confided before is not for them.
           (SELECT round(extract(epoch FROM min(created_at)) * 1000)::float8 FROM session_participant
             WHERE session_id = $1 AND person_id = $2 AND role = 'host'
             HAVING min(created_at) > class.opened_at) AS "teachesSince",
           EXISTS (SELECT FROM enrolment WHERE section_id = session.section_id AND person_id = $2 AND role = 'assistant') AS assists
         FROM class JOIN session ON session.id = class.session_id WHERE class.session_id = $1;

-- lockSession (sessionId uuid)
SELECT FROM session WHERE id = $1 FOR NO KEY UPDATE;

-- rehearsal (sessionId uuid, within interval) -> id uuid
SELECT id FROM class WHERE rehearses = $1 AND ended_at IS NULL AND opened_at > now() - $2::interval
         ORDER BY opened_at DESC LIMIT 1;

-- addRehearsal (sessionId uuid) -> id uuid
INSERT INTO class (rehearses) VALUES ($1) RETURNING id;
