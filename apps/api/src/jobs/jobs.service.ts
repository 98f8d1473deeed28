import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import type { JobWithMetadata } from 'pg-boss';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { poolOf } from '#database';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { failureToKeep } from './failure.ts';
import { QueueDatabase, within } from './queue-database.ts';
import { Stopped } from './queue.ts';
import type { JobToSend, JobWorker, Queue } from './queue.ts';

/** Where the migration has put the tables of pg-boss. */
export const schema = 'jobs';
/** Jobs whose process died in the last attempt, for the worker of their queue to say so. */
export const givenUp = 'given-up';

/** Seconds without a word after which the process that has a job counts as gone: a machine may be busy for as long. */
const heartbeat = 30;
/** ms between two looks for jobs of processes that are gone. */
const superviseMs = 30_000;
/** Seconds between two looks for jobs whose pause is over. New ones are heard of at once. */
const lookEvery = 15;
/** Seconds for which a job that is done or has failed for good is kept. */
const keptFor = 30 * 86_400;
/** ms that jobs in hand have to end, or to be given back, when the process ends. */
const graceMs = 30_000;

interface Registered {
  queue: Queue<object>;
  worker: JobWorker<object>;
  /** Of pg-boss. */
  id?: string;
}

/**
 * The one queue of what is done later, in PostgreSQL (pg-boss). All api processes share it. A job runs once; when its process dies, it
 * is another's after half a minute without a word.
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private readonly boss: PgBoss;
  private readonly registered = new Map<string, Registered>();
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private watching: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) config: Config,
  ) {
    this.boss = new PgBoss({
      db: new QueueDatabase(poolOf(dataSource), config.databaseUrl ?? ''),
      schema,
      useListenNotify: true,
      // Looked after by `supervise` below; nothing recurs, and no process is listed.
      ...{ supervise: false, schedule: false, registerInstance: false, reindex: false, monitorVacuum: false },
      ...{ monitorIntervalSeconds: 10, bamIntervalSeconds: 3_600, queueCacheIntervalSeconds: 3_600 },
      openTelemetry: { enabled: false },
    });
    this.boss.on('error', (error) => {
      if (!this.stopping.signal.aborted) this.logger.error(error.message);
    });
    this.boss.on('warning', ({ message }) => {
      this.logger.warn(message);
    });
  }

  /** Called by a feature before the application starts. */
  work<Payload extends object>(queue: Queue<Payload>, worker: JobWorker<Payload>): void {
    this.registered.set(queue.name, { queue, worker } as unknown as Registered);
  }

  /** Sends a job within the caller's transaction. @param startAfter not before then */
  async send<Payload extends object>(
    manager: EntityManager,
    queue: Queue<Payload>,
    { key, payload }: JobToSend<Payload>,
    startAfter?: Date,
  ): Promise<void> {
    await this.boss.send(queue.name, payload, {
      db: within(manager),
      singletonKey: key,
      ...(startAfter ? { startAfter } : {}),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.boss.start();
    await this.ensureQueue(givenUp, { retryLimit: 20, retryDelay: 30, retryBackoff: true, retryDelayMax: 3_600 });
    for (const { queue } of this.registered.values()) {
      await this.ensureQueue(queue.name, {
        ...{ retryLimit: queue.retries, retryDelay: queue.firstPause, retryDelayMax: queue.longestPause },
        ...{ retryBackoff: true, expireInSeconds: queue.longest, heartbeatSeconds: heartbeat, deadLetter: givenUp },
      });
    }
    await this.sendWaiting();
    for (const one of this.registered.values()) {
      one.id = await this.boss.work(
        one.queue.name,
        { includeMetadata: true, pollingIntervalSeconds: lookEvery, notifyPollingIntervalSeconds: lookEvery },
        ([job]: JobWithMetadata<object>[]) =>
          // Else pg-boss would wait before it takes the next of many that wait.
          this.carryOut(one, job).finally(() => {
            this.look(one.queue);
          }),
      );
    }
    await this.boss.work(
      givenUp,
      { includeMetadata: true, pollingIntervalSeconds: 60, notifyPollingIntervalSeconds: 60 },
      ([job]: JobWithMetadata<object>[]) => this.sayGivenUp(job),
    );
    this.timer = setInterval(() => {
      this.watching = this.watching.then(() => this.supervise());
    }, superviseMs).unref();
  }

  /** Gives jobs of processes that are gone to others. */
  async supervise(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    await this.boss.supervise().catch((error: unknown) => {
      this.logger.warn(`jobs could not be looked after: ${String(error)}`);
    });
  }

  /** Looks at once whether a job of the queue may be done. */
  look({ name }: Queue<object>): void {
    const { id } = this.registered.get(name) ?? {};
    if (id !== undefined) this.boss.notifyWorker(id);
  }

  /** Resolves when no job of the queue is under way, in any process, or could be. */
  async idle({ name }: Queue<object>): Promise<void> {
    for (;;) {
      const [row] = await this.dataSource.query<{ busy: boolean }[]>(
        `SELECT EXISTS (SELECT FROM jobs.job WHERE name = $1
           AND (state = 'active' OR state < 'active' AND start_after <= clock_timestamp())) AS busy`,
        [name],
      );
      if (!row?.busy) return;
      await pause(20);
    }
  }

  /**
   * Has a job that failed for good done after all. One with which there is nothing left to do, as when its deck was removed, is forgotten.
   *
   * @returns false when there is no such job, or it has not failed
   */
  async tryAgain(id: string): Promise<boolean> {
    const [found] = await this.dataSource.query<{ name: string; data: object }[]>(
      `SELECT name, data FROM jobs.job WHERE id = $1 AND state = 'failed' AND name = ANY($2)`,
      [id, [...this.registered.keys()]],
    );
    const one = found && this.registered.get(found.name);
    if (!one) return false;
    if (!(await one.worker.revive(found.data))) {
      await this.boss.deleteJob(found.name, id);
      return true;
    }
    await this.boss.retry(found.name, id);
    this.look(one.queue);
    return true;
  }

  /** What jobs of a queue are about, in the order of the payloads; null: it is gone. */
  async subjects(name: string, payloads: readonly object[]): Promise<(string | null)[]> {
    return (await this.registered.get(name)?.worker.subjects(payloads)) ?? payloads.map(() => null);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort(new Stopped('the service is being stopped'));
    await this.watching;
    await this.boss.stop({ graceful: true, timeout: graceMs, close: false });
  }

  private async ensureQueue(name: string, options: Parameters<PgBoss['createQueue']>[1]): Promise<void> {
    const all = { ...options, deleteAfterSeconds: keptFor, retentionSeconds: keptFor, notify: true };
    await this.boss.createQueue(name, { ...all, policy: name === givenUp ? 'standard' : 'stately' });
    await this.boss.updateQueue(name, all);
  }

  private async sendWaiting(): Promise<void> {
    for (const { queue, worker } of this.registered.values()) {
      const sent = await this.dataSource.query<{ key: string }[]>(
        `SELECT singleton_key AS key FROM jobs.job WHERE name = $1 AND state <= 'active'`,
        [queue.name],
      );
      const keys = new Set(sent.map(({ key }) => key));
      const waiting = (await worker.waiting()).filter(({ key }) => !keys.has(key));
      if (waiting.length === 0) continue;
      await this.boss.insert(
        queue.name,
        waiting.map(({ key, payload }) => ({ singletonKey: key, data: payload })),
      );
    }
  }

  private async carryOut({ queue, worker }: Registered, job: JobWithMetadata<object> | undefined): Promise<void> {
    if (!job) return;
    const stopping = this.stopping.signal;
    try {
      stopping.throwIfAborted();
      await worker.carryOut(job.data, AbortSignal.any([job.signal, stopping]));
    } catch (error) {
      if (stopping.aborted) {
        await this.giveBack(job);
        return;
      }
      if (job.signal.aborted) throw failureToKeep(error);
      this.logger.error(`${queue.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      if (job.retryCount >= job.retryLimit) await worker.giveUp(job.data);
      throw failureToKeep(error);
    }
  }

  /** Unless somebody has had it tried again meanwhile. */
  private async sayGivenUp(job: JobWithMetadata<object> | undefined): Promise<void> {
    if (!job) return;
    const failed = await this.dataSource.query<unknown[]>(`SELECT FROM jobs.job WHERE id = $1 AND state = 'failed'`, [
      job.sourceId,
    ]);
    if (failed.length > 0) await this.registered.get(job.sourceName ?? '')?.worker.giveUp(job.data);
  }

  /** Another process goes on with it, or this one when it is here again. That is no attempt. */
  private async giveBack({ name, id, retryCount, data, singletonKey }: JobWithMetadata<object>): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const db = within(manager);
      await this.boss.complete(name, { id, retryCount }, null, { db });
      await this.boss.send(name, data, { db, ...(singletonKey === null ? {} : { singletonKey }) });
    });
  }
}
