-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- person ()
ANALYZE person;

-- membership ()
ANALYZE membership;

-- cohort_member ()
ANALYZE cohort_member;

-- section ()
ANALYZE section;

-- enrolment ()
ANALYZE enrolment;

-- section_lecturer ()
ANALYZE section_lecturer;

-- register_record ()
ANALYZE register_record;
