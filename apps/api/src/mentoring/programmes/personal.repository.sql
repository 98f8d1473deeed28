-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- led (personId uuid) -> programme text, since timestamptz
SELECT name AS programme, mentoring_lead.created_at AS since FROM mentoring_lead
       JOIN mentoring_programme ON mentoring_programme.id = programme_id WHERE person_id = $1 ORDER BY since, programme_id;

-- taken (personId uuid) -> programme text, role text, state text, goals text[], since timestamptz
SELECT name AS programme, role, mentoring_participant.state, goals, state_since AS since FROM mentoring_participant
       JOIN mentoring_programme ON mentoring_programme.id = programme_id WHERE person_id = $1 ORDER BY since, programme_id;
