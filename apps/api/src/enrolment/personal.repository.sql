-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- enrolments (personId uuid) -> course text, title text, section text, term text, role text, via text, enrolledAt timestamptz
SELECT course.code AS course, course.title, section.name AS section, term.name AS term, enrolment.role, enrolment.via,
         enrolled_at AS "enrolledAt"
       FROM enrolment JOIN section ON section.id = section_id
  JOIN course ON course.id = section.course_id JOIN term ON term.id = section.term_id WHERE person_id = $1 ORDER BY enrolled_at, section.id;

-- waitingLists (personId uuid) -> course text, title text, section text, term text, since timestamptz
SELECT course.code AS course, course.title, section.name AS section, term.name AS term, since
       FROM waiting_place JOIN section ON section.id = section_id
  JOIN course ON course.id = section.course_id JOIN term ON term.id = section.term_id WHERE person_id = $1 ORDER BY since;

-- cohorts (personId uuid) -> cohort text, institution text
SELECT cohort.name AS cohort, institution.name AS institution
       FROM cohort_member JOIN cohort ON cohort.id = cohort_id JOIN institution ON institution.id = cohort.institution_id
       WHERE person_id = $1 ORDER BY institution.name COLLATE "und-x-icu", cohort.name COLLATE "und-x-icu";
