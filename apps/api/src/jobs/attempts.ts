import { Logger } from '@nestjs/common';
import type { JobResult, JobWithMetadata, PgBoss } from 'pg-boss';
import type { DataSource } from 'typeorm';
import { failureToKeep } from './failure.ts';
import type { JobsRepository } from './jobs.repository.ts';
import { within } from './queue-database.ts';
import { AttemptFailed } from './queue.ts';
import type { JobWorker, Queue } from './queue.ts';

export interface Registered {
  queue: Queue<object>;
  worker: JobWorker<object>;
  /** The id of pg-boss's worker. */
  id?: string;
}

type Job = JobWithMetadata<object>;

/** Carries out one attempt: the job is done, tried again, given up, or given back. */
export class Attempts {
  private readonly logger = new Logger('Jobs');

  constructor(
    private readonly boss: PgBoss,
    private readonly dataSource: DataSource,
    private readonly rows: JobsRepository,
    /** Aborted when the process ends. */
    private readonly stopping: AbortSignal,
  ) {}

  async carryOut(registered: Registered, job: Job): Promise<JobResult> {
    const { id } = job;
    try {
      this.stopping.throwIfAborted();
      if (!(await this.isLeftToOther(job))) {
        await registered.worker.carryOut(job.data, AbortSignal.any([job.signal, this.stopping]));
      }
      return { id, status: 'completed' };
    } catch (error) {
      if (!this.stopping.aborted) return this.fail(registered, job, error);
      await this.giveBack(job);
      return { id, status: 'completed' };
    }
  }

  private async fail({ queue, worker }: Registered, job: Job, error: unknown): Promise<JobResult> {
    const result: JobResult = { id: job.id, status: 'failed', output: failureToKeep(error) };
    // Another process has taken the job by now.
    if (job.signal.aborted) return result;
    const isForeseen = error instanceof AttemptFailed;
    if (isForeseen) this.logger.warn(`${queue.name}: ${error.message}`);
    else this.logger.error(`${queue.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    const isForGood = isForeseen && error.forGood;
    if (isForGood || job.retryCount >= job.retryLimit) await worker.giveUp(job.data);
    return isForGood ? { ...result, status: 'deadletter' } : result;
  }

  /** Drops the job when an earlier job of its key waits for another attempt. That one does the same work, and the pauses between attempts go on growing. */
  private async isLeftToOther({ name, singletonKey, retryCount }: Job): Promise<boolean> {
    return retryCount === 0 && singletonKey !== null && (await this.rows.hasRetry(name, singletonKey));
  }

  /** Gives the job back: another process takes it, or this one after a restart. It does not count as an attempt. */
  private async giveBack({ name, id, retryCount, data, singletonKey }: Job): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const db = within(manager);
      await this.boss.complete(name, { id, retryCount }, null, { db });
      await this.boss.send(name, data, { db, ...(singletonKey === null ? {} : { singletonKey }) });
    });
  }
}
