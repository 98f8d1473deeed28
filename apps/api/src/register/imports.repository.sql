-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- ofInstitution (institutionId uuid) -> id uuid, kind text, encoding text?, readings jsonb, fileName text, state text, overwrite bool, linesTotal int4, linesDone int4, counts jsonb, changes jsonb, problems jsonb, problemCount int4, failure text?, createdAt timestamptz, createdBy json?, appliedAt timestamptz?, institution json?
SELECT register_import.id, kind, encoding, coalesce(readings, '[]') AS readings, file_name AS "fileName", state, overwrite, lines_total AS "linesTotal", lines_done AS "linesDone",
    coalesce(summary -> 'counts', '[]') AS counts, changes, problems,
    coalesce((summary ->> 'problemCount')::integer, 0) AS "problemCount", failure, register_import.created_at AS "createdAt",
    CASE WHEN person.id IS NOT NULL THEN json_build_object('id', person.id, 'name', person.name) END AS "createdBy",
    register_import.applied_at AS "appliedAt",
    CASE WHEN institution.id IS NOT NULL THEN json_build_object('id', institution.id, 'name', institution.name) END AS institution
  FROM register_import LEFT JOIN institution ON institution.id = register_import.institution_id
  LEFT JOIN person ON person.id = register_import.created_by WHERE register_import.institution_id = $1 ORDER BY register_import.created_at DESC, register_import.id LIMIT 50;

-- ofRoster () -> id uuid, kind text, encoding text?, readings jsonb, fileName text, state text, overwrite bool, linesTotal int4, linesDone int4, counts jsonb, changes jsonb, problems jsonb, problemCount int4, failure text?, createdAt timestamptz, createdBy json?, appliedAt timestamptz?, institution json?
SELECT register_import.id, kind, encoding, coalesce(readings, '[]') AS readings, file_name AS "fileName", state, overwrite, lines_total AS "linesTotal", lines_done AS "linesDone",
    coalesce(summary -> 'counts', '[]') AS counts, changes, problems,
    coalesce((summary ->> 'problemCount')::integer, 0) AS "problemCount", failure, register_import.created_at AS "createdAt",
    CASE WHEN person.id IS NOT NULL THEN json_build_object('id', person.id, 'name', person.name) END AS "createdBy",
    register_import.applied_at AS "appliedAt",
    CASE WHEN institution.id IS NOT NULL THEN json_build_object('id', institution.id, 'name', institution.name) END AS institution
  FROM register_import LEFT JOIN institution ON institution.id = register_import.institution_id
  LEFT JOIN person ON person.id = register_import.created_by WHERE register_import.institution_id IS NULL ORDER BY register_import.created_at DESC, register_import.id LIMIT 50;

-- one (id uuid) -> id uuid, kind text, encoding text?, readings jsonb, fileName text, state text, overwrite bool, linesTotal int4, linesDone int4, counts jsonb, changes jsonb, problems jsonb, problemCount int4, failure text?, createdAt timestamptz, createdBy json?, appliedAt timestamptz?, institution json?
SELECT register_import.id, kind, encoding, coalesce(readings, '[]') AS readings, file_name AS "fileName", state, overwrite, lines_total AS "linesTotal", lines_done AS "linesDone",
    coalesce(summary -> 'counts', '[]') AS counts, changes, problems,
    coalesce((summary ->> 'problemCount')::integer, 0) AS "problemCount", failure, register_import.created_at AS "createdAt",
    CASE WHEN person.id IS NOT NULL THEN json_build_object('id', person.id, 'name', person.name) END AS "createdBy",
    register_import.applied_at AS "appliedAt",
    CASE WHEN institution.id IS NOT NULL THEN json_build_object('id', institution.id, 'name', institution.name) END AS institution
  FROM register_import LEFT JOIN institution ON institution.id = register_import.institution_id
  LEFT JOIN person ON person.id = register_import.created_by WHERE register_import.id = $1;

-- add (institutionId uuid?, createdBy uuid, kind text, fileName text, content bytea, mostWaiting int8) -> id uuid
INSERT INTO register_import (institution_id, created_by, kind, file_name, content)
         SELECT $1::uuid, $2, $3, $4, $5
         WHERE (SELECT count(*) FROM register_import WHERE institution_id IS NOT DISTINCT FROM $1::uuid AND content IS NOT NULL) < $6
         RETURNING id;

-- beginToApply (id uuid, overwrite bool)
UPDATE register_import SET state = 'applying', overwrite = $2, lines_done = 0 WHERE id = $1 AND state = 'checked'
         AND NOT EXISTS (SELECT FROM register_import other
           WHERE other.institution_id IS NOT DISTINCT FROM register_import.institution_id AND other.state = 'applying')
         AND NOT (register_import.institution_id IS NULL AND EXISTS (SELECT FROM register_import later
    WHERE later.institution_id IS NULL AND later.applied_at > register_import.created_at));

-- beginToReadAs (id uuid, encoding text)
UPDATE register_import SET state = 'checking', encoding = $2, lines_done = 0, lines_total = 0, summary = '{}', changes = '[]', problems = '[]'
       WHERE id = $1 AND state IN ('asking', 'checked') AND content IS NOT NULL
         AND EXISTS (SELECT FROM jsonb_array_elements(readings) AS reading WHERE reading ->> 'encoding' = $2);

-- isOvertaken (id uuid)
SELECT FROM register_import WHERE id = $1 AND (register_import.institution_id IS NULL AND EXISTS (SELECT FROM register_import later
    WHERE later.institution_id IS NULL AND later.applied_at > register_import.created_at));

-- drop (id uuid)
UPDATE register_import SET state = 'dropped', content = NULL, readings = NULL, changes = '[]', problems = '[]'
         WHERE id = $1 AND state IN ('asking', 'checked', 'failed', 'dropped');

-- tidy (keptFor interval)
UPDATE register_import SET content = NULL, readings = NULL, changes = '[]', problems = '[]',
         state = CASE WHEN state IN ('asking', 'checked') THEN 'dropped' ELSE state END
       WHERE created_at < now() - $1::interval AND state NOT IN ('checking', 'applying')
         AND (content IS NOT NULL OR readings IS NOT NULL OR changes <> '[]' OR problems <> '[]');
