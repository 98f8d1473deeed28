-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- claim (id uuid) -> token text, name text, email text, language text
UPDATE api_token SET mail_attempts = mail_attempts + 1 FROM person
     WHERE api_token.id = $1 AND mail_state = 'due' AND person.id = person_id AND person.erased_at IS NULL
     RETURNING api_token.name AS token, person.name, person.email, person.language;

-- end (id uuid, state text)
UPDATE api_token SET mail_state = $2 WHERE id = $1 AND mail_state = 'due';

-- revive (id uuid)
UPDATE api_token SET mail_state = 'due', mail_attempts = 0 WHERE id = $1 AND mail_state IN ('due', 'failed');

-- waiting () -> id uuid
SELECT id FROM api_token WHERE mail_state = 'due' ORDER BY created_at, id;

-- institutions (ids uuid[]) -> id uuid, name text?
SELECT api_token.id, institution.name FROM api_token LEFT JOIN institution ON institution.id = institution_id
     WHERE api_token.id = ANY($1);
