-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- find (tokenHash bytea) -> id uuid, scopes text[], institutionId uuid?, expired bool, usedToday bool?, personId uuid, platformRole text?, memberships json, suspendedIn uuid[]
SELECT api_token.id, api_token.scopes, api_token.institution_id AS "institutionId",
       api_token.expires_at <= now() AS expired, api_token.last_used_on = (now() AT TIME ZONE 'UTC')::date AS "usedToday",
       person.id AS "personId", person.platform_role AS "platformRole",
       coalesce((SELECT json_agg(json_build_object('institutionId', institution_id, 'role', role))
         FROM membership WHERE person_id = person.id AND suspended_at IS NULL), '[]') AS memberships,
       ARRAY(SELECT DISTINCT institution_id FROM membership
         WHERE person_id = person.id AND suspended_at IS NOT NULL) AS "suspendedIn"
     FROM api_token JOIN person ON person.id = api_token.person_id
       AND person.deactivated_at IS NULL AND person.erased_at IS NULL
     WHERE api_token.token_hash = $1 AND api_token.revoked_at IS NULL;

-- markUsed (id uuid)
UPDATE api_token SET last_used_on = (now() AT TIME ZONE 'UTC')::date WHERE id = $1;

-- lockPerson (personId uuid)
SELECT FROM person WHERE id = $1 FOR NO KEY UPDATE;

-- forgetOld (personId uuid)
DELETE FROM api_token
     WHERE person_id = $1 AND least(revoked_at, expires_at) < now() - make_interval(days => 30);

-- add (personId uuid, tokenHash bytea, name text, scopes text[], institutionId uuid?, days int4, most int8) -> id uuid
INSERT INTO api_token (person_id, token_hash, name, scopes, institution_id, expires_at)
     SELECT $1, $2, $3, $4, $5, now() + make_interval(days => $6)
     WHERE (SELECT count(*) FROM api_token WHERE person_id = $1 AND NOT (revoked_at IS NOT NULL OR expires_at <= now())) < $7
     RETURNING id;

-- ofPerson (personId uuid) -> id uuid, name text, scopes text[], createdAt timestamptz, expiresAt timestamptz, expired bool, lastUsedOn text?, institution json?
SELECT api_token.id, api_token.name, api_token.scopes, api_token.created_at AS "createdAt",
       api_token.expires_at AS "expiresAt", api_token.expires_at <= now() AS expired, api_token.last_used_on::text AS "lastUsedOn",
       CASE WHEN institution.id IS NOT NULL THEN json_build_object('id', institution.id, 'name', institution.name) END AS institution
     FROM api_token LEFT JOIN institution ON institution.id = api_token.institution_id
     WHERE api_token.person_id = $1 AND api_token.revoked_at IS NULL
     ORDER BY api_token.created_at DESC, api_token.id;

-- ofInstitution (institutionId uuid) -> id uuid, name text, scopes text[], createdAt timestamptz, expiresAt timestamptz, expired bool, lastUsedOn text?, person json
SELECT api_token.id, api_token.name, api_token.scopes, api_token.created_at AS "createdAt",
       api_token.expires_at AS "expiresAt", api_token.expires_at <= now() AS expired, api_token.last_used_on::text AS "lastUsedOn",
       json_build_object('id', person.id, 'name', person.name) AS person
     FROM api_token JOIN person ON person.id = api_token.person_id
     WHERE api_token.institution_id = $1 AND api_token.revoked_at IS NULL
     ORDER BY api_token.created_at DESC, api_token.id;

-- revoke (id uuid, personId uuid)
UPDATE api_token SET revoked_at = coalesce(revoked_at, now()) WHERE id = $1 AND person_id = $2;

-- revokeOfInstitution (id uuid, institutionId uuid)
UPDATE api_token SET revoked_at = coalesce(revoked_at, now()) WHERE id = $1 AND institution_id = $2;

-- revokeAll (personId uuid)
UPDATE api_token SET revoked_at = now() WHERE person_id = $1 AND NOT (revoked_at IS NOT NULL OR expires_at <= now());
