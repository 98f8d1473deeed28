-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- ofMentorships (ids uuid[], readerId uuid?) -> id uuid, value json
SELECT mentorship.id, json_build_object(
         'own', (SELECT json_build_object('text', text, 'version', version, 'changedAt', changed_at)
           FROM mentorship_private_note WHERE mentorship_id = mentorship.id AND author_id = $2),
         'shared', (SELECT json_build_object('text', text, 'version', note.version, 'changedAt', changed_at,
             'changedBy', (SELECT json_build_object('id', person.id, 'name', name) FROM person WHERE person.id = changed_by))
           FROM mentorship_shared_note note WHERE mentorship_id = mentorship.id)) AS value
       FROM mentorship WHERE mentorship.id = ANY($1) AND $2 IN (mentor_id, mentee_id);

-- privateVersion (mentorshipId uuid, personId uuid) -> version int4
SELECT version FROM mentorship_private_note WHERE mentorship_id = $1 AND author_id = $2;

-- sharedVersion (mentorshipId uuid) -> version int4
SELECT version FROM mentorship_shared_note WHERE mentorship_id = $1;

-- savePrivate (mentorshipId uuid, personId uuid, text text, version int4)
INSERT INTO mentorship_private_note (mentorship_id, author_id, text, version) VALUES ($1, $2, $3, $4 + 1)
       ON CONFLICT (mentorship_id, author_id) DO UPDATE SET text = excluded.text, version = excluded.version, changed_at = now();

-- saveShared (mentorshipId uuid, personId uuid, text text, version int4)
INSERT INTO mentorship_shared_note (mentorship_id, changed_by, text, version) VALUES ($1, $2, $3, $4 + 1)
       ON CONFLICT (mentorship_id) DO UPDATE SET text = excluded.text, version = excluded.version,
         changed_by = excluded.changed_by, changed_at = now();

-- personalPrivate (personId uuid) -> text text, changedAt timestamptz
SELECT text, changed_at AS "changedAt" FROM mentorship_private_note WHERE author_id = $1 ORDER BY changed_at, mentorship_id;

-- personalShared (personId uuid) -> text text, changedAt timestamptz
SELECT text, changed_at AS "changedAt" FROM mentorship_shared_note JOIN mentorship ON mentorship.id = mentorship_id
       WHERE mentor_id = $1 OR mentee_id = $1 ORDER BY changed_at, mentorship_id;

-- eraseShared (personId uuid)
DELETE FROM mentorship_shared_note USING mentorship
       WHERE mentorship.id = mentorship_id AND (mentor_id = $1 OR mentee_id = $1);
