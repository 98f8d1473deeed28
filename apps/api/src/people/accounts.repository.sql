-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- viewer (personId uuid) -> id uuid, name text, email text, zone text, language text, platformRole text?, phone text?, languages text[], country text?, wakingFrom text, wakingTo text, mailChanges bool, version int4, memberships json
SELECT person.id, person.name, person.email, person.zone, person.language, person.platform_role AS "platformRole",
         person.phone, person.languages, person.country, person.waking_from AS "wakingFrom", person.waking_to AS "wakingTo",
         person.mail_changes AS "mailChanges", person.version,
         coalesce((SELECT json_agg(json_build_object('role', membership.role,
             'institution', json_build_object('id', institution.id, 'name', institution.name))
             ORDER BY institution.name COLLATE "und-x-icu", membership.role)
           FROM membership JOIN institution ON institution.id = membership.institution_id
           WHERE membership.person_id = person.id AND membership.suspended_at IS NULL), '[]') AS memberships
       FROM person WHERE person.id = $1;

-- addUnlessThere (email text, name text, zone text, language text)
INSERT INTO person (email, name, zone, language) VALUES ($1, $2, $3, $4) ON CONFLICT (email) DO NOTHING;

-- names (ids uuid[]) -> id uuid, name text
SELECT id, name FROM person WHERE id = ANY($1);

-- lock (id uuid)
SELECT FROM person WHERE id = $1 FOR NO KEY UPDATE;

-- agree (personId uuid, textVersion text)
INSERT INTO consent (person_id, purpose, basis, text_version)
     SELECT $1, purpose, basis, $2 FROM (VALUES ('account', 'contract'), ('transfer_abroad', 'consent')) AS agreed (purpose, basis)
     WHERE NOT EXISTS (SELECT FROM consent WHERE person_id = $1 AND consent.purpose = agreed.purpose
       AND consent.basis = agreed.basis AND text_version = $2 AND withdrawn_at IS NULL);
