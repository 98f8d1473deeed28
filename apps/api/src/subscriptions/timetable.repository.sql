-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- changed (since timestamptz) -> id uuid
SELECT DISTINCT coalesce(section_id, owner_id) AS id FROM session WHERE updated_at >= $1;

-- standIns (sectionIds uuid[]) -> id uuid!, people uuid[]
SELECT session.section_id AS id, array_agg(DISTINCT session_lecturer.person_id) AS people
       FROM session_lecturer JOIN session ON session.id = session_lecturer.session_id
       WHERE session.section_id = ANY($1) GROUP BY session.section_id;

-- participants (ownerIds uuid[]) -> id uuid, people uuid[]
SELECT owner_id AS id, array_agg(person_id) AS people FROM session_owner_participant
       WHERE owner_id = ANY($1) GROUP BY owner_id;
