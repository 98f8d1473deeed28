-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- ofSection (sectionId uuid) -> id uuid, form jsonb
SELECT id, form FROM prepared_poll WHERE section_id = $1 ORDER BY created_at, id;

-- change (sectionId uuid, id uuid, form jsonb)
UPDATE prepared_poll SET form = $3 WHERE section_id = $1 AND id = $2;

-- lockSection (sectionId uuid)
SELECT FROM section WHERE id = $1 FOR UPDATE;

-- count (sectionId uuid) -> count int4
SELECT count(*)::integer AS count FROM prepared_poll WHERE section_id = $1;

-- add (sectionId uuid, form jsonb)
INSERT INTO prepared_poll (section_id, form, created_at) VALUES ($1, $2, clock_timestamp());

-- remove (sectionId uuid, id uuid)
DELETE FROM prepared_poll WHERE section_id = $1 AND id = $2;

-- copy (sections jsonb)
INSERT INTO prepared_poll (section_id, form, created_at)
     SELECT copied."to", poll.form, poll.created_at
     FROM jsonb_to_recordset($1::jsonb) AS copied ("from" uuid, "to" uuid)
     JOIN prepared_poll poll ON poll.section_id = copied."from";
