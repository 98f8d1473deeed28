-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- lock (id uuid)
SELECT FROM department WHERE id = $1 FOR UPDATE;

-- use (id uuid) -> courses int4, cohorts int4
SELECT (SELECT count(*) FROM course WHERE department_id = $1)::integer AS courses,
           (SELECT count(*) FROM cohort WHERE department_id = $1)::integer AS cohorts;

-- byId (ids uuid[]) -> id uuid, value json
SELECT id, json_build_object('id', department.id, 'code', department.code, 'name', department.name,
    'version', department.version) AS value FROM department WHERE id = ANY($1);

-- courses (ids uuid[]) -> id uuid!, value int4
SELECT department_id AS id, count(*)::integer AS value FROM course WHERE department_id = ANY($1) GROUP BY department_id;
