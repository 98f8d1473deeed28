-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- session (sessionId uuid) -> sectionId uuid!, begun bool, cancelled bool
SELECT section_id AS "sectionId", starts_at <= now() AS begun, cancelled_at IS NOT NULL AS cancelled
     FROM session WHERE id = $1 AND section_id IS NOT NULL FOR KEY SHARE;

-- enrolled (sectionId uuid, personIds uuid[])
SELECT FROM enrolment WHERE section_id = $1 AND person_id = ANY($2) FOR KEY SHARE;

-- mark (sessionId uuid, sectionId uuid, personIds uuid[], mark text, reason text, by uuid)
INSERT INTO attendance_correction AS own (session_id, section_id, person_id, mark, reason, corrected_by)
         SELECT $1, $2, person_id, $4, $5, $6 FROM unnest($3::uuid[]) AS person_id ORDER BY person_id
         ON CONFLICT (session_id, person_id) DO UPDATE
           SET mark = excluded.mark, reason = excluded.reason, corrected_by = excluded.corrected_by, updated_at = now()
           WHERE (own.mark, own.reason) IS DISTINCT FROM (excluded.mark, excluded.reason);

-- remove (sessionId uuid, personIds uuid[])
DELETE FROM attendance_correction WHERE session_id = $1 AND person_id = ANY($2);
