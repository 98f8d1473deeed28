-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- one (institutionId uuid, personId uuid) -> member json
SELECT json_build_object(
    'id', person.id, 'name', person.name, 'email', person.email, 'zone', person.zone,
    'active', person.password_hash IS NOT NULL, 'version', person.version, 'roles', member.roles, 'suspended', member.suspended,
    'externalId', (SELECT external_id FROM register_record
      WHERE institution_id = $1 AND kind = 'person' AND object_id = person.id)) AS member FROM person JOIN (
    SELECT person_id, array_agg(role ORDER BY role) AS roles, bool_and(suspended_at IS NOT NULL) AS suspended
    FROM membership WHERE institution_id = $1 GROUP BY person_id
  ) AS member ON member.person_id = person.id AND person.erased_at IS NULL WHERE person.id = $2;

-- whoFits (institutionId uuid, personIds uuid[], role text) -> id uuid, fits bool
SELECT person_id AS id, bool_or(role = $3 AND suspended_at IS NULL) AS fits
     FROM membership JOIN person ON person.id = person_id AND person.erased_at IS NULL
     WHERE institution_id = $1 AND person_id = ANY($2) GROUP BY person_id;

-- page with everything by name (institutionId uuid, role text, suspended bool, active bool, word0 text, word1 text, after0 text, after1 uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT person.id, person.name COLLATE "und-x-icu" AS k0, person.id AS k1
       FROM person JOIN (
    SELECT person_id, array_agg(role ORDER BY role) AS roles, bool_and(suspended_at IS NOT NULL) AS suspended
    FROM membership WHERE institution_id = $1 GROUP BY person_id
  ) AS member ON member.person_id = person.id AND person.erased_at IS NULL WHERE true AND $2 = ANY(member.roles) AND member.suspended = $3 AND (person.password_hash IS NOT NULL) = $4 AND words_of(person.name || ' ' || person.email) @@ words_like($5) AND words_of(person.name || ' ' || person.email) @@ words_like($6)
     ), page AS (
       SELECT * FROM matched WHERE (k0, k1) < ($7::text, $8::uuid)
       ORDER BY k0 DESC, k1 DESC LIMIT $9
     )
     SELECT total, json_build_array(k0, k1) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', person.id, 'name', person.name, 'email', person.email, 'zone', person.zone,
    'active', person.password_hash IS NOT NULL, 'version', person.version, 'roles', member.roles, 'suspended', member.suspended,
    'externalId', (SELECT external_id FROM register_record
      WHERE institution_id = $1 AND kind = 'person' AND object_id = person.id)) AS row FROM person JOIN (
    SELECT person_id, array_agg(role ORDER BY role) AS roles, bool_and(suspended_at IS NOT NULL) AS suspended
    FROM membership WHERE institution_id = $1 GROUP BY person_id
  ) AS member ON member.person_id = person.id AND person.erased_at IS NULL WHERE person.id = page.id) AS line ON true) ON true
     ORDER BY k0 DESC, k1 DESC;

-- page with everything by email (institutionId uuid, role text, suspended bool, active bool, word0 text, word1 text, after0 text, after1 text, after2 uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT person.id, lower(person.email) AS k0, person.name COLLATE "und-x-icu" AS k1, person.id AS k2
       FROM person JOIN (
    SELECT person_id, array_agg(role ORDER BY role) AS roles, bool_and(suspended_at IS NOT NULL) AS suspended
    FROM membership WHERE institution_id = $1 GROUP BY person_id
  ) AS member ON member.person_id = person.id AND person.erased_at IS NULL WHERE true AND $2 = ANY(member.roles) AND member.suspended = $3 AND (person.password_hash IS NOT NULL) = $4 AND words_of(person.name || ' ' || person.email) @@ words_like($5) AND words_of(person.name || ' ' || person.email) @@ words_like($6)
     ), page AS (
       SELECT * FROM matched WHERE (k0, k1, k2) < ($7::text, $8::text, $9::uuid)
       ORDER BY k0 DESC, k1 DESC, k2 DESC LIMIT $10
     )
     SELECT total, json_build_array(k0, k1, k2) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', person.id, 'name', person.name, 'email', person.email, 'zone', person.zone,
    'active', person.password_hash IS NOT NULL, 'version', person.version, 'roles', member.roles, 'suspended', member.suspended,
    'externalId', (SELECT external_id FROM register_record
      WHERE institution_id = $1 AND kind = 'person' AND object_id = person.id)) AS row FROM person JOIN (
    SELECT person_id, array_agg(role ORDER BY role) AS roles, bool_and(suspended_at IS NOT NULL) AS suspended
    FROM membership WHERE institution_id = $1 GROUP BY person_id
  ) AS member ON member.person_id = person.id AND person.erased_at IS NULL WHERE person.id = page.id) AS line ON true) ON true
     ORDER BY k0 DESC, k1 DESC, k2 DESC;

