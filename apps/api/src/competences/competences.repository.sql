-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- ofPeople (personIds uuid[]) -> id uuid, value json
SELECT person_id AS id, json_build_object('version', competences.version,
    'languages', coalesce((SELECT json_agg(json_build_object('language', language, 'level', level) ORDER BY place)
      FROM person_language WHERE person_id = competences.person_id), '[]'),
    'fieldCodes', coalesce((SELECT json_agg(field_code ORDER BY place)
      FROM person_field WHERE person_id = competences.person_id), '[]'),
    'skills', coalesce((SELECT json_agg(json_build_object('skillId', skill_id, 'text', text) ORDER BY place)
      FROM person_skill WHERE person_id = competences.person_id), '[]')) AS value FROM competences WHERE person_id = ANY($1);

-- lockPerson (personId uuid) -> id uuid
SELECT id FROM person WHERE id = $1 FOR NO KEY UPDATE;

-- version (personId uuid) -> version int4
SELECT version FROM competences WHERE person_id = $1;

-- known (fieldCodes text[], skillIds uuid[]) -> fields text[], skills text[]
SELECT ARRAY(SELECT code FROM field_of_education WHERE code = ANY($1)) AS fields,
       ARRAY(SELECT id::text FROM skill WHERE id = ANY($2)) AS skills;

-- personal (personId uuid) -> version int4
SELECT version FROM competences WHERE person_id = $1;

-- personalLanguages (personId uuid) -> language text, level text
SELECT language, level FROM person_language WHERE person_id = $1 ORDER BY place;

-- personalFields (personId uuid) -> code text, name text
SELECT field_code AS code, name_en AS name FROM person_field
       JOIN field_of_education ON code = field_code WHERE person_id = $1 ORDER BY place;

-- personalSkills (personId uuid) -> id uuid?, name text?
SELECT skill_id AS id, coalesce(text, name_en) AS name FROM person_skill
       LEFT JOIN skill ON skill.id = skill_id WHERE person_id = $1 ORDER BY place;
