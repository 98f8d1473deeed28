-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- upload (id uuid) -> id uuid, institutionId uuid?, createdBy uuid?, kind text, encoding text?, content bytea?
SELECT id, institution_id AS "institutionId", created_by AS "createdBy", kind, encoding, content FROM register_import WHERE id = $1;

-- keepChecked (id uuid, lines int4, summary jsonb, changes jsonb, problems jsonb)
UPDATE register_import SET state = 'checked', lines_total = $2, lines_done = $2, summary = $3, changes = $4, problems = $5
      WHERE id = $1 AND state = 'checking';

-- ask (id uuid, readings jsonb, problems jsonb, problemCount int4)
UPDATE register_import SET state = 'asking', readings = $2, problems = $3,
         summary = jsonb_build_object('problemCount', $4::integer) WHERE id = $1 AND state = 'checking';

-- keepApplied (id uuid, overwrite bool, summary jsonb, changes jsonb, problems jsonb)
UPDATE register_import SET state = 'applied', applied_at = now(), content = NULL, readings = NULL, overwrite = $2, lines_done = lines_total,
               summary = $3, changes = $4, problems = $5 WHERE id = $1 AND state = 'applying';

-- fail (id uuid, state text, failure text)
UPDATE register_import SET state = 'failed', failure = $3, content = NULL, readings = NULL WHERE id = $1 AND state = $2;

-- noteProgress (id uuid, lines int4, total int4, state text)
UPDATE register_import SET lines_done = $2, lines_total = $3 WHERE id = $1 AND state = $4;

-- takeTime () -> set_config text
SELECT set_config('lock_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true);

-- takeTurn (owner text) -> mine bool
SELECT pg_try_advisory_xact_lock(7271797, hashtext($1)) AS mine;
