-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- texts (ids uuid[], readerId uuid?) -> id uuid, value json
SELECT course.id, json_build_object(
       'readerLanguage', (SELECT language FROM person WHERE id = $2),
       'texts', (
         SELECT json_agg(text.row ORDER BY text.place, text.language) FROM (
           SELECT 0 AS place, course.language, json_build_object('language', course.language,
    'title', course.title, 'description', course.description, 'outcomes', course.outcomes) AS row
           UNION ALL
           SELECT 1, other.language, json_build_object('language', other.language,
    'title', other.title, 'description', other.description, 'outcomes', other.outcomes)
           FROM course_translation other WHERE other.course_id = course.id
         ) AS text
       )) AS value
     FROM course WHERE course.id = ANY($1);

-- prerequisites (ids uuid[], readerId uuid?) -> id uuid, value json
SELECT needs.course_id AS id,
       json_agg(json_build_object('id', course.id, 'code', course.code, 'title', coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title))
         ORDER BY lower(course.code), course.id) AS value
     FROM course_prerequisite needs JOIN course ON course.id = needs.prerequisite_id
     WHERE needs.course_id = ANY($1) GROUP BY needs.course_id;

-- sections (ids uuid[]) -> id uuid, value int4
SELECT course_id AS id, count(*)::integer AS value FROM section WHERE course_id = ANY($1) GROUP BY course_id;

-- externalIds (ids uuid[]) -> id uuid, value text
SELECT object_id AS id, external_id AS value FROM register_record
     WHERE object_id = ANY($1) AND kind IN ('course', 'section');

-- meets (sectionIds uuid[]) -> sectionId uuid!, row json
SELECT "sectionId", json_build_object('weekday', weekday, 'time', time, 'room', room, 'count', count) AS row FROM (
       SELECT *, row_number() OVER (PARTITION BY "sectionId" ORDER BY count DESC, weekday, time, room) AS place,
         max(count) OVER (PARTITION BY "sectionId") AS most
       FROM (
         SELECT session.section_id AS "sectionId", extract(isodow FROM local_start::timestamp)::integer - 1 AS weekday,
           substr(local_start, 12, 5) AS time, room.name AS room, count(*)::integer AS count
         FROM session LEFT JOIN room ON room.id = session.room_id
         WHERE session.section_id = ANY($1) AND session.cancelled_at IS NULL
         GROUP BY 1, 2, 3, 4) AS counted
     ) AS ranked
     WHERE place <= 3 AND (count > 1 OR most = 1)
     ORDER BY "sectionId", weekday, time, room;
