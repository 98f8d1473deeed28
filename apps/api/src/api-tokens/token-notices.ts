import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { Jobs } from '../jobs/index.ts';
import type { JobToSend, JobWorker } from '../jobs/index.ts';
import { Post, apiTokenLetter, attemptFailed, refusedForGood } from '../mail/index.ts';
import { jobOf, tokenNoticeQueue } from './queue.ts';
import type { TokenNoticeJob } from './queue.ts';
import { TokenNoticesRepository } from './token-notices.repository.ts';

/** Mails people that a token was created for them. */
@Injectable()
export class TokenNotices implements OnModuleInit, JobWorker<TokenNoticeJob> {
  constructor(
    private readonly rows: TokenNoticesRepository,
    private readonly post: Post,
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.work(tokenNoticeQueue, this);
  }

  async carryOut({ tokenId }: TokenNoticeJob, signal: AbortSignal): Promise<void> {
    const mail = await this.rows.claim(tokenId);
    if (!mail) return;
    signal.throwIfAborted();
    const { token, ...reader } = mail;
    const { publicAddress } = this.config;
    const messageId = `<token-${tokenId}@${new URL(publicAddress).hostname}>`;
    try {
      await this.post.deliver({ ...apiTokenLetter(reader, token, `${publicAddress}/profile/tokens`), messageId });
    } catch (error) {
      throw attemptFailed(error, refusedForGood(error));
    }
    await this.rows.end(tokenId, 'sent');
  }

  giveUp({ tokenId }: TokenNoticeJob): Promise<void> {
    return this.rows.end(tokenId, 'failed');
  }

  revive({ tokenId }: TokenNoticeJob): Promise<boolean> {
    return this.rows.revive(tokenId);
  }

  async waiting(): Promise<JobToSend<TokenNoticeJob>[]> {
    return (await this.rows.waiting()).map(({ id }) => jobOf(id));
  }

  /** The institution; the platform's name when the token is for all of its person's. */
  async subjects(payloads: readonly TokenNoticeJob[]): Promise<(string | null)[]> {
    const names = await this.rows.institutions(payloads.map(({ tokenId }) => tokenId));
    return payloads.map(({ tokenId }) => (names.has(tokenId) ? (names.get(tokenId) ?? 'Ikiraro') : null));
  }
}
