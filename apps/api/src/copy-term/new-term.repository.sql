-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- sections (olds uuid[], ids uuid[], termId uuid, state text)
INSERT INTO section (id, course_id, term_id, campus_id, name, state, capacity, waiting_list, self_enrolment)
     SELECT pair.id, course_id, $3, campus_id, name, $4, capacity, waiting_list, self_enrolment
     FROM unnest($1::uuid[], $2::uuid[]) AS pair (old, id) JOIN section ON section.id = pair.old;

-- lecturers (olds uuid[], ids uuid[], personIds uuid[])
INSERT INTO section_lecturer (section_id, person_id, role)
     SELECT pair.id, section_lecturer.person_id, section_lecturer.role
     FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS pair (old, id, person)
     JOIN section_lecturer ON section_id = pair.old AND person_id = pair.person;

-- cohorts (olds uuid[], ids uuid[])
INSERT INTO section_cohort (section_id, cohort_id)
     SELECT pair.id, cohort_id FROM unnest($1::uuid[], $2::uuid[]) AS pair (old, id)
     JOIN section_cohort ON section_id = pair.old;

-- enrol (ids uuid[]) -> students int4
WITH wanted AS (
       SELECT DISTINCT ON (section.id, cohort_member.person_id) section.id AS section_id, section.capacity,
         cohort_member.person_id, cohort_member.cohort_id, person.name
       FROM unnest($1::uuid[]) AS made (id)
       JOIN section ON section.id = made.id
       JOIN section_cohort ON section_cohort.section_id = section.id
       JOIN cohort_member ON cohort_member.cohort_id = section_cohort.cohort_id
       JOIN person ON person.id = cohort_member.person_id
       WHERE NOT EXISTS (SELECT FROM section_lecturer
         WHERE section_lecturer.section_id = section.id AND section_lecturer.person_id = cohort_member.person_id)
       ORDER BY section.id, cohort_member.person_id, cohort_member.cohort_id
     ), ranked AS (
       SELECT *, row_number() OVER (PARTITION BY section_id ORDER BY name COLLATE "und-x-icu", person_id) AS place FROM wanted
     ), placed AS (
       INSERT INTO enrolment (section_id, person_id, via, cohort_id)
       SELECT section_id, person_id, 'cohort', cohort_id FROM ranked WHERE capacity IS NULL OR place <= capacity
       RETURNING person_id
     )
     SELECT count(*)::integer AS students FROM placed;

-- series (ids uuid[], sectionIds uuid[], rules text[], localStarts text[], minutes int4[], zones text[])
INSERT INTO session_series (id, section_id, rule, local_start, minutes, zone)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::integer[], $6::text[]);

-- sessions (sectionIds uuid[], topics text[], zones text[], seriesIds uuid?[], roomIds uuid?[], startsAt timestamptz[], endsAt timestamptz[], localStarts text[]) -> id uuid
INSERT INTO session (section_id, topic, zone, series_id, room_id, starts_at, ends_at, local_start, series_date)
     SELECT section_id, topic, zone, series_id, room_id, starts_at, ends_at, local_start,
       CASE WHEN series_id IS NOT NULL THEN local_start END
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::timestamptz[], $7::timestamptz[], $8::text[])
       AS planned (section_id, topic, zone, series_id, room_id, starts_at, ends_at, local_start)
     RETURNING id;

-- decksReady (olds uuid[], ids uuid[]) -> id uuid, sectionId uuid
SELECT deck.id, pair.id AS "sectionId" FROM unnest($1::uuid[], $2::uuid[]) AS pair (old, id)
     JOIN deck ON deck.section_id = pair.old AND deck.state = 'ready' ORDER BY deck.created_at;

-- decks (olds uuid[], ids uuid[], sectionIds uuid[])
INSERT INTO deck (id, section_id, title, uploaded_by, state, problem, pages, pages_done, bytes)
     SELECT pair.id, pair.section_id, title, uploaded_by, state, problem, pages, pages_done, bytes
     FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS pair (old, id, section_id) JOIN deck ON deck.id = pair.old;

-- pages (olds uuid[], ids uuid[])
INSERT INTO deck_page (deck_id, number, ratio, text, small, small_bytes, large, large_bytes)
     SELECT pair.id, number, ratio, text, small, small_bytes, large, large_bytes
     FROM unnest($1::uuid[], $2::uuid[]) AS pair (old, id) JOIN deck_page ON deck_page.deck_id = pair.old;
