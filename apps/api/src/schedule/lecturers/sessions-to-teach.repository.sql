-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- toTeach (sectionId uuid) -> startsAt timestamptz, endsAt timestamptz
SELECT session.starts_at AS "startsAt", session.ends_at AS "endsAt" FROM session
     LEFT JOIN class ON class.session_id = session.id
     WHERE session.section_id = $1 AND session.cancelled_at IS NULL AND session.ends_at > now() AND class.ended_at IS NULL
       AND NOT EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id)
     ORDER BY session.starts_at;
