-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- lockPerson (personId uuid)
SELECT FROM person WHERE id = $1 FOR NO KEY UPDATE;

-- mayFollow (sectionId uuid, personId uuid)
SELECT FROM section JOIN course ON course.id = section.course_id JOIN person ON person.id = $2
     WHERE section.id = $1 AND NOT EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id = course.institution_id
    HAVING count(*) > 0 AND count(*) = count(suspended_at)) AND ((
    EXISTS (SELECT FROM section_lecturer WHERE section_id = section.id AND person_id = person.id)
    OR section.state <> 'draft' AND EXISTS (SELECT FROM enrolment WHERE section_id = section.id AND person_id = person.id)) OR (person.platform_role = 'platform_admin' OR EXISTS (
    SELECT FROM membership WHERE person_id = person.id AND institution_id = course.institution_id
      AND role = 'admin' AND suspended_at IS NULL)));

-- ofPerson (personId uuid) -> id uuid, sectionId uuid?, createdAt timestamptz, lastUsedAt timestamptz?
SELECT calendar_feed.id, calendar_feed.section_id AS "sectionId", calendar_feed.created_at AS "createdAt",
       calendar_feed.last_used_at AS "lastUsedAt"
     FROM calendar_feed
     JOIN person ON person.id = calendar_feed.person_id
     LEFT JOIN section ON section.id = calendar_feed.section_id
     LEFT JOIN course ON course.id = section.course_id
     WHERE calendar_feed.person_id = $1 AND calendar_feed.revoked_at IS NULL AND person.deactivated_at IS NULL AND person.erased_at IS NULL
  AND (section.id IS NULL OR NOT EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id = course.institution_id
    HAVING count(*) > 0 AND count(*) = count(suspended_at)) AND ((
    EXISTS (SELECT FROM section_lecturer WHERE section_id = section.id AND person_id = person.id)
    OR section.state <> 'draft' AND EXISTS (SELECT FROM enrolment WHERE section_id = section.id AND person_id = person.id)) OR (person.platform_role = 'platform_admin' OR EXISTS (
    SELECT FROM membership WHERE person_id = person.id AND institution_id = course.institution_id
      AND role = 'admin' AND suspended_at IS NULL))))
     ORDER BY calendar_feed.created_at DESC, calendar_feed.id;

-- add (personId uuid, sectionId uuid?, most int8) -> id uuid, sectionId uuid?, createdAt timestamptz, lastUsedAt timestamptz?
INSERT INTO calendar_feed (person_id, section_id)
     SELECT $1, $2 WHERE (SELECT count(*) FROM calendar_feed WHERE person_id = $1 AND revoked_at IS NULL) < $3
     RETURNING id, section_id AS "sectionId", created_at AS "createdAt", last_used_at AS "lastUsedAt";

-- revoke (id uuid, personId uuid)
UPDATE calendar_feed SET revoked_at = coalesce(revoked_at, now()) WHERE id = $1 AND person_id = $2;

-- open (id uuid) -> id uuid, personId uuid, personName text, language text, zone text, sectionId uuid?, sectionTitle text?
SELECT calendar_feed.id, person.id AS "personId", person.name AS "personName", person.language,
       person.zone, section.id AS "sectionId", coalesce(course_translation.title, course.title) || ', ' || section.name AS "sectionTitle"
     FROM calendar_feed
     JOIN person ON person.id = calendar_feed.person_id
     LEFT JOIN section ON section.id = calendar_feed.section_id
     LEFT JOIN course ON course.id = section.course_id
     LEFT JOIN course_translation ON course_translation.course_id = course.id
    AND course_translation.language = person.language AND course.language <> person.language
     WHERE calendar_feed.id = $1 AND calendar_feed.revoked_at IS NULL AND person.deactivated_at IS NULL AND person.erased_at IS NULL
  AND (section.id IS NULL OR NOT EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id = course.institution_id
    HAVING count(*) > 0 AND count(*) = count(suspended_at)) AND ((
    EXISTS (SELECT FROM section_lecturer WHERE section_id = section.id AND person_id = person.id)
    OR section.state <> 'draft' AND EXISTS (SELECT FROM enrolment WHERE section_id = section.id AND person_id = person.id)) OR (person.platform_role = 'platform_admin' OR EXISTS (
    SELECT FROM membership WHERE person_id = person.id AND institution_id = course.institution_id
      AND role = 'admin' AND suspended_at IS NULL))));

-- markUsed (id uuid)
UPDATE calendar_feed SET last_used_at = date_trunc('hour', now())
     WHERE id = $1 AND last_used_at IS DISTINCT FROM date_trunc('hour', now());

