-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- lock (institutionId uuid)
SELECT FROM institution WHERE id = $1 FOR NO KEY UPDATE;

-- roles (institutionId uuid, personId uuid) -> role text
SELECT role FROM membership WHERE institution_id = $1 AND person_id = $2;

-- addRole (personId uuid, institutionId uuid, role text) -> id uuid
INSERT INTO membership (person_id, institution_id, role) VALUES ($1, $2, $3)
     ON CONFLICT DO NOTHING RETURNING id;

-- addRoles (institutionId uuid, personId uuid, roles text[])
INSERT INTO membership (institution_id, person_id, role, suspended_at)
     SELECT $1, $2, wanted.role, (SELECT max(suspended_at) FROM membership WHERE institution_id = $1 AND person_id = $2)
     FROM unnest($3::text[]) AS wanted (role) ON CONFLICT DO NOTHING;

-- removeRoles (institutionId uuid, personId uuid, roles text[])
DELETE FROM membership WHERE institution_id = $1 AND person_id = $2 AND role = ANY($3);

-- suspend (institutionId uuid, personIds uuid[])
UPDATE membership SET suspended_at = now()
     WHERE institution_id = $1 AND person_id = ANY($2) AND suspended_at IS NULL;

-- restore (institutionId uuid, personIds uuid[])
UPDATE membership SET suspended_at = NULL
     WHERE institution_id = $1 AND person_id = ANY($2) AND suspended_at IS NOT NULL;

-- sectionsWaitedFor (personIds uuid[]) -> id uuid
SELECT DISTINCT section_id AS id FROM waiting_place WHERE person_id = ANY($1);

-- activeAdmin (institutionId uuid)
SELECT FROM membership JOIN person ON person.id = person_id
     WHERE institution_id = $1 AND role = 'admin' AND suspended_at IS NULL
       AND deactivated_at IS NULL AND erased_at IS NULL LIMIT 1;

-- memberWithAddress (institutionId uuid, email text) -> id uuid
SELECT id FROM person WHERE email = $2 AND erased_at IS NULL
       AND EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id = $1);

-- withoutLink (personId uuid, institutionId uuid)
SELECT FROM person WHERE id = $1 AND password_hash IS NULL AND NOT EXISTS (SELECT FROM welcome_mail
       WHERE person_id = $1 AND institution_id = $2 AND state IN ('due', 'sent')
         AND created_at > now() - make_interval(days => 7));
