-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- note (actorId uuid, kind text, counts jsonb)
INSERT INTO audit_entry (actor_id, source, action, kind, changes)
       SELECT $1, 'app', 'create', $2, jsonb_object_agg(key, jsonb_build_array(NULL, value)) FROM jsonb_each($3::jsonb);

-- latest () -> id int8, at timestamptz, kind text, by json?, changes jsonb
SELECT entry.id, entry.at, entry.kind, entry.changes,
         CASE WHEN person.id IS NOT NULL THEN json_build_object('id', person.id, 'name', person.name) END AS by
       FROM audit_entry entry LEFT JOIN person ON person.id = entry.actor_id AND person.erased_at IS NULL
       WHERE entry.institution_id IS NULL AND entry.kind IN ('roster_export', 'roster_import')
       ORDER BY entry.id DESC LIMIT 50;
