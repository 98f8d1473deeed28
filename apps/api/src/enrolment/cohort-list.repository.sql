-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- page with everything by name (institutionId uuid, word0 text, word1 text, after0 text, after1 uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT cohort.id, cohort.name COLLATE "und-x-icu" AS k0, cohort.id AS k1
       FROM cohort WHERE cohort.institution_id = $1 AND words_of(cohort.name) @@ words_like($2) AND words_of(cohort.name) @@ words_like($3)
     ), page AS (
       SELECT * FROM matched WHERE (k0, k1) < ($4::text, $5::uuid)
       ORDER BY k0 DESC, k1 DESC LIMIT $6
     )
     SELECT total, json_build_array(k0, k1) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', cohort.id, 'name', cohort.name, 'departmentId', cohort.department_id, 'version', cohort.version,
    'campus', CASE WHEN campus.id IS NOT NULL
      THEN json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone) END,
    'institution', json_build_object('id', institution.id, 'name', institution.name),
    'size', (SELECT count(*)::integer FROM cohort_member WHERE cohort_id = cohort.id)) AS row FROM cohort
  JOIN institution ON institution.id = cohort.institution_id
  LEFT JOIN campus ON campus.id = cohort.campus_id WHERE cohort.id = page.id) AS line ON true) ON true
     ORDER BY k0 DESC, k1 DESC;

-- page with everything by size (institutionId uuid, word0 text, word1 text, after0 int4, after1 text, after2 uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT cohort.id, -(SELECT count(*)::integer FROM cohort_member WHERE cohort_id = cohort.id) AS k0, cohort.name COLLATE "und-x-icu" AS k1, cohort.id AS k2
       FROM cohort WHERE cohort.institution_id = $1 AND words_of(cohort.name) @@ words_like($2) AND words_of(cohort.name) @@ words_like($3)
     ), page AS (
       SELECT * FROM matched WHERE (k0, k1, k2) < ($4::int4, $5::text, $6::uuid)
       ORDER BY k0 DESC, k1 DESC, k2 DESC LIMIT $7
     )
     SELECT total, json_build_array(k0, k1, k2) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', cohort.id, 'name', cohort.name, 'departmentId', cohort.department_id, 'version', cohort.version,
    'campus', CASE WHEN campus.id IS NOT NULL
      THEN json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone) END,
    'institution', json_build_object('id', institution.id, 'name', institution.name),
    'size', (SELECT count(*)::integer FROM cohort_member WHERE cohort_id = cohort.id)) AS row FROM cohort
  JOIN institution ON institution.id = cohort.institution_id
  LEFT JOIN campus ON campus.id = cohort.campus_id WHERE cohort.id = page.id) AS line ON true) ON true
     ORDER BY k0 DESC, k1 DESC, k2 DESC;

-- page with everything by campus (institutionId uuid, word0 text, word1 text, after0 text, after1 text, after2 uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT cohort.id, coalesce((SELECT name COLLATE "und-x-icu" FROM campus WHERE id = cohort.campus_id), U&'\FFFF') AS k0, cohort.name COLLATE "und-x-icu" AS k1, cohort.id AS k2
       FROM cohort WHERE cohort.institution_id = $1 AND words_of(cohort.name) @@ words_like($2) AND words_of(cohort.name) @@ words_like($3)
     ), page AS (
       SELECT * FROM matched WHERE (k0, k1, k2) < ($4::text, $5::text, $6::uuid)
       ORDER BY k0 DESC, k1 DESC, k2 DESC LIMIT $7
     )
     SELECT total, json_build_array(k0, k1, k2) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', cohort.id, 'name', cohort.name, 'departmentId', cohort.department_id, 'version', cohort.version,
    'campus', CASE WHEN campus.id IS NOT NULL
      THEN json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone) END,
    'institution', json_build_object('id', institution.id, 'name', institution.name),
    'size', (SELECT count(*)::integer FROM cohort_member WHERE cohort_id = cohort.id)) AS row FROM cohort
  JOIN institution ON institution.id = cohort.institution_id
  LEFT JOIN campus ON campus.id = cohort.campus_id WHERE cohort.id = page.id) AS line ON true) ON true
     ORDER BY k0 DESC, k1 DESC, k2 DESC;

