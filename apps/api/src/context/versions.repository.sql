-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- person (id uuid) -> version int4
SELECT version FROM person WHERE id = $1 FOR UPDATE;

-- institution (id uuid) -> version int4
SELECT version FROM institution WHERE id = $1 FOR UPDATE;

-- campus (id uuid) -> version int4
SELECT version FROM campus WHERE id = $1 FOR UPDATE;

-- room (id uuid) -> version int4
SELECT version FROM room WHERE id = $1 FOR UPDATE;

-- department (id uuid) -> version int4
SELECT version FROM department WHERE id = $1 FOR UPDATE;

-- term (id uuid) -> version int4
SELECT version FROM term WHERE id = $1 FOR UPDATE;

-- course (id uuid) -> version int4
SELECT version FROM course WHERE id = $1 FOR UPDATE;

-- section (id uuid) -> version int4
SELECT version FROM section WHERE id = $1 FOR UPDATE;

-- cohort (id uuid) -> version int4
SELECT version FROM cohort WHERE id = $1 FOR UPDATE;

-- session (id uuid) -> version int4
SELECT version FROM session WHERE id = $1 FOR UPDATE;

-- mentoring_programme (id uuid) -> version int4
SELECT version FROM mentoring_programme WHERE id = $1 FOR UPDATE;
