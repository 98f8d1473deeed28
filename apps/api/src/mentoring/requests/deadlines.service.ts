import { Injectable } from '@nestjs/common';
import { Changes } from '../../context/changes.ts';
import { Jobs, RepeatedPass } from '../../jobs/index.ts';
import { tellEachOfMentoring } from '../../notifications/index.ts';
import type { ToldTo } from '../../notifications/index.ts';
import { DeadlinesRepository } from './deadlines.repository.ts';
import { deadlinesQueue } from './queue.ts';

/** ms between two passes. */
const everyMs = 3_600_000;
/** A reminder comes so many days before a request ends: on the fourth day of seven. */
const remindDays = 3;
/** Requests of one transaction. */
export const batch = 200;

/**
 * Reminds people of requests that wait for them, ends those without an answer, and pauses mentors who leave several without one. What
 * a batch writes and what people are told of it is one transaction.
 */
@Injectable()
export class RequestDeadlines extends RepeatedPass {
  constructor(
    changes: Changes,
    private readonly requests: DeadlinesRepository,
    jobs: Jobs,
  ) {
    super(changes, jobs, deadlinesQueue, everyMs);
  }

  /** All that is due at a time. */
  async pass(now: Date, signal?: AbortSignal): Promise<void> {
    while ((await this.expire(now)) === batch) signal?.throwIfAborted();
    while ((await this.remind(now)) === batch) signal?.throwIfAborted();
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
}
