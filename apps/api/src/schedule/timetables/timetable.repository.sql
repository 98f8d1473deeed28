-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- timetable of a person (viewerId uuid, from date, days int4, id uuid) -> sessions json, rooms json, substitutes json, sections json
WITH span AS (
       SELECT $2::date::timestamp AT TIME ZONE person.zone AS begins,
         ($2::date + $3::integer)::timestamp AT TIME ZONE person.zone AS ends
       FROM person WHERE person.id = $1
     ), found AS MATERIALIZED (
       SELECT * FROM session WHERE session.id IN (
  SELECT session.id FROM (
    SELECT section_id FROM section_lecturer WHERE person_id = $4::uuid
    UNION
    SELECT enrolment.section_id FROM enrolment
    JOIN section ON section.id = enrolment.section_id AND section.state <> 'draft' WHERE person_id = $4::uuid
  ) mine
  JOIN session ON session.section_id = mine.section_id AND session.starts_at < (SELECT ends FROM span) AND session.ends_at > (SELECT begins FROM span)
  AND session.starts_at > (SELECT begins FROM span) - interval '1 day'
  
  UNION ALL
  SELECT session.id FROM session_lecturer
  JOIN session ON session.id = session_lecturer.session_id AND session.starts_at < (SELECT ends FROM span) AND session.ends_at > (SELECT begins FROM span)
  AND session.starts_at > (SELECT begins FROM span) - interval '1 day'
  
  WHERE session_lecturer.person_id = $4::uuid
  UNION ALL
  SELECT session.id FROM session_owner_participant
  JOIN session ON session.owner_id = session_owner_participant.owner_id AND session.starts_at < (SELECT ends FROM span) AND session.ends_at > (SELECT begins FROM span)
  AND session.starts_at > (SELECT begins FROM span) - interval '1 day'
  WHERE session_owner_participant.person_id = $4::uuid)
     ), line AS (
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
  ) AS "anybodyIn", session.room_id AS "roomId"
       FROM found AS session LEFT JOIN class ON class.session_id = session.id
       
     )
     SELECT (SELECT coalesce(json_agg(line ORDER BY line."startsAt", line.id), '[]') FROM line) AS sessions,
       (SELECT coalesce(json_agg(json_build_object('id', room.id, 'name', room.name, 'seats', room.seats, 'version', room.version,
    'campus', json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone))), '[]') FROM room JOIN campus ON campus.id = room.campus_id WHERE room.id IN (SELECT room_id FROM found)) AS rooms,
       (SELECT coalesce(json_agg(json_build_object('sessionId', session_id, 'person', json_build_object('id', person.id, 'name', person.name)) ORDER BY person.name, person.id), '[]') FROM session_lecturer JOIN person ON person.id = person_id WHERE session_id IN (SELECT id FROM found)) AS substitutes,
       '[]'::json AS sections;

