-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- lock (id uuid)
SELECT FROM term WHERE id = $1 FOR UPDATE;

-- use (id uuid) -> sections int4
SELECT count(*)::integer AS sections FROM section WHERE term_id = $1;

-- lockSections (id uuid)
SELECT FROM section WHERE term_id = $1 ORDER BY id FOR NO KEY UPDATE;

-- fallingOutside (id uuid, startsOn date, endsOn date) -> sessions int4, first text?, last text?
SELECT count(*)::integer AS sessions, min(day)::text AS first, max(day)::text AS last
         FROM (
           SELECT (session.starts_at AT TIME ZONE campus.zone)::date AS day, term.starts_on, term.ends_on
           FROM session
           JOIN section ON section.id = session.section_id
           JOIN campus ON campus.id = section.campus_id
           JOIN term ON term.id = section.term_id
           WHERE term.id = $1 AND session.cancelled_at IS NULL
         ) AS planned
         WHERE day BETWEEN starts_on AND ends_on AND day NOT BETWEEN $2 AND $3;

-- sections (ids uuid[]) -> id uuid, value int4
SELECT term_id AS id, count(*)::integer AS value FROM section WHERE term_id = ANY($1) GROUP BY term_id;
