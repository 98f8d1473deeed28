import { Injectable } from '@nestjs/common';
import { Changes } from '../../../context/changes.ts';
import { Jobs, RepeatedPass } from '../../../jobs/index.ts';
import { tellEachOfMentoring } from '../../../notifications/index.ts';
import { dueKinds } from './due.ts';
import { factsOf } from './facts.ts';
import { FeedbackRepository } from './feedback.repository.ts';
import { feedbackQueue } from './queue.ts';

/** ms between two passes. */
const everyMs = 3_600_000;
/** Mentorships of one transaction. */
const batch = 200;

/** Asks mentors and mentees once for each feedback that is due, in the app and by mail. */
@Injectable()
export class FeedbackAsking extends RepeatedPass {
  constructor(
    changes: Changes,
    private readonly feedback: FeedbackRepository,
    jobs: Jobs,
  ) {
    super(changes, jobs, feedbackQueue, everyMs);
  }

  /** All that is due at a time. */
  async pass(now: Date, signal?: AbortSignal): Promise<void> {
    for (let after: string | null = null; ;) {
      after = await this.ask(now, after);
      if (after === null) return;
      signal?.throwIfAborted();
    }
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
}
