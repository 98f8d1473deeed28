-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- byId (ids uuid[], readerId uuid?) -> row json
SELECT json_build_object(
    'id', section.id, 'name', section.name, 'state', section.state,
    'archived', section.archived_at IS NOT NULL, 'capacity', section.capacity,
    'waitingList', section.waiting_list, 'selfEnrolment', section.self_enrolment, 'version', section.version,
    'course', json_build_object(
    'id', course.id, 'code', course.code, 'title', coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title), 'language', course.language,
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
      FROM section_lecturer teacher JOIN person ON person.id = teacher.person_id WHERE teacher.section_id = section.id)) AS row 
  FROM section
  JOIN course ON course.id = section.course_id
  JOIN term ON term.id = section.term_id
  JOIN campus ON campus.id = section.campus_id
  JOIN institution ON institution.id = course.institution_id WHERE section.id = ANY($1);

-- cohortsEnrolled (sectionIds uuid[]) -> sectionId uuid, row json
SELECT section_id AS "sectionId", json_build_object('id', cohort.id, 'name', cohort.name) AS row
     FROM section_cohort JOIN cohort ON cohort.id = cohort_id
     WHERE section_id = ANY($1) ORDER BY cohort.name COLLATE "und-x-icu", cohort.id;

-- lecturers (sectionIds uuid[]) -> sectionId uuid, row json
SELECT place.section_id AS "sectionId",
       json_build_object('id', person.id, 'name', person.name, 'zone', person.zone) AS row
     FROM section_lecturer place JOIN person ON person.id = place.person_id
     WHERE place.section_id = ANY($1) ORDER BY person.name COLLATE "und-x-icu", person.id;

-- students (sectionIds uuid[]) -> sectionId uuid, row json
SELECT place.section_id AS "sectionId",
       json_build_object('id', person.id, 'name', person.name, 'zone', person.zone) AS row
     FROM enrolment place JOIN person ON person.id = place.person_id
     WHERE place.section_id = ANY($1) ORDER BY person.name COLLATE "und-x-icu", person.id;
