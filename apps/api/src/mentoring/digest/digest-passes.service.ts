import { Injectable } from '@nestjs/common';
import { Changes } from '../../context/changes.ts';
import { Jobs, RepeatedPass } from '../../jobs/index.ts';
import { DigestsRepository } from './digests.repository.ts';
import { nextMonday, weekOf } from './monday.ts';
import { digestQueue, digestsQueue, jobOf } from './queue.ts';

/** ms between two passes. */
const everyMs = 900_000;
/** Digests of one transaction. */
export const batch = 200;

/**
 * Finds those whose Monday morning has come, and sends a job for each. That it was done for the week is marked in the same transaction, so
 * that a crash loses no digest and makes none a second time.
 */
@Injectable()
export class DigestPasses extends RepeatedPass {
  constructor(
    changes: Changes,
    private readonly digests: DigestsRepository,
    jobs: Jobs,
  ) {
    super(changes, jobs, digestsQueue, everyMs);
  }

  /** All that is due at a time. */
  async pass(now: Date, signal?: AbortSignal): Promise<void> {
    while ((await this.sendDue(now)) === batch) signal?.throwIfAborted();
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
}
