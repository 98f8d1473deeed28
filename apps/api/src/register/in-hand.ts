import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Jobs } from './jobs.ts';
import { interrupted } from './runs.ts';

/** Seconds without a word after which the process that has an import counts as gone: a machine may be busy for as long. */
export const leaseSeconds = 60;
/** ms between two words, and between two looks for imports whose process is gone. */
const renewEveryMs = 10_000;

/**
 * Imports that this process has in hand, waiting or under way. It says so again and again (`leased_until`), so that no other process takes them
 * for left behind, and each finds those that are.
 */
@Injectable()
export class InHand implements OnModuleDestroy {
  private readonly logger = new Logger('Register');
  /** One a job: a file may be applied before the job that checked it is quite done. */
  private readonly held = new Set<{ readonly id: string }>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
  ) {}

  /** Looks after them from now on. */
  start(): void {
    this.timer = setInterval(() => {
      this.look().catch((error: unknown) => {
        this.logger.warn(`imports could not be looked after: ${String(error)}`);
      });
    }, renewEveryMs).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** @param job as `Jobs.later` */
  later(id: string, job: (signal: AbortSignal) => Promise<void>): void {
    const held = { id };
    this.held.add(held);
    this.jobs.later((signal) => job(signal).finally(() => this.held.delete(held)));
  }

  private get ids(): string[] {
    return [...this.held].map(({ id }) => id);
  }

  async look(): Promise<void> {
    if (this.held.size > 0) {
      await this.dataSource.query(
        `UPDATE register_import SET leased_until = now() + $2 * interval '1 s'
         WHERE id IN (SELECT id FROM register_import WHERE id = ANY($1) FOR UPDATE SKIP LOCKED)`,
        [this.ids, leaseSeconds],
      );
    }
    await this.failLeftBehind();
  }

  /** What was under way when its process ended was rolled back with it. A lease from a clock that was ahead holds nothing up. */
  async failLeftBehind(): Promise<void> {
    await this.dataSource.query(
      `UPDATE register_import SET state = 'failed', failure = $1, content = NULL, readings = NULL, leased_until = NULL
       WHERE id IN (SELECT id FROM register_import
         WHERE state IN ('checking', 'applying') AND id <> ALL($2)
           AND (leased_until IS NULL OR leased_until NOT BETWEEN now() AND now() + $3 * interval '1 s')
         FOR UPDATE SKIP LOCKED)`,
      [interrupted, this.ids, leaseSeconds],
    );
  }
}
