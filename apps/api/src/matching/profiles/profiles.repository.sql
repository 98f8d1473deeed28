-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- mentors (personIds uuid[]?) -> row json
SELECT json_build_object(
    'id', person.id, 'zone', person.zone, 'wakingFrom', waking_from, 'wakingTo', waking_to,
    'languages', coalesce((SELECT json_agg(json_build_object('language', language, 'level', level) ORDER BY place)
      FROM person_language WHERE person_id = person.id AND (expert.person_id IS NULL OR expert.state = 'draft' OR 'languages' = ANY(shows))), '[]'),
    'fields', coalesce((SELECT json_agg(field_code ORDER BY place) FROM person_field WHERE person_id = person.id AND (expert.person_id IS NULL OR expert.state = 'draft' OR 'fields' = ANY(shows))), '[]'),
    'skills', coalesce((SELECT json_agg(json_build_object('id', skill.id, 'names',
        CASE WHEN skill.id IS NULL THEN json_build_array(text) ELSE json_build_array(name_en, name_fr) END) ORDER BY place)
      FROM person_skill LEFT JOIN skill ON skill.id = skill_id WHERE person_id = person.id AND (expert.person_id IS NULL OR expert.state = 'draft' OR 'skills' = ANY(shows))), '[]'),
    'saved', (SELECT json_build_object('zone', zone, 'hours', coalesce((SELECT json_agg(json_build_object('weekday', weekday,
        'from', from_time, 'to', to_time)) FROM availability_hours WHERE person_id = availability.person_id), '[]'))
      FROM availability WHERE person_id = person.id),
    'blocked', coalesce((SELECT json_agg(blocked_id ORDER BY blocked_id) FROM person_block WHERE blocker_id = person.id), '[]'),
    'exceptions', coalesce((SELECT json_agg(json_build_object('id', id, 'kind', kind, 'firstDay', first_day, 'lastDay', last_day, 'from', from_time, 'to', to_time, 'zone', zone)) FROM availability_exception
      WHERE person_id = person.id AND last_day >= now()::date), '[]'), 'lastProposedAt', (SELECT extract(epoch FROM at) * 1000 FROM last_proposed WHERE person_id = person.id AND role = 'mentor'), 'offer', mentor_offer.about, 'paused', paused_at IS NOT NULL, 'capacity', capacity,
         'taken', (SELECT count(*) FROM mentorship WHERE mentor_id = person.id AND mentorship.state <> 'ended'), 'taught', coalesce((SELECT json_agg(DISTINCT title) FROM section_lecturer JOIN section ON section.id = section_id
      AND section.state <> 'draft' JOIN course ON course.id = course_id WHERE person_id = person.id), '[]'),
         'expert', CASE WHEN expert.state = 'verified' THEN json_build_object('headline', headline,
           'about', CASE WHEN 'about' = ANY(shows) THEN expert.about ELSE '' END, 'originCountry', CASE WHEN 'countries' = ANY(shows) THEN origin_country ELSE NULL END,
           'sectorCode', CASE WHEN 'sector' = ANY(shows) THEN sector_code ELSE NULL END, 'practice', CASE WHEN 'practice' = ANY(shows) THEN practice ELSE '[]' END) END) AS row
       FROM mentor_offer JOIN person ON person.id = mentor_offer.person_id LEFT JOIN expert ON expert.person_id = person.id
       WHERE person.erased_at IS NULL AND person.deactivated_at IS NULL AND ($1::uuid[] IS NULL AND paused_at IS NULL OR person.id = ANY($1));

