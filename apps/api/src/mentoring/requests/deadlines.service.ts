import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Changes } from '../../context/changes.ts';
import { Jobs } from '../../jobs/index.ts';
import type { JobToSend, JobWorker } from '../../jobs/index.ts';
import { tellEachOfMentoring } from '../../notifications/index.ts';
import type { ToldTo } from '../../notifications/index.ts';
import { DeadlinesRepository } from './deadlines.repository.ts';
import { deadlinesQueue } from './queue.ts';
import type { DeadlinesJob } from './queue.ts';

/** ms between two passes. */
const everyMs = 3_600_000;
/** A reminder comes so many days before a request ends: on the fourth day of seven. */
const remindDays = 3;
/** Requests of one transaction. */
export const batch = 200;

/**
 * Reminds people of requests that wait for them, ends those without an answer, and pauses mentors who leave several without one. A pass is a
 * job, which sends the next one. What a batch writes and what people are told of it is one transaction.
 */
@Injectable()
export class RequestDeadlines implements OnModuleInit, JobWorker<DeadlinesJob> {
  constructor(
    private readonly changes: Changes,
    private readonly requests: DeadlinesRepository,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.work(deadlinesQueue, this);
  }

  async carryOut(_job: DeadlinesJob, signal: AbortSignal): Promise<void> {
    await this.pass(new Date(), signal);
    await this.sendNext();
  }

  /** All that is due at a time. */
  async pass(now: Date, signal?: AbortSignal): Promise<void> {
    while ((await this.expire(now)) === batch) signal?.throwIfAborted();
    while ((await this.remind(now)) === batch) signal?.throwIfAborted();
  }

  /** The next pass comes all the same. */
  async giveUp(): Promise<void> {
    await this.sendNext();
  }

  revive(): Promise<boolean> {
    return Promise.resolve(true);
  }

  waiting(): Promise<JobToSend<DeadlinesJob>[]> {
    return Promise.resolve([nextPass()]);
  }

  subjects(payloads: readonly DeadlinesJob[]): Promise<null[]> {
    return Promise.resolve(payloads.map(() => null));
  }

  /** @returns how many were looked at */
  private expire(now: Date): Promise<number> {
    return this.changes.by(
      null,
      async (manager) => {
        const overdue = await this.requests.overdue(manager, now, batch);
        if (overdue.length === 0) return 0;
        await this.requests.lockPeople(manager, overdue);
        const ids = overdue.map(({ id }) => id);
        const expired = await this.requests.expire(manager, now, ids);
        const unanswered = expired.flatMap(({ was, mentorId }) => (was === 'open' ? [mentorId] : []));
        const paused = await this.requests.countSilence(manager, now, unanswered);
        await tellEachOfMentoring(manager, null, [
          ...expired.map(({ id, was, mentorId, menteeId }): ToldTo => {
            const [personId, otherId] = was === 'open' ? [menteeId, mentorId] : [mentorId, menteeId];
            return { personId, what: 'expired', requestId: id, otherId };
          }),
          ...paused.map((personId): ToldTo => ({ personId, what: 'paused' })),
        ]);
        return overdue.length;
      },
      'system',
    );
  }

  /** @returns how many */
  private remind(now: Date): Promise<number> {
    return this.changes.by(
      null,
      async (manager) => {
        const reminded = await this.requests.remind(manager, now, remindDays, batch);
        const told = reminded.map(({ id, state, mentorId, menteeId }): ToldTo => {
          const [personId, otherId] = state === 'open' ? [mentorId, menteeId] : [menteeId, mentorId];
          return { personId, what: 'reminder', requestId: id, otherId };
        });
        await tellEachOfMentoring(manager, null, told);
        return reminded.length;
      },
      'system',
    );
  }

  private sendNext(): Promise<void> {
    return this.changes.by(null, (manager) => this.jobs.send(manager, deadlinesQueue, nextPass()), 'system');
  }
}

const nextPass = (): JobToSend<DeadlinesJob> => ({
  ...{ key: 'all', payload: {}, startAfter: new Date(Date.now() + everyMs) },
});
