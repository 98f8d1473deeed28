/** What a `CohortModel` holds, from `cohortFrom`. */
export const cohortJson = `json_build_object(
    'id', cohort.id, 'name', cohort.name, 'departmentId', cohort.department_id, 'version', cohort.version,
    'campus', CASE WHEN campus.id IS NOT NULL
      THEN json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone) END,
    'institution', json_build_object('id', institution.id, 'name', institution.name),
    'size', (SELECT count(*)::integer FROM cohort_member WHERE cohort_id = cohort.id))`;
export const cohortFrom = `FROM cohort
  JOIN institution ON institution.id = cohort.institution_id
  LEFT JOIN campus ON campus.id = cohort.campus_id`;
