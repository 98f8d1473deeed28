-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- nameActor (actorId text, source text) -> set_config text
SELECT set_config('ikiraro.actor', $1, true), set_config('ikiraro.source', $2, true);
