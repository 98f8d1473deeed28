-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- page with everything by name (state text, field text, country text, language text, offer text, meaning text, word0 text, word1 text, after0 text, after1 uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT person.id, person.name COLLATE "und-x-icu" AS k0, person.id AS k1
       FROM expert JOIN person ON person.id = expert.person_id AND person.erased_at IS NULL WHERE expert.state <> 'left' AND (expert.state <> 'draft' OR EXISTS (
    SELECT FROM expert_transition WHERE expert_id = expert.person_id AND to_state = 'submitted')) AND expert.state = $1 AND EXISTS (SELECT FROM person_field WHERE person_id = person.id AND starts_with(field_code, $2)) AND $3 IN (origin_country, residence_country) AND EXISTS (SELECT FROM person_language WHERE person_id = person.id AND language = $4) AND $5 = ANY(offers) AND EXISTS (SELECT FROM expert_confirmation WHERE expert_id = person.id
          AND confirmed_at <= now() - make_interval(days => 90)) AND person.id IN (
    WITH concept AS MATERIALIZED (SELECT DISTINCT kind, concept_id FROM concept_word WHERE words_of(plain) @@ $6::text::tsquery)
    SELECT person_id FROM concept JOIN field_of_education ON starts_with(code, concept_id)
      JOIN person_field ON field_code = code WHERE kind = 'field'
    UNION ALL SELECT person_id FROM concept JOIN person_skill ON key = concept_id WHERE kind = 'skill'
    UNION ALL SELECT person_id FROM concept JOIN expert ON sector_code = concept_id WHERE kind = 'sector' UNION ALL SELECT person_id FROM person_skill WHERE text IS NOT NULL AND words_of(text) @@ $6::text::tsquery UNION ALL SELECT id FROM person WHERE words_of(name) @@ $6::text::tsquery UNION ALL SELECT person_id FROM expert WHERE words_of(headline) @@ $6::text::tsquery) AND person.id IN (
    WITH concept AS MATERIALIZED (SELECT DISTINCT kind, concept_id FROM concept_word WHERE words_of(plain) @@ words_like($7))
    SELECT person_id FROM concept JOIN field_of_education ON starts_with(code, concept_id)
      JOIN person_field ON field_code = code WHERE kind = 'field'
    UNION ALL SELECT person_id FROM concept JOIN person_skill ON key = concept_id WHERE kind = 'skill'
    UNION ALL SELECT person_id FROM concept JOIN expert ON sector_code = concept_id WHERE kind = 'sector' UNION ALL SELECT person_id FROM person_skill WHERE text IS NOT NULL AND words_of(text) @@ words_like($7) UNION ALL SELECT id FROM person WHERE words_of(name) @@ words_like($7) UNION ALL SELECT person_id FROM expert WHERE words_of(headline) @@ words_like($7)) AND person.id IN (
    WITH concept AS MATERIALIZED (SELECT DISTINCT kind, concept_id FROM concept_word WHERE words_of(plain) @@ words_like($8))
    SELECT person_id FROM concept JOIN field_of_education ON starts_with(code, concept_id)
      JOIN person_field ON field_code = code WHERE kind = 'field'
    UNION ALL SELECT person_id FROM concept JOIN person_skill ON key = concept_id WHERE kind = 'skill'
    UNION ALL SELECT person_id FROM concept JOIN expert ON sector_code = concept_id WHERE kind = 'sector' UNION ALL SELECT person_id FROM person_skill WHERE text IS NOT NULL AND words_of(text) @@ words_like($8) UNION ALL SELECT id FROM person WHERE words_of(name) @@ words_like($8) UNION ALL SELECT person_id FROM expert WHERE words_of(headline) @@ words_like($8))
     ), page AS (
       SELECT * FROM matched WHERE (k0, k1) < ($9::text, $10::uuid)
       ORDER BY k0 DESC, k1 DESC LIMIT $11
     )
     SELECT total, json_build_array(k0, k1) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object('person', json_build_object('id', person.id, 'name', person.name), 'headline', headline,
        'state', expert.state, 'stateSince', state_since, 'originCountry', origin_country, 'residenceCountry', residence_country,
        'offers', offers, 'confirmedAt', (SELECT confirmed_at FROM expert_confirmation WHERE expert_id = person.id)) AS row FROM expert JOIN person ON person.id = expert.person_id AND person.erased_at IS NULL WHERE person.id = page.id) AS line ON true) ON true
     ORDER BY k0 DESC, k1 DESC;

