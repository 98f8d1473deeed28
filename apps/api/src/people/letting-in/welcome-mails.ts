import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { Jobs } from '../../jobs/index.ts';
import type { JobToSend, JobWorker } from '../../jobs/index.ts';
import {
  Post,
  attemptFailed,
  listedLetter,
  refusedForGood,
  rosterDraftLetter,
  rosterWelcomeLetter,
  surelyRefused,
  welcomeLetter,
  whatWentWrong,
} from '../../mail/index.ts';
import type { Letter } from '../../mail/index.ts';
import { PasswordResets, welcomeDays } from '../resetting/password-resets.ts';
import { jobOf, welcomeQueue } from './queue.ts';
import type { WelcomeJob } from './queue.ts';
import { WelcomeMailsRepository } from './welcome-mails.repository.ts';
import type { DueWelcome } from './welcome-mails.repository.ts';

/** Mails the links that let people in. */
@Injectable()
export class WelcomeMails implements OnModuleInit, JobWorker<WelcomeJob> {
  constructor(
    private readonly rows: WelcomeMailsRepository,
    private readonly post: Post,
    private readonly resets: PasswordResets,
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.work(welcomeQueue, this);
  }

  async carryOut({ welcomeId }: WelcomeJob, signal: AbortSignal): Promise<void> {
    const mail = await this.rows.claim(welcomeId);
    if (!mail) return;
    if (!mail.wanted) {
      await this.rows.end(mail.id, 'dropped');
      return;
    }
    signal.throwIfAborted();
    const { letter, linkId } = await this.letterFor(mail);
    const messageId = `<welcome-${mail.id}@${new URL(this.config.publicAddress).hostname}>`;
    try {
      await this.post.deliver({ ...letter, messageId });
    } catch (error) {
      if (linkId !== undefined && surelyRefused(error)) await this.resets.forget(linkId);
      const isGivenUp = await this.rows.noteFailure(mail.id, whatWentWrong(error), refusedForGood(error));
      throw attemptFailed(error, isGivenUp);
    }
    await this.rows.end(mail.id, 'sent');
  }

  giveUp({ welcomeId }: WelcomeJob): Promise<void> {
    return this.rows.giveUp(welcomeId);
  }

  revive({ welcomeId }: WelcomeJob): Promise<boolean> {
    return this.rows.revive(welcomeId);
  }

  async waiting(): Promise<JobToSend<WelcomeJob>[]> {
    const mails = await this.rows.waiting();
    return mails.map(({ id, dueAt }) => ({ ...jobOf(id), startAfter: dueAt }));
  }

  /** The institution. */
  async subjects(payloads: readonly WelcomeJob[]): Promise<(string | null)[]> {
    const names = await this.rows.institutions(payloads.map(({ welcomeId }) => welcomeId));
    return payloads.map(({ welcomeId }) => names.get(welcomeId) ?? null);
  }

  /** A person whose account already has the address is not given another person's account. Only they are told that there is one. */
  private async letterFor(mail: DueWelcome): Promise<{ letter: Letter; linkId?: string }> {
    const { personId, institution, name, email, language, newEmail, holderLanguage } = mail;
    if (institution === null) return this.rosterLetterFor(mail);
    if (holderLanguage !== null) {
      const reader = { name: '', email, language: holderLanguage };
      return { letter: listedLetter(reader, institution, `${this.config.publicAddress}/sign-in`) };
    }
    const link = await this.resets.linkFor(personId, welcomeDays * 24 * 60, newEmail ? email : null);
    return { letter: welcomeLetter({ name, email, language }, institution, link.url, welcomeDays), linkId: link.id };
  }

  private async rosterLetterFor(mail: DueWelcome): Promise<{ letter: Letter; linkId?: string }> {
    const { personId, hasPassword, ...reader } = mail;
    if (hasPassword) return { letter: rosterDraftLetter(reader, `${this.config.publicAddress}/expert`) };
    const link = await this.resets.linkFor(personId, welcomeDays * 24 * 60);
    return { letter: rosterWelcomeLetter(reader, link.url, welcomeDays), linkId: link.id };
  }
}
