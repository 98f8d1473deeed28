-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- byId (id uuid, readerId uuid) -> row json
SELECT json_build_object(
    'id', course.id, 'code', course.code, 'title', coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title), 'language', course.language,
    'credits', course.credits, 'level', course.level, 'archived', course.archived_at IS NOT NULL,
    'departmentId', course.department_id, 'version', course.version,
    'institution', json_build_object('id', institution.id, 'name', institution.name)) AS row
     FROM course JOIN institution ON institution.id = course.institution_id WHERE course.id = $1;

-- lockInstitution (institutionId uuid)
SELECT FROM institution WHERE id = $1 FOR NO KEY UPDATE;

-- lock (id uuid)
SELECT FROM course WHERE id = $1 FOR UPDATE;

-- raiseVersion (id uuid)
UPDATE course SET version = version + 1 WHERE id = $1;

-- archive (id uuid, archived bool)
UPDATE course SET archived_at = CASE WHEN $2 THEN now() END
         WHERE id = $1 AND (archived_at IS NOT NULL) <> $2;

-- uses (id uuid) -> sections int4, courses int4
SELECT (SELECT count(*) FROM section WHERE course_id = $1)::integer AS sections,
           (SELECT count(*) FROM course_prerequisite WHERE prerequisite_id = $1)::integer AS courses;

-- needing (id uuid, among uuid[]) -> code text
WITH RECURSIVE needed AS (
       SELECT wanted AS first, wanted AS id FROM unnest($2::uuid[]) AS wanted
       UNION SELECT needed.first, prerequisite_id FROM needed JOIN course_prerequisite ON course_id = needed.id
     )
     SELECT course.code FROM needed JOIN course ON course.id = needed.first WHERE needed.id = $1
     ORDER BY course.code LIMIT 1;

-- setTranslations (courseId uuid, translations jsonb) -> count int4
WITH wanted AS (
       SELECT * FROM jsonb_to_recordset($2::jsonb) AS text(language text, title text, description text, outcomes text[])
     ), gone AS (
       DELETE FROM course_translation WHERE course_id = $1 AND language NOT IN (SELECT language FROM wanted) RETURNING 1
     ), here AS (
       INSERT INTO course_translation AS old (course_id, language, title, description, outcomes)
       SELECT $1, language, title, description, outcomes FROM wanted
       ON CONFLICT (course_id, language) DO UPDATE
         SET title = excluded.title, description = excluded.description, outcomes = excluded.outcomes
         WHERE (old.title, old.description, old.outcomes) IS DISTINCT FROM
           (excluded.title, excluded.description, excluded.outcomes)
       RETURNING 1
     )
     SELECT ((SELECT count(*) FROM gone) + (SELECT count(*) FROM here))::integer AS count;

-- setPrerequisites (courseId uuid, prerequisiteIds uuid[]) -> count int4
WITH gone AS (
       DELETE FROM course_prerequisite WHERE course_id = $1 AND prerequisite_id <> ALL($2::uuid[]) RETURNING 1
     ), here AS (
       INSERT INTO course_prerequisite (course_id, prerequisite_id) SELECT $1, unnest($2::uuid[])
       ON CONFLICT DO NOTHING RETURNING 1
     )
     SELECT ((SELECT count(*) FROM gone) + (SELECT count(*) FROM here))::integer AS count;
