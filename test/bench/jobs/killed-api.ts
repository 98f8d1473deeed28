import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { nodeOptions } from '../../../tools/start/service.ts';
import { startThrowawayPostgres } from '../../../tools/postgres/throwaway.ts';
import { freePort } from '../../setup/ports.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The built api service on a database of its own, to be killed and started again. */
export interface KilledApi {
  readonly client: pg.Client;
  readonly dataDir: string;
  /** The number that a query answers as `count`. */
  count(sql: string, ...values: unknown[]): Promise<number>;
  start(): void;
  /** Waits until each of the queues has a job under way, and a random time of up to `atMost` ms more, then kills the service (SIGKILL). */
  killWithin(atMost: number, queues: readonly string[]): Promise<void>;
  /** Jobs that were under way when the service was killed. */
  wereUnderWay(queue: string): Promise<number>;
  /** Half a minute passes at once: jobs of a killed service count as given up by it. */
  passHeartbeat(): Promise<void>;
  /** Waits until a query counts nothing more; pauses between attempts pass at once. */
  untilNone(sql: string): Promise<void>;
}

/** Runs `work` with it, and takes everything down afterwards. */
export async function withKilledApi<T>(
  settings: Readonly<Record<string, string>>,
  work: (api: KilledApi) => Promise<T>,
): Promise<T> {
  const postgres = await startThrowawayPostgres();
  const dataDir = await mkdtemp(join(tmpdir(), 'ikiraro-bench-jobs-'));
  const client = new pg.Client({ connectionString: postgres.adminUrl });
  const env = {
    ...process.env,
    ...{ DATABASE_URL: postgres.adminUrl, DATA_DIR: dataDir, API_PORT: String(await freePort()), LOG_LEVEL: 'error' },
    ...{ NODE_ENV: 'production' },
    ...settings,
  };
  const run = (program: string): ChildProcess =>
    spawn(process.execPath, [...nodeOptions, `dist/apps/api/src/${program}.js`], {
      ...{ cwd: root, env, stdio: ['ignore', 2, 'inherit'] },
    });
  const count = async (sql: string, ...values: unknown[]): Promise<number> => {
    const { rows } = await client.query<{ count: number }>(sql, values);
    return Number(rows[0]?.count);
  };
  const active = `state = 'active' AND heartbeat_on > now() - interval '1 minute'`;
  let service: ChildProcess | undefined;
  try {
    await once(run('migrate'), 'close');
    await client.connect();
    return await work({
      ...{ client, dataDir, count },
      start: () => {
        service = run('main');
      },
      async killWithin(atMost, queues) {
        if (!service) throw new Error('The service was not started.');
        const ended = once(service, 'close');
        const busy = `SELECT count(DISTINCT name) FROM jobs.job WHERE ${active} AND name = ANY($1)`;
        while ((await count(busy, queues)) < queues.length) await pause(5);
        await pause(Math.random() * atMost);
        service.kill('SIGKILL');
        await ended;
      },
      wereUnderWay: (queue) => count(`SELECT count(*) FROM jobs.job WHERE name = $1 AND ${active}`, queue),
      async passHeartbeat() {
        await client.query(
          `UPDATE jobs.job SET heartbeat_on = heartbeat_on - interval '10 minutes' WHERE state = 'active'`,
        );
      },
      async untilNone(sql) {
        while ((await count(sql)) > 0) {
          await client.query(`UPDATE jobs.job SET start_after = now() WHERE state = 'retry' AND start_after > now()`);
          await pause(500);
        }
      },
    });
  } finally {
    service?.kill('SIGKILL');
    await client.end();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
