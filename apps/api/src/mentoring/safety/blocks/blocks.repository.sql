-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- lockPeople (personId uuid, otherId uuid)
SELECT FROM person WHERE id IN ($1, $2) AND erased_at IS NULL ORDER BY id FOR NO KEY UPDATE;

-- lockOffers (personId uuid, otherId uuid)
SELECT FROM mentor_offer WHERE person_id IN ($1, $2) ORDER BY person_id FOR UPDATE;

-- haveMet (personId uuid, otherId uuid)
SELECT FROM person WHERE id = $2 AND (EXISTS (SELECT FROM mentor_offer WHERE person_id = $2)
       OR EXISTS (SELECT FROM mentoring_request WHERE (mentor_id = $1 AND mentee_id = $2 OR mentor_id = $2 AND mentee_id = $1)) OR EXISTS (SELECT FROM mentorship WHERE (mentor_id = $1 AND mentee_id = $2 OR mentor_id = $2 AND mentee_id = $1)));

-- add (personId uuid, otherId uuid) -> blockerId uuid
INSERT INTO person_block (blocker_id, blocked_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING blocker_id AS "blockerId";

-- openRequests (personId uuid, otherId uuid) -> id uuid, state text, isMentor bool
SELECT id, state, mentor_id = $1 AS "isMentor" FROM mentoring_request
       WHERE (mentor_id = $1 AND mentee_id = $2 OR mentor_id = $2 AND mentee_id = $1) AND state IN ('open', 'asked') ORDER BY id FOR UPDATE;

-- openMentorships (personId uuid, otherId uuid) -> id uuid
SELECT id FROM mentorship WHERE (mentor_id = $1 AND mentee_id = $2 OR mentor_id = $2 AND mentee_id = $1) AND state <> 'ended' ORDER BY id;

-- takeBackReopening (personId uuid, otherId uuid)
UPDATE mentorship SET reopen_asked_by = NULL WHERE (mentor_id = $1 AND mentee_id = $2 OR mentor_id = $2 AND mentee_id = $1) AND reopen_asked_by = $1;

-- blocked (personId uuid, otherId uuid) -> byFirst bool, byOther bool
SELECT EXISTS (SELECT FROM person_block WHERE blocker_id = $1 AND blocked_id = $2) AS "byFirst",
         EXISTS (SELECT FROM person_block WHERE blocker_id = $2 AND blocked_id = $1) AS "byOther";

-- remove (personId uuid, otherId uuid)
DELETE FROM person_block WHERE blocker_id = $1 AND blocked_id = $2;

-- of (personId uuid) -> row json
SELECT json_build_object('person', json_build_object('id', person.id, 'name', person.name), 'createdAt', person_block.created_at) AS row
       FROM person_block JOIN person ON person.id = blocked_id WHERE blocker_id = $1 ORDER BY person_block.created_at DESC, person.id;

-- bothWays (personId uuid) -> id uuid!
SELECT blocked_id AS id FROM person_block WHERE blocker_id = $1
       UNION SELECT blocker_id FROM person_block WHERE blocked_id = $1;

-- among (personIds uuid[]) -> blockerId uuid, blockedId uuid
SELECT blocker_id AS "blockerId", blocked_id AS "blockedId" FROM person_block WHERE blocker_id = ANY($1) AND blocked_id = ANY($1);

-- personal (personId uuid) -> name text, createdAt timestamptz
SELECT person.name, person_block.created_at AS "createdAt" FROM person_block JOIN person ON person.id = blocked_id
       WHERE blocker_id = $1 ORDER BY person_block.created_at, person.id;

-- erase (personId uuid)
DELETE FROM person_block WHERE blocker_id = $1 OR blocked_id = $1;
