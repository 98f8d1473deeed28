-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- ofRequest (requestId uuid) -> programmeId uuid, weeks int4, full bool
SELECT programme.id AS "programmeId", weeks, (SELECT count(*) FROM mentorship
         WHERE mentorship.programme_id = programme.id AND mentor_id = request.mentor_id AND mentorship.state <> 'ended') >= most_mentees AS full
       FROM mentoring_request request JOIN mentoring_programme programme ON programme.id = request.programme_id WHERE request.id = $1;
