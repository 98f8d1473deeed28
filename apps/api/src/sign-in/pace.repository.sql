-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- take (key varchar, now int8, forgetAfter int8, free int4, waits int8[], longest int8) -> key varchar
INSERT INTO rate_limit (key, points, expire) VALUES ($1, 1, $2)
       ON CONFLICT (key) DO UPDATE SET
         points = CASE WHEN rate_limit.expire < $2 - $3::bigint THEN 1 ELSE rate_limit.points + 1 END,
         expire = $2 + CASE WHEN rate_limit.expire < $2 - $3::bigint OR rate_limit.points + 1 < $4 THEN 0
           ELSE ($5::bigint[])[least(rate_limit.points + 2 - $4, cardinality($5::bigint[]))] END
       WHERE rate_limit.expire NOT BETWEEN $2 + 1 AND $2 + $6::bigint RETURNING key;

-- takeFromCrowd (key varchar, now int8, interval int8, ahead int8, longest int8) -> key varchar
INSERT INTO rate_limit (key, points, expire) VALUES ($1, 1, $2::bigint + $3::bigint)
       ON CONFLICT (key) DO UPDATE SET points = rate_limit.points + 1,
         expire = $3 + CASE WHEN rate_limit.expire BETWEEN $2 AND $2::bigint + $5::bigint THEN rate_limit.expire ELSE $2 END
       WHERE rate_limit.expire NOT BETWEEN $2::bigint + $4::bigint + 1 AND $2::bigint + $5::bigint RETURNING key;

-- forget (key text)
DELETE FROM rate_limit WHERE key = $1;

-- giveBack (key text, interval int8)
UPDATE rate_limit SET points = points - 1, expire = expire - $2 WHERE key = $1;

-- next (key text) -> expire int8?
SELECT expire FROM rate_limit WHERE key = $1;
