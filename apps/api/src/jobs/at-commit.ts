import type { EntityManager, QueryRunner } from 'typeorm';
import type { JobToSend, Queue } from './queue.ts';

/** Jobs of some queues, each once for a key. */
export type AskedFor = Map<Queue<object>, Map<string, JobToSend<object>>>;

const askedIn = new WeakMap<QueryRunner, AskedFor>();

/**
 * Has jobs sent within the caller's transaction when it commits: one statement for each queue, however often it is asked. For functions
 * that have no more than the manager of a transaction.
 */
export function sendAtCommit<Payload extends object>(
  { queryRunner }: EntityManager,
  queue: Queue<Payload>,
  jobs: readonly JobToSend<Payload>[],
): void {
  if (!queryRunner?.isTransactionActive) throw new TypeError('A job is sent within a transaction.');
  const asked = askedIn.get(queryRunner) ?? (new Map() as AskedFor);
  askedIn.set(queryRunner, asked);
  const ofQueue = asked.get(queue) ?? new Map<string, JobToSend<object>>();
  asked.set(queue, ofQueue);
  for (const job of jobs) ofQueue.set(job.key, job);
}

/** Jobs that were asked for and not taken yet. */
export function takeAsked(queryRunner: QueryRunner): AskedFor | undefined {
  const asked = askedIn.get(queryRunner);
  askedIn.delete(queryRunner);
  return asked;
}
