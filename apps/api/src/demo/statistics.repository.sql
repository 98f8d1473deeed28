-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- makeAnew ()
ANALYZE;
