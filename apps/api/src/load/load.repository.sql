-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- load (termId uuid) -> weeks int4, lecturers json
WITH taught AS MATERIALIZED (
    SELECT session.id, session.section_id, session.starts_at, session.ends_at,
      CASE WHEN class.last_seq > 0 THEN greatest(interval '0',
        least(session.ends_at, class.ended_at, now()) - greatest(session.starts_at, class.opened_at))
      ELSE interval '0' END AS held
    FROM session JOIN section ON section.id = session.section_id AND section.term_id = $1 AND section.state <> 'cancelled'
    LEFT JOIN class ON class.session_id = session.id
    WHERE session.cancelled_at IS NULL
  ), who AS (
    SELECT taught.*, session_lecturer.person_id FROM taught JOIN session_lecturer ON session_lecturer.session_id = taught.id
    UNION ALL
    SELECT taught.*, section_lecturer.person_id FROM taught JOIN section_lecturer ON section_lecturer.section_id = taught.section_id
      AND section_lecturer.role = 'lecturer'
    WHERE NOT EXISTS (SELECT FROM session_lecturer WHERE session_id = taught.id)
    UNION ALL
    -- Who has a section in which nothing is planned yet teaches it all the same.
    SELECT NULL, section.id, NULL, NULL, NULL, section_lecturer.person_id FROM section_lecturer
      JOIN section ON section.id = section_lecturer.section_id AND section.term_id = $1 AND section.state <> 'cancelled'
    WHERE section_lecturer.role = 'lecturer'
  ), total AS (
    SELECT person_id, count(DISTINCT section_id) AS sections, count(id) AS sessions,
      coalesce(round(sum(extract(epoch FROM ends_at - starts_at)) / 60), 0) AS planned,
      coalesce(round(sum(extract(epoch FROM held)) / 60), 0) AS held
    FROM who GROUP BY person_id
  )
  SELECT ceil((term.ends_on - term.starts_on + 1) / 7.0)::integer AS weeks,
    (SELECT coalesce(json_agg(json_build_object('id', term.id || ' ' || person.id,
        'person', json_build_object('id', person.id, 'name', person.name),
        'sections', sections, 'sessions', sessions, 'planned', planned, 'held', held)
      ORDER BY person.name COLLATE "und-x-icu", person.id), '[]')
      FROM total JOIN person ON person.id = total.person_id) AS lecturers
  FROM term WHERE term.id = $1;

-- languageOf (personId uuid) -> language text
SELECT language FROM person WHERE id = $1;