-- page with everything by state (state text, field text, country text, language text, offer text, meaning text, word0 text, word1 text, after0 int4, after1 text, after2 uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT person.id, CASE expert.state WHEN 'submitted' THEN 1 WHEN 'draft' THEN 2 WHEN 'verified' THEN 3 ELSE 4 END AS k0, person.name COLLATE "und-x-icu" AS k1, person.id AS k2
       FROM expert JOIN person ON person.id = expert.person_id AND person.erased_at IS NULL WHERE expert.state <> 'left' AND (expert.state <> 'draft' OR EXISTS (
    SELECT FROM expert_transition WHERE expert_id = expert.person_id AND to_state = 'submitted')) AND expert.state = $1 AND EXISTS (SELECT FROM person_field WHERE person_id = person.id AND starts_with(field_code, $2)) AND $3 IN (origin_country, residence_country) AND EXISTS (SELECT FROM person_language WHERE person_id = person.id AND language = $4) AND $5 = ANY(offers) AND EXISTS (SELECT FROM expert_confirmation WHERE expert_id = person.id
          AND confirmed_at <= now() - make_interval(days => 90)) AND person.id IN (
    WITH concept AS MATERIALIZED (SELECT DISTINCT kind, concept_id FROM concept_word WHERE words_of(plain) @@ $6::text::tsquery)
    SELECT person_id FROM concept JOIN field_of_education ON starts_with(code, concept_id)
      JOIN person_field ON field_code = code WHERE kind = 'field'
    UNION ALL SELECT person_id FROM concept JOIN person_skill ON key = concept_id WHERE kind = 'skill'
    UNION ALL SELECT person_id FROM concept JOIN expert ON sector_code = concept_id WHERE kind = 'sector' UNION ALL SELECT person_id FROM person_skill WHERE text IS NOT NULL AND words_of(text) @@ $6::text::tsquery UNION ALL SELECT id FROM person WHERE words_of(name) @@ $6::text::tsquery UNION ALL SELECT person_id FROM expert WHERE words_of(headline) @@ $6::text::tsquery) AND person.id IN (
    WITH concept AS MATERIALIZED (SELECT DISTINCT kind, concept_id FROM concept_word WHERE words_of(plain) @@ words_like($7))
    SELECT person_id FROM concept JOIN field_of_education ON starts_with(code, concept_id)
      JOIN person_field ON field_code = code WHERE kind = 'field'
    UNION ALL SELECT person_id FROM concept JOIN person_skill ON key = concept_id WHERE kind = 'skill'
    UNION ALL SELECT person_id FROM concept JOIN expert ON sector_code = concept_id WHERE kind = 'sector' UNION ALL SELECT person_id FROM person_skill WHERE text IS NOT NULL AND words_of(text) @@ words_like($7) UNION ALL SELECT id FROM person WHERE words_of(name) @@ words_like($7) UNION ALL SELECT person_id FROM expert WHERE words_of(headline) @@ words_like($7)) AND person.id IN (
    WITH concept AS MATERIALIZED (SELECT DISTINCT kind, concept_id FROM concept_word WHERE words_of(plain) @@ words_like($8))
    SELECT person_id FROM concept JOIN field_of_education ON starts_with(code, concept_id)
      JOIN person_field ON field_code = code WHERE kind = 'field'
    UNION ALL SELECT person_id FROM concept JOIN person_skill ON key = concept_id WHERE kind = 'skill'
    UNION ALL SELECT person_id FROM concept JOIN expert ON sector_code = concept_id WHERE kind = 'sector' UNION ALL SELECT person_id FROM person_skill WHERE text IS NOT NULL AND words_of(text) @@ words_like($8) UNION ALL SELECT id FROM person WHERE words_of(name) @@ words_like($8) UNION ALL SELECT person_id FROM expert WHERE words_of(headline) @@ words_like($8))
     ), page AS (
       SELECT * FROM matched WHERE (k0, k1, k2) < ($9::int4, $10::text, $11::uuid)
       ORDER BY k0 DESC, k1 DESC, k2 DESC LIMIT $12
     )
     SELECT total, json_build_array(k0, k1, k2) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object('person', json_build_object('id', person.id, 'name', person.name), 'headline', headline,
        'state', expert.state, 'stateSince', state_since, 'originCountry', origin_country, 'residenceCountry', residence_country,
        'offers', offers, 'confirmedAt', (SELECT confirmed_at FROM expert_confirmation WHERE expert_id = person.id)) AS row FROM expert JOIN person ON person.id = expert.person_id AND person.erased_at IS NULL WHERE person.id = page.id) AS line ON true) ON true
     ORDER BY k0 DESC, k1 DESC, k2 DESC;