-- sessions (personId uuid, sectionId uuid?, now timestamptz) -> id uuid, title text, topic text, startsAt timestamptz, endsAt timestamptz, zone text, cancelled bool, sequence int4, reason text?, createdAt timestamptz, updatedAt timestamptz, room text?, campus text?, lecturers text[]
SELECT session.id, CASE WHEN session_owner.id IS NULL THEN coalesce(course_translation.title, course.title) || ', ' || section.name ELSE coalesce(session_owner.title, coalesce((SELECT string_agg(other.name, ', ' ORDER BY role, other.name COLLATE "und-x-icu", other.id)
    FROM session_owner_participant JOIN person other ON other.id = person_id
    WHERE owner_id = session_owner.id AND other.id <> person.id), '')) END AS title, session.topic, session.starts_at AS "startsAt", session.ends_at AS "endsAt",
       session.zone, session.cancelled_at IS NOT NULL AS cancelled, session.sequence, session.change_reason AS reason,
       session.created_at AS "createdAt", session.updated_at AS "updatedAt", room.name AS room, campus.name AS campus,
       ARRAY(SELECT teacher.name FROM person teacher WHERE teacher.id IN (
           SELECT person_id FROM session_lecturer WHERE session_id = session.id
           UNION SELECT person_id FROM session_owner_participant
             WHERE owner_id = session.owner_id AND role = 'host'
           UNION SELECT person_id FROM section_lecturer WHERE section_id = section.id
             AND NOT EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id))
         ORDER BY teacher.name COLLATE "und-x-icu", teacher.id) AS lecturers
     FROM person
     CROSS JOIN session
     LEFT JOIN session_owner ON session_owner.id = session.owner_id
     LEFT JOIN (section JOIN course ON course.id = section.course_id) ON section.id = session.section_id
     LEFT JOIN room ON room.id = session.room_id
     LEFT JOIN campus ON campus.id = coalesce(room.campus_id, section.campus_id)
     LEFT JOIN course_translation ON course_translation.course_id = course.id
    AND course_translation.language = person.language AND course.language <> person.language
     WHERE person.id = $1
       AND session.starts_at BETWEEN $3::timestamptz - make_interval(days => 60)
         AND $3::timestamptz + make_interval(days => 400)
       AND session.id IN (
         SELECT id FROM session WHERE section_id IN (
           SELECT $2::uuid WHERE $2 IS NOT NULL
           UNION SELECT section_id FROM section_lecturer WHERE $2 IS NULL AND person_id = $1
           UNION SELECT section_id FROM enrolment WHERE $2 IS NULL AND person_id = $1
           UNION SELECT other.section_id FROM session_lecturer JOIN session other ON other.id = session_id
             WHERE $2 IS NULL AND person_id = $1)
         UNION ALL SELECT id FROM session WHERE owner_id IN (
           SELECT owner_id FROM session_owner_participant WHERE $2 IS NULL AND person_id = $1))
       AND ($2 IS NOT NULL OR session.owner_id IS NOT NULL OR NOT EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id = course.institution_id
    HAVING count(*) > 0 AND count(*) = count(suspended_at)) AND ((
    EXISTS (SELECT FROM section_lecturer WHERE section_id = section.id AND person_id = person.id)
    OR section.state <> 'draft' AND EXISTS (SELECT FROM enrolment WHERE section_id = section.id AND person_id = person.id)) OR EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id AND person_id = person.id)))
     ORDER BY session.starts_at, session.id;

-- personal (personId uuid) -> sectionId uuid?, createdAt timestamptz, lastUsedAt timestamptz?, revokedAt timestamptz?
SELECT section_id AS "sectionId", created_at AS "createdAt", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"
       FROM calendar_feed WHERE person_id = $1 ORDER BY created_at;

-- editions (feedId uuid) -> sessionId uuid, fingerprint text, sequence int4, changedAt timestamptz
SELECT session_id AS "sessionId", fingerprint, sequence, changed_at AS "changedAt"
     FROM calendar_event WHERE feed_id = $1;

-- keepEditions (feedId uuid, all uuid[], sessionIds uuid[], fingerprints text[], sequences int4[], changedAt timestamptz[])
WITH gone AS (DELETE FROM calendar_event WHERE feed_id = $1 AND session_id <> ALL($2::uuid[]))
     INSERT INTO calendar_event (feed_id, session_id, fingerprint, sequence, changed_at)
     SELECT $1, said.session_id, said.fingerprint, said.sequence, said.changed_at
     FROM unnest($3::uuid[], $4::text[], $5::integer[], $6::timestamptz[])
       AS said (session_id, fingerprint, sequence, changed_at)
     -- A session may have been taken away since it was read.
     JOIN session ON session.id = said.session_id
     ON CONFLICT (feed_id, session_id) DO UPDATE
     SET fingerprint = excluded.fingerprint, sequence = excluded.sequence, changed_at = excluded.changed_at;
