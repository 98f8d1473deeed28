-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- newest (limit int8) -> version int4, weights jsonb, reason text, setAt timestamptz, by json?
SELECT matching_weights.version, weights, reason, set_at AS "setAt",
         CASE WHEN person.id IS NOT NULL THEN json_build_object('id', person.id, 'name', person.name) END AS by
       FROM matching_weights LEFT JOIN person ON person.id = set_by ORDER BY matching_weights.version DESC LIMIT $1;

-- personal (personId uuid) -> version int4, weights jsonb, reason text, setAt timestamptz
SELECT version, weights, reason, set_at AS "setAt" FROM matching_weights WHERE set_by = $1 ORDER BY version;

-- forgetSetter (personId uuid)
UPDATE matching_weights SET set_by = NULL WHERE set_by = $1;
