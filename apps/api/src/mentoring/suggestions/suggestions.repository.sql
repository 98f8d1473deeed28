-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- askable (viewerId uuid) -> id uuid
SELECT mentor.id FROM mentor_offer JOIN person mentor ON mentor.id = person_id
       WHERE paused_at IS NULL AND mentor.id <> $1 AND mentor.erased_at IS NULL AND mentor.deactivated_at IS NULL
         AND capacity > (SELECT count(*) FROM mentorship WHERE mentor_id = mentor.id AND state <> 'ended') AND audiences && coalesce((SELECT array_agg(DISTINCT CASE role WHEN 'student' THEN 'student' ELSE 'young_lecturer' END)
    FROM membership WHERE person_id = $1 AND suspended_at IS NULL AND role IN ('student', 'lecturer')), ARRAY['student', 'young_lecturer', 'alumni'])
         AND NOT EXISTS (SELECT FROM person_block WHERE (blocker_id = mentor.id AND blocked_id = $1) OR (blocker_id = $1 AND blocked_id = mentor.id))
         AND NOT EXISTS (SELECT FROM mentoring_request WHERE mentor_id = mentor.id AND mentee_id = $1 AND state IN ('open', 'asked'))
         AND NOT EXISTS (SELECT FROM mentorship WHERE mentor_id = mentor.id AND mentee_id = $1 AND state <> 'ended');

-- offers (mentorIds uuid[]) -> id uuid, offer json
SELECT mentor.id, json_build_object('mentor', json_build_object('id', mentor.id, 'name', mentor.name), 'about', about, 'audiences', audiences,
    'capacity', capacity, 'roomLeft', greatest(0, capacity - (SELECT count(*) FROM mentorship WHERE mentor_id = mentor.id AND state <> 'ended')), 'paused', paused_at IS NOT NULL, 'pausedBecause', paused_because,
    'responseHours', (SELECT ceil(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM answered_at - created_at)) / 3600)
    FROM mentoring_request WHERE mentor_id = mentor.id AND answered_at IS NOT NULL HAVING count(*) >= 3),
    'shows', json_build_object('fields', NOT EXISTS (SELECT FROM expert WHERE expert.person_id = mentor.id AND state <> 'draft' AND NOT 'fields' = ANY(shows)), 'languages', NOT EXISTS (SELECT FROM expert WHERE expert.person_id = mentor.id AND state <> 'draft' AND NOT 'languages' = ANY(shows)), 'skills', NOT EXISTS (SELECT FROM expert WHERE expert.person_id = mentor.id AND state <> 'draft' AND NOT 'skills' = ANY(shows)))) AS offer FROM mentor_offer JOIN person mentor ON mentor.id = person_id WHERE mentor.id = ANY($1);
