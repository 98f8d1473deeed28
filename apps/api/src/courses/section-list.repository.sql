-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- page with everything by term (institutionId uuid, readerId uuid, termId uuid, campusId uuid, departmentId uuid, courseId uuid, cohortId uuid, lecturerId uuid, state text, archived bool, word0 text, word1 text, after0 int4, after1 text, after2 text, after3 text, after4 uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT section.id, date '2000-01-01' - term.starts_on AS k0, term.name COLLATE "und-x-icu" AS k1, lower(course.code) AS k2, section.name COLLATE "und-x-icu" AS k3, section.id AS k4
       FROM section JOIN course ON course.id = section.course_id JOIN term ON term.id = section.term_id WHERE course.institution_id = $1 AND (section.state <> 'draft'
              OR section.id IN (SELECT section_id FROM section_lecturer WHERE person_id = $2)) AND section.term_id = $3 AND section.campus_id = $4 AND course.department_id = $5 AND section.course_id = $6 AND section.id IN (SELECT section_id FROM section_cohort WHERE cohort_id = $7) AND section.id IN (SELECT section_id FROM section_lecturer WHERE person_id = $8) AND section.state = $9 AND (section.archived_at IS NOT NULL) = $10 AND section.state NOT IN ('finished', 'cancelled') AND section.archived_at IS NULL
  AND section.term_id IN (SELECT id FROM term WHERE ends_on >= current_date) AND NOT EXISTS (SELECT FROM section_lecturer WHERE section_id = section.id) AND section.state NOT IN ('finished', 'cancelled') AND section.archived_at IS NULL
  AND section.term_id IN (SELECT id FROM term WHERE ends_on >= current_date) AND NOT EXISTS (
    SELECT FROM session WHERE session.section_id = section.id AND session.cancelled_at IS NULL) AND (section.course_id IN (
  SELECT id FROM course WHERE words_of(code || ' ' || title) @@ words_like($11)
  UNION ALL
  SELECT course_id FROM course_translation WHERE words_of(title) @@ words_like($11))
    OR words_of(section.name) @@ words_like($11)
    OR section.id IN (SELECT section_id FROM section_lecturer JOIN person ON person.id = person_id
      WHERE words_of(person.name) @@ words_like($11))) AND (section.course_id IN (
  SELECT id FROM course WHERE words_of(code || ' ' || title) @@ words_like($12)
  UNION ALL
  SELECT course_id FROM course_translation WHERE words_of(title) @@ words_like($12))
    OR words_of(section.name) @@ words_like($12)
    OR section.id IN (SELECT section_id FROM section_lecturer JOIN person ON person.id = person_id
      WHERE words_of(person.name) @@ words_like($12)))
     ), page AS (
       SELECT * FROM matched WHERE (k0, k1, k2, k3, k4) < ($13::int4, $14::text, $15::text, $16::text, $17::uuid)
       ORDER BY k0 DESC, k1 DESC, k2 DESC, k3 DESC, k4 DESC LIMIT $18
     )
     SELECT total, json_build_array(k0, k1, k2, k3, k4) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', section.id, 'name', section.name, 'state', section.state,
    'archived', section.archived_at IS NOT NULL, 'capacity', section.capacity,
    'waitingList', section.waiting_list, 'selfEnrolment', section.self_enrolment, 'version', section.version,
    'course', json_build_object(
    'id', course.id, 'code', course.code, 'title', coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title), 'language', course.language,
    'credits', course.credits, 'level', course.level, 'archived', course.archived_at IS NOT NULL,
    'departmentId', course.department_id, 'version', course.version,
    'institution', json_build_object('id', institution.id, 'name', institution.name)),
    'term', json_build_object('id', term.id, 'name', term.name, 'startsOn', term.starts_on, 'endsOn', term.ends_on,
      'version', term.version),
    'campus', json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone, 'country', campus.country,
      'linkKbps', campus.link_kbps, 'linkNote', campus.link_note, 'version', campus.version),
    'institution', json_build_object('id', institution.id, 'name', institution.name),
    'cohortSize', (SELECT count(*)::integer FROM enrolment WHERE section_id = section.id),
    'waitingSize', (SELECT count(*) FROM waiting_place WHERE section_id = section.id),
    'sessionCount', (SELECT count(*) FROM session WHERE section_id = section.id AND cancelled_at IS NULL),
    'teachers', (
      SELECT coalesce(json_agg(json_build_object('role', teacher.role,
          'person', json_build_object('id', person.id, 'name', person.name, 'zone', person.zone))
        ORDER BY teacher.role DESC, person.name COLLATE "und-x-icu", person.id), '[]')
      FROM section_lecturer teacher JOIN person ON person.id = teacher.person_id WHERE teacher.section_id = section.id)) AS row 
  FROM section
  JOIN course ON course.id = section.course_id
  JOIN term ON term.id = section.term_id
  JOIN campus ON campus.id = section.campus_id
  JOIN institution ON institution.id = course.institution_id WHERE section.id = page.id) AS line ON true) ON true
     ORDER BY k0 DESC, k1 DESC, k2 DESC, k3 DESC, k4 DESC;

