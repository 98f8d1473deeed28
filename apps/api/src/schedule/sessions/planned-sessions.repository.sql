-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- add (sectionId uuid, topic text, zone text, seriesId uuid?, roomId uuid?, startsAt timestamptz[], endsAt timestamptz[], localStarts text[]) -> id uuid
INSERT INTO session (section_id, topic, zone, series_id, room_id, starts_at, ends_at, local_start, series_date)
     SELECT $1, $2, $3, $4, $5, starts_at, ends_at, local_start, CASE WHEN $4::uuid IS NOT NULL THEN local_start END
     FROM unnest($6::timestamptz[], $7::timestamptz[], $8::text[]) AS planned (starts_at, ends_at, local_start)
     RETURNING id;

-- move (seriesId uuid?, substitutes uuid[]?, ids uuid[], startsAt timestamptz[], endsAt timestamptz[], zones text[], localStarts text[], topics text[], roomIds uuid?[], seriesDates text?[], reason text?)
UPDATE session SET starts_at = moved.starts_at, ends_at = moved.ends_at, zone = moved.zone, local_start = moved.local_start,
       topic = moved.topic, room_id = moved.room_id, series_id = coalesce($1, session.series_id),
       series_date = coalesce(moved.series_date, session.series_date),
       -- Who teaches is no column of it; calendars and readers must see that it changed all the same.
       sequence = session.sequence + CASE WHEN ($2::uuid[] IS NOT NULL AND $2::uuid[] <> ARRAY(
         SELECT person_id FROM session_lecturer WHERE session_id = session.id ORDER BY person_id)) THEN 1 ELSE 0 END,
       change_reason = CASE
         WHEN $11::text IS NOT NULL
           AND ((moved.starts_at, moved.ends_at, moved.zone) IS DISTINCT FROM (session.starts_at, session.ends_at, session.zone) OR ($2::uuid[] IS NOT NULL AND $2::uuid[] <> ARRAY(
         SELECT person_id FROM session_lecturer WHERE session_id = session.id ORDER BY person_id)) OR moved.room_id IS DISTINCT FROM session.room_id) THEN $11
         WHEN (moved.starts_at, moved.ends_at, moved.zone) IS DISTINCT FROM (session.starts_at, session.ends_at, session.zone) THEN NULL
         ELSE session.change_reason END
     FROM unnest($3::uuid[], $4::timestamptz[], $5::timestamptz[], $6::text[], $7::text[], $8::text[], $9::uuid[], $10::text[])
       AS moved (id, starts_at, ends_at, zone, local_start, topic, room_id, series_date)
     WHERE session.id = moved.id;

-- removeSubstitutes (ids uuid[], except uuid[])
DELETE FROM session_lecturer WHERE session_id = ANY($1) AND person_id <> ALL($2::uuid[]);

-- addSubstitutes (ids uuid[], personIds uuid[])
INSERT INTO session_lecturer (session_id, person_id) SELECT session_id, person_id
     FROM unnest($1::uuid[]) AS session_id CROSS JOIN unnest($2::uuid[]) AS person_id ON CONFLICT DO NOTHING;

-- cancel (ids uuid[], reason text?)
UPDATE session SET cancelled_at = now(), change_reason = $2 WHERE id = ANY($1);

-- settleProposals (ids uuid[])
UPDATE move_proposal SET answered_at = now(), answer = CASE
         WHEN session.cancelled_at IS NULL AND session.starts_at = move_proposal.starts_at THEN 'accepted' ELSE 'overtaken' END
     FROM session
     WHERE session.id = session_id AND session.id = ANY($1::uuid[]) AND answer IS NULL
       AND (session.cancelled_at IS NOT NULL OR session.starts_at <> from_starts_at);
