import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { NoticeMailsRepository } from './notice-mails.repository.ts';

/** Notices are kept this long, days: a term and the one after it. */
const keptDays = 400;
/** After the start, when nobody waits for anything any more, ms. */
const firstMs = 60_000;
const everyMs = 6 * 3_600_000;

/** Deletes notices of long ago. */
@Injectable()
export class OldNotices implements BeforeApplicationShutdown {
  private readonly logger = new Logger(OldNotices.name);
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly rows: NoticeMailsRepository) {}

  start(afterMs = firstMs): void {
    this.timer = setTimeout(() => {
      this.working = this.tidy()
        .catch((error: unknown) => {
          this.logger.error(`old notices could not be deleted: ${String(error)}`);
        })
        .finally(() => {
          if (!this.stopped) this.start(everyMs);
        });
    }, afterMs).unref();
  }

  tidy(): Promise<void> {
    return this.rows.forgetOld(keptDays);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.working;
  }
}
