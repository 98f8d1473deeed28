-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- mentees () -> id uuid, name text
SELECT person.id, person.name FROM mentoring_request JOIN person ON person.id = mentee_id AND person.erased_at IS NULL AND person.deactivated_at IS NULL
       GROUP BY person.id ORDER BY max(mentoring_request.created_at) DESC, person.id LIMIT 40;

-- courses () -> id uuid, title text, description text, country text?
SELECT course.id, title, description, country FROM course JOIN institution ON institution.id = institution_id
       WHERE course.archived_at IS NULL AND EXISTS (SELECT FROM section JOIN term ON term.id = term_id AND ends_on >= now()::date
         WHERE course_id = course.id AND state <> 'draft') ORDER BY course.id LIMIT 20;

-- names (personIds uuid[]) -> id uuid, name text
SELECT id, name FROM person WHERE id = ANY($1);
