-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- byName (names text[]) -> id uuid, name text
SELECT id, name_en AS name FROM skill WHERE name_en = ANY($1);
