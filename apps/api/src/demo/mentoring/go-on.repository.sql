-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- withoutMeeting (mentorshipIds uuid[], now timestamptz) -> id uuid, ownerId uuid, rhythm text, topic text, zone text, localStart text
SELECT mentorship.id, owner_id AS "ownerId", rhythm, last.topic, last.zone, last.local_start AS "localStart"
       FROM mentorship CROSS JOIN LATERAL (SELECT topic, zone, local_start FROM session
         WHERE session.owner_id = mentorship.owner_id ORDER BY starts_at DESC LIMIT 1) AS last
       WHERE mentorship.id = ANY($1) AND state = 'active'
         AND NOT EXISTS (SELECT FROM session WHERE session.owner_id = mentorship.owner_id AND starts_at > $2);

-- endLater (mentorshipIds uuid[], now timestamptz)
UPDATE mentorship SET starts_on = starts_on + later, ends_on = ends_on + later
       FROM (SELECT id, 7 * ((($2::timestamptz)::date - starts_on) / 7 - 5) AS later FROM mentorship) AS one
       WHERE mentorship.id = one.id AND mentorship.id = ANY($1) AND state = 'active'
         AND ends_on < ($2::timestamptz)::date + 7 AND later > 0;

-- expire (requestIds uuid[], now timestamptz)
UPDATE mentoring_request request SET state = 'expired' FROM mentoring_request first
       WHERE first.id = ANY($1) AND request.mentor_id = first.mentor_id AND request.mentee_id = first.mentee_id
         AND request.state IN ('open', 'asked') AND request.expires_at <= $2;

-- unanswered (requestIds uuid[]) -> id uuid
SELECT request.id FROM mentoring_request request JOIN mentor_offer ON mentor_offer.person_id = request.mentor_id
         AND (paused_because IS NULL OR paused_because = 'silent')
       WHERE request.id = ANY($1) AND request.state = 'expired'
         AND NOT EXISTS (SELECT FROM mentoring_request other WHERE other.mentor_id = request.mentor_id
           AND other.mentee_id = request.mentee_id AND other.id <> request.id AND other.state <> 'expired')
         AND NOT EXISTS (SELECT FROM person_block WHERE request.mentor_id IN (blocker_id, blocked_id)
           AND request.mentee_id IN (blocker_id, blocked_id));

-- endSilence (mentorIds uuid[])
UPDATE mentor_offer SET unanswered = 0, paused_at = NULL, paused_because = NULL WHERE person_id = ANY($1)
         AND (unanswered > 0 OR paused_because = 'silent');
