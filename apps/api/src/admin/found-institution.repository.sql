-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- lock () -> pg_advisory_xact_lock void
SELECT pg_advisory_xact_lock(7271797);

-- add (name text) -> id uuid
INSERT INTO institution (name)
       SELECT $1 WHERE NOT EXISTS (SELECT FROM institution WHERE plain_words(name) = plain_words($1)) RETURNING id;
