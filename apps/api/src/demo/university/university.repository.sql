-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- describeCampus (id uuid, linkKbps int4?, linkNote text)
UPDATE campus SET country = 'CD', link_kbps = $2, link_note = $3 WHERE id = $1 AND link_kbps IS NULL;

-- held (sectionIds uuid[], now timestamptz) -> sessionId uuid, startsAt timestamptz, endsAt timestamptz, lecturer json, students json
SELECT session.id AS "sessionId", session.starts_at AS "startsAt", session.ends_at AS "endsAt",
       (SELECT json_build_array(person.id, person.name) FROM section_lecturer JOIN person ON person.id = person_id
        WHERE section_id = session.section_id ORDER BY person.id LIMIT 1) AS lecturer,
       coalesce((SELECT json_agg(json_build_array(person.id, person.name) ORDER BY person.id)
        FROM enrolment JOIN person ON person.id = person_id WHERE section_id = session.section_id), '[]') AS students
     FROM session
     WHERE session.section_id = ANY($1) AND session.series_id IS NOT NULL AND session.ends_at < $2::timestamptz - interval '1 hour'
       AND session.cancelled_at IS NULL AND NOT EXISTS (SELECT FROM class WHERE session_id = session.id)
       AND EXISTS (SELECT FROM section_lecturer WHERE section_id = session.section_id)
     ORDER BY session.starts_at;
