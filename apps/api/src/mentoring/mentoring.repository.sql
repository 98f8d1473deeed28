-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- offerOf (personId uuid) -> row json
SELECT json_build_object('mentor', json_build_object('id', mentor.id, 'name', mentor.name), 'about', about, 'audiences', audiences,
    'capacity', capacity, 'roomLeft', greatest(0, capacity - (SELECT count(*) FROM mentorship WHERE mentor_id = mentor.id AND state <> 'ended')), 'paused', paused_at IS NOT NULL, 'pausedBecause', paused_because,
    'responseHours', (SELECT ceil(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM answered_at - created_at)) / 3600)
    FROM mentoring_request WHERE mentor_id = mentor.id AND answered_at IS NOT NULL HAVING count(*) >= 3),
    'shows', json_build_object('fields', NOT EXISTS (SELECT FROM expert WHERE expert.person_id = mentor.id AND state <> 'draft' AND NOT 'fields' = ANY(shows)), 'languages', NOT EXISTS (SELECT FROM expert WHERE expert.person_id = mentor.id AND state <> 'draft' AND NOT 'languages' = ANY(shows)), 'skills', NOT EXISTS (SELECT FROM expert WHERE expert.person_id = mentor.id AND state <> 'draft' AND NOT 'skills' = ANY(shows)))) AS row FROM mentor_offer JOIN person mentor ON mentor.id = person_id WHERE person_id = $1;

-- requests (personId uuid) -> row json
SELECT json_build_object('id', mentoring_request.id, 'mentor', json_build_object('id', mentor.id, 'name', mentor.name), 'mentee', json_build_object('id', mentee.id, 'name', mentee.name),
         'message', message, 'goals', goals, 'expectation', expectation, 'state', state, 'mentorWords', mentor_words,
         'menteeWords', mentee_words, 'expiresAt', expires_at, 'createdAt', mentoring_request.created_at,
         'programme', (SELECT json_build_object('id', programme.id, 'name', programme.name, 'guidance', guidance)
  FROM mentoring_programme programme WHERE programme.id = programme_id)) AS row
       FROM mentoring_request JOIN person mentor ON mentor.id = mentor_id JOIN person mentee ON mentee.id = mentee_id
       WHERE mentor_id = $1 OR mentee_id = $1 ORDER BY mentoring_request.created_at DESC, mentoring_request.id LIMIT 100;

-- mentorships (personId uuid) -> row json
SELECT json_build_object('id', mentorship.id, 'mentor', json_build_object('id', mentor.id, 'name', mentor.name), 'mentee', json_build_object('id', mentee.id, 'name', mentee.name),
  'state', state, 'createdAt', mentorship.created_at, 'programme', (SELECT json_build_object('id', programme.id, 'name', programme.name, 'guidance', guidance)
  FROM mentoring_programme programme WHERE programme.id = programme_id)) AS row
       FROM mentorship JOIN person mentor ON mentor.id = mentor_id JOIN person mentee ON mentee.id = mentee_id
       WHERE mentor_id = $1 OR mentee_id = $1 ORDER BY mentorship.created_at DESC, mentorship.id;

-- mentorship (id uuid) -> row json
SELECT json_build_object('id', mentorship.id, 'mentor', json_build_object('id', mentor.id, 'name', mentor.name), 'mentee', json_build_object('id', mentee.id, 'name', mentee.name),
  'state', state, 'createdAt', mentorship.created_at, 'programme', (SELECT json_build_object('id', programme.id, 'name', programme.name, 'guidance', guidance)
  FROM mentoring_programme programme WHERE programme.id = programme_id)) AS row FROM mentorship JOIN person mentor ON mentor.id = mentor_id
       JOIN person mentee ON mentee.id = mentee_id WHERE mentorship.id = $1;

-- toAnswer (personId uuid) -> count int4
SELECT count(*)::integer AS count FROM mentoring_request
       WHERE (mentor_id = $1 AND state = 'open') OR (mentee_id = $1 AND state = 'asked');

-- personalOffer (personId uuid) -> about text, audiences text[], capacity int4, pausedAt timestamptz?, pausedBecause text?, unanswered int4, createdAt timestamptz
SELECT about, audiences, capacity, paused_at AS "pausedAt", paused_because AS "pausedBecause", unanswered, created_at AS "createdAt" FROM mentor_offer WHERE person_id = $1;

-- personalRequests (personId uuid) -> role text, state text, message text?, goals text[]?, expectation text?, words text, createdAt timestamptz
SELECT CASE WHEN mentee_id = $1 THEN 'mentee' ELSE 'mentor' END AS role, state,
         CASE WHEN mentee_id = $1 THEN message END AS message, CASE WHEN mentee_id = $1 THEN goals END AS goals,
         CASE WHEN mentee_id = $1 THEN expectation END AS expectation,
         CASE WHEN mentee_id = $1 THEN mentee_words ELSE mentor_words END AS words, created_at AS "createdAt"
       FROM mentoring_request WHERE mentee_id = $1 OR mentor_id = $1 ORDER BY created_at, id;

-- eraseRequests (personId uuid)
UPDATE mentoring_request SET
         message = CASE WHEN mentee_id = $1 THEN '…' ELSE message END,
         goals = CASE WHEN mentee_id = $1 THEN ARRAY['…'] ELSE goals END,
         expectation = CASE WHEN mentee_id = $1 THEN '' ELSE expectation END,
         mentee_words = CASE WHEN mentee_id = $1 THEN '' ELSE mentee_words END,
         mentor_words = CASE WHEN mentor_id = $1 THEN '' ELSE mentor_words END,
         state = CASE WHEN state NOT IN ('open', 'asked') THEN state WHEN mentee_id = $1 THEN 'withdrawn' ELSE 'declined' END
       WHERE mentee_id = $1 OR mentor_id = $1;

-- personalMentorships (personId uuid) -> role text, state text, createdAt timestamptz, endedAt timestamptz?, weeks int4, rhythm text, confidential text, startsOn text?, endsOn text?, endReason text?, endWords text?
SELECT CASE WHEN mentee_id = $1 THEN 'mentee' ELSE 'mentor' END AS role, state, created_at AS "createdAt",
         ended_at AS "endedAt", weeks, rhythm, confidential, starts_on::text AS "startsOn", ends_on::text AS "endsOn",
         CASE WHEN ended_by = $1 THEN end_reason END AS "endReason", CASE WHEN ended_by = $1 THEN end_words END AS "endWords"
       FROM mentorship WHERE mentee_id = $1 OR mentor_id = $1 ORDER BY created_at, id;

-- eraseMentorships (personId uuid)
UPDATE mentorship SET confidential = '', end_words = CASE WHEN ended_by = $1 THEN '' ELSE end_words END,
         ended_by = nullif(ended_by, $1), reopen_asked_by = nullif(reopen_asked_by, $1)
       WHERE mentee_id = $1 OR mentor_id = $1;

-- endMentorships (personId uuid) -> id uuid, ownerId uuid, otherId uuid
UPDATE mentorship SET state = 'ended', ended_at = now(), end_reason = 'left'
       WHERE (mentee_id = $1 OR mentor_id = $1) AND state <> 'ended' RETURNING id, owner_id AS "ownerId",
         CASE WHEN mentee_id = $1 THEN mentor_id ELSE mentee_id END AS "otherId";