-- page with everything by course (institutionId uuid, readerId uuid, termId uuid, campusId uuid, departmentId uuid, courseId uuid, cohortId uuid, lecturerId uuid, state text, archived bool, word0 text, word1 text, after0 text, after1 text, after2 int4, after3 text, after4 uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT section.id, lower(course.code) AS k0, section.name COLLATE "und-x-icu" AS k1, date '2000-01-01' - term.starts_on AS k2, term.name COLLATE "und-x-icu" AS k3, section.id AS k4
       FROM section JOIN course ON course.id = section.course_id JOIN term ON term.id = section.term_id WHERE course.institution_id = $1 AND (section.state <> 'draft'
              OR section.id IN (SELECT section_id FROM section_lecturer WHERE person_id = $2)) AND section.term_id = $3 AND section.campus_id = $4 AND course.department_id = $5 AND section.course_id = $6 AND section.id IN (SELECT section_id FROM section_cohort WHERE cohort_id = $7) AND section.id IN (SELECT section_id FROM section_lecturer WHERE person_id = $8) AND section.state = $9 AND (section.archived_at IS NOT NULL) = $10 AND section.state NOT IN ('finished', 'cancelled') AND section.archived_at IS NULL
  AND section.term_id IN (SELECT id FROM term WHERE ends_on >= current_date) AND NOT EXISTS (SELECT FROM section_lecturer WHERE section_id = section.id) AND section.state NOT IN ('finished', 'cancelled') AND section.archived_at IS NULL
  AND section.term_id IN (SELECT id FROM term WHERE ends_on >= current_date) AND NOT EXISTS (
    SELECT FROM session WHERE session.section_id = section.id AND session.cancelled_at IS NULL) AND (section.course_id IN (
  SELECT id FROM course WHERE words_of(code || ' ' || title) @@ words_like($11)
  UNION ALL
  SELECT course_id FROM course_translation WHERE words_of(title) @@ words_like($11))
    OR words_of(section.name) @@ words_like($11)
    OR section.id IN (SELECT section_id FROM section_lecturer JOIN person ON person.id = person_id
      WHERE words_of(person.name) @@ words_like($11))) AND (section.course_id IN (
  SELECT id FROM course WHERE words_of(code || ' ' || title) @@ words_like($12)
  UNION ALL
  SELECT course_id FROM course_translation WHERE words_of(title) @@ words_like($12))
    OR words_of(section.name) @@ words_like($12)
    OR section.id IN (SELECT section_id FROM section_lecturer JOIN person ON person.id = person_id
      WHERE words_of(person.name) @@ words_like($12)))
     ), page AS (
       SELECT * FROM matched WHERE (k0, k1, k2, k3, k4) < ($13::text, $14::text, $15::int4, $16::text, $17::uuid)
       ORDER BY k0 DESC, k1 DESC, k2 DESC, k3 DESC, k4 DESC LIMIT $18
     )
     SELECT total, json_build_array(k0, k1, k2, k3, k4) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', section.id, 'name', section.name, 'state', section.state,
    'archived', section.archived_at IS NOT NULL, 'capacity', section.capacity,
    'waitingList', section.waiting_list, 'selfEnrolment', section.self_enrolment, 'version', section.version,
    'course', json_build_object(
    'id', course.id, 'code', course.code, 'title', coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title), 'language', course.language,
    'credits', course.credits, 'level', course.level, 'archived', course.archived_at IS NOT NULL,
    'departmentId', course.department_id, 'version', course.version,
    'institution', json_build_object('id', institution.id, 'name', institution.name)),
    'term', json_build_object('id', term.id, 'name', term.name, 'startsOn', term.starts_on, 'endsOn', term.ends_on,
      'version', term.version),
    'campus', json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone, 'country', campus.country,
      'linkKbps', campus.link_kbps, 'linkNote', campus.link_note, 'version', campus.version),
    'institution', json_build_object('id', institution.id, 'name', institution.name),
    'cohortSize', (SELECT count(*)::integer FROM enrolment WHERE section_id = section.id),
    'waitingSize', (SELECT count(*) FROM waiting_place WHERE section_id = section.id),
    'sessionCount', (SELECT count(*) FROM session WHERE section_id = section.id AND cancelled_at IS NULL),
    'teachers', (
      SELECT coalesce(json_agg(json_build_object('role', teacher.role,
          'person', json_build_object('id', person.id, 'name', person.name, 'zone', person.zone))
        ORDER BY teacher.role DESC, person.name COLLATE "und-x-icu", person.id), '[]')
      FROM section_lecturer teacher JOIN person ON person.id = teacher.person_id WHERE teacher.section_id = section.id)) AS row 
  FROM section
  JOIN course ON course.id = section.course_id
  JOIN term ON term.id = section.term_id
  JOIN campus ON campus.id = section.campus_id
  JOIN institution ON institution.id = course.institution_id WHERE section.id = page.id) AS line ON true) ON true
     ORDER BY k0 DESC, k1 DESC, k2 DESC, k3 DESC, k4 DESC;

