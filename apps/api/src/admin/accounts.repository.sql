-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- holders () -> role text!, name text, email text, closed bool
SELECT platform_role AS role, name, email, deactivated_at IS NOT NULL AS closed FROM person
     WHERE platform_role IS NOT NULL ORDER BY platform_role, email;

-- lock (email text) -> id uuid, name text, platformRole text?, closed bool
SELECT id, name, platform_role AS "platformRole", deactivated_at IS NOT NULL AS closed FROM person
         WHERE email = $1 AND erased_at IS NULL FOR UPDATE;

-- close (id uuid)
UPDATE person SET deactivated_at = coalesce(deactivated_at, now()), closed_by_operator = true WHERE id = $1;

-- endSignIns (id uuid)
UPDATE sign_in SET revoked_at = now() WHERE person_id = $1 AND revoked_at IS NULL;

-- endPasswordLinks (id uuid)
UPDATE password_reset SET used_at = now() WHERE person_id = $1 AND used_at IS NULL;

-- note (id uuid, what text)
INSERT INTO audit_entry (source, action, kind, object_id, person_id, changes)
     VALUES ('operator', 'update', 'person', $1, $1, jsonb_build_object($2::text, '[]'::jsonb));
