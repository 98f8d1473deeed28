import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Changes } from '../../context/changes.ts';
import { Jobs } from '../../jobs/index.ts';
import type { JobToSend, JobWorker } from '../../jobs/index.ts';
import { DigestsRepository } from './digests.repository.ts';
import { nextMonday, weekOf } from './monday.ts';
import { digestQueue, digestsQueue, jobOf } from './queue.ts';
import type { DigestsJob } from './queue.ts';

/** ms between two passes. */
const everyMs = 900_000;
/** Digests of one transaction. */
export const batch = 200;

/**
 * Finds those whose Monday morning has come, and sends a job for each. That it was done for the week is marked in the same transaction, so
 * that a crash loses no digest and makes none a second time.
 */
@Injectable()
export class DigestPasses implements OnModuleInit, JobWorker<DigestsJob> {
  constructor(
    private readonly changes: Changes,
    private readonly digests: DigestsRepository,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.work(digestsQueue, this);
  }

  async carryOut(_job: DigestsJob, signal: AbortSignal): Promise<void> {
    await this.pass(new Date(), signal);
    await this.sendNext();
  }

  /** All that is due at a time. */
  async pass(now: Date, signal?: AbortSignal): Promise<void> {
    while ((await this.sendDue(now)) === batch) signal?.throwIfAborted();
  }

  /** The next pass comes all the same. */
  async giveUp(): Promise<void> {
    await this.sendNext();
  }

  revive(): Promise<boolean> {
    return Promise.resolve(true);
  }

  waiting(): Promise<JobToSend<DigestsJob>[]> {
    return Promise.resolve([nextPass()]);
  }

  subjects(payloads: readonly DigestsJob[]): Promise<null[]> {
    return Promise.resolve(payloads.map(() => null));
  }

  /** @returns how many were due */
  private sendDue(now: Date): Promise<number> {
    return this.changes.by(
      null,
      async (manager) => {
        const due = await this.digests.due(manager, now, batch);
        if (due.length === 0) return 0;
        await this.digests.putOff(
          manager,
          due.map(({ personId, zone }) => ({ personId, nextAt: nextMonday(zone, now) })),
        );
        const marked = await this.digests.mark(
          manager,
          due.map(({ personId, zone, dueAt }) => ({ personId, week: weekOf(zone, dueAt) })),
        );
        await this.digests.forget(manager, now);
        await this.jobs.sendAll(manager, digestQueue, marked.map(jobOf));
        return due.length;
      },
      'system',
    );
  }

  private sendNext(): Promise<void> {
    return this.changes.by(null, (manager) => this.jobs.send(manager, digestsQueue, nextPass()), 'system');
  }
}

const nextPass = (): JobToSend<DigestsJob> => ({
  ...{ key: 'all', payload: {}, startAfter: new Date(Date.now() + everyMs) },
});
