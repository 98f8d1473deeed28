import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Changes } from '../../context/changes.ts';
import { Jobs } from '../../jobs/index.ts';
import type { JobToSend, JobWorker } from '../../jobs/index.ts';
import { move } from '../moves.ts';
import { ConfirmationsRepository } from './confirmations.repository.ts';
import { confirmationLetterQueue, letterJobOf, reconfirmationQueue } from './queue.ts';
import type { ReconfirmationJob } from './queue.ts';

/** ms between two passes. */
const everyMs = 3_600_000;
/** Experts of one transaction. */
export const batch = 100;

/**
 * Asks experts every 90 days whether all is still true, a second time after 14 days, and pauses who has not answered 14 days after that; a letter that
 * could not be delivered does not count. A pass
 * is a job, which sends the next one. What a batch writes, and the letters of it, are one transaction.
 */
@Injectable()
export class Reconfirmation implements OnModuleInit, JobWorker<ReconfirmationJob> {
  constructor(
    private readonly changes: Changes,
    private readonly confirmations: ConfirmationsRepository,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.work(reconfirmationQueue, this);
  }

  async carryOut(_job: ReconfirmationJob, signal: AbortSignal): Promise<void> {
    await this.pass(new Date(), signal);
    await this.sendNext();
  }

  /** All that is due at a time. */
  async pass(now: Date, signal?: AbortSignal): Promise<void> {
    while ((await this.pause(now)) === batch) signal?.throwIfAborted();
    while ((await this.ask(now)) === batch) signal?.throwIfAborted();
  }

  /** The next pass comes all the same. */
  async giveUp(): Promise<void> {
    await this.sendNext();
  }

  revive(): Promise<boolean> {
    return Promise.resolve(true);
  }

  waiting(): Promise<JobToSend<ReconfirmationJob>[]> {
    return Promise.resolve([nextPass()]);
  }

  subjects(payloads: readonly ReconfirmationJob[]): Promise<null[]> {
    return Promise.resolve(payloads.map(() => null));
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

  private sendNext(): Promise<void> {
    return this.changes.by(null, (manager) => this.jobs.send(manager, reconfirmationQueue, nextPass()), 'system');
  }
}

const nextPass = (): JobToSend<ReconfirmationJob> => ({
  ...{ key: 'all', payload: {}, startAfter: new Date(Date.now() + everyMs) },
});
