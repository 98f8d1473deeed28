import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { PgBoss } from 'pg-boss';
import { createTestDatabase } from '#database/testing';
import type { TestDatabase } from '#database/testing';
import { readConfig } from '#platform';
import { Metrics } from '#platform/nest';
import { createApiApp } from '../src/app.ts';
import { Jobs } from '../src/jobs/jobs.service.ts';
import { LookingAfterJobs } from '../src/jobs/looking-after.service.ts';
import { defineQueue } from '../src/jobs/queue.ts';
import type { JobToSend, JobWorker, QueueName } from '../src/jobs/queue.ts';
import { Imports } from '../src/register/imports.service.ts';
import { importQueue } from '../src/register/queue.ts';
import { saveWorld } from './world.ts';
import type { University } from './world.ts';

interface Deed {
  readonly id: string;
}
const deeds = defineQueue<Deed>('test-deeds' as QueueName, {
  retries: 2,
  firstPause: 60,
  longestPause: 600,
  longest: 600,
});

/** Does what a test says, and remembers what it was asked for. */
class Deeds implements JobWorker<Deed> {
  readonly asked: string[] = [];
  readonly givenUp: string[] = [];
  waits: JobToSend<Deed>[] = [];
  how: (id: string, signal: AbortSignal) => Promise<void> = () => Promise.resolve();

  carryOut({ id }: Deed, signal: AbortSignal): Promise<void> {
    this.asked.push(id);
    return this.how(id, signal);
  }
  giveUp({ id }: Deed): Promise<void> {
    this.givenUp.push(id);
    return Promise.resolve();
  }
  revive(): Promise<boolean> {
    return Promise.resolve(true);
  }
  waiting(): Promise<JobToSend<Deed>[]> {
    return Promise.resolve(this.waits);
  }
  subjects(payloads: readonly Deed[]): Promise<string[]> {
    return Promise.resolve(payloads.map(({ id }) => id));
  }
}

let database: TestDatabase;
let dataDir: string;
let own: University;
const apps: NestExpressApplication[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'ikiraro-jobs-'));
  own = (await saveWorld(database.dataSource)).own;
});
afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** An api process with this database. Several of them share the queue. */
async function open(worker = new Deeds()): Promise<{ app: NestExpressApplication; jobs: Jobs; worker: Deeds }> {
  const app = await createApiApp(
    readConfig({ DATABASE_URL: database.url, DATA_DIR: dataDir, LOG_LEVEL: 'fatal' }),
    false,
  );
  const jobs = app.get(Jobs);
  jobs.work(deeds, worker);
  await app.init();
  apps.push(app);
  return { app, jobs, worker };
}

const close = async (app: NestExpressApplication) => {
  apps.splice(apps.indexOf(app), 1);
  await app.close();
};
const send = (jobs: Jobs, id: string) =>
  database.dataSource.transaction((manager) => jobs.send(manager, deeds, { key: id, payload: { id } }));
const query = <T>(sql: string, ...values: unknown[]) => database.dataSource.query<T[]>(sql, values);
const statesOf = async (id: string) =>
  (
    await query<{ state: string }>(`SELECT state FROM jobs.job WHERE name = $1 AND singleton_key = $2`, deeds.name, id)
  ).map(({ state }) => state);
async function until(is: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await is())) await pause(20);
}
/** The pause before the next attempt is over. */
const hurry = () => query(`UPDATE jobs.job SET start_after = now() WHERE name = $1 AND state = 'retry'`, deeds.name);
/** The process that has the job was silent for longer than others wait. */
const silence = (id: string) =>
  query(`UPDATE jobs.job SET heartbeat_on = now() - interval '10 minutes' WHERE singleton_key = $1`, id);

/** A process that takes a job and is killed in the middle of it: nobody gives it back. */
async function takeAndDie(id: string): Promise<void> {
  const dead = new PgBoss({ connectionString: database.url, schema: 'jobs', supervise: false, schedule: false });
  dead.on('error', () => undefined);
  await dead.start();
  let taken: { id: string }[] = [];
  await until(async () => {
    taken = await dead.fetch<Deed>(deeds.name);
    return taken.length > 0;
  });
  await dead.stop({ graceful: false });
  expect(await statesOf(id)).toEqual(['active']);
}

