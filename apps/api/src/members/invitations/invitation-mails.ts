import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { Jobs } from '../../jobs/index.ts';
import type { JobToSend, JobWorker } from '../../jobs/index.ts';
import {
  Post,
  attemptFailed,
  invitationLetter,
  refusedForGood,
  surelyRefused,
  whatWentWrong,
} from '../../mail/index.ts';
import { hashToken, newToken } from '../../sign-in/tokens.ts';
import { placeName } from './checks.ts';
import { InvitationMailsRepository } from './invitation-mails.repository.ts';
import { letterDays, pathOf } from './links.ts';
import { invitationQueue, jobOf } from './queue.ts';
import type { InvitationJob } from './queue.ts';

/** Mails invitations to addresses. */
@Injectable()
export class InvitationMails implements OnModuleInit, JobWorker<InvitationJob> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: InvitationMailsRepository,
    private readonly post: Post,
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.work(invitationQueue, this);
  }

  async carryOut({ invitationId }: InvitationJob, signal: AbortSignal): Promise<void> {
    const mail = await this.rows.claim(invitationId);
    if (!mail) return;
    const { id, role, ...reader } = mail;
    if (!mail.open) {
      await this.rows.end(id, 'dropped');
      return;
    }
    const place = await placeName(this.dataSource.manager, mail);
    signal.throwIfAborted();
    const token = newToken();
    await this.rows.addToken(id, hashToken(token), letterDays);
    const letter = invitationLetter(reader, place, role, this.config.publicAddress + pathOf(token), letterDays);
    const messageId = `<invitation-${id}@${new URL(this.config.publicAddress).hostname}>`;
    try {
      await this.post.deliver({ ...letter, messageId });
    } catch (error) {
      if (surelyRefused(error)) await this.rows.forgetToken(hashToken(token));
      const isGivenUp = await this.rows.noteFailure(id, whatWentWrong(error), refusedForGood(error));
      throw attemptFailed(error, isGivenUp);
    }
    await this.rows.end(id, 'sent');
  }

  giveUp({ invitationId }: InvitationJob): Promise<void> {
    return this.rows.giveUp(invitationId);
  }

  revive({ invitationId }: InvitationJob): Promise<boolean> {
    return this.rows.revive(invitationId);
  }

  async waiting(): Promise<JobToSend<InvitationJob>[]> {
    const mails = await this.rows.waiting();
    return mails.map(({ id, dueAt }) => ({ ...jobOf(id), startAfter: dueAt }));
  }

  /** The institution. */
  async subjects(payloads: readonly InvitationJob[]): Promise<(string | null)[]> {
    const names = await this.rows.institutions(payloads.map(({ invitationId }) => invitationId));
    return payloads.map(({ invitationId }) => names.get(invitationId) ?? null);
  }
}