-- experts (personIds uuid[]?) -> row json
SELECT json_build_object(
    'id', person.id, 'zone', person.zone, 'wakingFrom', waking_from, 'wakingTo', waking_to,
    'languages', coalesce((SELECT json_agg(json_build_object('language', language, 'level', level) ORDER BY place)
      FROM person_language WHERE person_id = person.id AND true), '[]'),
    'fields', coalesce((SELECT json_agg(field_code ORDER BY place) FROM person_field WHERE person_id = person.id AND true), '[]'),
    'skills', coalesce((SELECT json_agg(json_build_object('id', skill.id, 'names',
        CASE WHEN skill.id IS NULL THEN json_build_array(text) ELSE json_build_array(name_en, name_fr) END) ORDER BY place)
      FROM person_skill LEFT JOIN skill ON skill.id = skill_id WHERE person_id = person.id AND true), '[]'),
    'saved', (SELECT json_build_object('zone', zone, 'hours', coalesce((SELECT json_agg(json_build_object('weekday', weekday,
        'from', from_time, 'to', to_time)) FROM availability_hours WHERE person_id = availability.person_id), '[]'))
      FROM availability WHERE person_id = person.id),
    'blocked', coalesce((SELECT json_agg(blocked_id ORDER BY blocked_id) FROM person_block WHERE blocker_id = person.id), '[]'),
    'exceptions', coalesce((SELECT json_agg(json_build_object('id', id, 'kind', kind, 'firstDay', first_day, 'lastDay', last_day, 'from', from_time, 'to', to_time, 'zone', zone)) FROM availability_exception
      WHERE person_id = person.id AND last_day >= now()::date), '[]'), 'lastProposedAt', (SELECT extract(epoch FROM at) * 1000 FROM last_proposed WHERE person_id = person.id AND role = 'expert'), 'taught', coalesce((SELECT json_agg(DISTINCT title) FROM section_lecturer JOIN section ON section.id = section_id
      AND section.state <> 'draft' JOIN course ON course.id = course_id WHERE person_id = person.id), '[]'), 'expert', json_build_object('headline', headline,
         'about', about, 'originCountry', origin_country, 'sectorCode', sector_code, 'practice', practice, 'offers', offers, 'modes', modes,
         'weeksFree', weeks_free, 'hoursPerWeek', hours_per_week)) AS row
       FROM expert JOIN person ON person.id = expert.person_id
       WHERE person.erased_at IS NULL AND person.deactivated_at IS NULL AND expert.state = 'verified' AND ($1::uuid[] IS NULL OR person.id = ANY($1));

-- mentees (personIds uuid[]) -> row json
SELECT json_build_object(
    'id', person.id, 'zone', person.zone, 'wakingFrom', waking_from, 'wakingTo', waking_to,
    'languages', coalesce((SELECT json_agg(json_build_object('language', language, 'level', level) ORDER BY place)
      FROM person_language WHERE person_id = person.id AND true), '[]'),
    'fields', coalesce((SELECT json_agg(field_code ORDER BY place) FROM person_field WHERE person_id = person.id AND true), '[]'),
    'skills', coalesce((SELECT json_agg(json_build_object('id', skill.id, 'names',
        CASE WHEN skill.id IS NULL THEN json_build_array(text) ELSE json_build_array(name_en, name_fr) END) ORDER BY place)
      FROM person_skill LEFT JOIN skill ON skill.id = skill_id WHERE person_id = person.id AND true), '[]'),
    'saved', (SELECT json_build_object('zone', zone, 'hours', coalesce((SELECT json_agg(json_build_object('weekday', weekday,
        'from', from_time, 'to', to_time)) FROM availability_hours WHERE person_id = availability.person_id), '[]'))
      FROM availability WHERE person_id = person.id),
    'blocked', coalesce((SELECT json_agg(blocked_id ORDER BY blocked_id) FROM person_block WHERE blocker_id = person.id), '[]'),
    'exceptions', coalesce((SELECT json_agg(json_build_object('id', id, 'kind', kind, 'firstDay', first_day, 'lastDay', last_day, 'from', from_time, 'to', to_time, 'zone', zone)) FROM availability_exception
      WHERE person_id = person.id AND last_day >= now()::date), '[]'),
         'courses', coalesce((SELECT json_agg(DISTINCT title) FROM enrolment JOIN section ON section.id = section_id
           AND section.state <> 'draft' JOIN term ON term.id = term_id AND ends_on >= now()::date JOIN course ON course.id = course_id
           WHERE person_id = person.id), '[]'),
         'goals', coalesce((SELECT array_to_json(goals) FROM mentoring_request WHERE mentee_id = person.id
           ORDER BY created_at DESC, id LIMIT 1), '[]'),
         'institutionId', institution.id, 'country', institution.country) AS row
       FROM person LEFT JOIN LATERAL (SELECT institution.id, institution.country FROM membership
         JOIN institution ON institution.id = institution_id WHERE person_id = person.id AND suspended_at IS NULL
         ORDER BY role = 'student' DESC, institution.id LIMIT 1) AS institution ON true
       WHERE person.erased_at IS NULL AND person.deactivated_at IS NULL AND person.id = ANY($1);
