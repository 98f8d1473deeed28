import { Inject, Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { Post, listedLetter, refusedForGood, welcomeLetter, whatWentWrong } from '../../mail/index.ts';
import type { Letter } from '../../mail/index.ts';
import { PasswordResets, welcomeDays } from '../password-resets.ts';
import { claimWelcomes, endWelcome, welcomeFailed } from './due-welcomes.ts';
import type { DueWelcome } from './due-welcomes.ts';

/** How often it looks for mail that is due, ms. */
const lookEvery = 5_000;
/** Letters under way at once: mail servers of universities take few connections from one address. */
const atOnce = 4;
/** Of what a mail server says. */
const longestFailure = 300;

/**
 * Mails the links that let people in. Several api processes share the work; who takes a mail holds it on loan, so that it is sent
 * after all when that process dies.
 */
@Injectable()
export class WelcomeSender implements BeforeApplicationShutdown {
  private readonly logger = new Logger(WelcomeSender.name);
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<number> | undefined;
  private stopped = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly post: Post,
    private readonly resets: PasswordResets,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Looks for due mail from now on, also for what failed or another process left. */
  start(): void {
    this.timer = setTimeout(() => {
      void this.sendDue()
        .catch((error: unknown) => {
          this.logger.error(`due mail could not be looked for: ${whatWentWrong(error)}`);
        })
        .finally(() => {
          if (!this.stopped) this.start();
        });
    }, lookEvery);
  }

  /** Sends what is due after the caller has been answered. */
  soon(): void {
    this.post.later(async () => {
      // What is under way may have looked before the caller's mails were there.
      await this.working?.catch(() => undefined);
      await this.sendDue();
      return undefined;
    });
  }

  /** Sends all that is due. @returns how many went out */
  sendDue(): Promise<number> {
    this.working ??= this.run().finally(() => {
      this.working = undefined;
    });
    return this.working;
  }

  private async run(): Promise<number> {
    let count = 0;
    while (!this.stopped) {
      const mails = await claimWelcomes(this.dataSource, atOnce);
      if (mails.length === 0) break;
      const went = await Promise.all(mails.map((mail) => this.mail(mail)));
      count += went.filter(Boolean).length;
    }
    return count;
  }

  private async mail(mail: DueWelcome): Promise<boolean> {
    const { id, wanted } = mail;
    if (!wanted) {
      await endWelcome(this.dataSource, id, 'dropped');
      return false;
    }
    const { letter, linkId } = await this.letterFor(mail);
    try {
      await this.post.deliver({
        ...letter,
        messageId: `<welcome-${id}@${new URL(this.config.publicAddress).hostname}>`,
      });
    } catch (error) {
      if (linkId !== undefined) await this.resets.forget(linkId);
      const failure = whatWentWrong(error);
      await welcomeFailed(this.dataSource, id, failure.slice(0, longestFailure), refusedForGood(error));
      this.logger.warn(`mail to let somebody in was not sent: ${failure}`);
      return false;
    }
    await endWelcome(this.dataSource, id, 'sent');
    return true;
  }

  /** Whoever has an account with the address already is not given somebody else's; that there is one is told to nobody but them. */
  private async letterFor(mail: DueWelcome): Promise<{ letter: Letter; linkId?: string }> {
    const { personId, institution, name, email, language, newEmail, holderLanguage } = mail;
    if (holderLanguage !== null) {
      const reader = { name: '', email, language: holderLanguage };
      return { letter: listedLetter(reader, institution, `${this.config.publicAddress}/sign-in`) };
    }
    const link = await this.resets.linkFor(personId, welcomeDays * 24 * 60, newEmail ? email : null);
    return { letter: welcomeLetter({ name, email, language }, institution, link.url, welcomeDays), linkId: link.id };
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.working?.catch(() => undefined);
  }
}
