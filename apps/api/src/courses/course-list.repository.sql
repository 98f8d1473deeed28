-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- page with everything by code (institutionId uuid, readerId uuid, departmentId uuid, level text, archived bool, word0 text, word1 text, after0 text, after1 uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT course.id, lower(course.code) AS k0, course.id AS k1
       FROM course WHERE course.institution_id = $1 AND course.department_id = $3 AND course.level = $4 AND (course.archived_at IS NOT NULL) = $5 AND course.id IN (
  SELECT id FROM course WHERE words_of(code || ' ' || title) @@ words_like($6)
  UNION ALL
  SELECT course_id FROM course_translation WHERE words_of(title) @@ words_like($6)) AND course.id IN (
  SELECT id FROM course WHERE words_of(code || ' ' || title) @@ words_like($7)
  UNION ALL
  SELECT course_id FROM course_translation WHERE words_of(title) @@ words_like($7))
     ), page AS (
       SELECT * FROM matched WHERE (k0, k1) < ($8::text, $9::uuid)
       ORDER BY k0 DESC, k1 DESC LIMIT $10
     )
     SELECT total, json_build_array(k0, k1) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', course.id, 'code', course.code, 'title', coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title), 'language', course.language,
    'credits', course.credits, 'level', course.level, 'archived', course.archived_at IS NOT NULL,
    'departmentId', course.department_id, 'version', course.version,
    'institution', json_build_object('id', institution.id, 'name', institution.name)) AS row FROM course JOIN institution ON institution.id = course.institution_id WHERE course.id = page.id) AS line ON true) ON true
     ORDER BY k0 DESC, k1 DESC;

-- page with everything by title (institutionId uuid, readerId uuid, departmentId uuid, level text, archived bool, word0 text, word1 text, after0 text, after1 text, after2 uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT course.id, (coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title)) COLLATE "und-x-icu" AS k0, lower(course.code) AS k1, course.id AS k2
       FROM course WHERE course.institution_id = $1 AND course.department_id = $3 AND course.level = $4 AND (course.archived_at IS NOT NULL) = $5 AND course.id IN (
  SELECT id FROM course WHERE words_of(code || ' ' || title) @@ words_like($6)
  UNION ALL
  SELECT course_id FROM course_translation WHERE words_of(title) @@ words_like($6)) AND course.id IN (
  SELECT id FROM course WHERE words_of(code || ' ' || title) @@ words_like($7)
  UNION ALL
  SELECT course_id FROM course_translation WHERE words_of(title) @@ words_like($7))
     ), page AS (
       SELECT * FROM matched WHERE (k0, k1, k2) < ($8::text, $9::text, $10::uuid)
       ORDER BY k0 DESC, k1 DESC, k2 DESC LIMIT $11
     )
     SELECT total, json_build_array(k0, k1, k2) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', course.id, 'code', course.code, 'title', coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title), 'language', course.language,
    'credits', course.credits, 'level', course.level, 'archived', course.archived_at IS NOT NULL,
    'departmentId', course.department_id, 'version', course.version,
    'institution', json_build_object('id', institution.id, 'name', institution.name)) AS row FROM course JOIN institution ON institution.id = course.institution_id WHERE course.id = page.id) AS line ON true) ON true
     ORDER BY k0 DESC, k1 DESC, k2 DESC;

-- page with everything by department (institutionId uuid, readerId uuid, departmentId uuid, level text, archived bool, word0 text, word1 text, after0 text, after1 text, after2 uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT course.id, coalesce((SELECT name COLLATE "und-x-icu" FROM department WHERE id = course.department_id), U&'\FFFF') AS k0, lower(course.code) AS k1, course.id AS k2
       FROM course WHERE course.institution_id = $1 AND course.department_id = $3 AND course.level = $4 AND (course.archived_at IS NOT NULL) = $5 AND course.id IN (
  SELECT id FROM course WHERE words_of(code || ' ' || title) @@ words_like($6)
  UNION ALL
  SELECT course_id FROM course_translation WHERE words_of(title) @@ words_like($6)) AND course.id IN (
  SELECT id FROM course WHERE words_of(code || ' ' || title) @@ words_like($7)
  UNION ALL
  SELECT course_id FROM course_translation WHERE words_of(title) @@ words_like($7))
     ), page AS (
       SELECT * FROM matched WHERE (k0, k1, k2) < ($8::text, $9::text, $10::uuid)
       ORDER BY k0 DESC, k1 DESC, k2 DESC LIMIT $11
     )
     SELECT total, json_build_array(k0, k1, k2) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', course.id, 'code', course.code, 'title', coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title), 'language', course.language,
    'credits', course.credits, 'level', course.level, 'archived', course.archived_at IS NOT NULL,
    'departmentId', course.department_id, 'version', course.version,
    'institution', json_build_object('id', institution.id, 'name', institution.name)) AS row FROM course JOIN institution ON institution.id = course.institution_id WHERE course.id = page.id) AS line ON true) ON true
     ORDER BY k0 DESC, k1 DESC, k2 DESC;

