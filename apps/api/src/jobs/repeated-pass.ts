import type { OnModuleInit } from '@nestjs/common';
import type { Changes } from '../context/changes.ts';
import type { Jobs } from './jobs.service.ts';
import { defineQueue } from './queue.ts';
import type { JobToSend, JobWorker, Queue, QueueName } from './queue.ts';

/** A pass over all that is due: it carries nothing. */
export type PassJob = Readonly<Record<string, never>>;

/** A queue with one job, the next pass. */
export const definePasses = (name: QueueName): Queue<PassJob> =>
  defineQueue<PassJob>(name, { retries: 20, firstPause: 60, longestPause: 1_800, longest: 600 });

/**
 * Looks again and again for what is due. A pass is a job, which sends the next one: of all processes one does it, and a crash ends
 * no more than the pass that was under way.
 */
export abstract class RepeatedPass implements OnModuleInit, JobWorker<PassJob> {
  /** @param everyMs between two passes */
  protected constructor(
    protected readonly changes: Changes,
    protected readonly jobs: Jobs,
    private readonly queue: Queue<PassJob>,
    private readonly everyMs: number,
  ) {}

  /** Does all that is due at a time, in short transactions. @throws when the signal was aborted between two of them */
  abstract pass(now: Date, signal?: AbortSignal): Promise<void>;

  onModuleInit(): void {
    this.jobs.work(this.queue, this);
  }

  async carryOut(_job: PassJob, signal: AbortSignal): Promise<void> {
    await this.pass(new Date(), signal);
    await this.sendNext();
  }

  /** The next pass comes all the same. */
  async giveUp(): Promise<void> {
    await this.sendNext();
  }

  revive(): Promise<boolean> {
    return Promise.resolve(true);
  }

  waiting(): Promise<JobToSend<PassJob>[]> {
    return Promise.resolve([this.next()]);
  }

  subjects(payloads: readonly PassJob[]): Promise<null[]> {
    return Promise.resolve(payloads.map(() => null));
  }

  private sendNext(): Promise<void> {
    return this.changes.by(null, (manager) => this.jobs.send(manager, this.queue, this.next()), 'system');
  }

  private next(): JobToSend<PassJob> {
    return { key: 'all', payload: {}, startAfter: new Date(Date.now() + this.everyMs) };
  }
}
