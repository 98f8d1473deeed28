-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- isLoaded (institutionId uuid, personId uuid) -> loaded bool
SELECT EXISTS (SELECT FROM institution WHERE id = $1) OR EXISTS (SELECT FROM person WHERE id = $2) AS loaded;

-- takeRoles (ids uuid[])
UPDATE person SET platform_role = NULL WHERE id = ANY($1) AND platform_role IS NOT NULL;

-- close (ids uuid[], at timestamptz)
UPDATE person SET deactivated_at = $2 WHERE id = ANY($1) AND deactivated_at IS NULL;

-- open (ids uuid[], at timestamptz)
UPDATE person SET deactivated_at = NULL WHERE id = ANY($1) AND deactivated_at = $2;

-- endSignIns (ids uuid[])
UPDATE sign_in SET revoked_at = now() WHERE person_id = ANY($1) AND revoked_at IS NULL;

-- endPasswordLinks (ids uuid[])
UPDATE password_reset SET used_at = now() WHERE person_id = ANY($1) AND used_at IS NULL;

-- giveOne (ids uuid[], hash text, otherIds uuid[])
UPDATE person SET password_hash = $2 WHERE id = ANY($1) OR (id = ANY($3) AND password_hash IS NULL);

-- hashes (ids uuid[]) -> id uuid, hash text?
SELECT id, password_hash AS hash FROM person WHERE id = ANY($1);

-- giveOwn (given jsonb)
UPDATE person SET password_hash = given.hash
     FROM jsonb_to_recordset($1::jsonb) AS given(id uuid, hash text) WHERE person.id = given.id;

-- differentHashes (ids uuid[]) -> hash text!
SELECT DISTINCT password_hash AS hash FROM person WHERE id = ANY($1) AND password_hash IS NOT NULL;

-- takePasswords (ids uuid[], hashes text[]) -> id uuid
UPDATE person SET password_hash = NULL WHERE id = ANY($1) AND password_hash = ANY($2) RETURNING id;
