import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { takeAsked } from './at-commit.ts';
import { Attempts } from './attempts.ts';
import type { Registered } from './attempts.ts';
import { givenUp, newBoss, prepareQueue, startBoss, toInsert } from './boss.ts';
import { JobsRepository } from './jobs.repository.ts';
import { within } from './queue-database.ts';
import { Stopped } from './queue.ts';
import type { JobToSend, JobWorker, Queue } from './queue.ts';

/** ms between two looks for jobs of processes that are gone. */
const superviseMs = 30_000;
/** Seconds between two looks for jobs whose pause is over. New ones are heard of at once. */
const lookEvery = 15;
/** ms that jobs in hand have to end, or to be given back, when the process ends. */
const graceMs = 30_000;

/**
 * Jobs in PostgreSQL (pg-boss), which all api processes share. A job runs once. When its process dies, another process
 * takes it after half a minute without a heartbeat.
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private readonly boss: PgBoss;
  private readonly registered = new Map<string, Registered>();
  private readonly stopping = new AbortController();
  private readonly attempts: Attempts;
  private opened: Promise<void> | undefined;
  /** By the name of the queue. */
  private readonly ensured = new Map<string, Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private watching: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: JobsRepository,
    @Inject(CONFIG) config: Config,
  ) {
    this.boss = newBoss(dataSource, config.databaseUrl ?? '', this.logger, this.stopping.signal);
    this.attempts = new Attempts(this.boss, dataSource, rows, this.stopping.signal);
    dataSource.subscribers.push({ beforeTransactionCommit: ({ manager }) => this.sendAsked(manager) });
  }

  /** Called by a feature before the application starts. */
  work<Payload extends object>(queue: Queue<Payload>, worker: JobWorker<Payload>): void {
    this.registered.set(queue.name, { queue, worker } as unknown as Registered);
  }

  /** Sends a job within the caller's transaction. @param startAfter not before then */
  async send<Payload extends object>(
    manager: EntityManager,
    queue: Queue<Payload>,
    job: JobToSend<Payload>,
    startAfter?: Date,
  ): Promise<void> {
    await this.sendAll(manager, queue, [startAfter ? { ...job, startAfter } : job]);
  }

  /** Sends jobs within the caller's transaction, in one statement. */
  async sendAll(manager: EntityManager, queue: Queue<object>, jobs: readonly JobToSend<object>[]): Promise<void> {
    const db = within(manager);
    await this.ensure(queue);
    const { delay = 0 } = this.registered.get(queue.name)?.worker ?? {};
    await this.boss.insert(queue.name, toInsert(jobs, delay), { db });
  }

  /** Sends jobs that are due at once. They replace failed jobs of the same keys, which are listed no more. */
  async sendAfterFailure(
    manager: EntityManager,
    queue: Queue<object>,
    jobs: readonly JobToSend<object>[],
  ): Promise<void> {
    if (jobs.length === 0) return;
    await this.rows.forgetFailed(
      manager,
      queue.name,
      jobs.map(({ key }) => key),
    );
    const startAfter = new Date();
    await this.sendAll(
      manager,
      queue,
      jobs.map((job) => ({ ...job, startAfter })),
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    for (const { queue } of this.registered.values()) await this.ensure(queue);
    await this.sendWaiting();
    for (const one of this.registered.values()) {
      one.id = await this.boss.work(
        one.queue.name,
        {
          ...{ includeMetadata: true, perJobResults: true, batchSize: one.queue.atOnce ?? 1 },
          ...{ pollingIntervalSeconds: lookEvery, notifyPollingIntervalSeconds: lookEvery },
        },
        (jobs: JobWithMetadata<object>[]) =>
          // Otherwise pg-boss would pause before it takes the next of many jobs.
          Promise.all(jobs.map((job) => this.attempts.carryOut(one, job))).finally(() => {
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
    while (await this.rows.isBusy(name)) await pause(20);
  }

  /**
   * Sends a job that failed for good again, as a new job. A job with nothing left to do, as when its deck was removed, is
   * deleted.
   *
   * @returns false when there is no such job, or it has not failed
   */
  async tryAgain(id: string): Promise<boolean> {
    const found = await this.rows.failedOne(id, [...this.registered.keys()]);
    const one = found && this.registered.get(found.name);
    if (!one) return false;
    const payload = found.data ?? {};
    const isLeft = await one.worker.revive(payload);
    await this.dataSource.transaction(async (manager) => {
      const db = within(manager);
      await this.boss.deleteJob(found.name, id, { db });
      if (isLeft) await this.boss.insert(found.name, toInsert([{ key: found.key ?? id, payload }], 0), { db });
    });
    return true;
  }

  /** The subjects of jobs of a queue, in the order of the payloads; null when one is gone. */
  async subjects(name: string, payloads: readonly object[]): Promise<(string | null)[]> {
    return (await this.registered.get(name)?.worker.subjects(payloads)) ?? payloads.map(() => null);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    // First of all, so that no job is taken again that is given back.
    for (const name of this.registered.keys()) await this.boss.offWork(name, { wait: false });
    this.stopping.abort(new Stopped('the service is being stopped'));
    await this.watching;
    await this.boss.stop({ graceful: true, timeout: graceMs, close: false });
  }

  private async sendAsked(manager: EntityManager): Promise<void> {
    const asked = manager.queryRunner && takeAsked(manager.queryRunner);
    if (!asked) return;
    for (const [queue, jobs] of asked) await this.sendAll(manager, queue, [...jobs.values()]);
  }

  /** Prepares the queue once in a process. A command of the operator sends jobs too, and works on none. */
  private ensure(queue: Queue<object>): Promise<void> {
    const ensured = this.ensured.get(queue.name) ?? this.prepare(queue);
    this.ensured.set(queue.name, ensured);
    return ensured;
  }

  private async prepare(queue: Queue<object>): Promise<void> {
    try {
      await (this.opened ??= startBoss(this.boss));
      await prepareQueue(this.boss, queue);
    } catch (error) {
      this.ensured.delete(queue.name);
      throw error;
    }
  }

  private async sendWaiting(): Promise<void> {
    for (const { queue, worker } of this.registered.values()) {
      const keys = await this.rows.keys(queue.name);
      const waiting = (await worker.waiting()).filter(({ key }) => !keys.has(key));
      if (waiting.length > 0) await this.boss.insert(queue.name, toInsert(waiting, 0));
    }
  }

  /** Tells the worker that a job has failed for good, unless somebody has sent it again meanwhile. */
  private async sayGivenUp(job: JobWithMetadata<object> | undefined): Promise<void> {
    const { sourceId, sourceName } = job ?? {};
    if (!job || !sourceId || !(await this.rows.isFailed(sourceId))) return;
    await this.registered.get(sourceName ?? '')?.worker.giveUp(job.data);
  }
}
