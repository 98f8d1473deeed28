import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source.ts';
import type { Limits } from './data-source.ts';
import { createTestDatabase } from './testing.ts';
import type { TestDatabase } from './testing.ts';

/** When PostgreSQL is slow, locked or silent, a service gives up one statement in time, and goes on with the others. */

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const limits: Limits = { connection: 1_500, statement: 1_000, lock: 500, idleTransaction: 1_000, answer: 2_000 };

async function withSource<T>(url: string, poolSize: number, work: (source: DataSource) => Promise<T>): Promise<T> {
  const source = await new DataSource(
    dataSourceOptions(url, { applicationName: 'limits', poolSize, limits }),
  ).initialize();
  // Connections that are ended while they are idle.
  try {
    return await work(source);
  } finally {
    await source.destroy().catch(() => undefined);
  }
}

const works = (source: DataSource) => source.query('SELECT 1 AS one');
const codeOf = async (failing: Promise<unknown>): Promise<string> => {
  const error: unknown = await failing.then(
    () => new Error('It did not fail.'),
    (thrown: unknown) => thrown,
  );
  const { driverError = error } = error as { driverError?: unknown };
  const { code, message } = driverError as { code?: string; message: string };
  return code ?? message;
};

describe('a limit', () => {
  test('ends a statement that takes too long', () =>
    withSource(database.url, 1, async (source) => {
      expect(await codeOf(source.query('SELECT pg_sleep(20)'))).toBe('57014');
      expect(await works(source)).toEqual([{ one: 1 }]);
    }));

  test('ends waiting for a lock that somebody else keeps', () =>
    withSource(database.url, 1, async (source) => {
      const holder = database.dataSource.createQueryRunner();
      await holder.startTransaction();
      await holder.query('LOCK TABLE institution');
      try {
        expect(await codeOf(source.query('SELECT count(*) FROM institution'))).toBe('55P03');
      } finally {
        await holder.rollbackTransaction();
        await holder.release();
      }
      expect(await works(source)).toEqual([{ one: 1 }]);
    }));

  test('ends a transaction that stays idle', () =>
    withSource(database.url, 1, async (source) => {
      const idle = source.createQueryRunner();
      await idle.startTransaction();
      await idle.query('LOCK TABLE institution');
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      // Others get the lock that it held.
      expect(await database.dataSource.query('SELECT count(*)::integer AS n FROM institution')).toEqual([{ n: 0 }]);
      await idle.release().catch(() => undefined);
      expect(await works(source)).toEqual([{ one: 1 }]);
    }));

  test('ends waiting for a connection when all are busy', () =>
    withSource(database.url, 1, async (source) => {
      const busy = source.createQueryRunner();
      await busy.connect();
      expect(await codeOf(works(source))).toMatch(/timeout exceeded when trying to connect/);
      await busy.release();
      expect(await works(source)).toEqual([{ one: 1 }]);
    }));
});

/** A proxy that passes everything on, or drops everything on its present connections, as a firewall does that has forgotten them. */
class Middle {
  private readonly sockets = new Set<Socket>();
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async before(target: string): Promise<Middle> {
    const to = new URL(target);
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = new URL(target);
    url.host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const middle = new Middle(server, url.href);
    server.on('connection', (near: Socket) => {
      const far = connect(Number(to.port || 5432), to.hostname);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        one.pipe(other);
        one.on('error', () => other.destroy());
        one.on('close', () => other.destroy());
        middle.sockets.add(one);
      }
    });
    return middle;
  }

  forget(): void {
    for (const socket of this.sockets) {
      socket.unpipe();
      socket.resume();
    }
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }
}

test('connections that do not answer are given up, and new ones replace them', async () => {
  const middle = await Middle.before(database.url);
  await withSource(middle.url, 3, async (source) => {
    await Promise.all([1, 2, 3].map(() => source.query('SELECT pg_sleep(0.1)')));
    middle.forget();
    // One of them within a transaction, whose end would wait as long again.
    const first = [works(source), works(source), source.transaction((manager) => manager.query('SELECT 1'))];
    const codes = await Promise.all(first.map(codeOf));
    for (const code of codes) expect(code).toMatch(/Query read timeout|Connection terminated|connection error/);
    for (let index = 0; index < 6; index += 1) expect(await works(source)).toEqual([{ one: 1 }]);
  });
  await middle.close();
});
