-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- add (ids uuid[])
INSERT INTO invitation_mail (invitation_id) SELECT unnest($1::uuid[]);

-- claim (id uuid) -> id uuid, email text!, role text, institutionId uuid, sectionId uuid?, name text, language text, open bool
WITH taken AS (
        UPDATE invitation_mail SET attempts = attempts + 1 WHERE invitation_id = $1 AND state = 'due' RETURNING invitation_id
      )
      SELECT invited.id, invited.email, invited.role, invited.institution_id AS "institutionId", invited.section_id AS "sectionId",
        coalesce(person.name, CASE WHEN invited.link_id IS NULL THEN invited.name ELSE '' END) AS name,
        coalesce(person.language, invited.language) AS language, NOT EXISTS (SELECT FROM invitation
  WHERE invitation.id IN (invited.id, invited.link_id) AND CASE WHEN invitation.revoked_at IS NOT NULL THEN 'revoked'
    WHEN (SELECT count(*)::integer FROM invitation_use WHERE invitation_id = invitation.id) >= invitation.most_uses THEN 'used'
    WHEN invitation.expires_at <= now() THEN 'expired' ELSE 'open' END <> 'open') AS open
      FROM taken JOIN invitation invited ON invited.id = taken.invitation_id
        LEFT JOIN person ON person.email = invited.email
      WHERE invited.email IS NOT NULL;

-- addToken (id uuid, tokenHash bytea, days int4)
WITH token AS (INSERT INTO invitation_token (token_hash, invitation_id) VALUES ($2, $1))
     UPDATE invitation SET expires_at = now() + make_interval(days => $3) WHERE id = $1;

-- forgetToken (tokenHash bytea)
DELETE FROM invitation_token WHERE token_hash = $1;

-- end (id uuid, state text)
UPDATE invitation_mail SET state = $2, sent_at = CASE WHEN $2 = 'sent' THEN now() END, failure = NULL
     WHERE invitation_id = $1 AND state = 'due';

-- noteFailure (id uuid, failure text, forGood bool) -> failed bool
UPDATE invitation_mail SET failure = $2,
       state = CASE WHEN $3 OR attempts >= 22 THEN 'failed' ELSE 'due' END
     WHERE invitation_id = $1 AND state = 'due' RETURNING state = 'failed' AS failed;

-- giveUp (id uuid)
UPDATE invitation_mail SET state = 'failed' WHERE invitation_id = $1 AND state = 'due';

-- revive (id uuid)
UPDATE invitation_mail SET state = 'due', attempts = 0, due_at = clock_timestamp() FROM invitation
     WHERE invitation.id = invitation_id AND invitation_id = $1 AND invitation_mail.state IN ('due', 'failed')
       AND CASE WHEN invitation.revoked_at IS NOT NULL THEN 'revoked'
    WHEN (SELECT count(*)::integer FROM invitation_use WHERE invitation_id = invitation.id) >= invitation.most_uses THEN 'used'
    WHEN invitation.expires_at <= now() THEN 'expired' ELSE 'open' END = 'open';

-- waiting () -> id uuid, dueAt timestamptz
SELECT invitation_id AS id, due_at AS "dueAt" FROM invitation_mail WHERE state = 'due' ORDER BY due_at, invitation_id;

-- institutions (ids uuid[]) -> id uuid, name text
SELECT invitation.id, institution.name FROM invitation JOIN institution ON institution.id = institution_id
     WHERE invitation.id = ANY($1);
