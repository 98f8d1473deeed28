-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- add (sectionId uuid, personId uuid)
INSERT INTO section_lecturer (section_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING;

-- personal (personId uuid) -> course text, title text, section text, term text, role text
SELECT course.code AS course, course.title, section.name AS section, term.name AS term, section_lecturer.role
       FROM section_lecturer JOIN section ON section.id = section_id
       JOIN course ON course.id = section.course_id JOIN term ON term.id = section.term_id
       WHERE person_id = $1 ORDER BY term.starts_on, course.code, section.name COLLATE "und-x-icu";