-- timetable of a personWithout (viewerId uuid, from date, days int4, id uuid, without uuid[]) -> sessions json, rooms json, substitutes json, sections json
WITH span AS (
       SELECT $2::date::timestamp AT TIME ZONE person.zone AS begins,
         ($2::date + $3::integer)::timestamp AT TIME ZONE person.zone AS ends
       FROM person WHERE person.id = $1
     ), found AS MATERIALIZED (
       SELECT * FROM session WHERE session.id IN (
  SELECT session.id FROM (
    SELECT section_id FROM section_lecturer WHERE person_id = $4::uuid
    UNION
    SELECT enrolment.section_id FROM enrolment
    JOIN section ON section.id = enrolment.section_id AND section.state <> 'draft' WHERE person_id = $4::uuid
  ) mine
  JOIN session ON session.section_id = mine.section_id AND session.starts_at < (SELECT ends FROM span) AND session.ends_at > (SELECT begins FROM span)
  AND session.starts_at > (SELECT begins FROM span) - interval '1 day'
  
  JOIN section ON section.id = session.section_id
  JOIN course ON course.id = section.course_id AND course.institution_id <> ALL($5::uuid[])
  UNION ALL
  SELECT session.id FROM session_lecturer
  JOIN session ON session.id = session_lecturer.session_id AND session.starts_at < (SELECT ends FROM span) AND session.ends_at > (SELECT begins FROM span)
  AND session.starts_at > (SELECT begins FROM span) - interval '1 day'
  
  JOIN section ON section.id = session.section_id
  JOIN course ON course.id = section.course_id AND course.institution_id <> ALL($5::uuid[])
  WHERE session_lecturer.person_id = $4::uuid
  UNION ALL
  SELECT session.id FROM session_owner_participant
  JOIN session ON session.owner_id = session_owner_participant.owner_id AND session.starts_at < (SELECT ends FROM span) AND session.ends_at > (SELECT begins FROM span)
  AND session.starts_at > (SELECT begins FROM span) - interval '1 day'
  WHERE session_owner_participant.person_id = $4::uuid)
     ), line AS (
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
  ) AS "anybodyIn", session.room_id AS "roomId"
       FROM found AS session LEFT JOIN class ON class.session_id = session.id
       
     )
     SELECT (SELECT coalesce(json_agg(line ORDER BY line."startsAt", line.id), '[]') FROM line) AS sessions,
       (SELECT coalesce(json_agg(json_build_object('id', room.id, 'name', room.name, 'seats', room.seats, 'version', room.version,
    'campus', json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone))), '[]') FROM room JOIN campus ON campus.id = room.campus_id WHERE room.id IN (SELECT room_id FROM found)) AS rooms,
       (SELECT coalesce(json_agg(json_build_object('sessionId', session_id, 'person', json_build_object('id', person.id, 'name', person.name)) ORDER BY person.name, person.id), '[]') FROM session_lecturer JOIN person ON person.id = person_id WHERE session_id IN (SELECT id FROM found)) AS substitutes,
       '[]'::json AS sections;

-- timetable of a member (viewerId uuid, from date, days int4, id uuid, institutionId uuid) -> sessions json, rooms json, substitutes json, sections json
WITH span AS (
       SELECT $2::date::timestamp AT TIME ZONE person.zone AS begins,
         ($2::date + $3::integer)::timestamp AT TIME ZONE person.zone AS ends
       FROM person WHERE person.id = $1
     ), found AS MATERIALIZED (
       SELECT * FROM session WHERE session.id IN (SELECT session.id FROM session JOIN section ON section.id = session.section_id
          JOIN course ON course.id = section.course_id AND course.institution_id = $5
          WHERE session.id IN (
  SELECT session.id FROM session WHERE session.section_id IN (
      SELECT section_id FROM section_lecturer WHERE person_id = $4::uuid
      UNION SELECT section_id FROM enrolment WHERE person_id = $4::uuid) AND session.starts_at < (SELECT ends FROM span) AND session.ends_at > (SELECT begins FROM span)
  AND session.starts_at > (SELECT begins FROM span) - interval '1 day'
  UNION SELECT session.id FROM session_lecturer JOIN session ON session.id = session_lecturer.session_id AND session.starts_at < (SELECT ends FROM span) AND session.ends_at > (SELECT begins FROM span)
  AND session.starts_at > (SELECT begins FROM span) - interval '1 day'
  WHERE session_lecturer.person_id = $4::uuid))
     ), line AS (
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
  ) AS "anybodyIn", session.room_id AS "roomId"
       FROM found AS session LEFT JOIN class ON class.session_id = session.id
       
     )
     SELECT (SELECT coalesce(json_agg(line ORDER BY line."startsAt", line.id), '[]') FROM line) AS sessions,
       (SELECT coalesce(json_agg(json_build_object('id', room.id, 'name', room.name, 'seats', room.seats, 'version', room.version,
    'campus', json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone))), '[]') FROM room JOIN campus ON campus.id = room.campus_id WHERE room.id IN (SELECT room_id FROM found)) AS rooms,
       (SELECT coalesce(json_agg(json_build_object('sessionId', session_id, 'person', json_build_object('id', person.id, 'name', person.name)) ORDER BY person.name, person.id), '[]') FROM session_lecturer JOIN person ON person.id = person_id WHERE session_id IN (SELECT id FROM found)) AS substitutes,
       '[]'::json AS sections;

