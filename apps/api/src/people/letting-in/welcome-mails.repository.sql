-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- add (institutionId uuid, personIds uuid[], batchId uuid, sentBy uuid?, email text?) -> id uuid
INSERT INTO welcome_mail (institution_id, person_id, batch_id, sent_by, email)
     SELECT $1, person_id, $3, $4, coalesce($5, (SELECT email FROM welcome_mail asked WHERE asked.institution_id = $1 AND asked.person_id = person_id
     AND asked.email IS NOT NULL AND asked.state IN ('due', 'sent') AND asked.created_at > now() - make_interval(days => 7)
   ORDER BY asked.created_at DESC LIMIT 1)) FROM unnest($2::uuid[]) AS person_id
     ON CONFLICT (institution_id, person_id) WHERE state = 'due' DO UPDATE SET email = excluded.email WHERE $5::text IS NOT NULL
     RETURNING id;

-- addToRoster (personIds uuid[], batchId uuid, sentBy uuid?) -> id uuid
INSERT INTO welcome_mail (person_id, batch_id, sent_by) SELECT person_id, $2, $3 FROM unnest($1::uuid[]) AS person_id
     ON CONFLICT (person_id) WHERE state = 'due' AND institution_id IS NULL DO NOTHING RETURNING id;

-- claim (id uuid) -> id uuid, personId uuid, name text, email text, newEmail bool, holderLanguage text?, language text, institution text?, hasPassword bool, wanted bool
WITH taken AS (
        UPDATE welcome_mail SET attempts = attempts + 1 WHERE id = $1 AND state = 'due'
        RETURNING id, person_id, institution_id, email
      )
      SELECT taken.id, person.id AS "personId", person.name, coalesce(taken.email, person.email) AS email,
        taken.email IS NOT NULL AS "newEmail", holder.language AS "holderLanguage", person.language, institution.name AS institution,
        person.password_hash IS NOT NULL AS "hasPassword",
        person.erased_at IS NULL AND CASE WHEN institution.id IS NULL
          THEN EXISTS (SELECT FROM expert WHERE person_id = person.id AND expert.state = 'draft')
          ELSE person.password_hash IS NULL AND EXISTS (SELECT FROM membership
            WHERE person_id = person.id AND institution_id = institution.id AND suspended_at IS NULL) END AS wanted
      FROM taken JOIN person ON person.id = taken.person_id LEFT JOIN institution ON institution.id = taken.institution_id
        LEFT JOIN person holder ON holder.email = taken.email AND holder.id <> person.id;

-- end (id uuid, state text)
UPDATE welcome_mail SET state = $2, sent_at = CASE WHEN $2 = 'sent' THEN now() END, failure = NULL
     WHERE id = $1 AND state = 'due';

-- noteFailure (id uuid, failure text, forGood bool) -> state text
UPDATE welcome_mail SET failure = $2, state = CASE WHEN $3 OR attempts >= 22 THEN 'failed' ELSE 'due' END
     WHERE id = $1 AND state = 'due' RETURNING state;

-- giveUp (id uuid)
UPDATE welcome_mail SET state = 'failed' WHERE id = $1 AND state = 'due';

-- revive (id uuid)
UPDATE welcome_mail SET state = 'due', attempts = 0, due_at = clock_timestamp()
     WHERE id = $1 AND (state = 'due' OR state = 'failed' AND NOT EXISTS (SELECT FROM welcome_mail AS newer
       WHERE newer.state = 'due' AND newer.institution_id IS NOT DISTINCT FROM welcome_mail.institution_id AND newer.person_id = welcome_mail.person_id));

-- waiting () -> id uuid, dueAt timestamptz
SELECT id, due_at AS "dueAt" FROM welcome_mail WHERE state = 'due' ORDER BY due_at, id;

-- institutions (ids uuid[]) -> id uuid, name text
SELECT welcome_mail.id, institution.name FROM welcome_mail JOIN institution ON institution.id = institution_id
     WHERE welcome_mail.id = ANY($1);

-- ofBatch (batchId uuid, institutionId uuid) -> id uuid, person json, state text, sentAt timestamptz?, failure text?
SELECT welcome_mail.id, json_build_object('id', person.id, 'name', person.name) AS person, state,
       sent_at AS "sentAt", failure
     FROM welcome_mail JOIN person ON person.id = person_id
     WHERE batch_id = $1 AND institution_id = $2 ORDER BY person.name COLLATE "und-x-icu", person.id;

-- ofPeople (institutionId uuid, personIds uuid[]) -> id uuid, due bool, today int4
SELECT person_id AS id, bool_or(state = 'due') AS due,
       (count(*) FILTER (WHERE created_at > now() - interval '1 day'))::integer AS today
     FROM welcome_mail WHERE institution_id = $1 AND person_id = ANY($2) GROUP BY person_id;