-- page with everything by department (institutionId uuid, word0 text, word1 text, after0 text, after1 text, after2 uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT cohort.id, coalesce((SELECT name COLLATE "und-x-icu" FROM department WHERE id = cohort.department_id), U&'\FFFF') AS k0, cohort.name COLLATE "und-x-icu" AS k1, cohort.id AS k2
       FROM cohort WHERE cohort.institution_id = $1 AND words_of(cohort.name) @@ words_like($2) AND words_of(cohort.name) @@ words_like($3)
     ), page AS (
       SELECT * FROM matched WHERE (k0, k1, k2) < ($4::text, $5::text, $6::uuid)
       ORDER BY k0 DESC, k1 DESC, k2 DESC LIMIT $7
     )
     SELECT total, json_build_array(k0, k1, k2) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', cohort.id, 'name', cohort.name, 'departmentId', cohort.department_id, 'version', cohort.version,
    'campus', CASE WHEN campus.id IS NOT NULL
      THEN json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone) END,
    'institution', json_build_object('id', institution.id, 'name', institution.name),
    'size', (SELECT count(*)::integer FROM cohort_member WHERE cohort_id = cohort.id)) AS row FROM cohort
  JOIN institution ON institution.id = cohort.institution_id
  LEFT JOIN campus ON campus.id = cohort.campus_id WHERE cohort.id = page.id) AS line ON true) ON true
     ORDER BY k0 DESC, k1 DESC, k2 DESC;

-- page of alike words (institutionId uuid, word0 text, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT cohort.id, cohort.name COLLATE "und-x-icu" AS k0, cohort.id AS k1
       FROM cohort WHERE cohort.institution_id = $1 AND (words_of(cohort.name) @@ words_like($2) OR length($2) >= 5
    AND word_similarity(plain_words($2), plain_words(cohort.name)) >= 0.42)
     ), page AS (
       SELECT * FROM matched WHERE true
       ORDER BY k0, k1 LIMIT $3
     )
     SELECT total, json_build_array(k0, k1) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', cohort.id, 'name', cohort.name, 'departmentId', cohort.department_id, 'version', cohort.version,
    'campus', CASE WHEN campus.id IS NOT NULL
      THEN json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone) END,
    'institution', json_build_object('id', institution.id, 'name', institution.name),
    'size', (SELECT count(*)::integer FROM cohort_member WHERE cohort_id = cohort.id)) AS row FROM cohort
  JOIN institution ON institution.id = cohort.institution_id
  LEFT JOIN campus ON campus.id = cohort.campus_id WHERE cohort.id = page.id) AS line ON true) ON true
     ORDER BY k0, k1;

-- page of nothing more, shape cohort (institutionId uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT cohort.id, cohort.name COLLATE "und-x-icu" AS k0, cohort.id AS k1
       FROM cohort WHERE cohort.institution_id = $1
     ), page AS (
       SELECT * FROM matched WHERE true
       ORDER BY k0, k1 LIMIT $2
     )
     SELECT total, json_build_array(k0, k1) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', cohort.id, 'name', cohort.name, 'departmentId', cohort.department_id, 'version', cohort.version,
    'campus', CASE WHEN campus.id IS NOT NULL
      THEN json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone) END,
    'institution', json_build_object('id', institution.id, 'name', institution.name),
    'size', (SELECT count(*)::integer FROM cohort_member WHERE cohort_id = cohort.id)) AS row FROM cohort
  JOIN institution ON institution.id = cohort.institution_id
  LEFT JOIN campus ON campus.id = cohort.campus_id WHERE cohort.id = page.id) AS line ON true) ON true
     ORDER BY k0, k1;
