-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- read (name text) -> epoch int8, owner uuid?, place jsonb?, expires text, over bool
SELECT epoch, owner, place, expires_at::text AS expires, expires_at < clock_timestamp() AS over
     FROM live_lease WHERE name = $1;

-- takeFrom (name text, owner uuid, place jsonb, lastsMs float8, epoch int8, ownerBefore uuid?, expires text) -> epoch int8
INSERT INTO live_lease (name, epoch, owner, place, taken_at, expires_at)
     VALUES ($1, 1, $2, $3, clock_timestamp(), clock_timestamp() + $4 * interval '1 ms')
     ON CONFLICT (name) DO UPDATE
       SET epoch = live_lease.epoch + 1, owner = excluded.owner, place = excluded.place, taken_at = excluded.taken_at,
           expires_at = excluded.expires_at
     WHERE live_lease.epoch = $5 AND live_lease.owner IS NOT DISTINCT FROM $6 AND live_lease.expires_at::text = $7
     RETURNING epoch;

-- renew (name text, epoch int8, owner uuid, lastsMs float8)
UPDATE live_lease SET expires_at = clock_timestamp() + $4 * interval '1 ms'
     WHERE name = $1 AND epoch = $2 AND owner = $3;

-- giveBack (name text, epoch int8, owner uuid)
UPDATE live_lease SET owner = NULL, place = NULL WHERE name = $1 AND epoch = $2 AND owner = $3;
