-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- lockMentees (ids uuid[])
SELECT FROM person WHERE id = ANY($1) AND erased_at IS NULL ORDER BY id FOR NO KEY UPDATE;

-- lockOffers (ids uuid[])
SELECT FROM mentor_offer WHERE person_id = ANY($1) ORDER BY person_id FOR UPDATE;

-- offers (programmeId uuid, mostMentees int4, mentorIds uuid[]) -> mentorId uuid, paused bool, roomLeft int4
SELECT offer.person_id AS "mentorId", paused_at IS NOT NULL AS paused,
         least(capacity - ((SELECT count(*) FROM mentorship WHERE mentor_id = offer.person_id AND state <> 'ended')
    + (SELECT count(*) FROM mentoring_request WHERE mentor_id = offer.person_id AND programme_id IS NOT NULL AND state IN ('open', 'asked'))), $2::integer - ((SELECT count(*) FROM mentorship WHERE mentorship.programme_id = $1 AND mentor_id = offer.person_id AND state <> 'ended')
    + (SELECT count(*) FROM mentoring_request WHERE mentoring_request.programme_id = $1 AND mentor_id = offer.person_id
      AND state IN ('open', 'asked'))))::integer AS "roomLeft"
       FROM mentor_offer offer JOIN person ON person.id = offer.person_id
       WHERE offer.person_id = ANY($3) AND erased_at IS NULL AND deactivated_at IS NULL;

-- pairs (programmeId uuid, mentorIds uuid[], menteeIds uuid[]) -> mentorId uuid!, menteeId uuid!, mentorJoined bool, menteeJoined bool, blocked bool, together bool, hasMentor bool, menteeOpen int4
SELECT pair.mentor_id AS "mentorId", pair.mentee_id AS "menteeId", EXISTS (SELECT FROM mentoring_participant WHERE programme_id = $1 AND role = 'mentor'
    AND person_id = pair.mentor_id AND state = 'joined') AS "mentorJoined",
         EXISTS (SELECT FROM mentoring_participant WHERE programme_id = $1 AND role = 'mentee'
    AND person_id = pair.mentee_id AND state = 'joined') AS "menteeJoined", EXISTS (SELECT FROM person_block WHERE (blocker_id = pair.mentor_id AND blocked_id = pair.mentee_id) OR (blocker_id = pair.mentee_id AND blocked_id = pair.mentor_id)) AS blocked,
         EXISTS (SELECT FROM mentorship WHERE mentor_id = pair.mentor_id AND mentee_id = pair.mentee_id AND state <> 'ended')
           OR EXISTS (SELECT FROM mentoring_request WHERE mentor_id = pair.mentor_id AND mentee_id = pair.mentee_id AND state IN ('open', 'asked')) AS together,
         ((SELECT count(*) FROM mentorship WHERE mentorship.programme_id = $1 AND mentee_id = pair.mentee_id AND state <> 'ended')
    + (SELECT count(*) FROM mentoring_request WHERE mentoring_request.programme_id = $1 AND mentee_id = pair.mentee_id
      AND state IN ('open', 'asked'))) > 0 AS "hasMentor",
         (SELECT count(*) FROM mentoring_request WHERE mentee_id = pair.mentee_id AND state IN ('open', 'asked'))::integer AS "menteeOpen"
       FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS pair (mentor_id, mentee_id, place) ORDER BY place;

-- add (programmeId uuid, name text, mentorIds uuid[], menteeIds uuid[], days int4) -> id uuid, mentorId uuid, menteeId uuid
INSERT INTO mentoring_request (programme_id, mentor_id, mentee_id, message, goals, expectation, keeps_others, expires_at)
       SELECT $1, pair.mentor_id, pair.mentee_id, '', CASE WHEN cardinality(goals) = 0 THEN ARRAY[$2] ELSE goals END, '', true,
         now() + make_interval(days => $5)
       FROM unnest($3::uuid[], $4::uuid[]) AS pair (mentor_id, mentee_id)
       JOIN mentoring_participant ON programme_id = $1 AND person_id = pair.mentee_id
       RETURNING id, mentor_id AS "mentorId", mentee_id AS "menteeId";
