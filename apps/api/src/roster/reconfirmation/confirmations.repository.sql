-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- ask (now timestamptz, limit int8) -> expertId uuid
WITH due AS (SELECT expert_id FROM expert_confirmation
    JOIN expert ON expert.person_id = expert_id AND expert.state = 'verified'
    JOIN person ON person.id = expert_id AND person.erased_at IS NULL AND person.deactivated_at IS NULL
  WHERE (letter IS NULL OR letter_failed) AND (asked = 0 AND confirmed_at <= $1::timestamptz - make_interval(days => 90)
        AND (asked_at IS NULL OR asked_at <= $1::timestamptz - make_interval(days => 14)) OR asked = 1 AND asked_at <= $1::timestamptz - make_interval(days => 14)) ORDER BY confirmed_at, expert_id LIMIT $2 FOR NO KEY UPDATE OF expert, expert_confirmation SKIP LOCKED)
      UPDATE expert_confirmation SET asked = asked + 1, asked_at = $1, letter = 'ask', letter_failed = false
      FROM due WHERE expert_confirmation.expert_id = due.expert_id RETURNING due.expert_id AS "expertId";

-- giveUp (now timestamptz, limit int8) -> expertId uuid
WITH due AS (SELECT expert_id FROM expert_confirmation
    JOIN expert ON expert.person_id = expert_id AND expert.state = 'verified'
    JOIN person ON person.id = expert_id AND person.erased_at IS NULL AND person.deactivated_at IS NULL
  WHERE letter IS NULL AND asked = 2 AND asked_at <= $1::timestamptz - make_interval(days => 14) ORDER BY confirmed_at, expert_id LIMIT $2 FOR NO KEY UPDATE OF expert, expert_confirmation SKIP LOCKED)
      UPDATE expert_confirmation SET silent_since = $1, letter = 'paused', letter_failed = false
      FROM due WHERE expert_confirmation.expert_id = due.expert_id RETURNING due.expert_id AS "expertId";

-- confirm (expertId uuid)
INSERT INTO expert_confirmation (expert_id, confirmed_at) VALUES ($1, date_trunc('milliseconds', clock_timestamp()))
      ON CONFLICT (expert_id) DO UPDATE SET confirmed_at = excluded.confirmed_at, asked = 0, asked_at = NULL, silent_since = NULL,
        letter = NULL, letter_failed = false;

-- of (expertId uuid) -> state text, confirmedAt timestamptz, asked int4, silentSince timestamptz?, letterFailed bool
SELECT expert.state, confirmed_at AS "confirmedAt", asked, silent_since AS "silentSince",
        letter_failed AS "letterFailed" FROM expert_confirmation JOIN expert ON expert.person_id = expert_id WHERE expert_id = $1;

-- letter (expertId uuid) -> letter text?, asked int4, confirmedAt timestamptz, name text, email text, language text
SELECT letter, asked, confirmed_at AS "confirmedAt", person.name, email, language
      FROM expert_confirmation JOIN person ON person.id = expert_id AND person.erased_at IS NULL
      WHERE expert_id = $1 AND letter IS NOT NULL AND NOT letter_failed;

-- letterSent (expertId uuid, letter text, asked int4)
UPDATE expert_confirmation SET letter = NULL, asked_at = greatest(asked_at, now())
      WHERE expert_id = $1 AND letter = $2 AND asked = $3;

-- letterFailed (expertId uuid)
UPDATE expert_confirmation SET letter_failed = true, asked = asked - (letter = 'ask')::integer
      WHERE expert_id = $1 AND letter IS NOT NULL AND NOT letter_failed;

-- revive (expertId uuid)
UPDATE expert_confirmation SET letter_failed = false, asked = asked + (letter = 'ask')::integer
      WHERE expert_id = $1 AND letter IS NOT NULL AND letter_failed;

-- waiting () -> expertId uuid
SELECT expert_id AS "expertId" FROM expert_confirmation WHERE letter IS NOT NULL AND NOT letter_failed ORDER BY expert_id;

-- personal (personId uuid) -> confirmedAt timestamptz, asked int4, askedAt timestamptz?, silentSince timestamptz?
SELECT confirmed_at AS "confirmedAt", asked, asked_at AS "askedAt", silent_since AS "silentSince"
      FROM expert_confirmation WHERE expert_id = $1;
