import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { Jobs } from '../../jobs/index.ts';
import type { JobToSend, JobWorker } from '../../jobs/index.ts';
import { Post, attemptFailed, refusedForGood } from '../../mail/index.ts';
import { digestLetter } from './digest-letter.ts';
import { DigestsRepository } from './digests.repository.ts';
import { digestQueue, jobOf } from './queue.ts';
import type { DigestJob } from './queue.ts';

/** Mails one person what their week of mentoring brings. Nothing to say is no mail. */
@Injectable()
export class DigestMails implements OnModuleInit, JobWorker<DigestJob> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly digests: DigestsRepository,
    private readonly post: Post,
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.work(digestQueue, this);
  }

  async carryOut(job: DigestJob, signal: AbortSignal): Promise<void> {
    const now = new Date();
    const reader = await this.digests.claim(this.dataSource, job);
    if (!reader) return;
    const letter = reader.wanted
      ? digestLetter(
          reader,
          await this.digests.content(this.dataSource, job.personId, now),
          this.config.publicAddress,
          now,
        )
      : undefined;
    if (!letter) {
      await this.digests.end(this.dataSource, job, 'empty');
      return;
    }
    signal.throwIfAborted();
    const messageId = `<digest-${job.personId}-${job.week}@${new URL(this.config.publicAddress).hostname}>`;
    try {
      await this.post.deliver({ ...letter, messageId });
    } catch (error) {
      throw attemptFailed(error, await this.digests.giveUp(this.dataSource, job, refusedForGood(error)));
    }
    await this.digests.end(this.dataSource, job, 'sent');
  }

  async giveUp(job: DigestJob): Promise<void> {
    await this.digests.giveUp(this.dataSource, job, true);
  }

  revive(job: DigestJob): Promise<boolean> {
    return this.digests.revive(this.dataSource, job);
  }

  async waiting(): Promise<JobToSend<DigestJob>[]> {
    return (await this.digests.waiting(this.dataSource)).map(jobOf);
  }

  subjects(payloads: readonly DigestJob[]): Promise<null[]> {
    return Promise.resolve(payloads.map(() => null));
  }
}
