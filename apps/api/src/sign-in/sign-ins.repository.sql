-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- withTokens (hashes bytea[]) -> hash bytea, signInId uuid, lastUsedAt timestamptz, personId uuid, platformRole text?, memberships json, suspendedIn uuid[]
SELECT sign_in.token_hash AS hash, sign_in.id AS "signInId",
         sign_in.last_used_at AS "lastUsedAt", person.id AS "personId", person.platform_role AS "platformRole",
         coalesce((SELECT json_agg(json_build_object('institutionId', institution_id, 'role', role))
           FROM membership WHERE person_id = person.id AND suspended_at IS NULL), '[]') AS memberships,
         ARRAY(SELECT DISTINCT institution_id FROM membership
           WHERE person_id = person.id AND suspended_at IS NOT NULL) AS "suspendedIn"
       FROM sign_in JOIN person ON person.id = sign_in.person_id
         AND person.deactivated_at IS NULL AND person.erased_at IS NULL
       WHERE sign_in.token_hash = ANY($1::bytea[]) AND sign_in.revoked_at IS NULL AND sign_in.expires_at > now();

-- removeOld (personId uuid)
DELETE FROM sign_in WHERE person_id = $1 AND (expires_at < now() OR revoked_at < now() - interval '30 days');

-- endAll (personId uuid)
UPDATE sign_in SET revoked_at = now() WHERE person_id = $1 AND revoked_at IS NULL AND expires_at > now();
