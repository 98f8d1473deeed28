-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- forgetExpired (personId uuid)
DELETE FROM password_reset WHERE person_id = $1 AND expires_at < now();

-- take (tokenHash bytea) -> personId uuid, email text?
UPDATE password_reset SET used_at = now() WHERE token_hash = $1 AND used_at IS NULL AND expires_at > now()
           AND NOT EXISTS (SELECT FROM person WHERE id = person_id AND closed_by_operator)
           AND (email IS NULL OR EXISTS (SELECT FROM welcome_mail asked WHERE asked.person_id = password_reset.person_id
             AND asked.email = password_reset.email AND asked.state IN ('due', 'sent')))
           AND NOT EXISTS (SELECT FROM person WHERE person.email = password_reset.email AND id <> person_id)
         RETURNING person_id AS "personId", email;

-- useUp (personId uuid)
WITH mail AS (DELETE FROM password_reset_mail WHERE email = (SELECT email FROM person WHERE id = $1))
         UPDATE password_reset SET used_at = now() WHERE person_id = $1 AND used_at IS NULL;

-- endSignIns (personId uuid)
UPDATE sign_in SET revoked_at = now() WHERE person_id = $1 AND revoked_at IS NULL;
