import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { TimetableRepository } from './timetable.repository.ts';

/** One change of a series makes many notices: they are gathered for so long, ms. */
const gatherMs = 200;
const retryMs = { first: 250, most: 5_000 };
/** Clocks of two machines agree to this, ms. */
const skewMs = 60_000;

/**
 * Hears from PostgreSQL which sections' sessions changed, whichever node changed them (the trigger `session_changed`), on a
 * connection of its own. While that is lost it tries again, and then tells what changed meanwhile.
 */
@Injectable()
export class TimetableNotices implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Timetable');
  private readonly hearers = new Set<(sectionIds: readonly string[]) => void>();
  private readonly gathered = new Set<string>();
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private retry: NodeJS.Timeout | undefined;
  private attempts = 0;
  private lostAt: number | undefined;
  private closing = false;

  constructor(
    private readonly timetable: TimetableRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @param hearer gets ids of sections, at most every 200 ms */
  onChange(hearer: (sectionIds: readonly string[]) => void): void {
    this.hearers.add(hearer);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.connect();
  }

  async onModuleDestroy(): Promise<void> {
    this.closing = true;
    clearTimeout(this.timer);
    clearTimeout(this.retry);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.config.databaseUrl,
      application_name: 'ikiraro-api-notices',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    this.client = client;
    client.on('notification', ({ payload }) => {
      this.gather([payload ?? '']);
    });
    // "error" says why, and may come twice; "end" says that it is over, and comes once.
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('LISTEN timetable');
      client.once('end', () => {
        this.lose();
      });
      await this.catchUp();
      this.attempts = 0;
    } catch (error) {
      this.logger.warn(`Changes of the timetable are not heard: ${String(error)}`);
      client.removeAllListeners('end');
      client.end().catch(() => undefined);
      this.lose();
    }
  }

  private lose(): void {
    if (this.closing) return;
    this.lostAt ??= Date.now();
    const delayMs = Math.min(retryMs.most, retryMs.first * 2 ** this.attempts);
    this.attempts += 1;
    this.retry = setTimeout(() => void this.connect(), delayMs);
  }

  /** What was not heard while the connection was lost. Cancelling is a change too; only what was deleted is not found. */
  private async catchUp(): Promise<void> {
    if (this.lostAt === undefined) return;
    const changed = await this.timetable.changedSince(new Date(this.lostAt - skewMs));
    this.lostAt = undefined;
    this.gather(changed);
  }

  private gather(sectionIds: readonly string[]): void {
    for (const id of sectionIds) this.gathered.add(id);
    if (this.gathered.size === 0) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const ids = [...this.gathered];
      this.gathered.clear();
      for (const hear of this.hearers) hear(ids);
    }, gatherMs);
  }
}
