-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- deactivate (personId uuid)
UPDATE person SET deactivated_at = now() WHERE id = $1 AND deactivated_at IS NULL;

-- endSignIns (personId uuid)
UPDATE sign_in SET revoked_at = now() WHERE person_id = $1 AND revoked_at IS NULL;

-- lockPerson (personId uuid) -> id uuid, email text, name text
SELECT id, email, name FROM person WHERE id = $1 AND erased_at IS NULL FOR UPDATE;

-- lockOwnInstitutions (personId uuid) -> id uuid
SELECT id FROM institution WHERE id IN (
       SELECT institution_id FROM membership WHERE person_id = $1 AND role = 'admin' AND suspended_at IS NULL)
     ORDER BY id FOR NO KEY UPDATE;

-- withoutOtherAdmin (personId uuid, institutionIds uuid[]) -> name text
SELECT name FROM institution WHERE id = ANY($2) AND NOT EXISTS (
       SELECT FROM membership JOIN person ON person.id = person_id
       WHERE institution_id = institution.id AND role = 'admin' AND suspended_at IS NULL AND person_id <> $1
         AND deactivated_at IS NULL AND erased_at IS NULL)
     ORDER BY name COLLATE "und-x-icu" LIMIT 1;

-- languageOf (personId uuid) -> language text
SELECT language FROM person WHERE id = $1;