-- page with everything by role (institutionId uuid, role text, suspended bool, active bool, word0 text, word1 text, after0 text, after1 text, after2 uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT person.id, array_to_string(member.roles, ' ') AS k0, person.name COLLATE "und-x-icu" AS k1, person.id AS k2
       FROM person JOIN (
    SELECT person_id, array_agg(role ORDER BY role) AS roles, bool_and(suspended_at IS NOT NULL) AS suspended
    FROM membership WHERE institution_id = $1 GROUP BY person_id
  ) AS member ON member.person_id = person.id AND person.erased_at IS NULL WHERE true AND $2 = ANY(member.roles) AND member.suspended = $3 AND (person.password_hash IS NOT NULL) = $4 AND words_of(person.name || ' ' || person.email) @@ words_like($5) AND words_of(person.name || ' ' || person.email) @@ words_like($6)
     ), page AS (
       SELECT * FROM matched WHERE (k0, k1, k2) < ($7::text, $8::text, $9::uuid)
       ORDER BY k0 DESC, k1 DESC, k2 DESC LIMIT $10
     )
     SELECT total, json_build_array(k0, k1, k2) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', person.id, 'name', person.name, 'email', person.email, 'zone', person.zone,
    'active', person.password_hash IS NOT NULL, 'version', person.version, 'roles', member.roles, 'suspended', member.suspended,
    'externalId', (SELECT external_id FROM register_record
      WHERE institution_id = $1 AND kind = 'person' AND object_id = person.id)) AS row FROM person JOIN (
    SELECT person_id, array_agg(role ORDER BY role) AS roles, bool_and(suspended_at IS NOT NULL) AS suspended
    FROM membership WHERE institution_id = $1 GROUP BY person_id
  ) AS member ON member.person_id = person.id AND person.erased_at IS NULL WHERE person.id = page.id) AS line ON true) ON true
     ORDER BY k0 DESC, k1 DESC, k2 DESC;

-- page with everything by state (institutionId uuid, role text, suspended bool, active bool, word0 text, word1 text, after0 int4, after1 text, after2 uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT person.id, (CASE WHEN member.suspended THEN 2 WHEN person.password_hash IS NULL THEN 0 ELSE 1 END) AS k0, person.name COLLATE "und-x-icu" AS k1, person.id AS k2
       FROM person JOIN (
    SELECT person_id, array_agg(role ORDER BY role) AS roles, bool_and(suspended_at IS NOT NULL) AS suspended
    FROM membership WHERE institution_id = $1 GROUP BY person_id
  ) AS member ON member.person_id = person.id AND person.erased_at IS NULL WHERE true AND $2 = ANY(member.roles) AND member.suspended = $3 AND (person.password_hash IS NOT NULL) = $4 AND words_of(person.name || ' ' || person.email) @@ words_like($5) AND words_of(person.name || ' ' || person.email) @@ words_like($6)
     ), page AS (
       SELECT * FROM matched WHERE (k0, k1, k2) < ($7::int4, $8::text, $9::uuid)
       ORDER BY k0 DESC, k1 DESC, k2 DESC LIMIT $10
     )
     SELECT total, json_build_array(k0, k1, k2) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', person.id, 'name', person.name, 'email', person.email, 'zone', person.zone,
    'active', person.password_hash IS NOT NULL, 'version', person.version, 'roles', member.roles, 'suspended', member.suspended,
    'externalId', (SELECT external_id FROM register_record
      WHERE institution_id = $1 AND kind = 'person' AND object_id = person.id)) AS row FROM person JOIN (
    SELECT person_id, array_agg(role ORDER BY role) AS roles, bool_and(suspended_at IS NOT NULL) AS suspended
    FROM membership WHERE institution_id = $1 GROUP BY person_id
  ) AS member ON member.person_id = person.id AND person.erased_at IS NULL WHERE person.id = page.id) AS line ON true) ON true
     ORDER BY k0 DESC, k1 DESC, k2 DESC;