test('a job is sent with its transaction or not at all, once for a key while it waits, and done by one of two processes', async () => {
  const one = await open();
  const two = await open();
  await expect(
    database.dataSource.transaction(async (manager) => {
      await one.jobs.send(manager, deeds, { key: 'undone', payload: { id: 'undone' } });
      throw new Error('rolled back');
    }),
  ).rejects.toThrow('rolled back');
  await expect(one.jobs.send(database.dataSource.manager, deeds, { key: 'x', payload: { id: 'x' } })).rejects.toThrow(
    'within a transaction',
  );
  await database.dataSource.transaction(async (manager) => {
    for (const id of ['twice', 'twice', 'other']) await one.jobs.send(manager, deeds, { key: id, payload: { id } });
  });
  await one.jobs.idle(deeds);
  expect([...one.worker.asked, ...two.worker.asked].sort()).toEqual(['other', 'twice']);
  await close(two.app);
  await close(one.app);
});

test('one process does many that wait without a pause between them', async () => {
  const { app, jobs, worker } = await open();
  // With a look every 15 s it would take longer than a test may.
  const ids = Array.from({ length: 20 }, (_, n) => `one of many ${n}`);
  await database.dataSource.transaction(async (manager) => {
    for (const id of ids) await jobs.send(manager, deeds, { key: id, payload: { id } });
  });
  await jobs.idle(deeds);
  expect([...worker.asked].sort()).toEqual([...ids].sort());
  await close(app);
});

test("a failed job is tried again after a pause, then given up, listed without the error's text, and done when asked for", async () => {
  const { app, jobs, worker } = await open();
  worker.how = () => Promise.reject(new Error('the address aline@example.org is unknown'));
  await send(jobs, 'fails');
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    await until(() => worker.asked.length >= attempt);
    await jobs.idle(deeds);
    expect(await statesOf('fails')).toEqual([attempt === 3 ? 'failed' : 'retry']);
    await hurry();
    jobs.look(deeds);
  }
  expect([worker.asked.length, worker.givenUp]).toEqual([3, ['fails']]);
  const [kept] = await query<{ id: string; output: string }>(
    `SELECT id, output::text FROM jobs.job WHERE singleton_key = 'fails' AND name = $1`,
    deeds.name,
  );
  expect(kept?.output).not.toMatch(/aline|unknown/);
  worker.how = () => Promise.resolve();
  expect(await jobs.tryAgain(kept?.id ?? '')).toBe(true);
  await until(async () => (await statesOf('fails'))[0] === 'completed');
  expect(await jobs.tryAgain(kept?.id ?? '')).toBe(false);
  await close(app);
});

test('a job that was given up is listed with its subject, done when somebody asks, and forgotten when its file is gone', async () => {
  const { app, jobs } = await open();
  const list = app.get(LookingAfterJobs);
  const [file] = await query<{ id: string }>(
    `INSERT INTO register_import (institution_id, created_by, kind, file_name, content, state)
     VALUES ($1, $2, 'people', 'people.csv', 'id,email,name', 'failed') RETURNING id`,
    own.institutionId,
    own.admin,
  );
  const ids = [file?.id ?? '', randomUUID()];
  await database.dataSource.transaction(async (manager) => {
    for (const importId of ids) {
      await jobs.send(manager, importQueue, { key: importId, payload: { importId } }, new Date(Date.now() + 3_600_000));
    }
  });
  await query(
    `UPDATE jobs.job SET state = 'failed', completed_on = now(), retry_count = 9, start_after = now(), output = '{"message": "DISK"}'
     WHERE singleton_key = ANY($1)`,
    ids,
  );
  const [institution] = await query<{ name: string }>(`SELECT name FROM institution WHERE id = $1`, own.institutionId);
  const given = await list.all();
  expect(given.failed.map(({ queue, why, attempts }) => [queue, why, attempts])).toEqual([
    ['register-import', 'DISK', 10],
    ['register-import', 'DISK', 10],
  ]);
  expect(given.failed.map(({ subject }) => subject).sort()).toEqual([institution?.name, null]);
  const metrics = await app.get(Metrics).registry.getSingleMetricAsString('jobs_failed');
  expect(metrics).toContain('jobs_failed{queue="register-import"');
  expect(metrics).toMatch(/register-import.*\} 2$/m);
  for (const { id } of given.failed) await list.tryAgain(id);
  await jobs.idle(importQueue);
  expect(await list.all()).toMatchObject({ failed: [], failedCount: 0 });
  const [after] = await query<{ state: string }>(`SELECT state FROM register_import WHERE id = $1`, ids[0]);
  expect(after?.state).toBe('checked');
  await close(app);
});

