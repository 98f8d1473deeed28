-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- ofSection (sectionId uuid) -> id uuid, at timestamptz, text text, by text?
SELECT announcement.id, announcement.created_at AS at, text, person.name AS by
       FROM announcement LEFT JOIN person ON person.id = written_by
       WHERE section_id = $1 ORDER BY announcement.created_at DESC, announcement.id LIMIT 50;

-- add (sectionId uuid, writtenBy uuid, text text) -> id uuid
INSERT INTO announcement (section_id, written_by, text) VALUES ($1, $2, $3) RETURNING id;

-- personal (personId uuid) -> course text, section text, text text, createdAt timestamptz
SELECT course.code AS course, section.name AS section, announcement.text, announcement.created_at AS "createdAt"
       FROM announcement JOIN section ON section.id = section_id JOIN course ON course.id = section.course_id
       WHERE written_by = $1 ORDER BY announcement.created_at, announcement.id;
