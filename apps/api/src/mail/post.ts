import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import type { Transporter } from 'nodemailer';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { AttemptFailed, failureOf } from '../jobs/index.ts';
import { ApiMetrics } from '../metrics/index.ts';
import type { Letter } from './letters.ts';
import { Outbox } from './outbox.ts';

/** A mail server that says nothing for this long is given up, ms. */
const patience = 20_000;

/** Sends mail by SMTP_URL, or keeps it in the outbox when there is none. */
@Injectable()
export class Post implements OnApplicationShutdown {
  private readonly transport: Transporter | undefined;
  private readonly from: string;
  readonly outbox: Outbox;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly metrics: ApiMetrics,
  ) {
    this.from = config.mail.from;
    this.outbox = new Outbox(join(config.dataDir, 'outbox'));
    this.transport = config.mail.smtpUrl
      ? createTransport({
          url: config.mail.smtpUrl,
          connectionTimeout: patience,
          greetingTimeout: patience,
          socketTimeout: patience,
          // Addresses and content come from our own letters, but no letter may ever read a file or an address.
          disableFileAccess: true,
          disableUrlAccess: true,
        })
      : undefined;
  }

  /** Whether letters stay in the outbox. */
  get keepsLetters(): boolean {
    return this.transport === undefined;
  }

  /** @throws {Error} what the mail server or the disk says; the caller tries again */
  async deliver(letter: Letter): Promise<void> {
    try {
      if (this.transport) await this.transport.sendMail({ from: this.from, ...letter });
      else await this.outbox.keep(letter, this.from);
      this.metrics.letters.inc({ outcome: 'sent' });
    } catch (error) {
      this.metrics.letters.inc({ outcome: 'failed' });
      throw error;
    }
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}

/** Of what a mail server says, characters. */
const longestFailure = 300;

/** For logs and for those who run an institution. It names no people: mail servers repeat the address that they refuse. */
export function whatWentWrong(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  return said.replace(/[^\s<>"]+@[^\s<>"]+/g, '(address)').slice(0, longestFailure);
}

/** The mail server said no. Otherwise it may have taken the letter: the connection was lost before it answered. */
export function surelyRefused(error: unknown): boolean {
  return typeof (error as { responseCode?: unknown }).responseCode === 'number';
}

/** The server takes no mail for this address (RFC 5321 4.2.1: 5yz), as opposed to none at all now. */
export function refusedForGood(error: unknown): boolean {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return code === 'EENVELOPE' && typeof responseCode === 'number' && responseCode >= 500;
}

/** What a job that sends letters throws when one was not taken. @param forGood there is no other attempt */
export function attemptFailed(error: unknown, forGood: boolean): AttemptFailed {
  const failure = refusedForGood(error) ? 'REFUSED' : failureOf(error) === 'DISK' ? 'DISK' : 'MAIL_SERVER';
  return new AttemptFailed(`a letter was not sent: ${whatWentWrong(error)}`, failure, forGood);
}
