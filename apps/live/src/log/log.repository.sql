-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- since (classId uuid, after int4) -> seq int4, at float8, by uuid, key uuid?, type text, body jsonb
SELECT seq, round(extract(epoch FROM at) * 1000)::float8 AS at, by, key, type, body FROM class_event WHERE class_id = $1 AND seq > $2 ORDER BY seq;

-- isThere (classId uuid)
SELECT FROM class WHERE id = $1;

-- append (classId uuid, after int4, count int4, notBefore float8, becomes text?, events jsonb, epoch int8, owner uuid, expected float8?, believedFrom float8?, believedTo float8?) -> mine bool, at float8?
WITH fence AS (
       SELECT EXISTS (SELECT FROM live_lease WHERE name = 'classes' AND epoch = $7 AND owner = $8) AS mine
     ), moved AS (
       UPDATE class
          SET last_seq = last_seq + $3,
              ended_at = CASE $5::text WHEN 'ended' THEN greatest(to_timestamp($4::float8 / 1000),
  CASE WHEN date_trunc('milliseconds', clock_timestamp()) NOT BETWEEN to_timestamp($10::float8 / 1000) AND to_timestamp($11::float8 / 1000) THEN to_timestamp($9::float8 / 1000) ELSE date_trunc('milliseconds', clock_timestamp()) END) WHEN 'reopened' THEN NULL ELSE ended_at END
        WHERE id = $1 AND last_seq = $2 AND (SELECT mine FROM fence)
       RETURNING id, CASE WHEN $5::text = 'ended' THEN ended_at ELSE greatest(to_timestamp($4::float8 / 1000),
  CASE WHEN date_trunc('milliseconds', clock_timestamp()) NOT BETWEEN to_timestamp($10::float8 / 1000) AND to_timestamp($11::float8 / 1000) THEN to_timestamp($9::float8 / 1000) ELSE date_trunc('milliseconds', clock_timestamp()) END) END AS at
     ), added AS (
       INSERT INTO class_event (class_id, seq, at, by, key, type, body)
       SELECT moved.id, $2 + event.n, moved.at, event.by, event.key, event.type, event.body
         FROM moved, jsonb_to_recordset($6::jsonb) AS event(n integer, by uuid, key uuid, type text, body jsonb)
     )
     SELECT fence.mine, (SELECT round(extract(epoch FROM at) * 1000)::float8 FROM moved) AS at FROM fence;

-- begin (classId uuid, since int4, epoch int8, owner uuid)
INSERT INTO class_epoch (class_id, number, owner, since)
     SELECT id, (SELECT count(*) FROM class_epoch WHERE class_id = $1), $4, $2
       FROM class
      WHERE id = $1
        AND EXISTS (SELECT FROM live_lease WHERE name = 'classes' AND epoch = $3 AND owner = $4)
        AND NOT EXISTS (SELECT FROM class_epoch WHERE class_id = $1 AND owner = $4);

-- epochs (classId uuid) -> owner uuid, since int4
SELECT owner, since FROM class_epoch WHERE class_id = $1 ORDER BY number;

-- isOlder (classId uuid, seq int4)
SELECT FROM class WHERE id = $1 AND last_seq < $2;

-- isUp () -> up int4
SELECT 1 AS up;
