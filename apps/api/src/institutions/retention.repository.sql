-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- institutions () -> id uuid
SELECT id FROM institution WHERE class_log_months IS NOT NULL OR audit_months IS NOT NULL ORDER BY id;

-- deleteClasses (institutionId uuid)
DELETE FROM class WHERE id IN (
  SELECT class.id FROM class
  JOIN session ON session.id = coalesce(class.session_id, class.rehearses)
  JOIN section ON section.id = session.section_id JOIN term ON term.id = section.term_id
  JOIN course ON course.id = section.course_id
  JOIN institution ON institution.id = course.institution_id
  WHERE institution.id = $1 AND term.ends_on < current_date
    AND greatest(session.ends_at, class.ended_at, (SELECT at FROM class_event WHERE class_id = class.id ORDER BY seq DESC LIMIT 1))
      < now() - make_interval(months => class_log_months)
  LIMIT 20);

-- deleteMeetings (months int4)
DELETE FROM class WHERE id IN (
  SELECT class.id FROM class
  JOIN session ON session.id = coalesce(class.session_id, class.rehearses)
  WHERE session.owner_id IS NOT NULL
    AND greatest(session.ends_at, class.ended_at, (SELECT at FROM class_event WHERE class_id = class.id ORDER BY seq DESC LIMIT 1))
      < now() - make_interval(months => $1)
  LIMIT 20);

-- deleteEntries (institutionId uuid)
DELETE FROM audit_entry WHERE id IN (
       SELECT audit_entry.id FROM audit_entry JOIN institution ON institution.id = institution_id
       WHERE institution_id = $1 AND at < now() - make_interval(months => audit_months) ORDER BY audit_entry.id LIMIT 5000);

-- tell (institutionId uuid?, kind text, count int4)
INSERT INTO audit_entry (institution_id, source, action, kind, changes)
               VALUES ($1, 'system', 'remove', $2, jsonb_build_object('count', jsonb_build_array($3::integer, NULL)));
