-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- sessionsOutside (id uuid, termId uuid) -> sessions int4
SELECT count(*)::integer AS sessions
     FROM session
     JOIN section ON section.id = session.section_id
     JOIN campus ON campus.id = section.campus_id
     JOIN term ON term.id = $2
     WHERE section.id = $1 AND section.term_id <> $2 AND session.cancelled_at IS NULL
       AND (session.starts_at AT TIME ZONE campus.zone)::date NOT BETWEEN term.starts_on AND term.ends_on;

-- setStates (ids uuid[], state text)
UPDATE section SET state = $2 WHERE id = ANY($1);

-- setArchived (ids uuid[], archived bool)
UPDATE section SET archived_at = CASE WHEN $2 THEN now() END WHERE id = ANY($1);