-- timetable of a section (viewerId uuid, from date, days int4, id uuid) -> sessions json, rooms json, substitutes json, sections json
WITH span AS (
       SELECT $2::date::timestamp AT TIME ZONE person.zone AS begins,
         ($2::date + $3::integer)::timestamp AT TIME ZONE person.zone AS ends
       FROM person WHERE person.id = $1
     ), found AS MATERIALIZED (
       SELECT * FROM session WHERE session.id IN (SELECT session.id FROM session WHERE session.section_id = $4 AND session.starts_at < (SELECT ends FROM span) AND session.ends_at > (SELECT begins FROM span)
  AND session.starts_at > (SELECT begins FROM span) - interval '1 day')
     ), line AS (
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
  ) AS "anybodyIn", session.room_id AS "roomId"
       FROM found AS session LEFT JOIN class ON class.session_id = session.id
       
     )
     SELECT (SELECT coalesce(json_agg(line ORDER BY line."startsAt", line.id), '[]') FROM line) AS sessions,
       (SELECT coalesce(json_agg(json_build_object('id', room.id, 'name', room.name, 'seats', room.seats, 'version', room.version,
    'campus', json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone))), '[]') FROM room JOIN campus ON campus.id = room.campus_id WHERE room.id IN (SELECT room_id FROM found)) AS rooms,
       (SELECT coalesce(json_agg(json_build_object('sessionId', session_id, 'person', json_build_object('id', person.id, 'name', person.name)) ORDER BY person.name, person.id), '[]') FROM session_lecturer JOIN person ON person.id = person_id WHERE session_id IN (SELECT id FROM found)) AS substitutes,
       '[]'::json AS sections;

-- timetable of a room (viewerId uuid, from date, days int4, id uuid, drafts bool) -> sessions json, rooms json, substitutes json, sections json
WITH span AS (
       SELECT $2::date::timestamp AT TIME ZONE person.zone AS begins,
         ($2::date + $3::integer)::timestamp AT TIME ZONE person.zone AS ends
       FROM person WHERE person.id = $1
     ), found AS MATERIALIZED (
       SELECT * FROM session WHERE session.id IN (
  SELECT session.id FROM session JOIN section ON section.id = session.section_id
  WHERE session.room_id = $4 AND session.starts_at < (SELECT ends FROM span) AND session.ends_at > (SELECT begins FROM span)
  AND session.starts_at > (SELECT begins FROM span) - interval '1 day' AND (
    $5 OR section.state <> 'draft'
    OR EXISTS (SELECT FROM section_lecturer WHERE section_id = section.id AND person_id = $1)
    OR EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id AND person_id = $1)))
     ), line AS (
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
  ) AS "anybodyIn", session.room_id AS "roomId"
       FROM found AS session LEFT JOIN class ON class.session_id = session.id
       
     )
     SELECT (SELECT coalesce(json_agg(line ORDER BY line."startsAt", line.id), '[]') FROM line) AS sessions,
       (SELECT coalesce(json_agg(json_build_object('id', room.id, 'name', room.name, 'seats', room.seats, 'version', room.version,
    'campus', json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone))), '[]') FROM room JOIN campus ON campus.id = room.campus_id WHERE room.id IN (SELECT room_id FROM found)) AS rooms,
       (SELECT coalesce(json_agg(json_build_object('sessionId', session_id, 'person', json_build_object('id', person.id, 'name', person.name)) ORDER BY person.name, person.id), '[]') FROM session_lecturer JOIN person ON person.id = person_id WHERE session_id IN (SELECT id FROM found)) AS substitutes,
       '[]'::json AS sections;

