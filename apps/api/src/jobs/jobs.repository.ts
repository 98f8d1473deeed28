import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { jsonb, orNull, statements, word } from '#database';
import type { RowOf } from '#database';
import type { QueueName } from './queue.ts';

/** Failed jobs that are listed at most. */
const most = 50;

export const sql = statements({
  states: {
    text: `
      SELECT queue.name, count(job.id) FILTER (WHERE job.state < 'active')::integer AS waiting,
        count(job.id) FILTER (WHERE job.state = 'active')::integer AS "underWay",
        count(job.id) FILTER (WHERE job.state = 'failed')::integer AS failed,
        coalesce(extract(epoch FROM clock_timestamp() - min(greatest(job.created_on, job.start_after))
          FILTER (WHERE job.state <= 'active' AND job.start_after <= clock_timestamp())), 0)::float8 AS "oldestSeconds"
      FROM unnest($1::text[]) WITH ORDINALITY AS queue(name, place) LEFT JOIN jobs.job ON job.name = queue.name
      GROUP BY queue.name, queue.place ORDER BY queue.place`,
    params: { queues: 'text[]' },
    row: {
      name: word<QueueName>(),
      waiting: 'int4',
      underWay: 'int4',
      failed: 'int4',
      oldestSeconds: 'float8',
    },
  },
  failed: {
    text: `
      SELECT id, name, data, output, retry_count + 1 AS attempts, created_on AS "sentAt", completed_on AS "failedAt"
      FROM jobs.job WHERE state = 'failed' AND name = ANY($1) AND completed_on IS NOT NULL
      ORDER BY completed_on DESC, id LIMIT ${most}`,
    params: { queues: 'text[]' },
    row: {
      id: 'uuid',
      name: word<QueueName>(),
      data: orNull(jsonb<object>()),
      output: orNull(jsonb<unknown>()),
      attempts: 'int4',
      sentAt: 'timestamptz',
      failedAt: 'timestamptz!',
    },
  },
  failedOne: {
    text: `SELECT name, data, singleton_key AS key FROM jobs.job WHERE id = $1 AND state = 'failed' AND name = ANY($2)`,
    params: { id: 'uuid', queues: 'text[]' },
    row: { name: word<QueueName>(), data: orNull(jsonb<object>()), key: 'text?' },
  },
  isFailed: { text: `SELECT FROM jobs.job WHERE id = $1 AND state = 'failed'`, params: { id: 'uuid' } },
  isBusy: {
    text: `SELECT FROM jobs.job
      WHERE name = $1 AND (state = 'active' OR state < 'active' AND start_after <= clock_timestamp()) LIMIT 1`,
    params: { queue: 'text' },
  },
  keys: {
    text: `SELECT singleton_key AS key FROM jobs.job WHERE name = $1 AND state <= 'active' AND singleton_key IS NOT NULL`,
    params: { queue: 'text' },
    row: { key: 'text!' },
  },
  hasRetry: {
    text: `SELECT FROM jobs.job WHERE name = $1 AND singleton_key = $2 AND state = 'retry' LIMIT 1`,
    params: { queue: 'text', key: 'text' },
  },
  forgetFailed: {
    text: `DELETE FROM jobs.job WHERE name = $1 AND state = 'failed' AND singleton_key = ANY($2)`,
    params: { queue: 'text', keys: 'text[]' },
  },
});

export type QueueState = RowOf<typeof sql.states>;
export type FailedJob = RowOf<typeof sql.failed>;

/** What the tables of pg-boss say of the jobs of some queues. */
@Injectable()
export class JobsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** In the order of the queues. */
  states(queues: readonly QueueName[]): Promise<QueueState[]> {
    return sql.states.rows(this.dataSource, { queues });
  }

  /** Those that failed last come first. */
  failed(queues: readonly QueueName[]): Promise<FailedJob[]> {
    return sql.failed.rows(this.dataSource, { queues });
  }

  /** A job that failed for good. */
  failedOne(id: string, queues: readonly string[]): Promise<RowOf<typeof sql.failedOne> | undefined> {
    return sql.failedOne.first(this.dataSource, { id, queues });
  }

  async isFailed(id: string): Promise<boolean> {
    return (await sql.isFailed.rows(this.dataSource, { id })).length > 0;
  }

  /** Whether a job of the queue is under way in any process, or could be. */
  async isBusy(queue: string): Promise<boolean> {
    return (await sql.isBusy.rows(this.dataSource, { queue })).length > 0;
  }

  /** Keys of jobs that wait or are under way. */
  async keys(queue: string): Promise<Set<string>> {
    return new Set((await sql.keys.rows(this.dataSource, { queue })).map(({ key }) => key));
  }

  /** Whether a job of the key waits for another attempt. */
  async hasRetry(queue: string, key: string): Promise<boolean> {
    return (await sql.hasRetry.rows(this.dataSource, { queue, key })).length > 0;
  }

  /** Failed jobs of these keys are listed no more. */
  async forgetFailed(manager: EntityManager, queue: string, keys: readonly string[]): Promise<void> {
    await sql.forgetFailed.rows(manager, { queue, keys });
  }
}
