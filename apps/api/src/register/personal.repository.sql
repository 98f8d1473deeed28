-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- imports (personId uuid) -> institution text?, kind text, fileName text, state text, createdAt timestamptz, appliedAt timestamptz?
SELECT institution.name AS institution, kind, file_name AS "fileName", state, created_at AS "createdAt",
         applied_at AS "appliedAt"
       FROM register_import LEFT JOIN institution ON institution.id = institution_id
       WHERE created_by = $1 ORDER BY created_at;

-- dropFiles (address text)
UPDATE register_import SET content = NULL, readings = NULL, state = 'dropped'
     WHERE state IN ('asking', 'checked') AND content IS NOT NULL AND strpos(lower(encode(content, 'escape')), $1) > 0;

-- eraseFromResults (address text, called text, personId uuid)
UPDATE register_import SET changes = (
  SELECT coalesce(jsonb_agg(entry ORDER BY place), '[]') FROM jsonb_array_elements(changes) WITH ORDINALITY AS list (entry, place)
  WHERE strpos(lower(entry::text), $1) = 0 AND strpos(lower(entry::text), $2) = 0
    AND NOT EXISTS (SELECT FROM jsonb_each_text(CASE jsonb_typeof(entry) WHEN 'object' THEN entry ELSE '{}' END) AS field
      WHERE field.value IN (SELECT external_id FROM register_record WHERE kind = 'person' AND object_id = $3))), problems = (
  SELECT coalesce(jsonb_agg(entry ORDER BY place), '[]') FROM jsonb_array_elements(problems) WITH ORDINALITY AS list (entry, place)
  WHERE strpos(lower(entry::text), $1) = 0 AND strpos(lower(entry::text), $2) = 0
    AND NOT EXISTS (SELECT FROM jsonb_each_text(CASE jsonb_typeof(entry) WHEN 'object' THEN entry ELSE '{}' END) AS field
      WHERE field.value IN (SELECT external_id FROM register_record WHERE kind = 'person' AND object_id = $3)))
     WHERE (institution_id IS NULL OR institution_id IN (SELECT institution_id FROM membership WHERE person_id = $3
         UNION SELECT institution_id FROM register_record WHERE kind = 'person' AND object_id = $3))
       AND jsonb_array_length(changes) + jsonb_array_length(problems) > 0;

-- records (personId uuid) -> institution text, externalId text, said jsonb
SELECT institution.name AS institution, external_id AS "externalId", said
       FROM register_record JOIN institution ON institution.id = institution_id
       WHERE kind = 'person' AND object_id = $1 ORDER BY institution.name COLLATE "und-x-icu";

-- eraseSaid (personId uuid)
UPDATE register_record SET said = '{}' WHERE kind = 'person' AND object_id = $1;
