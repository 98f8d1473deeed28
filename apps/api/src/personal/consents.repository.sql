-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- withdraw (personId uuid, purpose text) -> id uuid, purpose text, basis text, textVersion text, givenAt timestamptz, withdrawnAt timestamptz?
UPDATE consent SET withdrawn_at = now()
         WHERE person_id = $1 AND purpose = $2 AND withdrawn_at IS NULL
         RETURNING id, purpose, basis, text_version AS "textVersion", given_at AS "givenAt", withdrawn_at AS "withdrawnAt";
