-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- withdrawOpen (sessionId uuid, personId uuid)
UPDATE move_proposal SET answer = 'withdrawn', answered_at = now()
         WHERE session_id = $1 AND proposed_by = $2 AND answer IS NULL;

-- add (sessionId uuid, personId uuid, startsAt timestamptz, zone text, note text) -> id uuid
INSERT INTO move_proposal (session_id, proposed_by, from_starts_at, starts_at, zone, note)
         SELECT session.id, $2, session.starts_at, $3, $4, $5 FROM session WHERE session.id = $1 AND starts_at <> $3
         RETURNING id;

-- answer (id uuid, sessionId uuid, answer text, note text, ofPerson uuid?)
UPDATE move_proposal SET answer = $3, answer_note = $4, answered_at = now()
         WHERE id = $1 AND session_id = $2 AND answer IS NULL AND ($5::uuid IS NULL OR proposed_by = $5);

-- personal (personId uuid) -> course text, section text, from timestamptz, to timestamptz, note text, answer text?, answerNote text, createdAt timestamptz
SELECT course.code AS course, section.name AS section, from_starts_at AS "from", move_proposal.starts_at AS "to", note,
         answer, answer_note AS "answerNote", move_proposal.created_at AS "createdAt"
       FROM move_proposal JOIN session ON session.id = session_id JOIN section ON section.id = session.section_id
       JOIN course ON course.id = section.course_id
       WHERE proposed_by = $1 ORDER BY move_proposal.created_at, move_proposal.id;
