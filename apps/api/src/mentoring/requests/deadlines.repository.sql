-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- overdue (now timestamptz, limit int8) -> id uuid, mentorId uuid, menteeId uuid
SELECT id, mentor_id AS "mentorId", mentee_id AS "menteeId" FROM mentoring_request
       WHERE state IN ('open', 'asked') AND expires_at <= $1 ORDER BY expires_at, id LIMIT $2;

-- lockMentees (ids uuid[])
SELECT FROM person WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE;

-- lockOffers (ids uuid[])
SELECT FROM mentor_offer WHERE person_id = ANY($1) ORDER BY person_id FOR UPDATE;

-- expire (now timestamptz, ids uuid[]) -> id uuid, mentorId uuid, menteeId uuid, was text
WITH due AS (
         SELECT id, state FROM mentoring_request WHERE id = ANY($2) AND state IN ('open', 'asked') AND expires_at <= $1 ORDER BY id FOR UPDATE
       )
       UPDATE mentoring_request SET state = 'expired' FROM due WHERE due.id = mentoring_request.id
       RETURNING due.id, mentor_id AS "mentorId", mentee_id AS "menteeId", due.state AS was;

-- countSilence (now timestamptz, mentorIds uuid[]) -> personId uuid, paused bool
WITH silent AS (SELECT mentor_id, count(*)::integer AS times FROM unnest($2::uuid[]) AS mentor_id GROUP BY mentor_id)
       UPDATE mentor_offer SET
         unanswered = CASE WHEN unanswered + times >= 3 THEN 0 ELSE unanswered + times END,
         paused_at = CASE WHEN unanswered + times >= 3 THEN $1::timestamptz END,
         paused_because = CASE WHEN unanswered + times >= 3 THEN 'silent' END
       FROM silent WHERE person_id = mentor_id AND paused_at IS NULL
       RETURNING person_id AS "personId", paused_at IS NOT NULL AS paused;

-- remind (now timestamptz, days int4, limit int8) -> id uuid, mentorId uuid, menteeId uuid, state text
UPDATE mentoring_request SET reminded_at = $1
       WHERE id IN (SELECT id FROM mentoring_request
         WHERE state IN ('open', 'asked') AND reminded_at IS NULL AND expires_at > $1 AND expires_at <= $1 + make_interval(days => $2)
         ORDER BY expires_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)
       RETURNING id, mentor_id AS "mentorId", mentee_id AS "menteeId", state;
