import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Changes } from '../../../context/changes.ts';
import { Jobs } from '../../../jobs/index.ts';
import type { JobToSend, JobWorker } from '../../../jobs/index.ts';
import { tellEachOfMentoring } from '../../../notifications/index.ts';
import { dueKinds } from './due.ts';
import { factsOf } from './facts.ts';
import { FeedbackRepository } from './feedback.repository.ts';
import { feedbackQueue } from './queue.ts';
import type { FeedbackJob } from './queue.ts';

/** ms between two passes. */
const everyMs = 3_600_000;
/** Mentorships of one transaction. */
const batch = 200;

/** Asks mentors and mentees once for each feedback that is due, in the app and by mail. A pass is a job, which sends the next one. */
@Injectable()
export class FeedbackAsking implements OnModuleInit, JobWorker<FeedbackJob> {
  constructor(
    private readonly changes: Changes,
    private readonly feedback: FeedbackRepository,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.work(feedbackQueue, this);
  }

  async carryOut(_job: FeedbackJob, signal: AbortSignal): Promise<void> {
    await this.pass(new Date(), signal);
    await this.sendNext();
  }

  /** All that is due at a time. */
  async pass(now: Date, signal?: AbortSignal): Promise<void> {
    for (let after: string | null = null; ;) {
      after = await this.ask(now, after);
      if (after === null) return;
      signal?.throwIfAborted();
    }
  }

  /** The next pass comes all the same. */
  async giveUp(): Promise<void> {
    await this.sendNext();
  }

  revive(): Promise<boolean> {
    return Promise.resolve(true);
  }

  waiting(): Promise<JobToSend<FeedbackJob>[]> {
    return Promise.resolve([nextPass()]);
  }

  subjects(payloads: readonly FeedbackJob[]): Promise<null[]> {
    return Promise.resolve(payloads.map(() => null));
  }

  /** @returns the last that was looked at; null: there are no more */
  private ask(now: Date, after: string | null): Promise<string | null> {
    return this.changes.by(
      null,
      async (manager) => {
        const ids = await this.feedback.candidates(manager, now, after, batch);
        const facts = await factsOf(manager, ids, now);
        const due = [...facts].flatMap(([mentorshipId, known]) =>
          dueKinds(known, now).map((kind) => ({ mentorshipId, kind })),
        );
        const asked = await this.feedback.ask(manager, now, due);
        await tellEachOfMentoring(
          manager,
          null,
          asked.map((one) => ({ ...one, what: 'feedback_asked' })),
        );
        return ids.length < batch ? null : (ids.at(-1) ?? null);
      },
      'system',
    );
  }

  private sendNext(): Promise<void> {
    return this.changes.by(null, (manager) => this.jobs.send(manager, feedbackQueue, nextPass()), 'system');
  }
}

const nextPass = (): JobToSend<FeedbackJob> => ({
  ...{ key: 'all', payload: {}, startAfter: new Date(Date.now() + everyMs) },
});
