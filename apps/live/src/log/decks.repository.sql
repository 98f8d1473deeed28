-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- ready (classId uuid, deckId uuid) -> title text, pages int4
SELECT deck.title, deck.pages
       FROM deck JOIN session ON session.section_id = deck.section_id JOIN class ON session.id IN (class.session_id, class.rehearses)
      WHERE class.id = $1 AND deck.id = $2 AND deck.state = 'ready';
