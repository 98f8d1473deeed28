-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- page with everything by name (state text, field text, country text, language text, offer text, word0 text, word1 text, after0 text, after1 uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT person.id, person.name COLLATE "und-x-icu" AS k0, person.id AS k1
       FROM expert JOIN person ON person.id = expert.person_id AND person.erased_at IS NULL WHERE expert.state <> 'left' AND (expert.state <> 'draft' OR EXISTS (
    SELECT FROM expert_transition WHERE expert_id = expert.person_id AND to_state = 'submitted')) AND expert.state = $1 AND EXISTS (SELECT FROM person_field WHERE person_id = person.id AND starts_with(field_code, $2)) AND $3 IN (origin_country, residence_country) AND EXISTS (SELECT FROM person_language WHERE person_id = person.id AND language = $4) AND $5 = ANY(offers) AND words_of((person.name || ' ' || headline || ' ' || coalesce((
    SELECT string_agg(name_fr || ' ' || name_en, ' ') FROM person_field JOIN field_of_education ON code = field_code
    WHERE person_field.person_id = person.id), ''))) @@ words_like($6) AND words_of((person.name || ' ' || headline || ' ' || coalesce((
    SELECT string_agg(name_fr || ' ' || name_en, ' ') FROM person_field JOIN field_of_education ON code = field_code
    WHERE person_field.person_id = person.id), ''))) @@ words_like($7)
     ), page AS (
       SELECT * FROM matched WHERE (k0, k1) < ($8::text, $9::uuid)
       ORDER BY k0 DESC, k1 DESC LIMIT $10
     )
     SELECT total, json_build_array(k0, k1) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object('person', json_build_object('id', person.id, 'name', person.name), 'headline', headline,
        'state', expert.state, 'stateSince', state_since, 'originCountry', origin_country, 'residenceCountry', residence_country,
        'offers', offers) AS row FROM expert JOIN person ON person.id = expert.person_id AND person.erased_at IS NULL WHERE person.id = page.id) AS line ON true) ON true
     ORDER BY k0 DESC, k1 DESC;

-- page of alike words (word0 text, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT person.id, person.name COLLATE "und-x-icu" AS k0, person.id AS k1
       FROM expert JOIN person ON person.id = expert.person_id AND person.erased_at IS NULL WHERE expert.state <> 'left' AND (expert.state <> 'draft' OR EXISTS (
    SELECT FROM expert_transition WHERE expert_id = expert.person_id AND to_state = 'submitted')) AND (words_of((person.name || ' ' || headline || ' ' || coalesce((
    SELECT string_agg(name_fr || ' ' || name_en, ' ') FROM person_field JOIN field_of_education ON code = field_code
    WHERE person_field.person_id = person.id), ''))) @@ words_like($1) OR length($1) >= 5
    AND word_similarity(plain_words($1), plain_words((person.name || ' ' || headline || ' ' || coalesce((
    SELECT string_agg(name_fr || ' ' || name_en, ' ') FROM person_field JOIN field_of_education ON code = field_code
    WHERE person_field.person_id = person.id), '')))) >= 0.42)
     ), page AS (
       SELECT * FROM matched WHERE true
       ORDER BY k0, k1 LIMIT $2
     )
     SELECT total, json_build_array(k0, k1) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object('person', json_build_object('id', person.id, 'name', person.name), 'headline', headline,
        'state', expert.state, 'stateSince', state_since, 'originCountry', origin_country, 'residenceCountry', residence_country,
        'offers', offers) AS row FROM expert JOIN person ON person.id = expert.person_id AND person.erased_at IS NULL WHERE person.id = page.id) AS line ON true) ON true
     ORDER BY k0, k1;

-- page of nothing more, shape plain (limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT person.id, person.name COLLATE "und-x-icu" AS k0, person.id AS k1
       FROM expert JOIN person ON person.id = expert.person_id AND person.erased_at IS NULL WHERE expert.state <> 'left' AND (expert.state <> 'draft' OR EXISTS (
    SELECT FROM expert_transition WHERE expert_id = expert.person_id AND to_state = 'submitted'))
     ), page AS (
       SELECT * FROM matched WHERE true
       ORDER BY k0, k1 LIMIT $1
     )
     SELECT total, json_build_array(k0, k1) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object('person', json_build_object('id', person.id, 'name', person.name), 'headline', headline,
        'state', expert.state, 'stateSince', state_since, 'originCountry', origin_country, 'residenceCountry', residence_country,
        'offers', offers) AS row FROM expert JOIN person ON person.id = expert.person_id AND person.erased_at IS NULL WHERE person.id = page.id) AS line ON true) ON true
     ORDER BY k0, k1;