-- page of alike words (institutionId uuid, word0 text, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT person.id, person.name COLLATE "und-x-icu" AS k0, person.id AS k1
       FROM person JOIN (
    SELECT person_id, array_agg(role ORDER BY role) AS roles, bool_and(suspended_at IS NOT NULL) AS suspended
    FROM membership WHERE institution_id = $1 GROUP BY person_id
  ) AS member ON member.person_id = person.id AND person.erased_at IS NULL WHERE true AND (words_of(person.name || ' ' || person.email) @@ words_like($2) OR length($2) >= 5
    AND word_similarity(plain_words($2), plain_words(person.name || ' ' || person.email)) >= 0.42)
     ), page AS (
       SELECT * FROM matched WHERE true
       ORDER BY k0, k1 LIMIT $3
     )
     SELECT total, json_build_array(k0, k1) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', person.id, 'name', person.name, 'email', person.email, 'zone', person.zone,
    'active', person.password_hash IS NOT NULL, 'version', person.version, 'roles', member.roles, 'suspended', member.suspended,
    'externalId', (SELECT external_id FROM register_record
      WHERE institution_id = $1 AND kind = 'person' AND object_id = person.id)) AS row FROM person JOIN (
    SELECT person_id, array_agg(role ORDER BY role) AS roles, bool_and(suspended_at IS NOT NULL) AS suspended
    FROM membership WHERE institution_id = $1 GROUP BY person_id
  ) AS member ON member.person_id = person.id AND person.erased_at IS NULL WHERE person.id = page.id) AS line ON true) ON true
     ORDER BY k0, k1;

-- page of nothing more, shape plain (institutionId uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT person.id, person.name COLLATE "und-x-icu" AS k0, person.id AS k1
       FROM person JOIN (
    SELECT person_id, array_agg(role ORDER BY role) AS roles, bool_and(suspended_at IS NOT NULL) AS suspended
    FROM membership WHERE institution_id = $1 GROUP BY person_id
  ) AS member ON member.person_id = person.id AND person.erased_at IS NULL WHERE true
     ), page AS (
       SELECT * FROM matched WHERE true
       ORDER BY k0, k1 LIMIT $2
     )
     SELECT total, json_build_array(k0, k1) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', person.id, 'name', person.name, 'email', person.email, 'zone', person.zone,
    'active', person.password_hash IS NOT NULL, 'version', person.version, 'roles', member.roles, 'suspended', member.suspended,
    'externalId', (SELECT external_id FROM register_record
      WHERE institution_id = $1 AND kind = 'person' AND object_id = person.id)) AS row FROM person JOIN (
    SELECT person_id, array_agg(role ORDER BY role) AS roles, bool_and(suspended_at IS NOT NULL) AS suspended
    FROM membership WHERE institution_id = $1 GROUP BY person_id
  ) AS member ON member.person_id = person.id AND person.erased_at IS NULL WHERE person.id = page.id) AS line ON true) ON true
     ORDER BY k0, k1;

-- chosen by ids (institutionId uuid, ids uuid[]) -> id uuid, name text, email text, roles text[], suspended bool, hasPassword bool
SELECT person.id, person.name, person.email, member.roles, member.suspended,
       person.password_hash IS NOT NULL AS "hasPassword"
     FROM person JOIN (
    SELECT person_id, array_agg(role ORDER BY role) AS roles, bool_and(suspended_at IS NOT NULL) AS suspended
    FROM membership WHERE institution_id = $1 GROUP BY person_id
  ) AS member ON member.person_id = person.id AND person.erased_at IS NULL WHERE true AND person.id = ANY($2::uuid[])
     ORDER BY person.name COLLATE "und-x-icu", person.id LIMIT 5001;

