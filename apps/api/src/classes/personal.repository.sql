-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- corrections (personId uuid) -> course text, section text, localStart text, zone text, who text, mark text, reason text?, at timestamptz
SELECT course.code AS course, section.name AS section, session.local_start AS "localStart", session.zone,
         CASE WHEN correction.person_id = $1 THEN 'about you' ELSE 'by you' END AS "who", correction.mark,
         CASE WHEN correction.person_id = $1 THEN correction.reason END AS reason, correction.updated_at AS at
       FROM attendance_correction correction JOIN session ON session.id = correction.session_id
       JOIN section ON section.id = session.section_id JOIN course ON course.id = section.course_id
       WHERE correction.person_id = $1 OR correction.corrected_by = $1 ORDER BY session.starts_at, correction.id;

-- eraseReasons (personId uuid)
UPDATE attendance_correction SET reason = '…' WHERE person_id = $1;

-- events (personId uuid) -> course text, section text?, localStart text, zone text, at timestamptz, type text, body jsonb
SELECT coalesce(course.code, session_owner.title) AS course, section.name AS section,
         session.local_start AS "localStart", session.zone, event.at, event.type, event.body
       FROM class_event event JOIN class ON class.id = event.class_id JOIN session ON session.id = coalesce(class.session_id, class.rehearses)
       LEFT JOIN session_owner ON session_owner.id = session.owner_id
       LEFT JOIN (section JOIN course ON course.id = section.course_id) ON section.id = session.section_id
       WHERE event.by = $1 ORDER BY event.at, event.class_id, event.seq;

-- beginErasing (personId text) -> set_config text
SELECT set_config('ikiraro.erasing', $1, true);

-- unsayEvents (personId uuid)
UPDATE class_event SET body = unsaid(type, body) WHERE by = $1 AND unsaid(type, body) <> body;

-- endErasing () -> set_config text
SELECT set_config('ikiraro.erasing', '', true);
