-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- wants (personId uuid)
SELECT FROM mentoring_digest WHERE person_id = $1;

-- want (personId uuid, nextAt timestamptz)
INSERT INTO mentoring_digest (person_id, next_at) VALUES ($1, $2) ON CONFLICT DO NOTHING;

-- unwant (personId uuid)
DELETE FROM mentoring_digest WHERE person_id = $1;

-- due (now timestamptz, limit int8) -> personId uuid, dueAt timestamptz, zone text
SELECT person_id AS "personId", next_at AS "dueAt", zone FROM mentoring_digest JOIN person ON person.id = person_id
       WHERE next_at <= $1 ORDER BY next_at, person_id LIMIT $2 FOR UPDATE OF mentoring_digest SKIP LOCKED;

-- putOff (personIds uuid[], nextAts timestamptz[])
UPDATE mentoring_digest SET next_at = later.next_at FROM unnest($1::uuid[], $2::timestamptz[]) AS later (person_id, next_at)
       WHERE mentoring_digest.person_id = later.person_id;

-- mark (personIds uuid[], weeks text[]) -> personId uuid, week text
INSERT INTO mentoring_digest_mail (person_id, week) SELECT * FROM unnest($1::uuid[], $2::text[]::date[])
       ON CONFLICT DO NOTHING RETURNING person_id AS "personId", week::text AS week;

-- forget (now timestamptz)
DELETE FROM mentoring_digest_mail WHERE week < $1::timestamptz::date - 90;

-- claim (personId uuid, week date) -> name text, email text, language text, zone text, wanted bool?
UPDATE mentoring_digest_mail SET attempts = attempts + 1 FROM person
       WHERE person_id = $1 AND week = $2::date AND state = 'due' AND person.id = person_id
       RETURNING name, email, language, zone, deactivated_at IS NULL AND erased_at IS NULL
         AND EXISTS (SELECT FROM mentoring_digest WHERE mentoring_digest.person_id = person.id) AS wanted;

-- content (personId uuid, now timestamptz) -> content json?
SELECT json_build_object(
       'meetings', (SELECT coalesce(json_agg(json_build_object('startsAt', starts_at, 'other', other.name) ORDER BY starts_at, session.id), '[]')
         FROM mentorship JOIN session ON session.owner_id = mentorship.owner_id JOIN person other ON other.id = CASE WHEN mentor_id = $1 THEN mentee_id ELSE mentor_id END
         WHERE $1 IN (mentor_id, mentee_id) AND state <> 'ended' AND cancelled_at IS NULL AND starts_at >= $2 AND starts_at < $2 + interval '7 days'),
       'requests', (SELECT coalesce(json_agg(json_build_object('expiresAt', expires_at, 'other', other.name) ORDER BY expires_at, mentoring_request.id), '[]')
         FROM mentoring_request JOIN person other ON other.id = CASE WHEN mentor_id = $1 THEN mentee_id ELSE mentor_id END
         WHERE (mentor_id = $1 AND state = 'open' OR mentee_id = $1 AND state = 'asked') AND expires_at > $2),
       'goals', (SELECT coalesce(json_agg(json_build_object('open', open, 'other', name) ORDER BY open DESC, id), '[]')
         FROM (SELECT mentorship.id, other.name, count(*) AS open FROM mentorship JOIN mentorship_goal ON mentorship_id = mentorship.id JOIN person other ON other.id = CASE WHEN mentor_id = $1 THEN mentee_id ELSE mentor_id END
           WHERE $1 IN (mentor_id, mentee_id) AND state = 'active' AND done_at IS NULL GROUP BY mentorship.id, other.name) AS goals),
       'feedback', (SELECT coalesce(json_agg(json_build_object('other', other.name) ORDER BY asked_at, asked.kind), '[]')
         FROM mentorship_feedback_asked asked JOIN mentorship ON mentorship.id = mentorship_id JOIN person other ON other.id = CASE WHEN mentor_id = $1 THEN mentee_id ELSE mentor_id END
         WHERE asked.person_id = $1 AND asked_at IS NOT NULL AND skipped_at IS NULL AND NOT EXISTS (SELECT FROM mentorship_feedback given
           WHERE given.mentorship_id = mentorship.id AND from_id = $1 AND given.kind = asked.kind))) AS content;

-- end (personId uuid, week date, state text)
UPDATE mentoring_digest_mail SET state = $3 WHERE person_id = $1 AND week = $2::date AND state = 'due';

-- giveUp (personId uuid, week date, forGood bool, most int4)
UPDATE mentoring_digest_mail SET state = 'failed' WHERE person_id = $1 AND week = $2::date AND state = 'due'
         AND ($3 OR attempts >= $4);

-- revive (personId uuid, week date)
UPDATE mentoring_digest_mail SET state = 'due', attempts = 0 WHERE person_id = $1 AND week = $2::date AND state = 'failed';

-- waiting () -> personId uuid, week text
SELECT person_id AS "personId", week::text AS week FROM mentoring_digest_mail WHERE state = 'due' ORDER BY week, person_id;

-- personal (personId uuid) -> nextAt timestamptz
SELECT next_at AS "nextAt" FROM mentoring_digest WHERE person_id = $1;

-- personalMails (personId uuid) -> week text, state text
SELECT week::text AS week, state FROM mentoring_digest_mail WHERE person_id = $1 ORDER BY week;
