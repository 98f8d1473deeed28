-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- fill (mentorshipId uuid)
INSERT INTO mentorship_goal (mentorship_id, place, title)
       SELECT mentorship.id, goal.place, goal.title FROM mentorship JOIN mentoring_request ON mentoring_request.id = request_id
       CROSS JOIN unnest(goals) WITH ORDINALITY AS goal (title, place) WHERE mentorship.id = $1;

-- change (mentorshipId uuid, weeks int4, rhythm text, confidential text)
UPDATE mentorship SET weeks = $2, rhythm = $3, confidential = $4, agreement_version = agreement_version + 1,
         mentor_signed_at = NULL, mentee_signed_at = NULL WHERE id = $1;

-- removeGoals (mentorshipId uuid)
DELETE FROM mentorship_goal WHERE mentorship_id = $1;

-- addGoals (mentorshipId uuid, titles text[], goalPlaces int4[], stepTitles text[])
WITH goal AS (
         INSERT INTO mentorship_goal (mentorship_id, place, title)
         SELECT $1, place, title FROM unnest($2::text[]) WITH ORDINALITY AS given (title, place) RETURNING id, place
       )
       INSERT INTO mentorship_step (goal_id, place, title)
       SELECT goal.id, row_number() OVER (PARTITION BY goal.id ORDER BY given.position),
         given.title
       FROM unnest($3::integer[], $4::text[]) WITH ORDINALITY AS given (goal_place, title, position)
       JOIN goal ON goal.place = given.goal_place;

-- sign (mentorshipId uuid, byMentor bool)
UPDATE mentorship SET
         mentor_signed_at = CASE WHEN $2 THEN coalesce(mentor_signed_at, now()) ELSE mentor_signed_at END,
         mentee_signed_at = CASE WHEN $2 THEN mentee_signed_at ELSE coalesce(mentee_signed_at, now()) END
       WHERE id = $1;

-- begin (mentorshipId uuid)
UPDATE mentorship SET state = 'active', starts_on = (now() AT TIME ZONE mentee.zone)::date,
         ends_on = (now() AT TIME ZONE mentee.zone)::date + 7 * weeks - 1
       FROM person mentee WHERE mentee.id = mentee_id AND mentorship.id = $1;

-- tickGoal (mentorshipId uuid, goalId uuid, personId uuid, done bool, evidence text)
UPDATE mentorship_goal SET done_at = CASE WHEN $4 THEN coalesce(done_at, now()) END, done_by = CASE WHEN $4 THEN coalesce(done_by, $3) END,
         evidence = CASE WHEN $4 THEN $5 ELSE '' END WHERE id = $2 AND mentorship_id = $1;

-- tickStep (mentorshipId uuid, goalId uuid, personId uuid, done bool, evidence text, stepId uuid)
UPDATE mentorship_step SET done_at = CASE WHEN $4 THEN coalesce(done_at, now()) END, done_by = CASE WHEN $4 THEN coalesce(done_by, $3) END,
         evidence = CASE WHEN $4 THEN $5 ELSE '' END WHERE id = $6 AND goal_id = (
         SELECT id FROM mentorship_goal WHERE id = $2 AND mentorship_id = $1);

-- personalGoals (personId uuid) -> title text?, doneAt timestamptz?, evidence text?
SELECT CASE WHEN mentee_id = $1 THEN goal.title END AS title, goal.done_at AS "doneAt",
         CASE WHEN goal.done_by = $1 THEN goal.evidence END AS evidence
       FROM mentorship_goal goal JOIN mentorship ON mentorship.id = goal.mentorship_id
       WHERE mentee_id = $1 OR goal.done_by = $1 ORDER BY mentorship.created_at, goal.place, goal.place;

-- personalSteps (personId uuid) -> title text?, doneAt timestamptz?, evidence text?
SELECT CASE WHEN mentee_id = $1 THEN step.title END AS title, step.done_at AS "doneAt",
         CASE WHEN step.done_by = $1 THEN step.evidence END AS evidence
       FROM mentorship_step step JOIN mentorship_goal goal ON goal.id = goal_id JOIN mentorship ON mentorship.id = goal.mentorship_id
       WHERE mentee_id = $1 OR step.done_by = $1 ORDER BY mentorship.created_at, goal.place, step.place;

-- eraseGoals (personId uuid)
DELETE FROM mentorship_goal USING mentorship WHERE mentorship.id = mentorship_id AND mentee_id = $1;

-- eraseTickedGoals (personId uuid)
UPDATE mentorship_goal SET done_by = NULL, evidence = '' WHERE done_by = $1;

-- eraseTickedSteps (personId uuid)
UPDATE mentorship_step SET done_by = NULL, evidence = '' WHERE done_by = $1;
