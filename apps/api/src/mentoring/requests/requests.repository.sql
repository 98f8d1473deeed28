-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- lockPerson (personId uuid)
SELECT FROM person WHERE id = $1 AND erased_at IS NULL FOR NO KEY UPDATE;

-- lockOffer (mentorId uuid) -> capacity int4, paused bool
SELECT capacity, paused_at IS NOT NULL AS paused FROM mentor_offer JOIN person ON person.id = person_id
       WHERE person_id = $1 AND erased_at IS NULL AND deactivated_at IS NULL FOR UPDATE OF mentor_offer;

-- taken (mentorId uuid) -> taken int4
SELECT count(*)::integer AS taken FROM mentorship WHERE mentor_id = $1 AND state <> 'ended';

-- open (menteeId uuid) -> open int4
SELECT count(*)::integer AS open FROM mentoring_request WHERE mentee_id = $1 AND state IN ('open', 'asked');

-- add (mentorId uuid, menteeId uuid, message text, goals text[], expectation text, keepsOthers bool, days int4) -> id uuid
INSERT INTO mentoring_request (mentor_id, mentee_id, message, goals, expectation, keeps_others, expires_at)
       SELECT $1, $2, $3, $4, $5, $6, now() + make_interval(days => $7)
       WHERE NOT EXISTS (SELECT FROM mentorship WHERE mentor_id = $1 AND mentee_id = $2 AND state <> 'ended')
       ON CONFLICT (mentor_id, mentee_id) WHERE state IN ('open', 'asked') DO NOTHING RETURNING id;

-- forgetSilence (mentorId uuid)
UPDATE mentor_offer SET unanswered = 0 WHERE person_id = $1 AND unanswered > 0;

-- people (id uuid) -> mentorId uuid, menteeId uuid
SELECT mentor_id AS "mentorId", mentee_id AS "menteeId" FROM mentoring_request WHERE id = $1;

-- lock (id uuid) -> state text, keepsOthers bool
SELECT state, keeps_others AS "keepsOthers" FROM mentoring_request WHERE id = $1 FOR UPDATE;

-- change (id uuid, state text, mentorWords text?, menteeWords text?, answers bool)
UPDATE mentoring_request SET state = $2, mentor_words = coalesce($3, mentor_words),
         mentee_words = coalesce($4, mentee_words),
         answered_at = CASE WHEN $5 THEN coalesce(answered_at, now()) ELSE answered_at END
       WHERE id = $1;

-- closeOthers (menteeId uuid, id uuid) -> id uuid, mentorId uuid
UPDATE mentoring_request SET state = 'closed' WHERE mentee_id = $1 AND id <> $2 AND state IN ('open', 'asked')
       RETURNING id, mentor_id AS "mentorId";
