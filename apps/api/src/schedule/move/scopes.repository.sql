-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- lockScope (sessionId uuid, scope text)
SELECT FROM session WHERE session.section_id IS NOT NULL AND (session.id = $1
    OR $2 <> 'THIS' AND session.cancelled_at IS NULL AND session.starts_at > now()
    AND session.series_id = (SELECT series_id FROM session WHERE id = $1)
    AND ($2 = 'ALL' OR session.series_date >= (SELECT series_date FROM session WHERE id = $1))) ORDER BY id FOR UPDATE;

-- scope (sessionId uuid, scope text) -> id uuid, version int4, sectionId uuid!, topic text, localStart text, zone text, minutes int4, startsAt timestamptz, endsAt timestamptz, roomId uuid?, seriesId uuid?, seriesDate text?, cancelled bool, substitutes uuid[], begun bool
SELECT session.id, session.version, session.section_id AS "sectionId", session.topic, session.local_start AS "localStart", session.zone,
    round(extract(epoch FROM session.ends_at - session.starts_at) / 60)::integer AS minutes,
    session.starts_at AS "startsAt", session.ends_at AS "endsAt", session.room_id AS "roomId",
    session.series_id AS "seriesId", session.series_date AS "seriesDate", session.cancelled_at IS NOT NULL AS cancelled,
    ARRAY(SELECT person_id FROM session_lecturer WHERE session_id = session.id ORDER BY person_id) AS substitutes,
    EXISTS (SELECT FROM class WHERE class.session_id = session.id AND class.last_seq > 0) AS begun
  FROM session WHERE session.section_id IS NOT NULL AND (session.id = $1
    OR $2 <> 'THIS' AND session.cancelled_at IS NULL AND session.starts_at > now()
    AND session.series_id = (SELECT series_id FROM session WHERE id = $1)
    AND ($2 = 'ALL' OR session.series_date >= (SELECT series_date FROM session WHERE id = $1))) ORDER BY session.starts_at, session.id;

-- lockThese (sectionId uuid, ids uuid[])
SELECT FROM session WHERE session.section_id = $1 AND session.id = ANY($2::uuid[]) ORDER BY id FOR UPDATE;

-- these (sectionId uuid, ids uuid[]) -> id uuid, version int4, sectionId uuid!, topic text, localStart text, zone text, minutes int4, startsAt timestamptz, endsAt timestamptz, roomId uuid?, seriesId uuid?, seriesDate text?, cancelled bool, substitutes uuid[], begun bool
SELECT session.id, session.version, session.section_id AS "sectionId", session.topic, session.local_start AS "localStart", session.zone,
    round(extract(epoch FROM session.ends_at - session.starts_at) / 60)::integer AS minutes,
    session.starts_at AS "startsAt", session.ends_at AS "endsAt", session.room_id AS "roomId",
    session.series_id AS "seriesId", session.series_date AS "seriesDate", session.cancelled_at IS NOT NULL AS cancelled,
    ARRAY(SELECT person_id FROM session_lecturer WHERE session_id = session.id ORDER BY person_id) AS substitutes,
    EXISTS (SELECT FROM class WHERE class.session_id = session.id AND class.last_seq > 0) AS begun
  FROM session WHERE session.section_id = $1 AND session.id = ANY($2::uuid[]) ORDER BY session.starts_at, session.id;
