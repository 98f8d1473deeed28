-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- byId (id uuid) -> row json
SELECT row_to_json(line) AS row FROM (
       SELECT session.id, session.topic, session.starts_at AS "startsAt", session.ends_at AS "endsAt",
    session.zone, session.local_start AS "localStart", session.section_id AS "sectionId", session.owner_id AS "ownerId", session.version,
    session.series_id AS "seriesId", session.change_reason AS reason, session.cancelled_at AS "cancelledAt", class.ended_at AS "classEndedAt",
    class.id IS NOT NULL AND class.ended_at IS NULL AND 
  EXISTS (
    SELECT FROM (
      SELECT DISTINCT ON (event.by) event.type FROM class_event event
      WHERE event.class_id = class.id AND event.type IN ('joined', 'left')
      ORDER BY event.by, event.seq DESC
    ) newest WHERE newest.type = 'joined'
  ) AS "anybodyIn",
         CASE WHEN room.id IS NOT NULL THEN json_build_object('id', room.id, 'name', room.name, 'seats', room.seats, 'version', room.version,
    'campus', json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone)) END AS room,
         (SELECT json_agg(json_build_object('id', person.id, 'name', person.name) ORDER BY person.name COLLATE "und-x-icu", person.id)
           FROM session_lecturer JOIN person ON person.id = session_lecturer.person_id
           WHERE session_lecturer.session_id = session.id) AS substitutes
       FROM session
       LEFT JOIN class ON class.session_id = session.id
       LEFT JOIN (room JOIN campus ON campus.id = room.campus_id) ON room.id = session.room_id
       WHERE session.id = $1 ORDER BY session.starts_at, session.id
     ) AS line;

-- byIds (ids uuid[]) -> row json
SELECT row_to_json(line) AS row FROM (
       SELECT session.id, session.topic, session.starts_at AS "startsAt", session.ends_at AS "endsAt",
    session.zone, session.local_start AS "localStart", session.section_id AS "sectionId", session.owner_id AS "ownerId", session.version,
    session.series_id AS "seriesId", session.change_reason AS reason, session.cancelled_at AS "cancelledAt", class.ended_at AS "classEndedAt",
    class.id IS NOT NULL AND class.ended_at IS NULL AND 
  EXISTS (
    SELECT FROM (
      SELECT DISTINCT ON (event.by) event.type FROM class_event event
      WHERE event.class_id = class.id AND event.type IN ('joined', 'left')
      ORDER BY event.by, event.seq DESC
    ) newest WHERE newest.type = 'joined'
  ) AS "anybodyIn",
         CASE WHEN room.id IS NOT NULL THEN json_build_object('id', room.id, 'name', room.name, 'seats', room.seats, 'version', room.version,
    'campus', json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone)) END AS room,
         (SELECT json_agg(json_build_object('id', person.id, 'name', person.name) ORDER BY person.name COLLATE "und-x-icu", person.id)
           FROM session_lecturer JOIN person ON person.id = session_lecturer.person_id
           WHERE session_lecturer.session_id = session.id) AS substitutes
       FROM session
       LEFT JOIN class ON class.session_id = session.id
       LEFT JOIN (room JOIN campus ON campus.id = room.campus_id) ON room.id = session.room_id
       WHERE session.id = ANY($1) ORDER BY session.starts_at, session.id
     ) AS line;

-- ofSections (sectionIds uuid[]) -> row json
SELECT row_to_json(line) AS row FROM (
       SELECT session.id, session.topic, session.starts_at AS "startsAt", session.ends_at AS "endsAt",
    session.zone, session.local_start AS "localStart", session.section_id AS "sectionId", session.owner_id AS "ownerId", session.version,
    session.series_id AS "seriesId", session.change_reason AS reason, session.cancelled_at AS "cancelledAt", class.ended_at AS "classEndedAt",
    class.id IS NOT NULL AND class.ended_at IS NULL AND 
  EXISTS (
    SELECT FROM (
      SELECT DISTINCT ON (event.by) event.type FROM class_event event
      WHERE event.class_id = class.id AND event.type IN ('joined', 'left')
      ORDER BY event.by, event.seq DESC
    ) newest WHERE newest.type = 'joined'
  ) AS "anybodyIn",
         CASE WHEN room.id IS NOT NULL THEN json_build_object('id', room.id, 'name', room.name, 'seats', room.seats, 'version', room.version,
    'campus', json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone)) END AS room,
         (SELECT json_agg(json_build_object('id', person.id, 'name', person.name) ORDER BY person.name COLLATE "und-x-icu", person.id)
           FROM session_lecturer JOIN person ON person.id = session_lecturer.person_id
           WHERE session_lecturer.session_id = session.id) AS substitutes
       FROM session
       LEFT JOIN class ON class.session_id = session.id
       LEFT JOIN (room JOIN campus ON campus.id = room.campus_id) ON room.id = session.room_id
       WHERE session.section_id = ANY($1) ORDER BY session.starts_at, session.id
     ) AS line;

