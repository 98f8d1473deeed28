import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
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
}