-- page with everything by cohort_size (institutionId uuid, readerId uuid, termId uuid, campusId uuid, departmentId uuid, courseId uuid, cohortId uuid, lecturerId uuid, state text, archived bool, word0 text, word1 text, after0 int4, after1 text, after2 text, after3 uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT section.id, -(SELECT count(*)::integer FROM enrolment WHERE section_id = section.id) AS k0, lower(course.code) AS k1, section.name COLLATE "und-x-icu" AS k2, section.id AS k3
       FROM section JOIN course ON course.id = section.course_id JOIN term ON term.id = section.term_id WHERE course.institution_id = $1 AND (section.state <> 'draft'
              OR section.id IN (SELECT section_id FROM section_lecturer WHERE person_id = $2)) AND section.term_id = $3 AND section.campus_id = $4 AND course.department_id = $5 AND section.course_id = $6 AND section.id IN (SELECT section_id FROM section_cohort WHERE cohort_id = $7) AND section.id IN (SELECT section_id FROM section_lecturer WHERE person_id = $8) AND section.state = $9 AND (section.archived_at IS NOT NULL) = $10 AND section.state NOT IN ('finished', 'cancelled') AND section.archived_at IS NULL
  AND section.term_id IN (SELECT id FROM term WHERE ends_on >= current_date) AND NOT EXISTS (SELECT FROM section_lecturer WHERE section_id = section.id) AND section.state NOT IN ('finished', 'cancelled') AND section.archived_at IS NULL
  AND section.term_id IN (SELECT id FROM term WHERE ends_on >= current_date) AND NOT EXISTS (
    SELECT FROM session WHERE session.section_id = section.id AND session.cancelled_at IS NULL) AND (section.course_id IN (
  SELECT id FROM course WHERE words_of(code || ' ' || title) @@ words_like($11)
  UNION ALL
  SELECT course_id FROM course_translation WHERE words_of(title) @@ words_like($11))
    OR words_of(section.name) @@ words_like($11)
    OR section.id IN (SELECT section_id FROM section_lecturer JOIN person ON person.id = person_id
      WHERE words_of(person.name) @@ words_like($11))) AND (section.course_id IN (
  SELECT id FROM course WHERE words_of(code || ' ' || title) @@ words_like($12)
  UNION ALL
  SELECT course_id FROM course_translation WHERE words_of(title) @@ words_like($12))
    OR words_of(section.name) @@ words_like($12)
    OR section.id IN (SELECT section_id FROM section_lecturer JOIN person ON person.id = person_id
      WHERE words_of(person.name) @@ words_like($12)))
     ), page AS (
       SELECT * FROM matched WHERE (k0, k1, k2, k3) < ($13::int4, $14::text, $15::text, $16::uuid)
       ORDER BY k0 DESC, k1 DESC, k2 DESC, k3 DESC LIMIT $17
     )
     SELECT total, json_build_array(k0, k1, k2, k3) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', section.id, 'name', section.name, 'state', section.state,
    'archived', section.archived_at IS NOT NULL, 'capacity', section.capacity,
    'waitingList', section.waiting_list, 'selfEnrolment', section.self_enrolment, 'version', section.version,
    'course', json_build_object(
    'id', course.id, 'code', course.code, 'title', coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title), 'language', course.language,
    'credits', course.credits, 'level', course.level, 'archived', course.archived_at IS NOT NULL,
    'departmentId', course.department_id, 'version', course.version,
    'institution', json_build_object('id', institution.id, 'name', institution.name)),
    'term', json_build_object('id', term.id, 'name', term.name, 'startsOn', term.starts_on, 'endsOn', term.ends_on,
      'version', term.version),
    'campus', json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone, 'country', campus.country,
      'linkKbps', campus.link_kbps, 'linkNote', campus.link_note, 'version', campus.version),
    'institution', json_build_object('id', institution.id, 'name', institution.name),
    'cohortSize', (SELECT count(*)::integer FROM enrolment WHERE section_id = section.id),
    'waitingSize', (SELECT count(*) FROM waiting_place WHERE section_id = section.id),
    'sessionCount', (SELECT count(*) FROM session WHERE section_id = section.id AND cancelled_at IS NULL),
    'teachers', (
      SELECT coalesce(json_agg(json_build_object('role', teacher.role,
          'person', json_build_object('id', person.id, 'name', person.name, 'zone', person.zone))
        ORDER BY teacher.role DESC, person.name COLLATE "und-x-icu", person.id), '[]')
      FROM section_lecturer teacher JOIN person ON person.id = teacher.person_id WHERE teacher.section_id = section.id)) AS row 
  FROM section
  JOIN course ON course.id = section.course_id
  JOIN term ON term.id = section.term_id
  JOIN campus ON campus.id = section.campus_id
  JOIN institution ON institution.id = course.institution_id WHERE section.id = page.id) AS line ON true) ON true
     ORDER BY k0 DESC, k1 DESC, k2 DESC, k3 DESC;

