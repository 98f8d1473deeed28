-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- note (personIds uuid[], role text, at timestamptz[])
INSERT INTO last_proposed (person_id, role, at)
       SELECT person.id, $2, max(noted.at) FROM unnest($1::uuid[], $3::timestamptz[]) AS noted (id, at)
       JOIN person ON person.id = noted.id AND person.erased_at IS NULL GROUP BY person.id ORDER BY person.id
       ON CONFLICT (person_id, role) DO UPDATE SET at = greatest(last_proposed.at, excluded.at);

-- personal (personId uuid) -> role text, at timestamptz
SELECT role, at FROM last_proposed WHERE person_id = $1 ORDER BY role;
