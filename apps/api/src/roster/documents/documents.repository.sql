-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- of (expertId uuid) -> id uuid, kind text, name text, type text, bytes int4, createdAt timestamptz
SELECT id, kind, name, type, bytes, created_at AS "createdAt" FROM expert_document WHERE expert_id = $1
       ORDER BY array_position(ARRAY['cv', 'status', 'degree'], kind), created_at, id;

-- looks (expertId uuid) -> row json
SELECT json_build_object('id', look.id, 'kind', kind, 'name', look.name, 'at', look.created_at,
         'by', CASE WHEN person.id IS NOT NULL THEN json_build_object('id', person.id, 'name', person.name) END) AS row
       FROM expert_document_look look LEFT JOIN person ON person.id = viewer_id
       WHERE expert_id = $1 ORDER BY look.created_at DESC, look.id LIMIT 50;

-- personal (personId uuid) -> kind text, name text, type text, bytes int4, createdAt timestamptz, contentBase64 text?
SELECT kind, name, type, bytes, created_at AS "createdAt", encode(content, 'base64') AS "contentBase64"
       FROM expert_document WHERE expert_id = $1 ORDER BY array_position(ARRAY['cv', 'status', 'degree'], kind), created_at, id;

-- personalLooks (personId uuid) -> kind text, name text, createdAt timestamptz
SELECT kind, name, created_at AS "createdAt" FROM expert_document_look WHERE expert_id = $1 ORDER BY created_at, id;

-- forgetViewer (personId uuid)
UPDATE expert_document_look SET viewer_id = NULL WHERE viewer_id = $1;