-- chosen of an import (institutionId uuid, importId uuid) -> id uuid, name text, email text, roles text[], suspended bool, hasPassword bool
SELECT person.id, person.name, person.email, member.roles, member.suspended,
       person.password_hash IS NOT NULL AS "hasPassword"
     FROM person JOIN (
    SELECT person_id, array_agg(role ORDER BY role) AS roles, bool_and(suspended_at IS NOT NULL) AS suspended
    FROM membership WHERE institution_id = $1 GROUP BY person_id
  ) AS member ON member.person_id = person.id AND person.erased_at IS NULL WHERE true AND person.id IN (
    SELECT object_id FROM register_record record
    WHERE record.institution_id = $1 AND record.kind = 'person' AND (record.import_id = $2::uuid
      OR record.external_id IN (SELECT change ->> 'externalId'
        FROM register_import, jsonb_array_elements(register_import.changes) AS change
        WHERE register_import.id = $2::uuid AND register_import.institution_id = $1
          AND register_import.state = 'applied' AND change ->> 'what' = 'person')))
     ORDER BY person.name COLLATE "und-x-icu", person.id LIMIT 5001;

-- chosen of a cohort (institutionId uuid, cohortId uuid) -> id uuid, name text, email text, roles text[], suspended bool, hasPassword bool
SELECT person.id, person.name, person.email, member.roles, member.suspended,
       person.password_hash IS NOT NULL AS "hasPassword"
     FROM person JOIN (
    SELECT person_id, array_agg(role ORDER BY role) AS roles, bool_and(suspended_at IS NOT NULL) AS suspended
    FROM membership WHERE institution_id = $1 GROUP BY person_id
  ) AS member ON member.person_id = person.id AND person.erased_at IS NULL WHERE true AND person.id IN (
    SELECT person_id FROM cohort_member JOIN cohort ON cohort.id = cohort_id
    WHERE cohort.id = $2::uuid AND cohort.institution_id = $1)
     ORDER BY person.name COLLATE "und-x-icu", person.id LIMIT 5001;

-- chosen by every filter (institutionId uuid, word0 text, word1 text, role text, suspended bool, active bool) -> id uuid, name text, email text, roles text[], suspended bool, hasPassword bool
SELECT person.id, person.name, person.email, member.roles, member.suspended,
       person.password_hash IS NOT NULL AS "hasPassword"
     FROM person JOIN (
    SELECT person_id, array_agg(role ORDER BY role) AS roles, bool_and(suspended_at IS NOT NULL) AS suspended
    FROM membership WHERE institution_id = $1 GROUP BY person_id
  ) AS member ON member.person_id = person.id AND person.erased_at IS NULL WHERE true AND words_of(person.name || ' ' || person.email) @@ words_like($2) AND words_of(person.name || ' ' || person.email) @@ words_like($3) AND $4 = ANY(member.roles) AND member.suspended = $5 AND (person.password_hash IS NOT NULL) = $6
     ORDER BY person.name COLLATE "und-x-icu", person.id LIMIT 5001;

-- chosen by words like these (institutionId uuid, word0 text) -> id uuid, name text, email text, roles text[], suspended bool, hasPassword bool
SELECT person.id, person.name, person.email, member.roles, member.suspended,
       person.password_hash IS NOT NULL AS "hasPassword"
     FROM person JOIN (
    SELECT person_id, array_agg(role ORDER BY role) AS roles, bool_and(suspended_at IS NOT NULL) AS suspended
    FROM membership WHERE institution_id = $1 GROUP BY person_id
  ) AS member ON member.person_id = person.id AND person.erased_at IS NULL WHERE true AND (words_of(person.name || ' ' || person.email) @@ words_like($2) OR length($2) >= 5
    AND word_similarity(plain_words($2), plain_words(person.name || ' ' || person.email)) >= 0.42)
     ORDER BY person.name COLLATE "und-x-icu", person.id LIMIT 5001;
