-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- busy (sectionId uuid, institutionId uuid, lecturerIds uuid[], roomIds uuid[], except uuid[], startsAt timestamptz, endsAt timestamptz) -> id uuid, startsAt timestamptz, endsAt timestamptz, roomId uuid?, title text, sameSection bool, sameInstitution bool, students int4, teacherIds uuid[]
WITH shared AS (
       SELECT other.section_id AS owner, count(*)::integer AS students
       FROM enrolment own JOIN enrolment other ON other.person_id = own.person_id AND other.section_id <> own.section_id
       WHERE own.section_id = $1 GROUP BY other.section_id
       UNION ALL SELECT participant.owner_id, count(*)::integer
       FROM enrolment own JOIN session_owner_participant participant ON participant.person_id = own.person_id
       WHERE own.section_id = $1 GROUP BY participant.owner_id
     ), near AS (
       SELECT session.id FROM session
       WHERE session.section_id IN (
           SELECT $1::uuid UNION SELECT owner FROM shared
           UNION SELECT section_id FROM section_lecturer WHERE person_id = ANY($3::uuid[]))
         AND session.starts_at < $7 AND session.ends_at > $6
       UNION SELECT session.id FROM session_lecturer JOIN session ON session.id = session_lecturer.session_id
       WHERE session_lecturer.person_id = ANY($3::uuid[]) AND session.starts_at < $7 AND session.ends_at > $6
       UNION SELECT session.id FROM session
       WHERE session.owner_id IN (
           SELECT owner FROM shared UNION SELECT owner_id FROM session_owner_participant WHERE person_id = ANY($3::uuid[]))
         AND session.starts_at < $7 AND session.ends_at > $6
       UNION SELECT session.id FROM session
       WHERE session.room_id = ANY($4::uuid[]) AND session.starts_at < $7 AND session.ends_at > $6
     )
     SELECT * FROM (
       SELECT session.id, session.starts_at AS "startsAt",
         least(session.ends_at, class.ended_at) AS "endsAt", session.room_id AS "roomId",
         coalesce(course.code || ' ' || section.name, '') AS title, coalesce(session.section_id = $1, false) AS "sameSection",
         coalesce(course.institution_id = $2, false) AS "sameInstitution", coalesce(shared.students, 0) AS students,
         CASE WHEN session.owner_id IS NOT NULL
           THEN ARRAY(SELECT person_id FROM session_owner_participant
             WHERE owner_id = session.owner_id AND person_id = ANY($3::uuid[]))
           WHEN EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id)
           THEN ARRAY(SELECT person_id FROM session_lecturer WHERE session_id = session.id AND person_id = ANY($3::uuid[]))
           ELSE ARRAY(SELECT person_id FROM section_lecturer
             WHERE section_id = session.section_id AND person_id = ANY($3::uuid[]))
         END AS "teacherIds"
       FROM near
       JOIN session ON session.id = near.id
       LEFT JOIN (section JOIN course ON course.id = section.course_id) ON section.id = session.section_id
       LEFT JOIN shared ON shared.owner = coalesce(session.section_id, session.owner_id)
       LEFT JOIN class ON class.session_id = session.id
       WHERE session.cancelled_at IS NULL AND least(session.ends_at, class.ended_at) > greatest(session.starts_at, $6) AND session.id <> ALL($5::uuid[])
     ) AS busy
     WHERE "sameSection" OR students > 0 OR cardinality("teacherIds") > 0 OR "roomId" = ANY($4::uuid[])
     ORDER BY "startsAt", id;

-- closingDays (institutionId uuid, from date, to date) -> day text, name text, campusId uuid?
SELECT day::text, name, campus_id AS "campusId" FROM closing_day
     WHERE institution_id = $1 AND day BETWEEN $2 AND $3 ORDER BY day, name COLLATE "und-x-icu";
