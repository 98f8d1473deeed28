-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- toBegin (sectionId uuid) -> id uuid
SELECT id FROM session WHERE section_id = $1 AND cancelled_at IS NULL AND starts_at > now();

-- lockNotOver (sectionId uuid)
SELECT FROM session WHERE section_id = $1 AND cancelled_at IS NULL AND ends_at > now() ORDER BY id FOR UPDATE;

-- notBegun (sectionId uuid) -> id uuid
SELECT id FROM session WHERE section_id = $1 AND cancelled_at IS NULL AND ends_at > now()
       AND NOT EXISTS (SELECT FROM class WHERE class.session_id = session.id AND class.last_seq > 0);

-- cancel (ids uuid[])
UPDATE session SET cancelled_at = now(), change_reason = NULL WHERE id = ANY($1);

-- sectionsWith (sectionIds uuid[]) -> id uuid!
SELECT DISTINCT section_id AS id FROM session
     WHERE section_id = ANY($1) AND cancelled_at IS NULL AND ends_at > now();
