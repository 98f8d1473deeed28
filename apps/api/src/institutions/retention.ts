import { Inject, Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { Changes } from '../context/changes.ts';
import { RetentionRepository } from './retention.repository.ts';

/** ms between two deletions: a day more or less does not matter to an institution that keeps something for months. */
const everyMs = 24 * 3_600_000;
/** After the start, when nobody waits for anything any more. */
const firstMs = 60_000;
/** Deletes what institutions keep no longer, and what is of none, once a day. */
@Injectable()
export class Retention implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Retention.name);
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly changes: Changes,
    private readonly kept: RetentionRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  start(afterMs = firstMs): void {
    this.timer = setTimeout(() => {
      this.working = this.tidy()
        .catch((error: unknown) => {
          this.logger.error(`what is kept no longer could not be deleted: ${String(error)}`);
        })
        .finally(() => {
          if (!this.stopped) this.start(everyMs);
        });
    }, afterMs).unref();
  }

  /** Several processes may do it at once: each deletes what the others have left. */
  async tidy(): Promise<void> {
    for (const id of await this.kept.institutions()) {
      // The audit log first: the deletion itself is recorded in a new entry.
      await this.delete(id, 'audit_entry', (manager) => this.kept.deleteEntries(manager, id));
      // The log, its epochs, and with it messages, notes, board and polls of the class; attendance is counted from it.
      await this.delete(id, 'class_log', (manager) => this.kept.deleteClasses(manager, id));
    }
    const { meetingLogMonths } = this.config;
    await this.delete(null, 'class_log', (manager) => this.kept.deleteMeetings(manager, meetingLogMonths));
  }

  /** @param kind what the audit log calls it */
  private async delete(
    institutionId: string | null,
    kind: string,
    some: (manager: EntityManager) => Promise<number>,
  ): Promise<void> {
    for (let count = 1; count > 0 && !this.stopped;) {
      count = await this.changes.by(
        null,
        async (manager) => {
          const deleted = await some(manager);
          if (deleted > 0) await this.kept.tell(manager, institutionId, kind, deleted);
          return deleted;
        },
        'system',
      );
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.working;
  }
}
