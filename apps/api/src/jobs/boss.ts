import type { Logger } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import type { JobInsert } from 'pg-boss';
import type { DataSource } from 'typeorm';
import { poolOf } from '#database';
import { QueueDatabase } from './queue-database.ts';
import type { JobToSend, Queue } from './queue.ts';

/** Where the migration has put the tables of pg-boss. */
export const schema = 'jobs';
/** Jobs whose process died in the last attempt, for the worker of their queue to say so. */
export const givenUp = 'given-up';

/** Seconds without a word after which the process that has a job counts as gone: a machine may be busy for as long. */
const heartbeat = 30;
/** Seconds for which a job that is done or has failed for good is kept. */
const keptFor = 30 * 86_400;

export function newBoss(dataSource: DataSource, databaseUrl: string, logger: Logger, stopping: AbortSignal): PgBoss {
  const boss = new PgBoss({
    db: new QueueDatabase(poolOf(dataSource), databaseUrl),
    schema,
    useListenNotify: true,
    // Looked after by `Jobs.supervise`; nothing recurs, and no process is listed.
    ...{ supervise: false, schedule: false, registerInstance: false, reindex: false, monitorVacuum: false },
    ...{ monitorIntervalSeconds: 10, bamIntervalSeconds: 3_600, queueCacheIntervalSeconds: 3_600 },
    openTelemetry: { enabled: false },
  });
  boss.on('error', (error) => {
    if (!stopping.aborted) logger.error(error.message);
  });
  boss.on('warning', ({ message }) => {
    logger.warn(message);
  });
  return boss;
}

export async function startBoss(boss: PgBoss): Promise<void> {
  await boss.start();
  await prepare(boss, givenUp, 'standard', {
    ...{ retryLimit: 20, retryDelay: 30, retryBackoff: true, retryDelayMax: 3_600 },
  });
}

/** Creates the queue, or updates it to the settings of this version. */
export const prepareQueue = (boss: PgBoss, { name, ...queue }: Queue<object>): Promise<void> =>
  prepare(boss, name, 'stately', {
    ...{ retryLimit: queue.retries, retryDelay: queue.firstPause, retryDelayMax: queue.longestPause },
    ...{ retryBackoff: true, expireInSeconds: queue.longest, heartbeatSeconds: heartbeat, deadLetter: givenUp },
  });

async function prepare(
  boss: PgBoss,
  name: string,
  policy: 'standard' | 'stately',
  options: NonNullable<Parameters<PgBoss['createQueue']>[1]>,
): Promise<void> {
  const all = { ...options, deleteAfterSeconds: keptFor, retentionSeconds: keptFor, notify: true };
  await boss.createQueue(name, { ...all, policy });
  await boss.updateQueue(name, all);
}

/** In one order, so that two transactions do not wait for each other. @param delay seconds, where a job does not say when */
export function toInsert(jobs: readonly JobToSend<object>[], delay: number): JobInsert[] {
  const now = new Date();
  return jobs
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, payload, startAfter }) => ({
      ...{ singletonKey: key, data: payload },
      // A job whose start lies far back would count as kept for too long.
      ...(startAfter ? { startAfter: startAfter > now ? startAfter : now } : delay > 0 ? { startAfter: delay } : {}),
    }));
}