-- page with everything by campus (institutionId uuid, readerId uuid, termId uuid, campusId uuid, departmentId uuid, courseId uuid, cohortId uuid, lecturerId uuid, state text, archived bool, word0 text, word1 text, after0 text, after1 text, after2 text, after3 uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT section.id, (SELECT name COLLATE "und-x-icu" FROM campus WHERE id = section.campus_id) AS k0, lower(course.code) AS k1, section.name COLLATE "und-x-icu" AS k2, section.id AS k3
       FROM section JOIN course ON course.id = section.course_id JOIN term ON term.id = section.term_id WHERE course.institution_id = $1 AND (section.state <> 'draft'
              OR section.id IN (SELECT section_id FROM section_lecturer WHERE person_id = $2)) AND section.term_id = $3 AND section.campus_id = $4 AND course.department_id = $5 AND section.course_id = $6 AND section.id IN (SELECT section_id FROM section_cohort WHERE cohort_id = $7) AND section.id IN (SELECT section_id FROM section_lecturer WHERE person_id = $8) AND section.state = $9 AND (section.archived_at IS NOT NULL) = $10 AND section.state NOT IN ('finished', 'cancelled') AND section.archived_at IS NULL
  AND section.term_id IN (SELECT id FROM term WHERE ends_on >= current_date) AND NOT EXISTS (SELECT FROM section_lecturer WHERE section_id = section.id) AND section.state NOT IN ('finished', 'cancelled') AND section.archived_at IS NULL
  AND section.term_id IN (SELECT id FROM term WHERE ends_on >= current_date) AND NOT EXISTS (
    SELECT FROM session WHERE session.section_id = section.id AND session.cancelled_at IS NULL) AND (section.course_id IN (
  SELECT id FROM course WHERE words_of(code || ' ' || title) @@ words_like($11)
  UNION ALL
  SELECT course_id FROM course_translation WHERE words_of(title) @@ words_like($11))
    OR words_of(section.name) @@ words_like($11)
    OR section.id IN (SELECT section_id FROM section_lecturer JOIN person ON person.id = person_id
      WHERE words_of(person.name) @@ words_like($11))) AND (section.course_id IN (
  SELECT id FROM course WHERE words_of(code || ' ' || title) @@ words_like($12)
  UNION ALL
  SELECT course_id FROM course_translation WHERE words_of(title) @@ words_like($12))
    OR words_of(section.name) @@ words_like($12)
    OR section.id IN (SELECT section_id FROM section_lecturer JOIN person ON person.id = person_id
      WHERE words_of(person.name) @@ words_like($12)))
     ), page AS (
       SELECT * FROM matched WHERE (k0, k1, k2, k3) < ($13::text, $14::text, $15::text, $16::uuid)
       ORDER BY k0 DESC, k1 DESC, k2 DESC, k3 DESC LIMIT $17
     )
     SELECT total, json_build_array(k0, k1, k2, k3) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', section.id, 'name', section.name, 'state', section.state,
    'archived', section.archived_at IS NOT NULL, 'capacity', section.capacity,
    'waitingList', section.waiting_list, 'selfEnrolment', section.self_enrolment, 'version', section.version,
    'course', json_build_object(
    'id', course.id, 'code', course.code, 'title', coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title), 'language', course.language,
    'credits', course.credits, 'level', course.level, 'archived', course.archived_at IS NOT NULL,
    'departmentId', course.department_id, 'version', course.version,
    'institution', json_build_object('id', institution.id, 'name', institution.name)),
    'term', json_build_object('id', term.id, 'name', term.name, 'startsOn', term.starts_on, 'endsOn', term.ends_on,
      'version', term.version),
    'campus', json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone, 'country', campus.country,
      'linkKbps', campus.link_kbps, 'linkNote', campus.link_note, 'version', campus.version),
    'institution', json_build_object('id', institution.id, 'name', institution.name),
    'cohortSize', (SELECT count(*)::integer FROM enrolment WHERE section_id = section.id),
    'waitingSize', (SELECT count(*) FROM waiting_place WHERE section_id = section.id),
    'sessionCount', (SELECT count(*) FROM session WHERE section_id = section.id AND cancelled_at IS NULL),
    'teachers', (
      SELECT coalesce(json_agg(json_build_object('role', teacher.role,
          'person', json_build_object('id', person.id, 'name', person.name, 'zone', person.zone))
        ORDER BY teacher.role DESC, person.name COLLATE "und-x-icu", person.id), '[]')
      FROM section_lecturer teacher JOIN person ON person.id = teacher.person_id WHERE teacher.section_id = section.id)) AS row 
  FROM section
  JOIN course ON course.id = section.course_id
  JOIN term ON term.id = section.term_id
  JOIN campus ON campus.id = section.campus_id
  JOIN institution ON institution.id = course.institution_id WHERE section.id = page.id) AS line ON true) ON true
     ORDER BY k0 DESC, k1 DESC, k2 DESC, k3 DESC;