-- timetable of a campus (viewerId uuid, from date, days int4, id uuid, drafts bool) -> sessions json, rooms json, substitutes json, sections json
WITH span AS (
       SELECT $2::date::timestamp AT TIME ZONE person.zone AS begins,
         ($2::date + $3::integer)::timestamp AT TIME ZONE person.zone AS ends
       FROM person WHERE person.id = $1
     ), found AS MATERIALIZED (
       SELECT * FROM session WHERE session.id IN (
  SELECT session.id FROM session JOIN section ON section.id = session.section_id
  WHERE (section.campus_id = $4 OR session.room_id IN (SELECT id FROM room WHERE campus_id = $4)) AND session.starts_at < (SELECT ends FROM span) AND session.ends_at > (SELECT begins FROM span)
  AND session.starts_at > (SELECT begins FROM span) - interval '1 day' AND (
    $5 OR section.state <> 'draft'
    OR EXISTS (SELECT FROM section_lecturer WHERE section_id = section.id AND person_id = $1)
    OR EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id AND person_id = $1)))
     ), line AS (
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
  ) AS "anybodyIn", session.room_id AS "roomId"
       FROM found AS session LEFT JOIN class ON class.session_id = session.id
       
     )
     SELECT (SELECT coalesce(json_agg(line ORDER BY line."startsAt", line.id), '[]') FROM line) AS sessions,
       (SELECT coalesce(json_agg(json_build_object('id', room.id, 'name', room.name, 'seats', room.seats, 'version', room.version,
    'campus', json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone))), '[]') FROM room JOIN campus ON campus.id = room.campus_id WHERE room.id IN (SELECT room_id FROM found)) AS rooms,
       (SELECT coalesce(json_agg(json_build_object('sessionId', session_id, 'person', json_build_object('id', person.id, 'name', person.name)) ORDER BY person.name, person.id), '[]') FROM session_lecturer JOIN person ON person.id = person_id WHERE session_id IN (SELECT id FROM found)) AS substitutes,
       '[]'::json AS sections;

-- timetable of a cohort (viewerId uuid, from date, days int4, id uuid, drafts bool) -> sessions json, rooms json, substitutes json, sections json
WITH span AS (
       SELECT $2::date::timestamp AT TIME ZONE person.zone AS begins,
         ($2::date + $3::integer)::timestamp AT TIME ZONE person.zone AS ends
       FROM person WHERE person.id = $1
     ), found AS MATERIALIZED (
       SELECT * FROM session WHERE session.id IN (
  SELECT session.id FROM session JOIN section ON section.id = session.section_id
  WHERE session.section_id IN (SELECT section_id FROM section_cohort WHERE cohort_id = $4) AND session.starts_at < (SELECT ends FROM span) AND session.ends_at > (SELECT begins FROM span)
  AND session.starts_at > (SELECT begins FROM span) - interval '1 day' AND (
    $5 OR section.state <> 'draft'
    OR EXISTS (SELECT FROM section_lecturer WHERE section_id = section.id AND person_id = $1)
    OR EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id AND person_id = $1)))
     ), line AS (
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
  ) AS "anybodyIn", session.room_id AS "roomId"
       FROM found AS session LEFT JOIN class ON class.session_id = session.id
       
     )
     SELECT (SELECT coalesce(json_agg(line ORDER BY line."startsAt", line.id), '[]') FROM line) AS sessions,
       (SELECT coalesce(json_agg(json_build_object('id', room.id, 'name', room.name, 'seats', room.seats, 'version', room.version,
    'campus', json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone))), '[]') FROM room JOIN campus ON campus.id = room.campus_id WHERE room.id IN (SELECT room_id FROM found)) AS rooms,
       (SELECT coalesce(json_agg(json_build_object('sessionId', session_id, 'person', json_build_object('id', person.id, 'name', person.name)) ORDER BY person.name, person.id), '[]') FROM session_lecturer JOIN person ON person.id = person_id WHERE session_id IN (SELECT id FROM found)) AS substitutes,
       '[]'::json AS sections;

