-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- members (institutionId uuid, role text, emails text[]) -> email text
SELECT email FROM person JOIN membership ON membership.person_id = person.id
   WHERE institution_id = $1 AND role = $2 AND email = ANY($3) ORDER BY email;

-- section (sectionId uuid, institutionId uuid) -> state text, archived bool
SELECT section.state, section.archived_at IS NOT NULL AS archived FROM section JOIN course ON course.id = section.course_id
       WHERE section.id = $1 AND course.institution_id = $2;

-- place (institutionId uuid, sectionId uuid?) -> name text, section text?
SELECT institution.name, (SELECT course.code || ' ' || course.title || ', ' || section.name
     FROM section JOIN course ON course.id = section.course_id WHERE section.id = $2) AS section
   FROM institution WHERE id = $1;
