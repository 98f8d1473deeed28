-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- begin (id uuid) -> id uuid, pagesDone int4
UPDATE deck SET state = 'rendering' WHERE id = $1 AND state IN ('queued', 'rendering')
       RETURNING id, pages_done AS "pagesDone";

-- revive (id uuid)
UPDATE deck SET state = 'queued', problem = NULL
       WHERE id = $1 AND (state IN ('queued', 'rendering') OR state = 'failed' AND problem = 'NOT_RENDERED');

-- addPage (deckId uuid, number int4, ratio float4, text text, small text, smallBytes int4, large text, largeBytes int4)
INSERT INTO deck_page (deck_id, number, ratio, text, small, small_bytes, large, large_bytes)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (deck_id, number) DO NOTHING;

-- sections (ids uuid[]) -> id uuid, name text
SELECT deck.id, course.code || ' ' || section.name AS name FROM deck
       JOIN section ON section.id = deck.section_id JOIN course ON course.id = section.course_id
       WHERE deck.id = ANY($1);
