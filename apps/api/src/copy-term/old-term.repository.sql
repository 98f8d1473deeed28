-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- term (termId uuid, readerId uuid) -> id uuid, institutionId uuid, name text, startsOn text, endsOn text, readerLanguage text, sections json
SELECT term.id, term.institution_id AS "institutionId", term.name, term.starts_on::text AS "startsOn",
       term.ends_on::text AS "endsOn", (SELECT language FROM person WHERE id = $2) AS "readerLanguage",
       coalesce((SELECT json_agg(json_build_object('id', section.id, 'code', course.code, 'title', course.title,
           'name', section.name, 'campusId', campus.id, 'campus', campus.name, 'campusZone', campus.zone,
           'campusCountry', campus.country, 'lecturers', (SELECT coalesce(json_agg(json_build_object('id', person.id, 'name', person.name, 'fits', EXISTS (SELECT FROM membership
     WHERE institution_id = course.institution_id AND person_id = person.id
       AND role IN ('lecturer', 'student') AND suspended_at IS NULL)) ORDER BY person.id), '[]') FROM section_lecturer JOIN person ON person.id = person_id WHERE section_id = section.id), 'cohorts', (SELECT coalesce(json_agg(json_build_object('id', cohort_id, 'size', (SELECT count(*) FROM cohort_member WHERE cohort_member.cohort_id = section_cohort.cohort_id)) ORDER BY cohort_id), '[]') FROM section_cohort WHERE section_id = section.id),
           'decks', (SELECT count(*) FROM deck WHERE section_id = section.id AND state = 'ready'),
           'series', (SELECT coalesce(json_agg(json_build_object('id', session_series.id, 'rule', rule, 'localStart', session_series.local_start, 'minutes', minutes,
     'zone', session_series.zone, 'roomId', (SELECT mode() WITHIN GROUP (ORDER BY room_id) FROM session WHERE series_id = session_series.id)) ORDER BY session_series.local_start, session_series.id), '[]') FROM session_series WHERE section_id = section.id), 'sessions', (SELECT coalesce(json_agg(json_build_object('seriesId', series_id, 'localStart', coalesce(series_date, local_start), 'zone', zone, 'roomId', room_id, 'topic', topic,
     'minutes', (extract(epoch FROM ends_at - starts_at) / 60)::integer) ORDER BY starts_at, session.id), '[]') FROM session WHERE section_id = section.id AND (cancelled_at IS NULL OR series_id IS NOT NULL))) ORDER BY course.code, section.name COLLATE "und-x-icu", section.id)
         FROM section
         JOIN course ON course.id = section.course_id
         JOIN campus ON campus.id = section.campus_id
         WHERE section.term_id = term.id AND section.state <> 'cancelled'), '[]') AS sections
     FROM term WHERE term.id = $1;

-- busy (institutionId uuid, lecturerIds uuid[], roomIds uuid[], from date, until date) -> id uuid, startsAt timestamptz, endsAt timestamptz, roomId uuid?, title text, sameSection bool, sameInstitution bool, students int4, teacherIds uuid[]
SELECT * FROM (
       SELECT session.id, session.starts_at AS "startsAt", session.ends_at AS "endsAt", session.room_id AS "roomId",
         course.code || ' ' || section.name AS title, false AS "sameSection", course.institution_id = $1 AS "sameInstitution",
         0 AS students,
         CASE WHEN EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id)
           THEN ARRAY(SELECT person_id FROM session_lecturer WHERE session_id = session.id AND person_id = ANY($2::uuid[]))
           ELSE ARRAY(SELECT person_id FROM section_lecturer
             WHERE section_id = session.section_id AND person_id = ANY($2::uuid[]))
         END AS "teacherIds"
       FROM session JOIN section ON section.id = session.section_id JOIN course ON course.id = section.course_id
       WHERE session.cancelled_at IS NULL AND session.starts_at < $5::date AND session.ends_at > $4::date
         AND session.starts_at > $4::date - interval '1 day'
     ) AS busy
     WHERE cardinality("teacherIds") > 0 OR "roomId" = ANY($3::uuid[])
     ORDER BY "startsAt", id;
