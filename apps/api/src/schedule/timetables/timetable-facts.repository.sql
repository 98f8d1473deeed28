-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- campus (id uuid) -> institutionId uuid
SELECT institution_id AS "institutionId" FROM campus WHERE id = $1;

-- cohort (id uuid) -> institutionId uuid
SELECT institution_id AS "institutionId" FROM cohort WHERE id = $1;

-- room (id uuid) -> institutionId uuid
SELECT campus.institution_id AS "institutionId" FROM room JOIN campus ON campus.id = room.campus_id
           WHERE room.id = $1;

-- holidays (institutionId uuid, from date, to date, viewerId uuid) -> language text, campuses json, closingDays json
SELECT person.language,
         (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'zone', zone, 'country', country)), '[]')
           FROM campus WHERE institution_id = $1) AS campuses,
         (SELECT coalesce(json_agg(json_build_object('day', day, 'name', name, 'campusId', campus_id)), '[]')
           FROM closing_day WHERE institution_id = $1 AND day BETWEEN $2 AND $3) AS "closingDays"
       FROM person WHERE id = $4;
