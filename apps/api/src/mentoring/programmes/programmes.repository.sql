-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- list (viewerId uuid, coordinates bool) -> row json
SELECT json_build_object('id', programme.id, 'name', programme.name, 'purpose', purpose,
  'institution', CASE WHEN institution.id IS NOT NULL THEN json_build_object('id', institution.id, 'name', institution.name) END,
  'firstDay', first_day, 'lastDay', last_day, 'weeks', weeks, 'mostMentees', most_mentees, 'guidance', guidance,
  'state', programme.state, 'version', programme.version,
  'leads', (SELECT coalesce(json_agg(json_build_object('id', person.id, 'name', person.name) ORDER BY person.name COLLATE "und-x-icu", person.id), '[]') FROM mentoring_lead
    JOIN person ON person.id = person_id WHERE programme_id = programme.id),
  'mentors', (SELECT count(*) FROM mentoring_participant WHERE programme_id = programme.id AND role = 'mentor' AND state = 'joined'), 'mentees', (SELECT count(*) FROM mentoring_participant WHERE programme_id = programme.id AND role = 'mentee' AND state = 'joined'),
  'myRole', mine.role, 'myStanding', mine.state, 'myGoals', coalesce(mine.goals, '{}'), 'iLead', (EXISTS (SELECT FROM mentoring_lead WHERE programme_id = programme.id AND person_id = $1) OR EXISTS (SELECT FROM membership WHERE institution_id = programme.institution_id AND person_id = $1 AND suspended_at IS NULL AND role = 'admin') OR (programme.institution_id IS NULL AND $2)),
  'mayJoin', programme.state IN ('open', 'running')
    AND (programme.institution_id IS NULL OR coalesce(mine.state, '') IN ('invited', 'joined') OR EXISTS (SELECT FROM membership WHERE institution_id = programme.institution_id AND person_id = $1 AND suspended_at IS NULL )),
  'maySeeHealth', $2 OR (EXISTS (SELECT FROM mentoring_lead WHERE programme_id = programme.id AND person_id = $1) OR EXISTS (SELECT FROM membership WHERE institution_id = programme.institution_id AND person_id = $1 AND suspended_at IS NULL AND role = 'admin') OR (programme.institution_id IS NULL AND $2))) AS row FROM mentoring_programme programme LEFT JOIN institution ON institution.id = institution_id
  LEFT JOIN mentoring_participant mine ON mine.programme_id = programme.id AND mine.person_id = $1
       WHERE (EXISTS (SELECT FROM mentoring_lead WHERE programme_id = programme.id AND person_id = $1) OR EXISTS (SELECT FROM membership WHERE institution_id = programme.institution_id AND person_id = $1 AND suspended_at IS NULL AND role = 'admin') OR (programme.institution_id IS NULL AND $2)) OR (programme.state <> 'draft' AND ($2 OR programme.institution_id IS NULL OR mine.state IS NOT NULL OR EXISTS (SELECT FROM membership WHERE institution_id = programme.institution_id AND person_id = $1 AND suspended_at IS NULL )))
       ORDER BY programme.state = 'closed', first_day DESC, programme.name COLLATE "und-x-icu", programme.id LIMIT 200;

-- one (viewerId uuid, coordinates bool, id uuid) -> row json
SELECT json_build_object('id', programme.id, 'name', programme.name, 'purpose', purpose,
  'institution', CASE WHEN institution.id IS NOT NULL THEN json_build_object('id', institution.id, 'name', institution.name) END,
  'firstDay', first_day, 'lastDay', last_day, 'weeks', weeks, 'mostMentees', most_mentees, 'guidance', guidance,
  'state', programme.state, 'version', programme.version,
  'leads', (SELECT coalesce(json_agg(json_build_object('id', person.id, 'name', person.name) ORDER BY person.name COLLATE "und-x-icu", person.id), '[]') FROM mentoring_lead
    JOIN person ON person.id = person_id WHERE programme_id = programme.id),
  'mentors', (SELECT count(*) FROM mentoring_participant WHERE programme_id = programme.id AND role = 'mentor' AND state = 'joined'), 'mentees', (SELECT count(*) FROM mentoring_participant WHERE programme_id = programme.id AND role = 'mentee' AND state = 'joined'),
  'myRole', mine.role, 'myStanding', mine.state, 'myGoals', coalesce(mine.goals, '{}'), 'iLead', (EXISTS (SELECT FROM mentoring_lead WHERE programme_id = programme.id AND person_id = $1) OR EXISTS (SELECT FROM membership WHERE institution_id = programme.institution_id AND person_id = $1 AND suspended_at IS NULL AND role = 'admin') OR (programme.institution_id IS NULL AND $2)),
  'mayJoin', programme.state IN ('open', 'running')
    AND (programme.institution_id IS NULL OR coalesce(mine.state, '') IN ('invited', 'joined') OR EXISTS (SELECT FROM membership WHERE institution_id = programme.institution_id AND person_id = $1 AND suspended_at IS NULL )),
  'maySeeHealth', $2 OR (EXISTS (SELECT FROM mentoring_lead WHERE programme_id = programme.id AND person_id = $1) OR EXISTS (SELECT FROM membership WHERE institution_id = programme.institution_id AND person_id = $1 AND suspended_at IS NULL AND role = 'admin') OR (programme.institution_id IS NULL AND $2))) AS row FROM mentoring_programme programme LEFT JOIN institution ON institution.id = institution_id
  LEFT JOIN mentoring_participant mine ON mine.programme_id = programme.id AND mine.person_id = $1 WHERE programme.id = $3;

-- lock (id uuid) -> name text, state text, mostMentees int4
SELECT name, state, most_mentees AS "mostMentees" FROM mentoring_programme WHERE id = $1 FOR NO KEY UPDATE;

-- leadByEmail (id uuid, email text) -> id uuid
SELECT person.id FROM mentoring_programme programme JOIN person ON person.email = $2 AND erased_at IS NULL AND deactivated_at IS NULL
       WHERE programme.id = $1 AND (platform_role = 'coordinator' OR EXISTS (SELECT FROM membership
         WHERE institution_id = programme.institution_id AND person_id = person.id AND role <> 'student' AND suspended_at IS NULL));
