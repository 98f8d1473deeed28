import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { ProposedRole } from '#database';
import { ProposedRepository } from './proposed.repository.ts';

/** ms */
const everyMs = 60_000;

/**
 * Notes whom others were shown. What many requests of a minute note is written in one statement, and no request waits for it. What a
 * process that dies has not written is lost: it decides only between people who suit alike.
 */
@Injectable()
export class Proposed implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Proposed.name);
  private noted = new Map<ProposedRole, Map<string, Date>>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly repository: ProposedRepository) {}

  note(role: ProposedRole, personIds: readonly string[], at = new Date()): void {
    if (personIds.length === 0) return;
    const noted = this.noted.get(role) ?? new Map<string, Date>();
    for (const id of personIds) noted.set(id, at);
    this.noted.set(role, noted);
    this.timer ??= setTimeout(() => void this.write(), everyMs).unref();
  }

  /** Writes what was noted since it was written last. */
  async write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const noted = this.noted;
    this.noted = new Map();
    for (const [role, at] of noted) {
      try {
        await this.repository.note(role, at);
      } catch (error) {
        this.logger.warn(`Who was proposed could not be written: ${String(error)}`);
      }
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.write();
  }
}