-- page with everything by sections (institutionId uuid, readerId uuid, departmentId uuid, level text, archived bool, word0 text, word1 text, after0 int4, after1 text, after2 uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT course.id, -(SELECT count(*)::integer FROM section WHERE section.course_id = course.id) AS k0, lower(course.code) AS k1, course.id AS k2
       FROM course WHERE course.institution_id = $1 AND course.department_id = $3 AND course.level = $4 AND (course.archived_at IS NOT NULL) = $5 AND course.id IN (
  SELECT id FROM course WHERE words_of(code || ' ' || title) @@ words_like($6)
  UNION ALL
  SELECT course_id FROM course_translation WHERE words_of(title) @@ words_like($6)) AND course.id IN (
  SELECT id FROM course WHERE words_of(code || ' ' || title) @@ words_like($7)
  UNION ALL
  SELECT course_id FROM course_translation WHERE words_of(title) @@ words_like($7))
     ), page AS (
       SELECT * FROM matched WHERE (k0, k1, k2) < ($8::int4, $9::text, $10::uuid)
       ORDER BY k0 DESC, k1 DESC, k2 DESC LIMIT $11
     )
     SELECT total, json_build_array(k0, k1, k2) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', course.id, 'code', course.code, 'title', coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title), 'language', course.language,
    'credits', course.credits, 'level', course.level, 'archived', course.archived_at IS NOT NULL,
    'departmentId', course.department_id, 'version', course.version,
    'institution', json_build_object('id', institution.id, 'name', institution.name)) AS row FROM course JOIN institution ON institution.id = course.institution_id WHERE course.id = page.id) AS line ON true) ON true
     ORDER BY k0 DESC, k1 DESC, k2 DESC;

-- page with everything by credits (institutionId uuid, readerId uuid, departmentId uuid, level text, archived bool, word0 text, word1 text, after0 float8, after1 text, after2 uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT course.id, coalesce(course.credits::float8, 1e9) AS k0, lower(course.code) AS k1, course.id AS k2
       FROM course WHERE course.institution_id = $1 AND course.department_id = $3 AND course.level = $4 AND (course.archived_at IS NOT NULL) = $5 AND course.id IN (
  SELECT id FROM course WHERE words_of(code || ' ' || title) @@ words_like($6)
  UNION ALL
  SELECT course_id FROM course_translation WHERE words_of(title) @@ words_like($6)) AND course.id IN (
  SELECT id FROM course WHERE words_of(code || ' ' || title) @@ words_like($7)
  UNION ALL
  SELECT course_id FROM course_translation WHERE words_of(title) @@ words_like($7))
     ), page AS (
       SELECT * FROM matched WHERE (k0, k1, k2) < ($8::float8, $9::text, $10::uuid)
       ORDER BY k0 DESC, k1 DESC, k2 DESC LIMIT $11
     )
     SELECT total, json_build_array(k0, k1, k2) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', course.id, 'code', course.code, 'title', coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title), 'language', course.language,
    'credits', course.credits, 'level', course.level, 'archived', course.archived_at IS NOT NULL,
    'departmentId', course.department_id, 'version', course.version,
    'institution', json_build_object('id', institution.id, 'name', institution.name)) AS row FROM course JOIN institution ON institution.id = course.institution_id WHERE course.id = page.id) AS line ON true) ON true
     ORDER BY k0 DESC, k1 DESC, k2 DESC;

