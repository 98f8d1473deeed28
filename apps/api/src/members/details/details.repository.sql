-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- details (institutionId uuid, personId uuid, readerId uuid) -> language text, lastSeenAt timestamptz?, enrolments json, teaching json, cohorts json, mails json, mayEditName bool, mayEditEmail bool, askedEmail text?
SELECT person.language,
    (SELECT max(seen.at) FROM (
       SELECT max(last_used_at) AS at FROM sign_in WHERE person_id = $2 AND NOT (person.platform_role IS NOT NULL
    OR EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id <> $1)
    OR EXISTS (SELECT FROM section_lecturer JOIN section ON section.id = section_id JOIN course ON course.id = course_id
      WHERE person_id = person.id AND course.institution_id <> $1)
    OR EXISTS (SELECT FROM enrolment JOIN section ON section.id = section_id JOIN course ON course.id = course_id
      WHERE person_id = person.id AND course.institution_id <> $1)
    OR EXISTS (SELECT FROM register_record WHERE institution_id = $1 AND kind = 'person' AND object_id = person.id
      AND said ->> 'adopted' = 'true'))
       UNION ALL
       SELECT max(event.at) FROM class_event event
         JOIN class ON class.id = event.class_id JOIN session ON session.id = class.session_id
         JOIN section ON section.id = session.section_id JOIN course ON course.id = section.course_id
       WHERE event.by = $2 AND event.type IN ('joined', 'left') AND course.institution_id = $1) AS seen) AS "lastSeenAt",
    (SELECT coalesce(json_agg(json_build_object('section', json_build_object('id', section.id, 'title', course.code || ' ' || coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $3)), course.title) || ', ' || section.name), 'term', term.name, 'via', place.via)
         ORDER BY term.starts_on DESC, course.code, section.name COLLATE "und-x-icu"), '[]')
       FROM enrolment place JOIN section ON section.id = place.section_id JOIN course ON course.id = section.course_id
  JOIN term ON term.id = section.term_id WHERE place.person_id = $2 AND course.institution_id = $1) AS enrolments,
    (SELECT coalesce(json_agg(json_build_object('id', section.id, 'title', course.code || ' ' || coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $3)), course.title) || ', ' || section.name)
         ORDER BY term.starts_on DESC, course.code, section.name COLLATE "und-x-icu"), '[]')
       FROM section_lecturer place JOIN section ON section.id = place.section_id JOIN course ON course.id = section.course_id
  JOIN term ON term.id = section.term_id WHERE place.person_id = $2 AND course.institution_id = $1) AS teaching,
    (SELECT coalesce(json_agg(json_build_object('id', cohort.id, 'name', cohort.name) ORDER BY cohort.name COLLATE "und-x-icu"), '[]')
       FROM cohort_member JOIN cohort ON cohort.id = cohort_id
       WHERE person_id = $2 AND cohort.institution_id = $1) AS cohorts,
    (SELECT coalesce(json_agg(mail ORDER BY mail.at DESC, mail.id), '[]') FROM (
       SELECT id, 'welcome' AS kind, state, coalesce(sent_at, created_at) AS at, failure
       FROM welcome_mail WHERE institution_id = $1 AND person_id = $2
       UNION ALL
       SELECT invitation.id, 'invitation', coalesce(mail.state, 'sent'), coalesce(mail.sent_at, invitation.created_at), mail.failure
       FROM invitation LEFT JOIN invitation_mail mail ON mail.invitation_id = invitation.id
       WHERE institution_id = $1 AND invitation.email = person.email
       ORDER BY at DESC LIMIT 50) AS mail) AS mails,
    NOT (person.platform_role IS NOT NULL
    OR EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id <> $1)
    OR EXISTS (SELECT FROM section_lecturer JOIN section ON section.id = section_id JOIN course ON course.id = course_id
      WHERE person_id = person.id AND course.institution_id <> $1)
    OR EXISTS (SELECT FROM enrolment JOIN section ON section.id = section_id JOIN course ON course.id = course_id
      WHERE person_id = person.id AND course.institution_id <> $1)
    OR EXISTS (SELECT FROM register_record WHERE institution_id = $1 AND kind = 'person' AND object_id = person.id
      AND said ->> 'adopted' = 'true')) AS "mayEditName",
    NOT (person.platform_role IS NOT NULL
    OR EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id <> $1)
    OR EXISTS (SELECT FROM section_lecturer JOIN section ON section.id = section_id JOIN course ON course.id = course_id
      WHERE person_id = person.id AND course.institution_id <> $1)
    OR EXISTS (SELECT FROM enrolment JOIN section ON section.id = section_id JOIN course ON course.id = course_id
      WHERE person_id = person.id AND course.institution_id <> $1)
    OR EXISTS (SELECT FROM register_record WHERE institution_id = $1 AND kind = 'person' AND object_id = person.id
      AND said ->> 'adopted' = 'true')) AND person.password_hash IS NULL AS "mayEditEmail",
    CASE WHEN person.password_hash IS NULL THEN (SELECT email FROM welcome_mail asked WHERE asked.institution_id = $1 AND asked.person_id = $2
     AND asked.email IS NOT NULL AND asked.state IN ('due', 'sent') AND asked.created_at > now() - make_interval(days => 7)
   ORDER BY asked.created_at DESC LIMIT 1) END AS "askedEmail"
  FROM person WHERE person.id = $2;

-- mayEdit (institutionId uuid, personId uuid) -> name bool, email bool
SELECT NOT (person.platform_role IS NOT NULL
    OR EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id <> $1)
    OR EXISTS (SELECT FROM section_lecturer JOIN section ON section.id = section_id JOIN course ON course.id = course_id
      WHERE person_id = person.id AND course.institution_id <> $1)
    OR EXISTS (SELECT FROM enrolment JOIN section ON section.id = section_id JOIN course ON course.id = course_id
      WHERE person_id = person.id AND course.institution_id <> $1)
    OR EXISTS (SELECT FROM register_record WHERE institution_id = $1 AND kind = 'person' AND object_id = person.id
      AND said ->> 'adopted' = 'true')) AS name, NOT (person.platform_role IS NOT NULL
    OR EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id <> $1)
    OR EXISTS (SELECT FROM section_lecturer JOIN section ON section.id = section_id JOIN course ON course.id = course_id
      WHERE person_id = person.id AND course.institution_id <> $1)
    OR EXISTS (SELECT FROM enrolment JOIN section ON section.id = section_id JOIN course ON course.id = course_id
      WHERE person_id = person.id AND course.institution_id <> $1)
    OR EXISTS (SELECT FROM register_record WHERE institution_id = $1 AND kind = 'person' AND object_id = person.id
      AND said ->> 'adopted' = 'true')) AND person.password_hash IS NULL AS email
     FROM person WHERE id = $2;

-- asking (institutionId uuid, personId uuid, email text) -> taken bool, today int4
SELECT EXISTS (SELECT FROM membership JOIN person ON person.id = person_id WHERE institution_id = $1 AND person.email = $3) AS taken,
       (SELECT count(*)::int FROM welcome_mail WHERE institution_id = $1 AND person_id = $2
          AND created_at > now() - interval '1 day') AS today;
