-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- section (sectionId uuid, readerId uuid) -> id uuid, institutionId uuid, state text, campusId uuid, campusZone text, campusCountry text?, termName text, startsOn text, endsOn text, cohortSize int4, lecturerIds uuid[], readerLanguage text
SELECT section.id, course.institution_id AS "institutionId", section.state, campus.id AS "campusId",
       campus.zone AS "campusZone", campus.country AS "campusCountry", term.name AS "termName",
       term.starts_on::text AS "startsOn", term.ends_on::text AS "endsOn",
       (SELECT count(*)::integer FROM enrolment WHERE section_id = section.id) AS "cohortSize",
       ARRAY(SELECT person_id FROM section_lecturer WHERE section_id = section.id ORDER BY person_id) AS "lecturerIds",
       (SELECT language FROM person WHERE id = $2) AS "readerLanguage"
     FROM section
     JOIN course ON course.id = section.course_id
     JOIN campus ON campus.id = section.campus_id
     JOIN term ON term.id = section.term_id
     WHERE section.id = $1;

-- lecturers (ids uuid[]) -> id uuid, name text, country text?, zone text, from text, to text, unavailable json, exceptions json
SELECT id, name, country, zone, waking_from AS "from", waking_to AS "to",
       coalesce((SELECT json_agg(json_build_object('localStart', local_start, 'minutes', minutes, 'zone', zone, 'rule', rule))
         FROM unavailability WHERE person_id = person.id), '[]') AS unavailable,
       coalesce((SELECT json_agg(json_build_object('id', id, 'kind', kind, 'firstDay', first_day, 'lastDay', last_day, 'from', from_time, 'to', to_time, 'zone', zone)) FROM availability_exception WHERE person_id = person.id), '[]') AS exceptions
     FROM person WHERE id = ANY($1) ORDER BY name COLLATE "und-x-icu", id;

-- rooms (ids uuid[]) -> id uuid, name text, seats int4
SELECT id, name, seats FROM room WHERE id = ANY($1);

-- roomsOf (ids uuid[], institutionId uuid) -> id uuid
SELECT room.id FROM room JOIN campus ON campus.id = room.campus_id
     WHERE room.id = ANY($1) AND campus.institution_id = $2;

-- mayLecture (institutionId uuid, personIds uuid[]) -> fits bool
SELECT bool_or(role = 'lecturer' AND suspended_at IS NULL) AS fits FROM membership
     WHERE institution_id = $1 AND person_id = ANY($2) GROUP BY person_id;