-- page with everything by lecturer (institutionId uuid, readerId uuid, termId uuid, campusId uuid, departmentId uuid, courseId uuid, cohortId uuid, lecturerId uuid, state text, archived bool, word0 text, word1 text, after0 text, after1 text, after2 text, after3 uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT section.id, coalesce((SELECT min(person.name COLLATE "und-x-icu") FROM section_lecturer
    JOIN person ON person.id = section_lecturer.person_id WHERE section_lecturer.section_id = section.id), U&'\FFFF') AS k0, lower(course.code) AS k1, section.name COLLATE "und-x-icu" AS k2, section.id AS k3
       FROM section JOIN course ON course.id = section.course_id JOIN term ON term.id = section.term_id WHERE course.institution_id = $1 AND (section.state <> 'draft'
              OR section.id IN (SELECT section_id FROM section_lecturer WHERE person_id = $2)) AND section.term_id = $3 AND section.campus_id = $4 AND course.department_id = $5 AND section.course_id = $6 AND section.id IN (SELECT section_id FROM section_cohort WHERE cohort_id = $7) AND section.id IN (SELECT section_id FROM section_lecturer WHERE person_id = $8) AND section.state = $9 AND (section.archived_at IS NOT NULL) = $10 AND section.state NOT IN ('finished', 'cancelled') AND section.archived_at IS NULL
  AND section.term_id IN (SELECT id FROM term WHERE ends_on >= current_date) AND NOT EXISTS (SELECT FROM section_lecturer WHERE section_id = section.id) AND section.state NOT IN ('finished', 'cancelled') AND section.archived_at IS NULL
  AND section.term_id IN (SELECT id FROM term WHERE ends_on >= current_date) AND NOT EXISTS (
    SELECT FROM session WHERE session.section_id = section.id AND session.cancelled_at IS NULL) AND (section.course_id IN (
  SELECT id FROM course WHERE words_of(code || ' ' || title) @@ words_like($11)
  UNION ALL
  SELECT course_id FROM course_translation WHERE words_of(title) @@ words_like($11))
    OR words_of(section.name) @@ words_like($11)
    OR section.id IN (SELECT section_id FROM section_lecturer JOIN person ON person.id = person_id
      WHERE words_of(person.name) @@ words_like($11))) AND (section.course_id IN (
  SELECT id FROM course WHERE words_of(code || ' ' || title) @@ words_like($12)
  UNION ALL
  SELECT course_id FROM course_translation WHERE words_of(title) @@ words_like($12))
    OR words_of(section.name) @@ words_like($12)
    OR section.id IN (SELECT section_id FROM section_lecturer JOIN person ON person.id = person_id
      WHERE words_of(person.name) @@ words_like($12)))
     ), page AS (
       SELECT * FROM matched WHERE (k0, k1, k2, k3) < ($13::text, $14::text, $15::text, $16::uuid)
       ORDER BY k0 DESC, k1 DESC, k2 DESC, k3 DESC LIMIT $17
     )
     SELECT total, json_build_array(k0, k1, k2, k3) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', section.id, 'name', section.name, 'state', section.state,
    'archived', section.archived_at IS NOT NULL, 'capacity', section.capacity,
    'waitingList', section.waiting_list, 'selfEnrolment', section.self_enrolment, 'version', section.version,
    'course', json_build_object(
    'id', course.id, 'code', course.code, 'title', coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title), 'language', course.language,
    'credits', course.credits, 'level', course.level, 'archived', course.archived_at IS NOT NULL,
    'departmentId', course.department_id, 'version', course.version,
    'institution', json_build_object('id', institution.id, 'name', institution.name)),
    'term', json_build_object('id', term.id, 'name', term.name, 'startsOn', term.starts_on, 'endsOn', term.ends_on,
      'version', term.version),
    'campus', json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone, 'country', campus.country,
      'linkKbps', campus.link_kbps, 'linkNote', campus.link_note, 'version', campus.version),
    'institution', json_build_object('id', institution.id, 'name', institution.name),
    'cohortSize', (SELECT count(*)::integer FROM enrolment WHERE section_id = section.id),
    'waitingSize', (SELECT count(*) FROM waiting_place WHERE section_id = section.id),
    'sessionCount', (SELECT count(*) FROM session WHERE section_id = section.id AND cancelled_at IS NULL),
    'teachers', (
      SELECT coalesce(json_agg(json_build_object('role', teacher.role,
          'person', json_build_object('id', person.id, 'name', person.name, 'zone', person.zone))
        ORDER BY teacher.role DESC, person.name COLLATE "und-x-icu", person.id), '[]')
      FROM section_lecturer teacher JOIN person ON person.id = teacher.person_id WHERE teacher.section_id = section.id)) AS row 
  FROM section
  JOIN course ON course.id = section.course_id
  JOIN term ON term.id = section.term_id
  JOIN campus ON campus.id = section.campus_id
  JOIN institution ON institution.id = course.institution_id WHERE section.id = page.id) AS line ON true) ON true
     ORDER BY k0 DESC, k1 DESC, k2 DESC, k3 DESC;

