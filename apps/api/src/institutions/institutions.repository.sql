-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- readable (personId uuid, all bool) -> id uuid, name text
SELECT id, name FROM institution
       WHERE $2 OR id IN (SELECT institution_id FROM membership WHERE person_id = $1 AND suspended_at IS NULL)
       ORDER BY name COLLATE "und-x-icu", id;

-- setup (institutionId uuid) -> campuses int4, terms int4, courses int4, lecturers int4, students int4, sections int4
SELECT
         (SELECT count(*) FROM campus WHERE institution_id = $1)::integer AS campuses,
         (SELECT count(*) FROM term WHERE institution_id = $1 AND ends_on >= current_date)::integer AS terms,
         (SELECT count(*) FROM course WHERE institution_id = $1 AND archived_at IS NULL)::integer AS courses,
         (SELECT count(*) FROM membership WHERE institution_id = $1 AND role = 'lecturer'
           AND suspended_at IS NULL)::integer AS lecturers,
         (SELECT count(*) FROM membership WHERE institution_id = $1 AND role = 'student'
           AND suspended_at IS NULL)::integer AS students,
         (SELECT count(*) FROM section JOIN course ON course.id = section.course_id JOIN term ON term.id = section.term_id
           WHERE course.institution_id = $1 AND section.state <> 'cancelled' AND term.ends_on >= current_date)::integer AS sections;

-- lock (id uuid)
SELECT FROM institution WHERE id = $1 FOR NO KEY UPDATE;
