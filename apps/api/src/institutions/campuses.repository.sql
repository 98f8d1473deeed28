-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- lock (id uuid)
SELECT FROM campus WHERE id = $1 FOR UPDATE;

-- use (id uuid) -> sections int4, cohorts int4, sessions int4
SELECT (SELECT count(*) FROM section WHERE campus_id = $1)::integer AS sections,
           (SELECT count(*) FROM cohort WHERE campus_id = $1)::integer AS cohorts,
           (SELECT count(*) FROM session JOIN room ON room.id = room_id WHERE campus_id = $1)::integer AS sessions;

-- room (id uuid) -> room json
SELECT json_build_object('id', room.id, 'name', room.name, 'seats', room.seats, 'version', room.version,
    'campus', json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone)) AS room FROM room JOIN campus ON campus.id = room.campus_id WHERE room.id = $1;

-- roomsOf (ids uuid[]) -> id uuid, value json
SELECT campus.id, json_agg(json_build_object('id', room.id, 'name', room.name, 'seats', room.seats, 'version', room.version,
    'campus', json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone)) ORDER BY room.name COLLATE "und-x-icu", room.id) AS value
     FROM room JOIN campus ON campus.id = room.campus_id WHERE campus.id = ANY($1) GROUP BY campus.id;

-- lockRoom (id uuid)
SELECT FROM room WHERE id = $1 FOR UPDATE;

-- useOfRoom (id uuid) -> sessions int4
SELECT count(*)::integer AS sessions FROM session WHERE room_id = $1;

-- closingDays (institutionId uuid) -> id uuid, day text, name text, campus json?
SELECT closing_day.id, closing_day.day::text AS day, closing_day.name,
    CASE WHEN campus.id IS NOT NULL
      THEN json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone) END AS campus
  FROM closing_day LEFT JOIN campus ON campus.id = closing_day.campus_id WHERE closing_day.institution_id = $1 AND day >= current_date - interval '1 year'
       ORDER BY day, closing_day.name COLLATE "und-x-icu", closing_day.id;

-- closingDay (id uuid) -> id uuid, day text, name text, campus json?
SELECT closing_day.id, closing_day.day::text AS day, closing_day.name,
    CASE WHEN campus.id IS NOT NULL
      THEN json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone) END AS campus
  FROM closing_day LEFT JOIN campus ON campus.id = closing_day.campus_id WHERE closing_day.id = $1;

-- isClosed (institutionId uuid, day date, campusId uuid?)
SELECT FROM closing_day WHERE institution_id = $1 AND day = $2 AND campus_id IS NOT DISTINCT FROM $3;
