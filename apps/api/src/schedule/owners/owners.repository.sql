-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- byId (ids uuid[]) -> id uuid, value json
SELECT id, json_build_object('id', id, 'kind', kind, 'title', title,
         'hosts', 
  (SELECT coalesce(json_agg(json_build_object('id', person.id, 'name', person.name) ORDER BY person.name COLLATE "und-x-icu", person.id), '[]')
    FROM session_owner_participant JOIN person ON person.id = person_id WHERE owner_id = session_owner.id AND role = 'host'), 'listeners', 
  (SELECT coalesce(json_agg(json_build_object('id', person.id, 'name', person.name) ORDER BY person.name COLLATE "und-x-icu", person.id), '[]')
    FROM session_owner_participant JOIN person ON person.id = person_id WHERE owner_id = session_owner.id AND role = 'listener')) AS value
       FROM session_owner WHERE id = ANY($1);

-- progress (sessionId uuid) -> cancelled bool, begun bool
SELECT cancelled_at IS NOT NULL AS cancelled,
         starts_at <= now() OR EXISTS (SELECT FROM class WHERE session_id = session.id AND last_seq > 0) AS begun
       FROM session WHERE id = $1;

-- cancelComing (ownerIds uuid[]) -> id uuid
UPDATE session SET cancelled_at = now(), change_reason = NULL WHERE owner_id = ANY($1) AND cancelled_at IS NULL
         AND starts_at > now() AND NOT EXISTS (SELECT FROM class WHERE session_id = session.id AND last_seq > 0)
       RETURNING id;

-- cancelOpen (ownerIds uuid[], staysOpen interval)
UPDATE session SET cancelled_at = now(), change_reason = NULL WHERE owner_id = ANY($1) AND cancelled_at IS NULL
         AND ends_at > now() - $2::interval
         AND EXISTS (SELECT FROM class WHERE session_id = session.id AND last_seq > 0 AND ended_at IS NULL);

-- personal (personId uuid) -> kind text, title text?, role text, topic text?, localStart text?, zone text?
SELECT kind, title, role, session.topic, session.local_start AS "localStart", session.zone
       FROM session_owner_participant JOIN session_owner ON session_owner.id = session_owner_participant.owner_id
       LEFT JOIN session ON session.owner_id = session_owner.id
       WHERE person_id = $1 ORDER BY session.starts_at, session_owner.id;
