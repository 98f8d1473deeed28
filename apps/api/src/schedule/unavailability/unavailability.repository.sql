-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- ofPerson (personId uuid) -> id uuid, localStart text, minutes int4, zone text, rule text?, note text
SELECT id, local_start AS "localStart", minutes, zone, rule, note FROM unavailability WHERE person_id = $1 ORDER BY local_start, id;

-- allOfPerson (personId uuid) -> rules json, exceptions json
SELECT
       coalesce((SELECT json_agg(json_build_object('localStart', local_start, 'minutes', minutes, 'zone', zone, 'rule', rule, 'note', note))
         FROM unavailability WHERE person_id = $1), '[]') AS rules,
       coalesce((SELECT json_agg(json_build_object('id', id, 'kind', kind, 'firstDay', first_day, 'lastDay', last_day, 'from', from_time, 'to', to_time, 'zone', zone)) FROM availability_exception WHERE person_id = $1), '[]') AS exceptions;

-- lockPerson (personId uuid) -> zone text
SELECT zone FROM person WHERE id = $1 FOR UPDATE;

-- count (personId uuid) -> count int4
SELECT count(*)::integer AS count FROM unavailability WHERE person_id = $1;

-- add (personId uuid, localStart text, minutes int4, zone text, rule text?, note text) -> id uuid, localStart text, minutes int4, zone text, rule text?, note text
INSERT INTO unavailability (person_id, local_start, minutes, zone, rule, note)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING id, local_start AS "localStart", minutes, zone, rule, note;

-- personal (personId uuid) -> localStart text, minutes int4, zone text, rule text?, note text
SELECT local_start AS "localStart", minutes, zone, rule, note FROM unavailability WHERE person_id = $1
       ORDER BY local_start, id;

-- personalSessions (personId uuid) -> course text, title text, section text, localStart text, zone text
SELECT course.code AS course, course.title, section.name AS section, session.local_start AS "localStart", session.zone
       FROM session_lecturer JOIN session ON session.id = session_id JOIN section ON section.id = session.section_id
       JOIN course ON course.id = section.course_id
       WHERE person_id = $1 ORDER BY session.starts_at;
