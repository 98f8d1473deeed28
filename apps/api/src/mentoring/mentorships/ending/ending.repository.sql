-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- end (mentorshipId uuid, personId uuid, reason text, words text)
UPDATE mentorship SET state = 'ended', ended_at = now(), end_reason = $3, end_words = $4, ended_by = $2 WHERE id = $1;

-- askToReopen (mentorshipId uuid, personId uuid)
UPDATE mentorship SET reopen_asked_by = $2 WHERE id = $1;

-- reopen (mentorshipId uuid)
UPDATE mentorship SET state = 'active', ends_on = ends_on + (now()::date - ended_at::date), ended_at = NULL,
         end_reason = NULL, end_words = '', ended_by = NULL, reopen_asked_by = NULL WHERE id = $1;

-- another (mentorId uuid, menteeId uuid)
SELECT FROM mentorship WHERE mentor_id = $1 AND mentee_id = $2 AND state <> 'ended';

-- closeRequests (mentorId uuid, menteeId uuid)
UPDATE mentoring_request SET state = 'closed' WHERE mentor_id = $1 AND mentee_id = $2 AND state IN ('open', 'asked');
