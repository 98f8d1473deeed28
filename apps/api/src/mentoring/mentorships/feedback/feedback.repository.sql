-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- ofMentorships (ids uuid[], readerId uuid?) -> id uuid, value json
SELECT mentorship.id, json_build_object('given', coalesce((SELECT json_agg(json_build_object('kind', kind, 'rating', rating, 'results', results,
    'wordsToOther', words_to_other, 'wordsToLead', words_to_lead, 'createdAt', created_at) ORDER BY created_at)
  FROM mentorship_feedback WHERE mentorship_id = mentorship.id AND from_id = $2), '[]'), 'received', coalesce((SELECT json_agg(json_build_object('kind', kind, 'words', words_to_other, 'createdAt', created_at) ORDER BY created_at)
  FROM mentorship_feedback WHERE mentorship_id = mentorship.id AND from_id <> $2 AND words_to_other <> ''), '[]'), 'skipped', coalesce((SELECT json_agg(kind) FROM mentorship_feedback_asked
  WHERE mentorship_id = mentorship.id AND person_id = $2 AND skipped_at IS NOT NULL), '[]')) AS value
       FROM mentorship WHERE mentorship.id = ANY($1) AND $2 IN (mentor_id, mentee_id);

-- add (mentorshipId uuid, fromId uuid, kind text, rating int4?, results text[], wordsToOther text, wordsToLead text) -> id uuid
INSERT INTO mentorship_feedback (mentorship_id, from_id, kind, rating, results, words_to_other, words_to_lead)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (mentorship_id, from_id, kind) DO NOTHING RETURNING id;

-- skip (mentorshipId uuid, personId uuid, kind text)
INSERT INTO mentorship_feedback_asked (mentorship_id, person_id, kind, skipped_at) VALUES ($1, $2, $3, now())
       ON CONFLICT (mentorship_id, person_id, kind) DO UPDATE SET skipped_at = now();

-- candidates (now timestamptz, after uuid?, limit int8) -> id uuid
SELECT id FROM mentorship WHERE ($2::uuid IS NULL OR id > $2) AND (
         state <> 'ended' AND NOT EXISTS (SELECT FROM mentorship_feedback_asked asked
           WHERE asked.mentorship_id = mentorship.id AND asked.kind = 'first' AND asked_at IS NOT NULL) AND EXISTS (SELECT FROM session
           WHERE session.owner_id = mentorship.owner_id AND starts_at <= $1 AND ends_at > $1::timestamptz - interval '30 days')
         OR ended_at > $1::timestamptz - interval '30 days' AND NOT EXISTS (SELECT FROM mentorship_feedback_asked asked
           WHERE asked.mentorship_id = mentorship.id AND asked.kind = 'last' AND asked_at IS NOT NULL)
         OR starts_on BETWEEN ($1::timestamptz - interval '5 months')::date AND ($1::timestamptz - interval '3 months')::date + 1
           AND NOT EXISTS (SELECT FROM mentorship_feedback_asked asked
           WHERE asked.mentorship_id = mentorship.id AND asked.kind = 'three_months' AND asked_at IS NOT NULL))
       ORDER BY id LIMIT $3;

-- ask (now timestamptz, mentorshipIds uuid[], kinds text[]) -> mentorshipId uuid, personId uuid, otherId uuid
WITH due AS (SELECT * FROM unnest($2::uuid[], $3::text[]) AS due (mentorship_id, kind)),
       asked AS (
         INSERT INTO mentorship_feedback_asked AS asked (mentorship_id, person_id, kind, asked_at)
         SELECT mentorship.id, person_id, kind, $1::timestamptz FROM due JOIN mentorship ON mentorship.id = due.mentorship_id
         CROSS JOIN unnest(ARRAY[mentor_id, mentee_id]) AS person_id
         ORDER BY mentorship.id, person_id, kind
         ON CONFLICT (mentorship_id, person_id, kind) DO UPDATE SET asked_at = excluded.asked_at WHERE asked.asked_at IS NULL
         RETURNING mentorship_id, person_id, kind, skipped_at
       )
       SELECT DISTINCT mentorship.id AS "mentorshipId", person_id AS "personId",
         CASE WHEN person_id = mentor_id THEN mentee_id ELSE mentor_id END AS "otherId"
       FROM asked JOIN mentorship ON mentorship.id = mentorship_id
       WHERE skipped_at IS NULL AND NOT EXISTS (SELECT FROM mentorship_feedback feedback
         WHERE feedback.mentorship_id = asked.mentorship_id AND from_id = person_id AND feedback.kind = asked.kind);

-- personalFeedback (personId uuid) -> kind text, rating int4?, results text[], wordsToOther text, wordsToLead text, createdAt timestamptz
SELECT kind, rating, results, words_to_other AS "wordsToOther", words_to_lead AS "wordsToLead", created_at AS "createdAt"
       FROM mentorship_feedback WHERE from_id = $1 ORDER BY created_at, id;

-- personalAsked (personId uuid) -> kind text, askedAt timestamptz?, skippedAt timestamptz?
SELECT kind, asked_at AS "askedAt", skipped_at AS "skippedAt" FROM mentorship_feedback_asked
       WHERE person_id = $1 ORDER BY mentorship_id, kind;
