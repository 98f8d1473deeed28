-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- section (id uuid)
SELECT FROM section WHERE id = $1 FOR UPDATE;

-- sectionsOfTerm (termId uuid)
SELECT FROM section WHERE term_id = $1 ORDER BY id FOR NO KEY UPDATE;

-- rooms (ids uuid[])
SELECT FROM room WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE;

-- people (ids uuid[])
SELECT FROM person WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE;
