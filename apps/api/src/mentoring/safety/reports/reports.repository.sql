-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- all (readerId uuid) -> row json
SELECT json_build_object('id', report.id, 'reporter', json_build_object('id', reporter.id, 'name', reporter.name), 'reported', json_build_object('id', reported.id, 'name', reported.name),
         'reason', reason, 'words', words, 'shown', array_remove(CASE WHEN request.mentee_id = reported_id THEN ARRAY[message, mentee_words]
           WHEN request.mentor_id = reported_id THEN ARRAY[mentor_words] ELSE '{}' END, ''),
         'meeting', CASE WHEN session.id IS NOT NULL THEN json_build_object('startsAt', session.starts_at, 'endsAt', session.ends_at) END,
         'state', report.state, 'coordinator', CASE WHEN coordinator.id IS NOT NULL THEN json_build_object('id', coordinator.id, 'name', coordinator.name) END, 'outcome', outcome,
         'createdAt', report.created_at, 'closedAt', closed_at) AS row
       FROM mentoring_report report JOIN person reporter ON reporter.id = reporter_id JOIN person reported ON reported.id = reported_id
       LEFT JOIN person coordinator ON coordinator.id = coordinator_id LEFT JOIN session ON session.id = meeting_id
       LEFT JOIN mentoring_request request ON request.id = request_id
       WHERE TRUE AND $1 NOT IN (reporter_id, reported_id) ORDER BY report.state = 'closed', report.state = 'in_hand', report.created_at DESC, report.id LIMIT 200;

-- one (readerId uuid, id uuid) -> row json
SELECT json_build_object('id', report.id, 'reporter', json_build_object('id', reporter.id, 'name', reporter.name), 'reported', json_build_object('id', reported.id, 'name', reported.name),
         'reason', reason, 'words', words, 'shown', array_remove(CASE WHEN request.mentee_id = reported_id THEN ARRAY[message, mentee_words]
           WHEN request.mentor_id = reported_id THEN ARRAY[mentor_words] ELSE '{}' END, ''),
         'meeting', CASE WHEN session.id IS NOT NULL THEN json_build_object('startsAt', session.starts_at, 'endsAt', session.ends_at) END,
         'state', report.state, 'coordinator', CASE WHEN coordinator.id IS NOT NULL THEN json_build_object('id', coordinator.id, 'name', coordinator.name) END, 'outcome', outcome,
         'createdAt', report.created_at, 'closedAt', closed_at) AS row
       FROM mentoring_report report JOIN person reporter ON reporter.id = reporter_id JOIN person reported ON reported.id = reported_id
       LEFT JOIN person coordinator ON coordinator.id = coordinator_id LEFT JOIN session ON session.id = meeting_id
       LEFT JOIN mentoring_request request ON request.id = request_id
       WHERE report.id = $2 AND $1 NOT IN (reporter_id, reported_id);

-- isOfTwo (reporterId uuid, reportedId uuid, requestId uuid?, meetingId uuid?) -> yes bool?
SELECT ($3::uuid IS NULL OR EXISTS (SELECT FROM mentoring_request WHERE id = $3
           AND (mentor_id = $1 AND mentee_id = $2 OR mentor_id = $2 AND mentee_id = $1)))
         AND ($4::uuid IS NULL OR EXISTS (SELECT FROM session JOIN mentorship ON mentorship.owner_id = session.owner_id
           WHERE session.id = $4 AND (mentor_id = $1 AND mentee_id = $2 OR mentor_id = $2 AND mentee_id = $1))) AS yes;

-- coordinators (reportedId uuid) -> id uuid
SELECT id FROM person WHERE platform_role = 'coordinator' AND id <> $1 AND deactivated_at IS NULL AND erased_at IS NULL ORDER BY id;

-- lock (readerId uuid, id uuid) -> state text, reporterId uuid
SELECT state, reporter_id AS "reporterId" FROM mentoring_report WHERE id = $2 AND $1 NOT IN (reporter_id, reported_id) FOR UPDATE;

-- change (id uuid, state text, coordinatorId uuid, outcome text?)
UPDATE mentoring_report SET state = $2, coordinator_id = $3, outcome = coalesce($4, outcome),
         closed_at = CASE WHEN $2 = 'closed' THEN now() END WHERE id = $1;

-- forget (months int4)
DELETE FROM mentoring_report WHERE closed_at < now() - make_interval(months => $1);

-- personal (personId uuid) -> role text, reason text, state text, words text?, createdAt timestamptz?
SELECT CASE WHEN reporter_id = $1 THEN 'reporter' ELSE 'reported' END AS role, reason, state,
         CASE WHEN reporter_id = $1 THEN words END AS words, CASE WHEN reporter_id = $1 THEN created_at END AS "createdAt"
       FROM mentoring_report WHERE reporter_id = $1 OR reported_id = $1 AND state = 'closed' ORDER BY created_at, id;

-- erase (personId uuid)
UPDATE mentoring_report SET words = CASE WHEN reporter_id = $1 THEN '…' ELSE words END,
         request_id = CASE WHEN reporter_id = $1 THEN NULL ELSE request_id END,
         outcome = CASE WHEN coordinator_id = $1 THEN outcome ELSE '' END, coordinator_id = nullif(coordinator_id, $1)
       WHERE $1 IN (reporter_id, reported_id, coordinator_id);