-- page with everything by since (state text, field text, country text, language text, offer text, meaning text, word0 text, word1 text, after0 float8, after1 uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT person.id, -extract(epoch FROM state_since)::float8 AS k0, person.id AS k1
       FROM expert JOIN person ON person.id = expert.person_id AND person.erased_at IS NULL WHERE expert.state <> 'left' AND (expert.state <> 'draft' OR EXISTS (
    SELECT FROM expert_transition WHERE expert_id = expert.person_id AND to_state = 'submitted')) AND expert.state = $1 AND EXISTS (SELECT FROM person_field WHERE person_id = person.id AND starts_with(field_code, $2)) AND $3 IN (origin_country, residence_country) AND EXISTS (SELECT FROM person_language WHERE person_id = person.id AND language = $4) AND $5 = ANY(offers) AND EXISTS (SELECT FROM expert_confirmation WHERE expert_id = person.id
          AND confirmed_at <= now() - make_interval(days => 90)) AND person.id IN (
    WITH concept AS MATERIALIZED (SELECT DISTINCT kind, concept_id FROM concept_word WHERE words_of(plain) @@ $6::text::tsquery)
    SELECT person_id FROM concept JOIN field_of_education ON starts_with(code, concept_id)
      JOIN person_field ON field_code = code WHERE kind = 'field'
    UNION ALL SELECT person_id FROM concept JOIN person_skill ON key = concept_id WHERE kind = 'skill'
    UNION ALL SELECT person_id FROM concept JOIN expert ON sector_code = concept_id WHERE kind = 'sector' UNION ALL SELECT person_id FROM person_skill WHERE text IS NOT NULL AND words_of(text) @@ $6::text::tsquery UNION ALL SELECT id FROM person WHERE words_of(name) @@ $6::text::tsquery UNION ALL SELECT person_id FROM expert WHERE words_of(headline) @@ $6::text::tsquery) AND person.id IN (
    WITH concept AS MATERIALIZED (SELECT DISTINCT kind, concept_id FROM concept_word WHERE words_of(plain) @@ words_like($7))
    SELECT person_id FROM concept JOIN field_of_education ON starts_with(code, concept_id)
      JOIN person_field ON field_code = code WHERE kind = 'field'
    UNION ALL SELECT person_id FROM concept JOIN person_skill ON key = concept_id WHERE kind = 'skill'
    UNION ALL SELECT person_id FROM concept JOIN expert ON sector_code = concept_id WHERE kind = 'sector' UNION ALL SELECT person_id FROM person_skill WHERE text IS NOT NULL AND words_of(text) @@ words_like($7) UNION ALL SELECT id FROM person WHERE words_of(name) @@ words_like($7) UNION ALL SELECT person_id FROM expert WHERE words_of(headline) @@ words_like($7)) AND person.id IN (
    WITH concept AS MATERIALIZED (SELECT DISTINCT kind, concept_id FROM concept_word WHERE words_of(plain) @@ words_like($8))
    SELECT person_id FROM concept JOIN field_of_education ON starts_with(code, concept_id)
      JOIN person_field ON field_code = code WHERE kind = 'field'
    UNION ALL SELECT person_id FROM concept JOIN person_skill ON key = concept_id WHERE kind = 'skill'
    UNION ALL SELECT person_id FROM concept JOIN expert ON sector_code = concept_id WHERE kind = 'sector' UNION ALL SELECT person_id FROM person_skill WHERE text IS NOT NULL AND words_of(text) @@ words_like($8) UNION ALL SELECT id FROM person WHERE words_of(name) @@ words_like($8) UNION ALL SELECT person_id FROM expert WHERE words_of(headline) @@ words_like($8))
     ), page AS (
       SELECT * FROM matched WHERE (k0, k1) < ($9::float8, $10::uuid)
       ORDER BY k0 DESC, k1 DESC LIMIT $11
     )
     SELECT total, json_build_array(k0, k1) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object('person', json_build_object('id', person.id, 'name', person.name), 'headline', headline,
        'state', expert.state, 'stateSince', state_since, 'originCountry', origin_country, 'residenceCountry', residence_country,
        'offers', offers, 'confirmedAt', (SELECT confirmed_at FROM expert_confirmation WHERE expert_id = person.id)) AS row FROM expert JOIN person ON person.id = expert.person_id AND person.erased_at IS NULL WHERE person.id = page.id) AS line ON true) ON true
     ORDER BY k0 DESC, k1 DESC;