-- page of alike words (institutionId uuid, readerId uuid, word0 text, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT course.id, lower(course.code) AS k0, course.id AS k1
       FROM course WHERE course.institution_id = $1 AND course.id IN (
  SELECT id FROM course WHERE (words_of(code || ' ' || title) @@ words_like($3) OR length($3) >= 5
    AND word_similarity(plain_words($3), plain_words(code || ' ' || title)) >= 0.42)
  UNION ALL
  SELECT course_id FROM course_translation WHERE (words_of(title) @@ words_like($3) OR length($3) >= 5
    AND word_similarity(plain_words($3), plain_words(title)) >= 0.42))
     ), page AS (
       SELECT * FROM matched WHERE true
       ORDER BY k0, k1 LIMIT $4
     )
     SELECT total, json_build_array(k0, k1) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', course.id, 'code', course.code, 'title', coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title), 'language', course.language,
    'credits', course.credits, 'level', course.level, 'archived', course.archived_at IS NOT NULL,
    'departmentId', course.department_id, 'version', course.version,
    'institution', json_build_object('id', institution.id, 'name', institution.name)) AS row FROM course JOIN institution ON institution.id = course.institution_id WHERE course.id = page.id) AS line ON true) ON true
     ORDER BY k0, k1;

-- page of nothing more, shape plain (institutionId uuid, readerId uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT course.id, lower(course.code) AS k0, course.id AS k1
       FROM course WHERE course.institution_id = $1
     ), page AS (
       SELECT * FROM matched WHERE true
       ORDER BY k0, k1 LIMIT $3
     )
     SELECT total, json_build_array(k0, k1) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', course.id, 'code', course.code, 'title', coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title), 'language', course.language,
    'credits', course.credits, 'level', course.level, 'archived', course.archived_at IS NOT NULL,
    'departmentId', course.department_id, 'version', course.version,
    'institution', json_build_object('id', institution.id, 'name', institution.name)) AS row FROM course JOIN institution ON institution.id = course.institution_id WHERE course.id = page.id) AS line ON true) ON true
     ORDER BY k0, k1;

-- page of nothing more, shape department (institutionId uuid, readerId uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT course.id, lower(course.code) AS k0, course.id AS k1
       FROM course WHERE course.institution_id = $1
     ), page AS (
       SELECT * FROM matched WHERE true
       ORDER BY k0, k1 LIMIT $3
     )
     SELECT total, json_build_array(k0, k1) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', course.id, 'code', course.code, 'title', coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title), 'language', course.language,
    'credits', course.credits, 'level', course.level, 'archived', course.archived_at IS NOT NULL,
    'departmentId', course.department_id, 'version', course.version,
    'institution', json_build_object('id', institution.id, 'name', institution.name), 'inDepartment', (SELECT json_build_object('id', department.id, 'code', department.code, 'name', department.name,
    'version', department.version) FROM department WHERE department.id = course.department_id)) AS row FROM course JOIN institution ON institution.id = course.institution_id WHERE course.id = page.id) AS line ON true) ON true
     ORDER BY k0, k1;

-- page of nothing more, shape sections (institutionId uuid, readerId uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT course.id, lower(course.code) AS k0, course.id AS k1
       FROM course WHERE course.institution_id = $1
     ), page AS (
       SELECT * FROM matched WHERE true
       ORDER BY k0, k1 LIMIT $3
     )
     SELECT total, json_build_array(k0, k1) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', course.id, 'code', course.code, 'title', coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title), 'language', course.language,
    'credits', course.credits, 'level', course.level, 'archived', course.archived_at IS NOT NULL,
    'departmentId', course.department_id, 'version', course.version,
    'institution', json_build_object('id', institution.id, 'name', institution.name), 'sections', (SELECT count(*) FROM section WHERE section.course_id = course.id)) AS row FROM course JOIN institution ON institution.id = course.institution_id WHERE course.id = page.id) AS line ON true) ON true
     ORDER BY k0, k1;

-- page of nothing more, shape both (institutionId uuid, readerId uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT course.id, lower(course.code) AS k0, course.id AS k1
       FROM course WHERE course.institution_id = $1
     ), page AS (
       SELECT * FROM matched WHERE true
       ORDER BY k0, k1 LIMIT $3
     )
     SELECT total, json_build_array(k0, k1) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', course.id, 'code', course.code, 'title', coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title), 'language', course.language,
    'credits', course.credits, 'level', course.level, 'archived', course.archived_at IS NOT NULL,
    'departmentId', course.department_id, 'version', course.version,
    'institution', json_build_object('id', institution.id, 'name', institution.name), 'inDepartment', (SELECT json_build_object('id', department.id, 'code', department.code, 'name', department.name,
    'version', department.version) FROM department WHERE department.id = course.department_id), 'sections', (SELECT count(*) FROM section WHERE section.course_id = course.id)) AS row FROM course JOIN institution ON institution.id = course.institution_id WHERE course.id = page.id) AS line ON true) ON true
     ORDER BY k0, k1;
