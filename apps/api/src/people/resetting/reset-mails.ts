import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { Jobs } from '../../jobs/index.ts';
import type { JobToSend, JobWorker } from '../../jobs/index.ts';
import { Post, attemptFailed, refusedForGood, resetLetter, surelyRefused, whatWentWrong } from '../../mail/index.ts';
import { accountName } from '../../sign-in/account-name.ts';
import { Throttle } from '../../sign-in/throttle.ts';
import { PasswordResets, resetMinutes } from './password-resets.ts';
import { jobOf, resetQueue } from './queue.ts';
import type { ResetJob } from './queue.ts';
import { ResetMailsRepository } from './reset-mails.repository.ts';

/** No account has a longer name: what is longer is not kept whole. */
const longestAccount = 400;

/** Mails links to choose a new password to those who ask for one. */
@Injectable()
export class ResetMails implements OnModuleInit, JobWorker<ResetJob> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: ResetMailsRepository,
    private readonly throttle: Throttle,
    private readonly resets: PasswordResets,
    private readonly post: Post,
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.work(resetQueue, this);
  }

  /**
   * Answers alike, and as fast, for an address that is known and one that is not: only the job looks for the account.
   *
   * @throws {AppError} TOO_MANY_ATTEMPTS
   */
  async request(email: string, address: string): Promise<void> {
    const account = accountName(email);
    await this.throttle.count('resetAddress', address);
    await this.throttle.count('resetAccount', account);
    await this.dataSource.transaction(async (manager) => {
      const id = await this.rows.add(manager, account.slice(0, longestAccount));
      await this.jobs.send(manager, resetQueue, jobOf(id));
    });
  }

  async carryOut({ resetMailId }: ResetJob, signal: AbortSignal): Promise<void> {
    const mail = await this.rows.claim(resetMailId);
    if (!mail) return;
    const { id, personId, name, email, language } = mail;
    if (personId === null || language === null || mail.superseded) {
      await this.rows.remove(id);
      return;
    }
    signal.throwIfAborted();
    const link = await this.resets.linkFor(personId, resetMinutes);
    const letter = resetLetter({ name: name ?? '', email, language }, link.url, resetMinutes);
    const messageId = `<reset-${id}@${new URL(this.config.publicAddress).hostname}>`;
    try {
      await this.post.deliver({ ...letter, messageId });
    } catch (error) {
      if (surelyRefused(error)) await this.resets.forget(link.id);
      const isGivenUp = await this.rows.noteFailure(id, whatWentWrong(error), refusedForGood(error));
      throw attemptFailed(error, isGivenUp);
    }
    await this.rows.removeSent(id);
  }

  giveUp({ resetMailId }: ResetJob): Promise<void> {
    return this.rows.giveUp(resetMailId);
  }

  revive({ resetMailId }: ResetJob): Promise<boolean> {
    return this.rows.revive(resetMailId);
  }

  async waiting(): Promise<JobToSend<ResetJob>[]> {
    const mails = await this.rows.waiting();
    return mails.map(({ id, dueAt }) => ({ ...jobOf(id), startAfter: dueAt }));
  }

  /** The institutions of the person; the platform's name when there is none. */
  async subjects(payloads: readonly ResetJob[]): Promise<(string | null)[]> {
    const names = await this.rows.institutions(payloads.map(({ resetMailId }) => resetMailId));
    return payloads.map(({ resetMailId }) => {
      const name = names.get(resetMailId);
      return name === '' ? 'Ikiraro' : (name ?? null);
    });
  }
}
