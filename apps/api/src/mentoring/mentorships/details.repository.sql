-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- ofMentorships (ids uuid[], readerId uuid?) -> id uuid, value json
SELECT mentorship.id, json_build_object('state', state, 'zones', json_build_object('mentor', (SELECT zone FROM person WHERE person.id = mentor_id), 'mentee', (SELECT zone FROM person WHERE person.id = mentee_id)),
         'agreement', json_build_object('version', agreement_version, 'weeks', weeks, 'rhythm', rhythm, 'confidential', confidential,
           'mentorSignedAt', mentor_signed_at, 'menteeSignedAt', mentee_signed_at, 'startsOn', starts_on, 'endsOn', ends_on),
         'goals', (SELECT coalesce(json_agg(json_build_object('id', goal.id, 'title', goal.title, 'doneAt', goal.done_at, 'doneBy', (SELECT json_build_object('id', person.id, 'name', person.name) FROM person WHERE person.id = goal.done_by), 'evidence', goal.evidence,
             'steps', (SELECT coalesce(json_agg(json_build_object('id', step.id, 'title', step.title, 'doneAt', step.done_at, 'doneBy', (SELECT json_build_object('id', person.id, 'name', person.name) FROM person WHERE person.id = step.done_by), 'evidence', step.evidence) ORDER BY step.place), '[]')
               FROM mentorship_step step WHERE goal_id = goal.id)) ORDER BY goal.place), '[]')
           FROM mentorship_goal goal WHERE mentorship_id = mentorship.id),
         'ending', CASE WHEN state = 'ended' THEN json_build_object('endedAt', ended_at, 'reason', coalesce(end_reason, 'other'),
           'words', end_words, 'endedBy', (SELECT json_build_object('id', person.id, 'name', person.name) FROM person WHERE person.id = ended_by), 'reopenAskedBy', CASE WHEN NOT EXISTS (SELECT FROM person_block WHERE blocker_id = $2 AND blocked_id = reopen_asked_by)
             THEN (SELECT json_build_object('id', person.id, 'name', person.name) FROM person WHERE person.id = reopen_asked_by) END) END) AS value
       FROM mentorship WHERE mentorship.id = ANY($1);
