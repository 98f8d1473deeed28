-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- found by one word (viewerId uuid, managed uuid[], read uuid[], suspended uuid[], word0 text) -> kind text, id uuid, title text, more text, startsAt timestamptz?, institution json
SELECT found.kind, found.id, found.title, found.more, found."startsAt",
       json_build_object('id', institution.id, 'name', institution.name) AS institution
     FROM ((
  SELECT 0 AS number, of_kind.* FROM (SELECT 'person' AS kind, person.id, person.name AS title, person.email AS more, NULL::timestamptz AS "startsAt", member.institution_id,
       person.name AS place
     FROM person JOIN LATERAL (
       SELECT min(institution_id::text)::uuid AS institution_id FROM membership
       WHERE person_id = person.id AND (false OR institution_id = ANY($2::uuid[]))) AS member ON member.institution_id IS NOT NULL
     WHERE words_of(person.name || ' ' || person.email) @@ words_like($5) AND person.erased_at IS NULL)
    AS of_kind (kind, id, title, more, "startsAt", institution_id, place)
  ORDER BY place COLLATE "und-x-icu", id LIMIT 6) UNION ALL (
  SELECT 1 AS number, of_kind.* FROM (SELECT 'section', section.id, course.code || ' ' || coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $1)), course.title) || ', ' || section.name, term.name || ' · ' || campus.name, NULL::timestamptz, course.institution_id,
       to_char(date '2200-01-01' - term.starts_on, '000000') || lower(course.code) || ' ' || section.name
     FROM section JOIN course ON course.id = section.course_id JOIN term ON term.id = section.term_id JOIN campus ON campus.id = section.campus_id
     WHERE ((false OR course.institution_id = ANY($3::uuid[])) OR (course.institution_id <> ALL($4::uuid[]) AND section.id IN (SELECT section_id FROM section_lecturer WHERE person_id = $1)) OR (course.institution_id <> ALL($4::uuid[]) AND section.id IN (SELECT section_id FROM enrolment WHERE person_id = $1)))
       AND (section.state <> 'draft' OR (false OR course.institution_id = ANY($2::uuid[])) OR (course.institution_id <> ALL($4::uuid[]) AND section.id IN (SELECT section_id FROM section_lecturer WHERE person_id = $1)))
       AND section.archived_at IS NULL AND (section.course_id IN (
  SELECT id FROM course WHERE words_of(code || ' ' || title) @@ words_like($5)
  UNION ALL
  SELECT course_id FROM course_translation WHERE words_of(title) @@ words_like($5))
    OR words_of(section.name) @@ words_like($5)
    OR section.id IN (SELECT section_id FROM section_lecturer JOIN person ON person.id = person_id
      WHERE words_of(person.name) @@ words_like($5))))
    AS of_kind (kind, id, title, more, "startsAt", institution_id, place)
  ORDER BY place COLLATE "und-x-icu", id LIMIT 6) UNION ALL (
  SELECT 2 AS number, of_kind.* FROM (SELECT 'course', course.id, course.code || ' ' || coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $1)), course.title),
       coalesce((SELECT name FROM department WHERE id = course.department_id), ''), NULL::timestamptz, course.institution_id, lower(course.code)
     FROM course WHERE (false OR course.institution_id = ANY($3::uuid[])) AND course.archived_at IS NULL
       AND course.id IN (
  SELECT id FROM course WHERE words_of(code || ' ' || title) @@ words_like($5)
  UNION ALL
  SELECT course_id FROM course_translation WHERE words_of(title) @@ words_like($5)))
    AS of_kind (kind, id, title, more, "startsAt", institution_id, place)
  ORDER BY place COLLATE "und-x-icu", id LIMIT 6) UNION ALL (
  SELECT 3 AS number, of_kind.* FROM (SELECT 'cohort', cohort.id, cohort.name, coalesce((SELECT name FROM campus WHERE id = cohort.campus_id), ''), NULL::timestamptz,
       cohort.institution_id, cohort.name
     FROM cohort WHERE (false OR cohort.institution_id = ANY($3::uuid[])) AND words_of(cohort.name) @@ words_like($5))
    AS of_kind (kind, id, title, more, "startsAt", institution_id, place)
  ORDER BY place COLLATE "und-x-icu", id LIMIT 6) UNION ALL (
  SELECT 4 AS number, of_kind.* FROM (SELECT 'room', room.id, room.name, campus.name, NULL::timestamptz, campus.institution_id, room.name
     FROM room JOIN campus ON campus.id = room.campus_id
     WHERE (false OR campus.institution_id = ANY($3::uuid[])) AND words_of(room.name) @@ words_like($5))
    AS of_kind (kind, id, title, more, "startsAt", institution_id, place)
  ORDER BY place COLLATE "und-x-icu", id LIMIT 6) UNION ALL (
  SELECT 5 AS number, of_kind.* FROM (SELECT 'session', session.id, session.topic, course.code || ' ' || coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $1)), course.title) || ', ' || section.name, session.starts_at, course.institution_id,
       to_char(abs(extract(epoch FROM session.starts_at - now())), '000000000000')
     FROM session JOIN section ON section.id = session.section_id JOIN course ON course.id = section.course_id
     WHERE words_of(session.topic) @@ words_like($5) AND session.cancelled_at IS NULL
       AND ((false OR course.institution_id = ANY($2::uuid[])) OR (course.institution_id <> ALL($4::uuid[]) AND section.id IN (SELECT section_id FROM section_lecturer WHERE person_id = $1)) OR (course.institution_id <> ALL($4::uuid[]) AND session.id IN (SELECT session_id FROM session_lecturer WHERE person_id = $1)) OR section.state <> 'draft' AND (course.institution_id <> ALL($4::uuid[]) AND section.id IN (SELECT section_id FROM enrolment WHERE person_id = $1))))
    AS of_kind (kind, id, title, more, "startsAt", institution_id, place)
  ORDER BY place COLLATE "und-x-icu", id LIMIT 6)) AS found
     JOIN institution ON institution.id = found.institution_id
     ORDER BY number, place COLLATE "und-x-icu", found.id;

