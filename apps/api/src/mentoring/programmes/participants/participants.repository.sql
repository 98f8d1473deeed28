-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- of (programmeId uuid) -> row json
SELECT json_build_object('person', json_build_object('id', person.id, 'name', person.name), 'role', participant.role, 'standing', participant.state, 'goals', goals,
         'paired', CASE participant.role WHEN 'mentor' THEN ((SELECT count(*) FROM mentorship WHERE mentorship.programme_id = $1 AND mentor_id = person.id AND state <> 'ended')
    + (SELECT count(*) FROM mentoring_request WHERE mentoring_request.programme_id = $1 AND mentor_id = person.id
      AND state IN ('open', 'asked')))
           ELSE ((SELECT count(*) FROM mentorship WHERE mentorship.programme_id = $1 AND mentee_id = person.id AND state <> 'ended')
    + (SELECT count(*) FROM mentoring_request WHERE mentoring_request.programme_id = $1 AND mentee_id = person.id
      AND state IN ('open', 'asked'))) END,
         'roomLeft', CASE WHEN participant.role = 'mentor' AND offer.person_id IS NOT NULL THEN greatest(0, least(
           capacity - ((SELECT count(*) FROM mentorship WHERE mentor_id = person.id AND state <> 'ended')
    + (SELECT count(*) FROM mentoring_request WHERE mentor_id = person.id AND programme_id IS NOT NULL AND state IN ('open', 'asked'))), most_mentees - ((SELECT count(*) FROM mentorship WHERE mentorship.programme_id = $1 AND mentor_id = person.id AND state <> 'ended')
    + (SELECT count(*) FROM mentoring_request WHERE mentoring_request.programme_id = $1 AND mentor_id = person.id
      AND state IN ('open', 'asked'))))) END) AS row
       FROM mentoring_participant participant JOIN mentoring_programme programme ON programme.id = programme_id
       JOIN person ON person.id = participant.person_id
       LEFT JOIN mentor_offer offer ON offer.person_id = person.id AND paused_at IS NULL
       WHERE programme_id = $1 AND participant.state <> 'left'
       ORDER BY participant.role = 'mentee', participant.state, person.name COLLATE "und-x-icu", person.id;

-- candidates (programmeId uuid, words text[], isAddress bool, address text) -> row json
SELECT json_build_object('person', json_build_object('id', person.id, 'name', person.name),
         'headline', coalesce((SELECT headline FROM expert WHERE expert.person_id = person.id AND state = 'verified'), ''),
         'standing', (SELECT state FROM mentoring_participant WHERE programme_id = programme.id AND person_id = person.id)) AS row
       FROM mentoring_programme programme JOIN person ON CASE WHEN $3 THEN person.email = $4 AND (programme.institution_id IS NULL OR EXISTS (SELECT FROM membership WHERE institution_id = programme.institution_id AND person_id = person.id AND suspended_at IS NULL))
         ELSE (EXISTS (SELECT FROM membership WHERE institution_id = programme.institution_id AND person_id = person.id AND suspended_at IS NULL) OR EXISTS (SELECT FROM expert WHERE expert.person_id = person.id AND state = 'verified')) END
       WHERE programme.id = $1 AND person.erased_at IS NULL AND person.deactivated_at IS NULL
         AND ($3 OR NOT EXISTS (SELECT FROM unnest($2::text[]) AS asked(word) WHERE NOT (words_of(person.name) @@ words_like(asked.word))))
       ORDER BY person.name COLLATE "und-x-icu", person.id LIMIT 20;

-- mayInvite (programmeId uuid, personId uuid)
SELECT FROM mentoring_programme programme JOIN person ON person.id = $2
       WHERE programme.id = $1 AND person.erased_at IS NULL AND person.deactivated_at IS NULL AND (programme.institution_id IS NULL OR EXISTS (SELECT FROM membership WHERE institution_id = programme.institution_id AND person_id = person.id AND suspended_at IS NULL) OR EXISTS (SELECT FROM expert WHERE expert.person_id = person.id AND state = 'verified'));

-- standing (programmeId uuid, personId uuid) -> standing text?, offers bool
SELECT (SELECT state FROM mentoring_participant WHERE programme_id = $1 AND person_id = $2) AS standing,
         EXISTS (SELECT FROM mentor_offer WHERE person_id = $2) AS offers;

-- put (programmeId uuid, personId uuid, role text, state text, goals text[])
INSERT INTO mentoring_participant (programme_id, person_id, role, state, goals) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (programme_id, person_id) DO UPDATE SET role = excluded.role, goals = excluded.goals, state = excluded.state,
         state_since = CASE WHEN mentoring_participant.state = excluded.state THEN mentoring_participant.state_since ELSE now() END;

-- leave (programmeId uuid, personId uuid)
UPDATE mentoring_participant SET state = 'left', state_since = now() WHERE programme_id = $1 AND person_id = $2;
