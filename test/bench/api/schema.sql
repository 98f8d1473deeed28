-- What PostGraphile's users write for questions that are no plain walk over tables: its "custom queries" and "computed columns".
CREATE SCHEMA bench;

CREATE FUNCTION bench.timetable(person uuid, "from" timestamptz, "to" timestamptz) RETURNS SETOF public.session
LANGUAGE sql STABLE AS $$
  SELECT session.* FROM public.session
  WHERE session.starts_at < "to" AND session.ends_at > "from" AND session.starts_at > "from" - interval '1 day'
    AND (session.section_id IN (
        SELECT section_lecturer.section_id FROM public.section_lecturer WHERE section_lecturer.person_id = person
        UNION SELECT enrolment.section_id FROM public.enrolment WHERE enrolment.person_id = person)
      OR session.id IN (SELECT session_lecturer.session_id FROM public.session_lecturer WHERE session_lecturer.person_id = person))
  ORDER BY session.starts_at, session.id
$$;

CREATE FUNCTION bench.sections_of(institution uuid) RETURNS SETOF public.section LANGUAGE sql STABLE AS $$
  SELECT section.* FROM public.section
  JOIN public.course ON course.id = section.course_id
  JOIN public.term ON term.id = section.term_id
  WHERE course.institution_id = institution
  ORDER BY term.starts_on DESC, term.name COLLATE "und-x-icu", lower(course.code), section.name COLLATE "und-x-icu", section.id
$$;

CREATE FUNCTION bench.catalogue(institution uuid, word text) RETURNS SETOF public.course LANGUAGE sql STABLE AS $$
  SELECT course.* FROM public.course
  WHERE course.institution_id = institution AND course.archived_at IS NULL AND course.id IN (
    SELECT found.id FROM public.course AS found
    WHERE public.words_of(found.code || ' ' || found.title) @@ public.words_like(word)
    UNION ALL
    SELECT course_translation.course_id FROM public.course_translation
    WHERE public.words_of(course_translation.title) @@ public.words_like(word))
  ORDER BY lower(course.code), course.id
$$;

CREATE FUNCTION bench.course_title_for(course public.course, reader uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT course_translation.title FROM public.course_translation WHERE course_translation.course_id = course.id
      AND course_translation.language = (SELECT person.language FROM public.person WHERE person.id = reader)),
    course.title)
$$;

CREATE FUNCTION bench.section_sessions_held(section public.section) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT count(*)::integer FROM public.session WHERE session.section_id = section.id AND session.cancelled_at IS NULL
$$;
