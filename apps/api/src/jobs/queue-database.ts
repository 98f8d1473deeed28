import { Logger } from '@nestjs/common';
import pg from 'pg';
import type { Db } from 'pg-boss';
import type { EntityManager } from 'typeorm';

type Listen = NonNullable<Db['listen']>;
type ListenHandle = Awaited<ReturnType<Listen>>;

/** Pauses before the connection is opened again, ms. */
const retry = { first: 250, most: 5_000 } as const;

/** Sends the statements of pg-boss through the pool of the service, so that it opens no connections of its own. */
export class QueueDatabase implements Db {
  constructor(
    private readonly pool: pg.Pool,
    private readonly url: string,
  ) {}

  async executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
    // Without values it goes as a simple query, which may be several statements.
    return values && values.length > 0 ? this.pool.query(text, values) : this.pool.query(text);
  }

  /** Never rejects: pg-boss would not try again. */
  listen(channel: string, hear: (payload: string) => void, reconnected: () => void): Promise<ListenHandle> {
    const connection = new ListeningConnection(this.url, channel, hear, reconnected);
    return Promise.resolve({ close: () => connection.close() });
  }
}

/** The database for jobs that are sent within the caller's transaction: they exist when it commits, and not otherwise. */
export function within({ queryRunner }: EntityManager): Db {
  if (!queryRunner?.isTransactionActive) throw new TypeError('A job is sent within a transaction.');
  return {
    executeSql: async (text, values) => ({
      rows: (await queryRunner.query(text, values, true)).records,
    }),
  };
}

/** A connection of its own that listens for new jobs. While it is lost, jobs are found by polling. */
class ListeningConnection {
  private readonly logger = new Logger('Jobs');
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private attempts = 0;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly channel: string,
    private readonly hear: (payload: string) => void,
    private readonly reconnected: () => void,
  ) {
    void this.connect();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'ikiraro-api-jobs',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    this.client = client;
    client.on('notification', ({ payload }) => {
      if (payload !== undefined) this.hear(payload);
    });
    // The event "end" follows once.
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query(`LISTEN "${this.channel}"`);
      client.once('end', () => {
        this.lose();
      });
      this.attempts = 0;
      this.reconnected();
    } catch (error) {
      if (!this.closed) this.logger.warn(`New jobs are not heard of: ${String(error)}`);
      client.end().catch(() => undefined);
      this.lose();
    }
  }

  private lose(): void {
    if (this.closed) return;
    const pause = Math.min(retry.most, retry.first * 2 ** this.attempts);
    this.attempts += 1;
    this.timer = setTimeout(() => void this.connect(), pause);
  }
}
