-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- decks (personId uuid) -> course text, section text, title text, pages int4, bytes int4, createdAt timestamptz
SELECT course.code AS course, section.name AS section, deck.title, deck.pages, deck.bytes, deck.created_at AS "createdAt"
       FROM deck JOIN section ON section.id = deck.section_id JOIN course ON course.id = section.course_id
       WHERE deck.uploaded_by = $1 ORDER BY deck.created_at, deck.id;
