-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- lockPeople (emails text[]) -> id uuid
SELECT id FROM person WHERE email = ANY($1) ORDER BY id FOR NO KEY UPDATE;

-- lockExperts (personIds uuid[]) -> id uuid
SELECT person_id AS id FROM expert WHERE person_id = ANY($1) ORDER BY person_id FOR NO KEY UPDATE;

-- people (emails text[]) -> id uuid, email text, name text, zone text, active bool, closed bool, state text?, listed bool, mentors bool, hasFields bool, hasSkills bool, hasLanguages bool
SELECT person.id, email, name, zone, password_hash IS NOT NULL AS active, deactivated_at IS NOT NULL AS closed, expert.state,
         coalesce(expert.state <> 'left' AND (expert.state <> 'draft' OR EXISTS (
    SELECT FROM expert_transition WHERE expert_id = expert.person_id AND to_state = 'submitted')), false) AS listed,
         EXISTS (SELECT FROM mentor_offer WHERE person_id = person.id) AS mentors,
         EXISTS (SELECT FROM person_field WHERE person_id = person.id) AS "hasFields", EXISTS (SELECT FROM person_skill WHERE person_id = person.id) AS "hasSkills", EXISTS (SELECT FROM person_language WHERE person_id = person.id) AS "hasLanguages"
       FROM person LEFT JOIN expert ON expert.person_id = person.id WHERE email = ANY($1);
