-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- own (personId uuid) -> row json
SELECT json_build_object('person', json_build_object('id', person.id, 'name', person.name),
    'state', state, 'stateSince', state_since, 'stateReason', coalesce((SELECT reason FROM expert_transition
      WHERE expert_id = person.id ORDER BY created_at DESC, id LIMIT 1), ''),
    'headline', headline, 'about', about, 'originCountry', origin_country, 'residenceCountry', residence_country,
    'sectorCode', sector_code, 'degrees', degrees, 'practice', practice, 'offers', offers, 'modes', modes, 'weeksFree', weeks_free,
    'hoursPerWeek', hours_per_week, 'legalStatus', legal_status, 'mayReturn', may_return, 'referees', referees, 'shows', shows,
    'version', expert.version) AS row FROM expert JOIN person ON person.id = person_id AND person.erased_at IS NULL WHERE person_id = $1;

-- onRoster (personId uuid) -> row json
SELECT json_build_object('person', json_build_object('id', person.id, 'name', person.name),
    'state', state, 'stateSince', state_since, 'stateReason', coalesce((SELECT reason FROM expert_transition
      WHERE expert_id = person.id ORDER BY created_at DESC, id LIMIT 1), ''),
    'headline', headline, 'about', about, 'originCountry', origin_country, 'residenceCountry', residence_country,
    'sectorCode', sector_code, 'degrees', degrees, 'practice', practice, 'offers', offers, 'modes', modes, 'weeksFree', weeks_free,
    'hoursPerWeek', hours_per_week, 'legalStatus', legal_status, 'mayReturn', may_return, 'referees', referees, 'shows', shows,
    'version', expert.version) AS row FROM expert JOIN person ON person.id = person_id AND person.erased_at IS NULL WHERE person_id = $1 AND expert.state <> 'left' AND (expert.state <> 'draft' OR EXISTS (
    SELECT FROM expert_transition WHERE expert_id = expert.person_id AND to_state = 'submitted'));

-- withCard (personId uuid) -> row json
SELECT json_build_object('person', json_build_object('id', person.id, 'name', person.name),
    'state', state, 'stateSince', state_since, 'stateReason', coalesce((SELECT reason FROM expert_transition
      WHERE expert_id = person.id ORDER BY created_at DESC, id LIMIT 1), ''),
    'headline', headline, 'about', about, 'originCountry', origin_country, 'residenceCountry', residence_country,
    'sectorCode', sector_code, 'degrees', degrees, 'practice', practice, 'offers', offers, 'modes', modes, 'weeksFree', weeks_free,
    'hoursPerWeek', hours_per_week, 'legalStatus', legal_status, 'mayReturn', may_return, 'referees', referees, 'shows', shows,
    'version', expert.version) AS row FROM expert JOIN person ON person.id = person_id AND person.erased_at IS NULL AND person.deactivated_at IS NULL WHERE person_id = $1 AND state = 'verified';

-- history (personId uuid) -> row json
SELECT json_build_object('action', action, 'from', from_state, 'to', to_state, 'actor', actor_role, 'reason', reason,
         'checks', checks, 'at', expert_transition.created_at,
         'by', CASE WHEN person.id IS NOT NULL THEN json_build_object('id', person.id, 'name', person.name) END) AS row
       FROM expert_transition LEFT JOIN person ON person.id = actor_id WHERE expert_id = $1
       ORDER BY expert_transition.created_at DESC, expert_transition.id;

-- lock (personId uuid) -> state text, version int4
SELECT state, version FROM expert WHERE person_id = $1 FOR NO KEY UPDATE;

-- start (personId uuid) -> country text?, teaches json
SELECT person.country, coalesce((SELECT json_agg(json_build_object('role', '', 'place', institution.name,
         'from', coalesce((SELECT extract(year FROM min(starts_on)) FROM section_lecturer JOIN section ON section.id = section_id
           JOIN term ON term.id = term_id WHERE section_lecturer.person_id = person.id AND term.institution_id = institution.id),
           extract(year FROM now()))::integer, 'to', NULL) ORDER BY institution.name COLLATE "und-x-icu", institution.id)
         FROM membership JOIN institution ON institution.id = institution_id
         WHERE person_id = person.id AND role = 'lecturer' AND suspended_at IS NULL), '[]') AS teaches
       FROM person WHERE person.id = $1;

-- ownAlone (personId uuid) -> gender text?, drafted bool
SELECT gender, import_id IS NOT NULL AND state = 'draft' AND NOT EXISTS (
        SELECT FROM expert_transition WHERE expert_id = expert.person_id) AS drafted FROM expert WHERE person_id = $1;

-- sectorExists (code text) -> code text
SELECT code FROM sector WHERE code = $1;

-- personal (personId uuid) -> state text, headline text, about text, originCountry text?, residenceCountry text?, sectorCode text?, degrees jsonb, practice jsonb, offers text[], modes text[], weeksFree int4, hoursPerWeek int4, gender text?, legalStatus text?, mayReturn bool?, referees jsonb, shows text[], createdAt timestamptz
SELECT state, headline, about, origin_country AS "originCountry", residence_country AS "residenceCountry",
         sector_code AS "sectorCode", degrees, practice, offers, modes, weeks_free AS "weeksFree", hours_per_week AS "hoursPerWeek",
         gender, legal_status AS "legalStatus", may_return AS "mayReturn", referees, shows, created_at AS "createdAt"
       FROM expert WHERE person_id = $1;

-- personalTransitions (personId uuid) -> action text, from text, to text, actor text, reason text, createdAt timestamptz
SELECT action, from_state AS "from", to_state AS "to", actor_role AS "actor", reason, created_at AS "createdAt"
       FROM expert_transition WHERE expert_id = $1 ORDER BY created_at, id;

-- forgetActor (personId uuid)
UPDATE expert_transition SET actor_id = NULL WHERE actor_id = $1;
