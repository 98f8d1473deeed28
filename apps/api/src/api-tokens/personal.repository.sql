-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- apiTokens (personId uuid) -> name text, scopes text[], institution text?, createdAt timestamptz, expiresAt timestamptz, lastUsedOn text?, revokedAt timestamptz?
SELECT api_token.name, scopes, institution.name AS institution, api_token.created_at AS "createdAt",
         expires_at AS "expiresAt", last_used_on::text AS "lastUsedOn", revoked_at AS "revokedAt"
       FROM api_token LEFT JOIN institution ON institution.id = institution_id
       WHERE person_id = $1 ORDER BY api_token.created_at;
