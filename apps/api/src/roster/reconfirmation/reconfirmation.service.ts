import { Injectable } from '@nestjs/common';
import { Changes } from '../../context/changes.ts';
import { Jobs, RepeatedPass } from '../../jobs/index.ts';
import { move } from '../moves.ts';
import { ConfirmationsRepository } from './confirmations.repository.ts';
import { confirmationLetterQueue, letterJobOf, reconfirmationQueue } from './queue.ts';

/** ms between two passes. */
const everyMs = 3_600_000;
/** Experts of one transaction. */
export const batch = 100;

/**
 * Asks experts every 90 days whether all is still true, a second time after 14 days, and pauses who has not answered 14 days after that; a
 * letter that could not be delivered does not count. What a batch writes, and the letters of it, are one transaction.
 */
@Injectable()
export class Reconfirmation extends RepeatedPass {
  constructor(
    changes: Changes,
    private readonly confirmations: ConfirmationsRepository,
    jobs: Jobs,
  ) {
    super(changes, jobs, reconfirmationQueue, everyMs);
  }

  /** All that is due at a time. */
  async pass(now: Date, signal?: AbortSignal): Promise<void> {
    while ((await this.pause(now)) === batch) signal?.throwIfAborted();
    while ((await this.ask(now)) === batch) signal?.throwIfAborted();
  }

  /** @returns how many */
  private ask(now: Date): Promise<number> {
    return this.changes.by(
      null,
      async (manager) => {
        const asked = await this.confirmations.ask(manager, now, batch);
        for (const id of asked) await this.jobs.send(manager, confirmationLetterQueue, letterJobOf(id));
        return asked.length;
      },
      'system',
    );
  }

  /** @returns how many */
  private pause(now: Date): Promise<number> {
    return this.changes.by(
      null,
      async (manager) => {
        const silent = await this.confirmations.giveUp(manager, now, batch);
        for (const personId of silent) {
          await move(manager, { personId, state: 'verified', action: 'pause', actor: 'system', actorId: null });
          await this.jobs.send(manager, confirmationLetterQueue, letterJobOf(personId));
        }
        return silent.length;
      },
      'system',
    );
  }
}
