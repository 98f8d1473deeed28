-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- mentorships (programmeId uuid?) -> id uuid, mentor json, mentee json, state text, createdAt timestamptz, startedAt timestamptz?, endedAt timestamptz?, endReason text?, lowestRating int4?, wordsToLead json
SELECT mentorship.id, json_build_object('id', mentor.id, 'name', mentor.name) AS mentor, json_build_object('id', mentee.id, 'name', mentee.name) AS mentee, state, mentorship.created_at AS "createdAt",
         (starts_on::timestamp AT TIME ZONE mentee.zone) AS "startedAt", ended_at AS "endedAt", end_reason AS "endReason",
         (SELECT min(rating) FROM mentorship_feedback WHERE mentorship_id = mentorship.id) AS "lowestRating",
         (SELECT coalesce(json_agg(json_build_object('from', json_build_object('id', person.id, 'name', person.name), 'words', words_to_lead)
             ORDER BY feedback.created_at DESC, feedback.id), '[]')
           FROM mentorship_feedback feedback JOIN person ON person.id = from_id
           WHERE mentorship_id = mentorship.id AND words_to_lead <> '') AS "wordsToLead"
       FROM mentorship JOIN person mentor ON mentor.id = mentor_id JOIN person mentee ON mentee.id = mentee_id
       WHERE mentorship.programme_id IS NOT DISTINCT FROM $1 AND ($1 IS NOT NULL OR state <> 'ended' OR ended_at > now() - interval '12 weeks')
       ORDER BY mentorship.created_at DESC, mentorship.id LIMIT 500;

-- requests (programmeId uuid?) -> id uuid, mentor json, mentee json, state text, since timestamptz
SELECT request.id, json_build_object('id', mentor.id, 'name', mentor.name) AS mentor, json_build_object('id', mentee.id, 'name', mentee.name) AS mentee, request.state, CASE WHEN request.state = 'expired' THEN request.expires_at
           ELSE coalesce(request.answered_at, request.created_at) END AS since
       FROM mentoring_request request JOIN person mentor ON mentor.id = mentor_id JOIN person mentee ON mentee.id = mentee_id
       WHERE request.programme_id IS NOT DISTINCT FROM $1 AND (request.state IN ('open', 'asked') OR request.state = 'expired'
         AND request.expires_at > now() - interval '4 weeks' AND NOT EXISTS (SELECT FROM mentoring_request later
           WHERE later.mentee_id = request.mentee_id AND later.created_at > request.created_at))
       ORDER BY request.created_at DESC, request.id LIMIT 500;

-- scope (programmeId uuid?, viewerId uuid) -> zone text, firstDay text?
SELECT person.zone, (SELECT first_day::text FROM mentoring_programme WHERE id = $1) AS "firstDay"
       FROM person WHERE person.id = $2;
