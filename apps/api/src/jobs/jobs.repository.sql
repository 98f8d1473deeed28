-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- states (queues text[]) -> name text, waiting int4, underWay int4, failed int4, oldestSeconds float8
SELECT queue.name, count(job.id) FILTER (WHERE job.state < 'active')::integer AS waiting,
        count(job.id) FILTER (WHERE job.state = 'active')::integer AS "underWay",
        count(job.id) FILTER (WHERE job.state = 'failed')::integer AS failed,
        coalesce(extract(epoch FROM clock_timestamp() - min(greatest(job.created_on, job.start_after))
          FILTER (WHERE job.state <= 'active' AND job.start_after <= clock_timestamp())), 0)::float8 AS "oldestSeconds"
      FROM unnest($1::text[]) WITH ORDINALITY AS queue(name, place) LEFT JOIN jobs.job ON job.name = queue.name
      GROUP BY queue.name, queue.place ORDER BY queue.place;

-- failed (queues text[]) -> id uuid, name text, data jsonb?, output jsonb?, attempts int4, sentAt timestamptz, failedAt timestamptz!
SELECT id, name, data, output, retry_count + 1 AS attempts, created_on AS "sentAt", completed_on AS "failedAt"
      FROM jobs.job WHERE state = 'failed' AND name = ANY($1) AND completed_on IS NOT NULL
      ORDER BY completed_on DESC, id LIMIT 50;

-- failedOne (id uuid, queues text[]) -> name text, data jsonb?, key text?
SELECT name, data, singleton_key AS key FROM jobs.job WHERE id = $1 AND state = 'failed' AND name = ANY($2);

-- isFailed (id uuid)
SELECT FROM jobs.job WHERE id = $1 AND state = 'failed';

-- isBusy (queue text)
SELECT FROM jobs.job
      WHERE name = $1 AND (state = 'active' OR state < 'active' AND start_after <= clock_timestamp()) LIMIT 1;

-- keys (queue text) -> key text!
SELECT singleton_key AS key FROM jobs.job WHERE name = $1 AND state <= 'active' AND singleton_key IS NOT NULL;

-- hasRetry (queue text, key text)
SELECT FROM jobs.job WHERE name = $1 AND singleton_key = $2 AND state = 'retry' LIMIT 1;

-- forgetFailed (queue text, keys text[])
DELETE FROM jobs.job WHERE name = $1 AND state = 'failed' AND singleton_key = ANY($2);