-- timetable of a person with everything (viewerId uuid, from date, days int4, id uuid) -> sessions json, rooms json, substitutes json, sections json
WITH span AS (
       SELECT $2::date::timestamp AT TIME ZONE person.zone AS begins,
         ($2::date + $3::integer)::timestamp AT TIME ZONE person.zone AS ends
       FROM person WHERE person.id = $1
     ), found AS MATERIALIZED (
       SELECT * FROM session WHERE session.id IN (
  SELECT session.id FROM (
    SELECT section_id FROM section_lecturer WHERE person_id = $4::uuid
    UNION
    SELECT enrolment.section_id FROM enrolment
    JOIN section ON section.id = enrolment.section_id AND section.state <> 'draft' WHERE person_id = $4::uuid
  ) mine
  JOIN session ON session.section_id = mine.section_id AND session.starts_at < (SELECT ends FROM span) AND session.ends_at > (SELECT begins FROM span)
  AND session.starts_at > (SELECT begins FROM span) - interval '1 day'
  
  UNION ALL
  SELECT session.id FROM session_lecturer
  JOIN session ON session.id = session_lecturer.session_id AND session.starts_at < (SELECT ends FROM span) AND session.ends_at > (SELECT begins FROM span)
  AND session.starts_at > (SELECT begins FROM span) - interval '1 day'
  
  WHERE session_lecturer.person_id = $4::uuid
  UNION ALL
  SELECT session.id FROM session_owner_participant
  JOIN session ON session.owner_id = session_owner_participant.owner_id AND session.starts_at < (SELECT ends FROM span) AND session.ends_at > (SELECT begins FROM span)
  AND session.starts_at > (SELECT begins FROM span) - interval '1 day'
  WHERE session_owner_participant.person_id = $4::uuid)
     ), line AS (
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
  ) AS "anybodyIn", session.room_id AS "roomId", course.institution_id AS "institutionId",
  EXISTS (SELECT FROM section_lecturer WHERE section_id = session.section_id AND person_id = $1)
    OR EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id AND person_id = $1)
    OR EXISTS (SELECT FROM session_owner_participant
      WHERE owner_id = session.owner_id AND person_id = $1 AND role = 'host') AS teaches,
  EXISTS (SELECT FROM enrolment WHERE section_id = session.section_id AND person_id = $1) OR EXISTS (SELECT FROM session_owner_participant
      WHERE owner_id = session.owner_id AND person_id = $1 AND role = 'listener') AS learns
       FROM found AS session LEFT JOIN class ON class.session_id = session.id
       LEFT JOIN (section JOIN course ON course.id = section.course_id) ON section.id = session.section_id
     )
     SELECT (SELECT coalesce(json_agg(line ORDER BY line."startsAt", line.id), '[]') FROM line) AS sessions,
       (SELECT coalesce(json_agg(json_build_object('id', room.id, 'name', room.name, 'seats', room.seats, 'version', room.version,
    'campus', json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone))), '[]') FROM room JOIN campus ON campus.id = room.campus_id WHERE room.id IN (SELECT room_id FROM found)) AS rooms,
       (SELECT coalesce(json_agg(json_build_object('sessionId', session_id, 'person', json_build_object('id', person.id, 'name', person.name)) ORDER BY person.name, person.id), '[]') FROM session_lecturer JOIN person ON person.id = person_id WHERE session_id IN (SELECT id FROM found)) AS substitutes,
       (SELECT coalesce(json_agg(json_build_object(
    'id', section.id, 'name', section.name, 'state', section.state,
    'archived', section.archived_at IS NOT NULL, 'capacity', section.capacity,
    'waitingList', section.waiting_list, 'selfEnrolment', section.self_enrolment, 'version', section.version,
    'course', json_build_object(
    'id', course.id, 'code', course.code, 'title', coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $1)), course.title), 'language', course.language,
    'credits', course.credits, 'level', course.level, 'archived', course.archived_at IS NOT NULL,
    'departmentId', course.department_id, 'version', course.version,
    'institution', json_build_object('id', institution.id, 'name', institution.name)),
    'term', json_build_object('id', term.id, 'name', term.name, 'startsOn', term.starts_on, 'endsOn', term.ends_on,
      'version', term.version),
    'campus', json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone, 'country', campus.country,
      'linkKbps', campus.link_kbps, 'linkNote', campus.link_note, 'version', campus.version),
    'institution', json_build_object('id', institution.id, 'name', institution.name),
    'cohortSize', (SELECT count(*)::integer FROM enrolment WHERE section_id = section.id),
    'waitingSize', (SELECT count(*) FROM waiting_place WHERE section_id = section.id),
    'sessionCount', (SELECT count(*) FROM session WHERE section_id = section.id AND cancelled_at IS NULL),
    'teachers', (
      SELECT coalesce(json_agg(json_build_object('role', teacher.role,
          'person', json_build_object('id', person.id, 'name', person.name, 'zone', person.zone))
        ORDER BY teacher.role DESC, person.name COLLATE "und-x-icu", person.id), '[]')
      FROM section_lecturer teacher JOIN person ON person.id = teacher.person_id WHERE teacher.section_id = section.id))), '[]') 
  FROM section
  JOIN course ON course.id = section.course_id
  JOIN term ON term.id = section.term_id
  JOIN campus ON campus.id = section.campus_id
  JOIN institution ON institution.id = course.institution_id WHERE section.id IN (SELECT section_id FROM found)) AS sections;