-- page of alike words (institutionId uuid, readerId uuid, word0 text, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT section.id, date '2000-01-01' - term.starts_on AS k0, term.name COLLATE "und-x-icu" AS k1, lower(course.code) AS k2, section.name COLLATE "und-x-icu" AS k3, section.id AS k4
       FROM section JOIN course ON course.id = section.course_id JOIN term ON term.id = section.term_id WHERE course.institution_id = $1 AND (section.course_id IN (
  SELECT id FROM course WHERE (words_of(code || ' ' || title) @@ words_like($3) OR length($3) >= 5
    AND word_similarity(plain_words($3), plain_words(code || ' ' || title)) >= 0.42)
  UNION ALL
  SELECT course_id FROM course_translation WHERE (words_of(title) @@ words_like($3) OR length($3) >= 5
    AND word_similarity(plain_words($3), plain_words(title)) >= 0.42))
    OR (words_of(section.name) @@ words_like($3) OR length($3) >= 5
    AND word_similarity(plain_words($3), plain_words(section.name)) >= 0.42)
    OR section.id IN (SELECT section_id FROM section_lecturer JOIN person ON person.id = person_id
      WHERE (words_of(person.name) @@ words_like($3) OR length($3) >= 5
    AND word_similarity(plain_words($3), plain_words(person.name)) >= 0.42)))
     ), page AS (
       SELECT * FROM matched WHERE true
       ORDER BY k0, k1, k2, k3, k4 LIMIT $4
     )
     SELECT total, json_build_array(k0, k1, k2, k3, k4) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', section.id, 'name', section.name, 'state', section.state,
    'archived', section.archived_at IS NOT NULL, 'capacity', section.capacity,
    'waitingList', section.waiting_list, 'selfEnrolment', section.self_enrolment, 'version', section.version,
    'course', json_build_object(
    'id', course.id, 'code', course.code, 'title', coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title), 'language', course.language,
    'credits', course.credits, 'level', course.level, 'archived', course.archived_at IS NOT NULL,
    'departmentId', course.department_id, 'version', course.version,
    'institution', json_build_object('id', institution.id, 'name', institution.name)),
    'term', json_build_object('id', term.id, 'name', term.name, 'startsOn', term.starts_on, 'endsOn', term.ends_on,
      'version', term.version),
    'campus', json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone, 'country', campus.country,
      'linkKbps', campus.link_kbps, 'linkNote', campus.link_note, 'version', campus.version),
    'institution', json_build_object('id', institution.id, 'name', institution.name),
    'cohortSize', (SELECT count(*)::integer FROM enrolment WHERE section_id = section.id),
    'waitingSize', (SELECT count(*) FROM waiting_place WHERE section_id = section.id),
    'sessionCount', (SELECT count(*) FROM session WHERE section_id = section.id AND cancelled_at IS NULL),
    'teachers', (
      SELECT coalesce(json_agg(json_build_object('role', teacher.role,
          'person', json_build_object('id', person.id, 'name', person.name, 'zone', person.zone))
        ORDER BY teacher.role DESC, person.name COLLATE "und-x-icu", person.id), '[]')
      FROM section_lecturer teacher JOIN person ON person.id = teacher.person_id WHERE teacher.section_id = section.id)) AS row 
  FROM section
  JOIN course ON course.id = section.course_id
  JOIN term ON term.id = section.term_id
  JOIN campus ON campus.id = section.campus_id
  JOIN institution ON institution.id = course.institution_id WHERE section.id = page.id) AS line ON true) ON true
     ORDER BY k0, k1, k2, k3, k4;

