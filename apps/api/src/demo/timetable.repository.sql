-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- open (sectionId uuid, now timestamptz)
SELECT FROM session LEFT JOIN class ON class.session_id = session.id
     WHERE session.section_id = $1 AND session.cancelled_at IS NULL AND class.ended_at IS NULL
       AND session.starts_at <= $2::timestamptz + interval '15 minutes'
       AND session.ends_at >= $2::timestamptz + interval '30 minutes';

-- makeRoom (lecturerId uuid, startsAt timestamptz, endsAt timestamptz, sectionIds uuid[])
DELETE FROM session WHERE starts_at < $3 AND ends_at > $2 AND cancelled_at IS NULL
       AND section_id IN (SELECT section_id FROM section_lecturer WHERE person_id = $1)
       AND section_id = ANY($4) AND NOT EXISTS (SELECT FROM class WHERE session_id = session.id);

-- taken (sectionId uuid, lecturerId uuid, startsAt timestamptz, endsAt timestamptz)
SELECT FROM session WHERE starts_at < $4 AND ends_at > $3
       AND (section_id = $1 OR section_id IN (SELECT section_id FROM section_lecturer WHERE person_id = $2))
       AND NOT EXISTS (SELECT FROM class WHERE session_id = session.id AND ended_at IS NOT NULL);

-- pastClass (sectionId uuid)
SELECT FROM class JOIN session ON session.id = class.session_id
     WHERE session.section_id = $1 AND class.ended_at IS NOT NULL LIMIT 1;