-- page of alike words (word0 text, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT person.id, person.name COLLATE "und-x-icu" AS k0, person.id AS k1
       FROM expert JOIN person ON person.id = expert.person_id AND person.erased_at IS NULL WHERE expert.state <> 'left' AND (expert.state <> 'draft' OR EXISTS (
    SELECT FROM expert_transition WHERE expert_id = expert.person_id AND to_state = 'submitted')) AND person.id IN (
    WITH concept AS MATERIALIZED (SELECT DISTINCT kind, concept_id FROM concept_word WHERE words_of(plain) @@ coalesce(CASE WHEN length($1) >= 5 THEN (
    SELECT string_agg(word || ':*', ' | ')::tsquery FROM (
      SELECT word FROM concept_vocabulary WHERE word % plain_words($1)
      GROUP BY word ORDER BY similarity(word, plain_words($1)) DESC, word LIMIT 5) AS near) END, words_like($1)))
    SELECT person_id FROM concept JOIN field_of_education ON starts_with(code, concept_id)
      JOIN person_field ON field_code = code WHERE kind = 'field'
    UNION ALL SELECT person_id FROM concept JOIN person_skill ON key = concept_id WHERE kind = 'skill'
    UNION ALL SELECT person_id FROM concept JOIN expert ON sector_code = concept_id WHERE kind = 'sector' UNION ALL SELECT person_id FROM person_skill WHERE text IS NOT NULL AND words_of(text) @@ words_like($1) UNION ALL SELECT id FROM person WHERE words_of(name) @@ words_like($1) UNION ALL SELECT person_id FROM expert WHERE words_of(headline) @@ words_like($1)
    UNION ALL SELECT experts_alike($1) WHERE length($1) >= 5)
     ), page AS (
       SELECT * FROM matched WHERE true
       ORDER BY k0, k1 LIMIT $2
     )
     SELECT total, json_build_array(k0, k1) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object('person', json_build_object('id', person.id, 'name', person.name), 'headline', headline,
        'state', expert.state, 'stateSince', state_since, 'originCountry', origin_country, 'residenceCountry', residence_country,
        'offers', offers, 'confirmedAt', (SELECT confirmed_at FROM expert_confirmation WHERE expert_id = person.id)) AS row FROM expert JOIN person ON person.id = expert.person_id AND person.erased_at IS NULL WHERE person.id = page.id) AS line ON true) ON true
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
        'offers', offers, 'confirmedAt', (SELECT confirmed_at FROM expert_confirmation WHERE expert_id = person.id)) AS row FROM expert JOIN person ON person.id = expert.person_id AND person.erased_at IS NULL WHERE person.id = page.id) AS line ON true) ON true
     ORDER BY k0, k1;
