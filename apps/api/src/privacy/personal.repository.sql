-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- consents (personId uuid) -> purpose text, basis text, textVersion text, givenAt timestamptz, withdrawnAt timestamptz?
SELECT purpose, basis, text_version AS "textVersion", given_at AS "givenAt", withdrawn_at AS "withdrawnAt"
       FROM consent WHERE person_id = $1 ORDER BY given_at, id;

-- withdrawConsents (personId uuid)
UPDATE consent SET withdrawn_at = now() WHERE person_id = $1 AND withdrawn_at IS NULL;