-- ahead (personId uuid, days int4, without uuid[]) -> row json
SELECT row_to_json(line) AS row FROM (
       SELECT session.id, session.topic, session.starts_at AS "startsAt", session.ends_at AS "endsAt",
    session.zone, session.local_start AS "localStart", session.section_id AS "sectionId", session.owner_id AS "ownerId", session.version,
    session.series_id AS "seriesId", session.change_reason AS reason, session.cancelled_at AS "cancelledAt", class.ended_at AS "classEndedAt",
    class.id IS NOT NULL AND class.ended_at IS NULL AND 
  EXISTS (
    SELECT FROM (
      SELECT DISTINCT ON (event.by) event.type FROM class_event event
      WHERE event.class_id = class.id AND event.type IN ('joined', 'left')
      ORDER BY event.by, event.seq DESC
    ) newest WHERE newest.type = 'joined'
  ) AS "anybodyIn",
         CASE WHEN room.id IS NOT NULL THEN json_build_object('id', room.id, 'name', room.name, 'seats', room.seats, 'version', room.version,
    'campus', json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone)) END AS room,
         (SELECT json_agg(json_build_object('id', person.id, 'name', person.name) ORDER BY person.name COLLATE "und-x-icu", person.id)
           FROM session_lecturer JOIN person ON person.id = session_lecturer.person_id
           WHERE session_lecturer.session_id = session.id) AS substitutes
       FROM session
       LEFT JOIN class ON class.session_id = session.id
       LEFT JOIN (room JOIN campus ON campus.id = room.campus_id) ON room.id = session.room_id
       WHERE session.id IN (
  SELECT session.id FROM (
    SELECT section_id FROM section_lecturer WHERE person_id = $1
    UNION
    SELECT enrolment.section_id FROM enrolment
    JOIN section ON section.id = enrolment.section_id AND section.state <> 'draft' WHERE person_id = $1
  ) mine
  JOIN session ON session.section_id = mine.section_id AND true
  
  JOIN section ON section.id = session.section_id
  JOIN course ON course.id = section.course_id AND course.institution_id <> ALL($3::uuid[])
  UNION ALL
  SELECT session.id FROM session_lecturer
  JOIN session ON session.id = session_lecturer.session_id AND true
  
  JOIN section ON section.id = session.section_id
  JOIN course ON course.id = section.course_id AND course.institution_id <> ALL($3::uuid[])
  WHERE session_lecturer.person_id = $1
  UNION ALL
  SELECT session.id FROM session_owner_participant
  JOIN session ON session.owner_id = session_owner_participant.owner_id AND true
  WHERE session_owner_participant.person_id = $1)
     AND session.starts_at < now() + make_interval(days => $2)
     AND class.ended_at IS NULL
     AND (session.ends_at > now()
       OR session.ends_at > now() - interval '2 hours' AND class.id IS NOT NULL AND 
  EXISTS (
    SELECT FROM (
      SELECT DISTINCT ON (event.by) event.type FROM class_event event
      WHERE event.class_id = class.id AND event.type IN ('joined', 'left')
      ORDER BY event.by, event.seq DESC
    ) newest WHERE newest.type = 'joined'
  )) ORDER BY session.starts_at, session.id
     ) AS line;

-- series (ids uuid[]) -> id uuid, value json
SELECT id, json_build_object('id', id, 'rule', rule, 'localStart', local_start, 'minutes', minutes, 'zone', zone,
       'ahead', (SELECT count(*) FROM session WHERE session.series_id = session_series.id
         AND session.ends_at > now() AND session.cancelled_at IS NULL)) AS value
     FROM session_series WHERE id = ANY($1);