-- page of nothing more, shape section (institutionId uuid, readerId uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT section.id, date '2000-01-01' - term.starts_on AS k0, term.name COLLATE "und-x-icu" AS k1, lower(course.code) AS k2, section.name COLLATE "und-x-icu" AS k3, section.id AS k4
       FROM section JOIN course ON course.id = section.course_id JOIN term ON term.id = section.term_id WHERE course.institution_id = $1
     ), page AS (
       SELECT * FROM matched WHERE true
       ORDER BY k0, k1, k2, k3, k4 LIMIT $3
     )
     SELECT total, json_build_array(k0, k1, k2, k3, k4) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', section.id, 'name', section.name, 'state', section.state,
    'archived', section.archived_at IS NOT NULL, 'capacity', section.capacity,
    'waitingList', section.waiting_list, 'selfEnrolment', section.self_enrolment, 'version', section.version,
    'course', json_build_object(
    'id', course.id, 'code', course.code, 'title', coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title), 'language', course.language,
    'credits', course.credits, 'level', course.level, 'archived', course.archived_at IS NOT NULL,
    'departmentId', course.department_id, 'version', course.version,
    'institution', json_build_object('id', institution.id, 'name', institution.name)),
    'term', json_build_object('id', term.id, 'name', term.name, 'startsOn', term.starts_on, 'endsOn', term.ends_on,
      'version', term.version),
    'campus', json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone, 'country', campus.country,
      'linkKbps', campus.link_kbps, 'linkNote', campus.link_note, 'version', campus.version),
    'institution', json_build_object('id', institution.id, 'name', institution.name),
    'cohortSize', (SELECT count(*)::integer FROM enrolment WHERE section_id = section.id),
    'waitingSize', (SELECT count(*) FROM waiting_place WHERE section_id = section.id),
    'sessionCount', (SELECT count(*) FROM session WHERE section_id = section.id AND cancelled_at IS NULL),
    'teachers', (
      SELECT coalesce(json_agg(json_build_object('role', teacher.role,
          'person', json_build_object('id', person.id, 'name', person.name, 'zone', person.zone))
        ORDER BY teacher.role DESC, person.name COLLATE "und-x-icu", person.id), '[]')
      FROM section_lecturer teacher JOIN person ON person.id = teacher.person_id WHERE teacher.section_id = section.id)) AS row 
  FROM section
  JOIN course ON course.id = section.course_id
  JOIN term ON term.id = section.term_id
  JOIN campus ON campus.id = section.campus_id
  JOIN institution ON institution.id = course.institution_id WHERE section.id = page.id) AS line ON true) ON true
     ORDER BY k0, k1, k2, k3, k4;
