-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- lock (ids uuid[])
SELECT FROM invitation WHERE id = ANY($1) ORDER BY id FOR UPDATE;

-- locked (ids uuid[]) -> id uuid, institutionId uuid, sectionId uuid?, role text, email text?, linkId uuid?, state text
SELECT id, institution_id AS "institutionId", section_id AS "sectionId", role, email, link_id AS "linkId", CASE WHEN invitation.revoked_at IS NOT NULL THEN 'revoked'
    WHEN (SELECT count(*)::integer FROM invitation_use WHERE invitation_id = invitation.id) >= invitation.most_uses THEN 'used'
    WHEN invitation.expires_at <= now() THEN 'expired' ELSE 'open' END AS state
   FROM invitation WHERE id = ANY($1);

-- use (ids uuid[], personId uuid) -> id uuid
INSERT INTO invitation_use (invitation_id, person_id) SELECT unnest($1::uuid[]), $2
     ON CONFLICT DO NOTHING RETURNING person_id AS id;

-- takeAccount (id uuid, email text, name text, zone text, language text, passwordHash text) -> id uuid
INSERT INTO person (id, email, name, zone, language, password_hash) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (email) DO UPDATE SET name = excluded.name, zone = excluded.zone, language = excluded.language,
         password_hash = excluded.password_hash, deactivated_at = NULL
       WHERE person.password_hash IS NULL AND person.id = excluded.id AND NOT person.closed_by_operator RETURNING id;
