-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- lockPerson (personId uuid)
SELECT FROM person WHERE id = $1 FOR UPDATE;

-- claim (personId uuid) -> id uuid, name text, email text, language text, zone text, reachable bool, notices json
WITH taken AS (
        UPDATE notification SET mail_attempts = mail_attempts + 1
        WHERE person_id = $1 AND mail_state = 'due'
        RETURNING id, person_id, kind, facts, created_at
      )
      SELECT person.id, person.name, person.email, person.language, person.zone,
        person.mail_changes AND person.deactivated_at IS NULL AND person.erased_at IS NULL AS reachable,
        json_agg(json_build_object('id', taken.id, 'kind', taken.kind, 'facts', taken.facts)
          ORDER BY taken.created_at, taken.id) AS notices
      FROM taken JOIN person ON person.id = taken.person_id
      GROUP BY person.id;

-- names (ids uuid[]) -> id uuid, name text
SELECT id, name FROM person WHERE id = ANY($1);

-- campuses (sectionIds uuid[]) -> sectionId uuid, name text, zone text
SELECT section.id AS "sectionId", campus.name, campus.zone
      FROM section JOIN campus ON campus.id = section.campus_id WHERE section.id = ANY($1);

-- markSent (ids uuid[])
UPDATE notification SET mail_state = 'sent', mailed_at = now() WHERE id = ANY($1) AND mail_state = 'due';

-- markNotMailed (ids uuid[])
UPDATE notification SET mail_state = 'none', mail_due_at = NULL WHERE id = ANY($1);

-- giveUp (ids uuid[], forGood bool)
UPDATE notification SET mail_state = 'failed'
      WHERE id = ANY($1) AND mail_state = 'due' AND ($2 OR mail_attempts >= 22);

-- giveUpOf (personId uuid)
UPDATE notification SET mail_state = 'failed'
      WHERE person_id = $1 AND mail_state = 'due' AND mail_attempts >= 22;

-- isDue (personId uuid)
SELECT FROM notification WHERE person_id = $1 AND mail_state = 'due' LIMIT 1;

-- revive (personId uuid)
UPDATE notification SET mail_state = 'due', mail_attempts = 0, mail_due_at = clock_timestamp()
      WHERE person_id = $1 AND mail_state IN ('due', 'failed');

-- waiting () -> personId uuid, since timestamptz?
SELECT person_id AS "personId", min(mail_due_at) AS since FROM notification WHERE mail_state = 'due'
      GROUP BY person_id;

-- subjects (personIds uuid[]) -> personId uuid, title text?
SELECT DISTINCT ON (person_id) person_id AS "personId", facts ->> 'title' AS title FROM notification
      WHERE person_id = ANY($1) AND mail_state IN ('due', 'failed') ORDER BY person_id, created_at DESC, id;

-- forgetOld (days int4)
DELETE FROM notification WHERE created_at < now() - make_interval(days => $1);
