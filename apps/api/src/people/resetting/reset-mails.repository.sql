-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- add (email text) -> id uuid
WITH old AS (DELETE FROM password_reset_mail
        WHERE email = $1 AND state = 'failed' AND created_at < now() - make_interval(days => 30))
      INSERT INTO password_reset_mail (email) VALUES ($1) RETURNING id;

-- claim (id uuid, closedWithDemo timestamptz) -> id uuid, personId uuid?, name text?, email text, language text?, superseded bool
WITH taken AS (
        UPDATE password_reset_mail SET attempts = attempts + 1 WHERE id = $1 AND state = 'due'
        RETURNING id, email, created_at
      )
      SELECT taken.id, person.id AS "personId", person.name, taken.email, person.language, EXISTS (SELECT FROM password_reset_mail newer
  WHERE newer.email = taken.email AND (newer.created_at, newer.id) > (taken.created_at, taken.id)) AS superseded
      FROM taken LEFT JOIN person ON person.email = taken.email AND NOT person.closed_by_operator
        AND person.deactivated_at IS DISTINCT FROM $2;

-- remove (id uuid)
DELETE FROM password_reset_mail WHERE id = $1;

-- removeSent (id uuid)
DELETE FROM password_reset_mail mail USING password_reset_mail sent
     WHERE sent.id = $1 AND mail.email = sent.email AND (mail.created_at, mail.id) <= (sent.created_at, sent.id);

-- noteFailure (id uuid, failure text, forGood bool) -> failed bool
UPDATE password_reset_mail SET failure = $2,
       state = CASE WHEN $3 OR attempts >= 22 THEN 'failed' ELSE 'due' END
     WHERE id = $1 AND state = 'due' RETURNING state = 'failed' AS failed;

-- giveUp (id uuid)
UPDATE password_reset_mail SET state = 'failed' WHERE id = $1 AND state = 'due';

-- revive (id uuid)
UPDATE password_reset_mail mail SET state = 'due', attempts = 0, due_at = clock_timestamp()
     WHERE id = $1 AND NOT EXISTS (SELECT FROM password_reset_mail newer
  WHERE newer.email = mail.email AND (newer.created_at, newer.id) > (mail.created_at, mail.id));

-- waiting () -> id uuid, dueAt timestamptz
SELECT id, due_at AS "dueAt" FROM password_reset_mail WHERE state = 'due' ORDER BY due_at, id;

-- institutions (ids uuid[]) -> id uuid, names text?
SELECT mail.id, string_agg(institution.name, ', ' ORDER BY institution.name COLLATE "und-x-icu") AS names
     FROM password_reset_mail mail LEFT JOIN person ON person.email = mail.email
       LEFT JOIN (SELECT DISTINCT person_id, institution_id FROM membership) AS member ON member.person_id = person.id
       LEFT JOIN institution ON institution.id = member.institution_id
     WHERE mail.id = ANY($1) GROUP BY mail.id;
