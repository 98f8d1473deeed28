-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- begun (viewerId uuid, audience text?, words text[], field text?, language text?) -> row json
WITH meant AS MATERIALIZED (
       SELECT found.id FROM unnest($3::text[]) AS asked(word) CROSS JOIN LATERAL (SELECT id FROM person WHERE words_of(name) @@ words_like(asked.word) UNION ALL SELECT person_id FROM mentor_offer WHERE words_of(about) @@ words_like(asked.word) UNION ALL SELECT mentor.id FROM field_of_education JOIN person_field ON field_code = code JOIN person mentor ON mentor.id = person_id
       WHERE words_of((name_fr || ' ' || name_en)) @@ words_like(asked.word) AND NOT EXISTS (SELECT FROM expert WHERE expert.person_id = mentor.id AND state <> 'draft' AND NOT 'fields' = ANY(shows))) AS found(id)
       GROUP BY found.id HAVING count(DISTINCT asked.word) = cardinality($3::text[]))
     SELECT json_build_object('mentor', json_build_object('id', mentor.id, 'name', mentor.name), 'about', about, 'audiences', audiences,
    'capacity', capacity, 'roomLeft', greatest(0, capacity - (SELECT count(*) FROM mentorship WHERE mentor_id = mentor.id AND state <> 'ended')), 'paused', paused_at IS NOT NULL, 'pausedBecause', paused_because,
    'responseHours', (SELECT ceil(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM answered_at - created_at)) / 3600)
    FROM mentoring_request WHERE mentor_id = mentor.id AND answered_at IS NOT NULL HAVING count(*) >= 3),
    'shows', json_build_object('fields', NOT EXISTS (SELECT FROM expert WHERE expert.person_id = mentor.id AND state <> 'draft' AND NOT 'fields' = ANY(shows)), 'languages', NOT EXISTS (SELECT FROM expert WHERE expert.person_id = mentor.id AND state <> 'draft' AND NOT 'languages' = ANY(shows)), 'skills', NOT EXISTS (SELECT FROM expert WHERE expert.person_id = mentor.id AND state <> 'draft' AND NOT 'skills' = ANY(shows)))) AS row FROM mentor_offer JOIN person mentor ON mentor.id = person_id
     WHERE paused_at IS NULL AND mentor.id <> $1 AND mentor.erased_at IS NULL AND mentor.deactivated_at IS NULL
       AND NOT EXISTS (SELECT FROM person_block WHERE (blocker_id = $1 AND blocked_id = mentor.id) OR (blocker_id = mentor.id AND blocked_id = $1))
       AND ($2::text IS NULL OR $2 = ANY(audiences)) AND capacity > (SELECT count(*) FROM mentorship WHERE mentor_id = mentor.id AND state <> 'ended')
       AND (cardinality($3::text[]) = 0 OR mentor.id IN (SELECT id FROM meant))
       AND ($4::text IS NULL OR EXISTS (SELECT FROM person_field WHERE person_id = mentor.id AND starts_with(field_code, $4) AND NOT EXISTS (SELECT FROM expert WHERE expert.person_id = mentor.id AND state <> 'draft' AND NOT 'fields' = ANY(shows))))
       AND ($5::text IS NULL OR EXISTS (SELECT FROM person_language WHERE person_id = mentor.id AND language = $5 AND NOT EXISTS (SELECT FROM expert WHERE expert.person_id = mentor.id AND state <> 'draft' AND NOT 'languages' = ANY(shows))))
     ORDER BY mentor.name COLLATE "und-x-icu", mentor.id LIMIT 50;

-- alike (viewerId uuid, audience text?, words text[], field text?, language text?) -> row json
WITH meant AS MATERIALIZED (
       SELECT found.id FROM unnest($3::text[]) AS asked(word) CROSS JOIN LATERAL (SELECT id FROM person WHERE words_of(name) @@ words_like(asked.word) UNION ALL SELECT person_id FROM mentor_offer WHERE words_of(about) @@ words_like(asked.word) UNION ALL SELECT mentor.id FROM field_of_education JOIN person_field ON field_code = code JOIN person mentor ON mentor.id = person_id
       WHERE (words_of((name_fr || ' ' || name_en)) @@ words_like(asked.word) OR length(asked.word) >= 5
    AND word_similarity(plain_words(asked.word), plain_words((name_fr || ' ' || name_en))) >= 0.42) AND NOT EXISTS (SELECT FROM expert WHERE expert.person_id = mentor.id AND state <> 'draft' AND NOT 'fields' = ANY(shows)) UNION ALL SELECT mentors_alike(asked.word) WHERE length(asked.word) >= 5) AS found(id)
       GROUP BY found.id HAVING count(DISTINCT asked.word) = cardinality($3::text[]))
     SELECT json_build_object('mentor', json_build_object('id', mentor.id, 'name', mentor.name), 'about', about, 'audiences', audiences,
    'capacity', capacity, 'roomLeft', greatest(0, capacity - (SELECT count(*) FROM mentorship WHERE mentor_id = mentor.id AND state <> 'ended')), 'paused', paused_at IS NOT NULL, 'pausedBecause', paused_because,
    'responseHours', (SELECT ceil(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM answered_at - created_at)) / 3600)
    FROM mentoring_request WHERE mentor_id = mentor.id AND answered_at IS NOT NULL HAVING count(*) >= 3),
    'shows', json_build_object('fields', NOT EXISTS (SELECT FROM expert WHERE expert.person_id = mentor.id AND state <> 'draft' AND NOT 'fields' = ANY(shows)), 'languages', NOT EXISTS (SELECT FROM expert WHERE expert.person_id = mentor.id AND state <> 'draft' AND NOT 'languages' = ANY(shows)), 'skills', NOT EXISTS (SELECT FROM expert WHERE expert.person_id = mentor.id AND state <> 'draft' AND NOT 'skills' = ANY(shows)))) AS row FROM mentor_offer JOIN person mentor ON mentor.id = person_id
     WHERE paused_at IS NULL AND mentor.id <> $1 AND mentor.erased_at IS NULL AND mentor.deactivated_at IS NULL
       AND NOT EXISTS (SELECT FROM person_block WHERE (blocker_id = $1 AND blocked_id = mentor.id) OR (blocker_id = mentor.id AND blocked_id = $1))
       AND ($2::text IS NULL OR $2 = ANY(audiences)) AND capacity > (SELECT count(*) FROM mentorship WHERE mentor_id = mentor.id AND state <> 'ended')
       AND (cardinality($3::text[]) = 0 OR mentor.id IN (SELECT id FROM meant))
       AND ($4::text IS NULL OR EXISTS (SELECT FROM person_field WHERE person_id = mentor.id AND starts_with(field_code, $4) AND NOT EXISTS (SELECT FROM expert WHERE expert.person_id = mentor.id AND state <> 'draft' AND NOT 'fields' = ANY(shows))))
       AND ($5::text IS NULL OR EXISTS (SELECT FROM person_language WHERE person_id = mentor.id AND language = $5 AND NOT EXISTS (SELECT FROM expert WHERE expert.person_id = mentor.id AND state <> 'draft' AND NOT 'languages' = ANY(shows))))
     ORDER BY mentor.name COLLATE "und-x-icu", mentor.id LIMIT 50;
