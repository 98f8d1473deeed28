-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- sessions (ids uuid[]) -> id uuid, sectionId uuid!, startsAt timestamptz, endsAt timestamptz, zone text, topic text, room text?, cancelled bool, lecturers uuid[]
SELECT session.id, session.section_id AS "sectionId", session.starts_at AS "startsAt", session.ends_at AS "endsAt",
       session.zone, session.topic, room.name AS room, session.cancelled_at IS NOT NULL AS cancelled,
       CASE WHEN EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id)
         THEN ARRAY(SELECT person_id FROM session_lecturer WHERE session_id = session.id ORDER BY person_id)
         ELSE ARRAY(SELECT person_id FROM section_lecturer WHERE section_id = session.section_id ORDER BY person_id)
       END AS lecturers
     FROM session LEFT JOIN room ON room.id = session.room_id
     WHERE session.id = ANY($1) AND session.section_id IS NOT NULL ORDER BY session.starts_at, session.id;

-- written (ids uuid[]) -> id uuid, text text, by text?
SELECT announcement.id, text, person.name AS by FROM announcement LEFT JOIN person ON person.id = written_by
     WHERE announcement.id = ANY($1);

-- proposals (ids uuid[]) -> id uuid, sessionId uuid, byId uuid?, by text?, fromStartsAt timestamptz, startsAt timestamptz, zone text, note text, at timestamptz, answer text?, answerNote text
SELECT move_proposal.id, session_id AS "sessionId", proposed_by AS "byId", person.name AS by,
       from_starts_at AS "fromStartsAt", starts_at AS "startsAt", move_proposal.zone, note, move_proposal.created_at AS at,
       answer, answer_note AS "answerNote"
     FROM move_proposal LEFT JOIN person ON person.id = proposed_by
     WHERE move_proposal.id = ANY($1) ORDER BY move_proposal.created_at DESC, move_proposal.id LIMIT 200;

-- proposalsOf (sessionId uuid) -> id uuid, sessionId uuid, byId uuid?, by text?, fromStartsAt timestamptz, startsAt timestamptz, zone text, note text, at timestamptz, answer text?, answerNote text
SELECT move_proposal.id, session_id AS "sessionId", proposed_by AS "byId", person.name AS by,
       from_starts_at AS "fromStartsAt", starts_at AS "startsAt", move_proposal.zone, note, move_proposal.created_at AS at,
       answer, answer_note AS "answerNote"
     FROM move_proposal LEFT JOIN person ON person.id = proposed_by
     WHERE session_id = $1 ORDER BY move_proposal.created_at DESC, move_proposal.id LIMIT 200;