test('a killed process keeps its job until it counts as gone; then another process does it, as one attempt', async () => {
  const first = await open();
  await close(first.app);
  await send(first.jobs, 'killed');
  await takeAndDie('killed');
  const { app, jobs, worker } = await open();
  await jobs.supervise();
  expect([worker.asked, await statesOf('killed')]).toEqual([[], ['active']]);
  await silence('killed');
  // Two looks within some seconds are one.
  await until(async () => {
    await query(`UPDATE jobs.queue SET monitor_claim_on = now() - interval '1 hour'`);
    await jobs.supervise();
    return (await statesOf('killed'))[0] === 'retry';
  });
  await hurry();
  jobs.look(deeds);
  await until(async () => (await statesOf('killed'))[0] === 'completed');
  expect([worker.asked, worker.givenUp]).toEqual([['killed'], []]);
  await close(app);
});

test('a process that is stopped gives back what it has in hand, and no attempt is lost', async () => {
  const { app, jobs, worker } = await open();
  worker.how = (_, signal) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => {
        reject(signal.reason as Error);
      });
    });
  await send(jobs, 'given');
  await until(() => worker.asked.length === 1);
  await close(app);
  expect((await statesOf('given')).sort()).toEqual(['completed', 'created']);
  const next = await open();
  await next.jobs.idle(deeds);
  expect([next.worker.asked, await statesOf('given')]).toEqual([['given'], ['completed', 'completed']]);
  await close(next.app);
});

test('connections that PostgreSQL ends cost no job, and new ones are heard of again', async () => {
  const { app, jobs, worker } = await open();
  await query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name LIKE 'ikiraro-api%'`,
  );
  await send(jobs, 'heard');
  await until(() => worker.asked.includes('heard'));
  await close(app);
});

test('rows that wait get a job when a process starts: after an update or a restored backup', async () => {
  const worker = new Deeds();
  worker.waits = [{ key: 'left', payload: { id: 'left' } }];
  const [{ id = '' } = {}] = await query<{ id: string }>(
    `INSERT INTO register_import (institution_id, created_by, kind, file_name, content, state)
     VALUES ($1, $2, 'people', 'p.csv', $3, 'applying') RETURNING id`,
    ...[own.institutionId, own.admin, Buffer.from('id,email,name\nJ1,j1@jobs.example,Left\n')],
  );
  const { app, jobs } = await open(worker);
  await jobs.idle(deeds);
  await jobs.idle(importQueue);
  expect(worker.asked).toEqual(['left']);
  expect(await app.get(Imports).one(id)).toMatchObject({ state: 'applied', failure: null });
  await close(app);
});

test('a file that is being applied when its process is stopped is rolled back, and applied by the next', async () => {
  const { app, jobs } = await open();
  const lines = Array.from({ length: 1_500 }, (_, n) => `S${n},s${n}@jobs.example,N`);
  const id = await app.get(Imports).add({
    ...{ institutionId: own.institutionId, createdBy: own.admin, kind: 'people', fileName: 'p.csv' },
    content: Buffer.from(['id,email,name', ...lines].join('\n')),
  });
  await jobs.idle(importQueue);
  await app.get(Imports).apply(id, false, own.admin);
  await until(
    async () => (await query(`SELECT FROM jobs.job WHERE name = $1 AND state = 'active'`, importQueue.name)).length > 0,
  );
  await close(app);
  const people = `SELECT count(*)::integer AS count FROM person WHERE email LIKE 's%@jobs.example'`;
  expect((await query<{ count: number }>(people))[0]?.count).toBe(0);
  const next = await open();
  await next.jobs.idle(importQueue);
  expect((await next.app.get(Imports).one(id)).state).toBe('applied');
  expect((await query<{ count: number }>(people))[0]?.count).toBe(1_500);
  await close(next.app);
});
