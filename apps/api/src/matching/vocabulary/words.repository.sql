-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- all () -> id text, name text
SELECT concept_id AS id, text AS name FROM concept_word ORDER BY concept_id, text;