-- found by two words like these, of all (viewerId uuid, managed uuid[], read uuid[], suspended uuid[], word0 text, word1 text) -> kind text, id uuid, title text, more text, startsAt timestamptz?, institution json
SELECT found.kind, found.id, found.title, found.more, found."startsAt",
       json_build_object('id', institution.id, 'name', institution.name) AS institution
     FROM ((
  SELECT 0 AS number, of_kind.* FROM (SELECT 'person' AS kind, person.id, person.name AS title, person.email AS more, NULL::timestamptz AS "startsAt", member.institution_id,
       person.name AS place
     FROM person JOIN LATERAL (
       SELECT min(institution_id::text)::uuid AS institution_id FROM membership
       WHERE person_id = person.id AND (true OR institution_id = ANY($2::uuid[]))) AS member ON member.institution_id IS NOT NULL
     WHERE (words_of(person.name || ' ' || person.email) @@ words_like($5) OR length($5) >= 5
    AND word_similarity(plain_words($5), plain_words(person.name || ' ' || person.email)) >= 0.42) AND (words_of(person.name || ' ' || person.email) @@ words_like($6) OR length($6) >= 5
    AND word_similarity(plain_words($6), plain_words(person.name || ' ' || person.email)) >= 0.42) AND person.erased_at IS NULL)
    AS of_kind (kind, id, title, more, "startsAt", institution_id, place)
  ORDER BY place COLLATE "und-x-icu", id LIMIT 6) UNION ALL (
  SELECT 1 AS number, of_kind.* FROM (SELECT 'section', section.id, course.code || ' ' || coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $1)), course.title) || ', ' || section.name, term.name || ' · ' || campus.name, NULL::timestamptz, course.institution_id,
       to_char(date '2200-01-01' - term.starts_on, '000000') || lower(course.code) || ' ' || section.name
     FROM section JOIN course ON course.id = section.course_id JOIN term ON term.id = section.term_id JOIN campus ON campus.id = section.campus_id
     WHERE ((true OR course.institution_id = ANY($3::uuid[])) OR (course.institution_id <> ALL($4::uuid[]) AND section.id IN (SELECT section_id FROM section_lecturer WHERE person_id = $1)) OR (course.institution_id <> ALL($4::uuid[]) AND section.id IN (SELECT section_id FROM enrolment WHERE person_id = $1)))
       AND (section.state <> 'draft' OR (true OR course.institution_id = ANY($2::uuid[])) OR (course.institution_id <> ALL($4::uuid[]) AND section.id IN (SELECT section_id FROM section_lecturer WHERE person_id = $1)))
       AND section.archived_at IS NULL AND (section.course_id IN (
  SELECT id FROM course WHERE (words_of(code || ' ' || title) @@ words_like($5) OR length($5) >= 5
    AND word_similarity(plain_words($5), plain_words(code || ' ' || title)) >= 0.42)
  UNION ALL
  SELECT course_id FROM course_translation WHERE (words_of(title) @@ words_like($5) OR length($5) >= 5
    AND word_similarity(plain_words($5), plain_words(title)) >= 0.42))
    OR (words_of(section.name) @@ words_like($5) OR length($5) >= 5
    AND word_similarity(plain_words($5), plain_words(section.name)) >= 0.42)
    OR section.id IN (SELECT section_id FROM section_lecturer JOIN person ON person.id = person_id
      WHERE (words_of(person.name) @@ words_like($5) OR length($5) >= 5
    AND word_similarity(plain_words($5), plain_words(person.name)) >= 0.42))) AND (section.course_id IN (
  SELECT id FROM course WHERE (words_of(code || ' ' || title) @@ words_like($6) OR length($6) >= 5
    AND word_similarity(plain_words($6), plain_words(code || ' ' || title)) >= 0.42)
  UNION ALL
  SELECT course_id FROM course_translation WHERE (words_of(title) @@ words_like($6) OR length($6) >= 5
    AND word_similarity(plain_words($6), plain_words(title)) >= 0.42))
    OR (words_of(section.name) @@ words_like($6) OR length($6) >= 5
    AND word_similarity(plain_words($6), plain_words(section.name)) >= 0.42)
    OR section.id IN (SELECT section_id FROM section_lecturer JOIN person ON person.id = person_id
      WHERE (words_of(person.name) @@ words_like($6) OR length($6) >= 5
    AND word_similarity(plain_words($6), plain_words(person.name)) >= 0.42))))
    AS of_kind (kind, id, title, more, "startsAt", institution_id, place)
  ORDER BY place COLLATE "und-x-icu", id LIMIT 6) UNION ALL (
  SELECT 2 AS number, of_kind.* FROM (SELECT 'course', course.id, course.code || ' ' || coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $1)), course.title),
       coalesce((SELECT name FROM department WHERE id = course.department_id), ''), NULL::timestamptz, course.institution_id, lower(course.code)
     FROM course WHERE (true OR course.institution_id = ANY($3::uuid[])) AND course.archived_at IS NULL
       AND course.id IN (
  SELECT id FROM course WHERE (words_of(code || ' ' || title) @@ words_like($5) OR length($5) >= 5
    AND word_similarity(plain_words($5), plain_words(code || ' ' || title)) >= 0.42)
  UNION ALL
  SELECT course_id FROM course_translation WHERE (words_of(title) @@ words_like($5) OR length($5) >= 5
    AND word_similarity(plain_words($5), plain_words(title)) >= 0.42)) AND course.id IN (
  SELECT id FROM course WHERE (words_of(code || ' ' || title) @@ words_like($6) OR length($6) >= 5
    AND word_similarity(plain_words($6), plain_words(code || ' ' || title)) >= 0.42)
  UNION ALL
  SELECT course_id FROM course_translation WHERE (words_of(title) @@ words_like($6) OR length($6) >= 5
    AND word_similarity(plain_words($6), plain_words(title)) >= 0.42)))
    AS of_kind (kind, id, title, more, "startsAt", institution_id, place)
  ORDER BY place COLLATE "und-x-icu", id LIMIT 6) UNION ALL (
  SELECT 3 AS number, of_kind.* FROM (SELECT 'cohort', cohort.id, cohort.name, coalesce((SELECT name FROM campus WHERE id = cohort.campus_id), ''), NULL::timestamptz,
       cohort.institution_id, cohort.name
     FROM cohort WHERE (true OR cohort.institution_id = ANY($3::uuid[])) AND (words_of(cohort.name) @@ words_like($5) OR length($5) >= 5
    AND word_similarity(plain_words($5), plain_words(cohort.name)) >= 0.42) AND (words_of(cohort.name) @@ words_like($6) OR length($6) >= 5
    AND word_similarity(plain_words($6), plain_words(cohort.name)) >= 0.42))
    AS of_kind (kind, id, title, more, "startsAt", institution_id, place)
  ORDER BY place COLLATE "und-x-icu", id LIMIT 6) UNION ALL (
  SELECT 4 AS number, of_kind.* FROM (SELECT 'room', room.id, room.name, campus.name, NULL::timestamptz, campus.institution_id, room.name
     FROM room JOIN campus ON campus.id = room.campus_id
     WHERE (true OR campus.institution_id = ANY($3::uuid[])) AND (words_of(room.name) @@ words_like($5) OR length($5) >= 5
    AND word_similarity(plain_words($5), plain_words(room.name)) >= 0.42) AND (words_of(room.name) @@ words_like($6) OR length($6) >= 5
    AND word_similarity(plain_words($6), plain_words(room.name)) >= 0.42))
    AS of_kind (kind, id, title, more, "startsAt", institution_id, place)
  ORDER BY place COLLATE "und-x-icu", id LIMIT 6) UNION ALL (
  SELECT 5 AS number, of_kind.* FROM (SELECT 'session', session.id, session.topic, course.code || ' ' || coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $1)), course.title) || ', ' || section.name, session.starts_at, course.institution_id,
       to_char(abs(extract(epoch FROM session.starts_at - now())), '000000000000')
     FROM session JOIN section ON section.id = session.section_id JOIN course ON course.id = section.course_id
     WHERE (words_of(session.topic) @@ words_like($5) OR length($5) >= 5
    AND word_similarity(plain_words($5), plain_words(session.topic)) >= 0.42) AND (words_of(session.topic) @@ words_like($6) OR length($6) >= 5
    AND word_similarity(plain_words($6), plain_words(session.topic)) >= 0.42) AND session.cancelled_at IS NULL
       AND ((true OR course.institution_id = ANY($2::uuid[])) OR (course.institution_id <> ALL($4::uuid[]) AND section.id IN (SELECT section_id FROM section_lecturer WHERE person_id = $1)) OR (course.institution_id <> ALL($4::uuid[]) AND session.id IN (SELECT session_id FROM session_lecturer WHERE person_id = $1)) OR section.state <> 'draft' AND (course.institution_id <> ALL($4::uuid[]) AND section.id IN (SELECT section_id FROM enrolment WHERE person_id = $1))))
    AS of_kind (kind, id, title, more, "startsAt", institution_id, place)
  ORDER BY place COLLATE "und-x-icu", id LIMIT 6)) AS found
     JOIN institution ON institution.id = found.institution_id
     ORDER BY number, place COLLATE "und-x-icu", found.id;
