import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { Jobs } from '../../jobs/index.ts';
import type { JobToSend, JobWorker } from '../../jobs/index.ts';
import { Post, attemptFailed, confirmationLetter, refusedForGood } from '../../mail/index.ts';
import { ConfirmationLinks } from './confirmation-links.ts';
import { ConfirmationsRepository } from './confirmations.repository.ts';
import { confirmationLetterQueue, letterJobOf } from './queue.ts';
import type { ConfirmationLetterJob } from './queue.ts';

/** Mails experts the one-press question, and that they were paused. */
@Injectable()
export class ConfirmationLetters implements OnModuleInit, JobWorker<ConfirmationLetterJob> {
  constructor(
    private readonly confirmations: ConfirmationsRepository,
    private readonly links: ConfirmationLinks,
    private readonly post: Post,
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.work(confirmationLetterQueue, this);
  }

  async carryOut({ expertId }: ConfirmationLetterJob, signal: AbortSignal): Promise<void> {
    const due = await this.confirmations.letter(expertId);
    if (!due?.letter) return;
    signal.throwIfAborted();
    const { name, email, language, letter: about, confirmedAt, asked } = due;
    const letter = confirmationLetter({ name, email, language }, about, this.links.to({ expertId, confirmedAt }));
    const round = `${expertId}-${String(confirmedAt.getTime())}-${about}${String(asked)}`;
    const messageId = `<confirmation-${round}@${new URL(this.config.publicAddress).hostname}>`;
    try {
      await this.post.deliver({ ...letter, messageId });
    } catch (error) {
      const isRefused = refusedForGood(error);
      if (isRefused) await this.confirmations.letterFailed(expertId);
      throw attemptFailed(error, isRefused);
    }
    await this.confirmations.letterSent(expertId, due);
  }

  giveUp({ expertId }: ConfirmationLetterJob): Promise<void> {
    return this.confirmations.letterFailed(expertId);
  }

  revive({ expertId }: ConfirmationLetterJob): Promise<boolean> {
    return this.confirmations.revive(expertId);
  }

  async waiting(): Promise<JobToSend<ConfirmationLetterJob>[]> {
    return (await this.confirmations.waiting()).map(letterJobOf);
  }

  /** The roster has no name that could be said. */
  subjects(payloads: readonly ConfirmationLetterJob[]): Promise<null[]> {
    return Promise.resolve(payloads.map(() => null));
  }
}
