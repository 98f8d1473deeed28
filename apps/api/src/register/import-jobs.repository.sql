-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- revive (id uuid, state text)
UPDATE register_import SET state = $2, failure = NULL
       WHERE id = $1 AND state IN ('failed', $2) AND content IS NOT NULL;

-- failWithoutUploader (failure text)
UPDATE register_import SET state = 'failed', failure = $1, content = NULL, readings = NULL
       WHERE state = 'applying' AND created_by IS NULL;

-- underWay () -> id uuid, overwrite bool, actorId uuid?, state text
SELECT id, overwrite, created_by AS "actorId", state FROM register_import
       WHERE state IN ('checking', 'applying') ORDER BY created_at;

-- institutions (ids uuid[]) -> id uuid, name text
SELECT register_import.id, institution.name FROM register_import
       JOIN institution ON institution.id = institution_id WHERE register_import.id = ANY($1);
