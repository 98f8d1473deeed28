-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- campus (institutionId uuid, ids uuid[])
SELECT FROM campus WHERE institution_id = $1 AND id = ANY($2) ORDER BY id;

-- term (institutionId uuid, ids uuid[])
SELECT FROM term WHERE institution_id = $1 AND id = ANY($2) ORDER BY id;

-- department (institutionId uuid, ids uuid[])
SELECT FROM department WHERE institution_id = $1 AND id = ANY($2) ORDER BY id;

-- course (institutionId uuid, ids uuid[])
SELECT FROM course WHERE institution_id = $1 AND id = ANY($2) ORDER BY id;

-- heldCampus (institutionId uuid, ids uuid[])
SELECT FROM campus WHERE institution_id = $1 AND id = ANY($2) ORDER BY id FOR KEY SHARE;

-- heldTerm (institutionId uuid, ids uuid[])
SELECT FROM term WHERE institution_id = $1 AND id = ANY($2) ORDER BY id FOR KEY SHARE;

-- heldDepartment (institutionId uuid, ids uuid[])
SELECT FROM department WHERE institution_id = $1 AND id = ANY($2) ORDER BY id FOR KEY SHARE;

-- heldCourse (institutionId uuid, ids uuid[])
SELECT FROM course WHERE institution_id = $1 AND id = ANY($2) ORDER BY id FOR KEY SHARE;
