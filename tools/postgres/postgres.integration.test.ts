import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { descendants } from '../../test/setup/processes.ts';
import { runningPostgres, startPostgres } from './index.ts';
import type { Postgres } from './index.ts';
import { isServerOf } from './orphan.ts';

const module = new URL('./index.ts', import.meta.url).href;
// A test that is given up would leave its server behind: on a busy machine making a database takes many seconds.
jest.setTimeout(180_000);

let dataDir: string;
let running: Postgres[] = [];

beforeEach(async () => {
  // What shells and connection strings stumble over.
  dataDir = await mkdtemp(join(tmpdir(), "ikiraro test 'ü' "));
});

afterEach(async () => {
  for (const postgres of running) await postgres.stop();
  running = [];
  await rm(dataDir, { recursive: true, force: true });
});

async function start(): Promise<Postgres> {
  const postgres = await startPostgres({ dataDir, durable: false });
  running.push(postgres);
  return postgres;
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A process that starts a server and tells its number, as a supervisor would that is then killed. */
async function startInAnotherProcess(): Promise<{ owner: ChildProcess; pid: number; url: string }> {
  const script = `
    const { startPostgres } = await import(${JSON.stringify(module)});
    const { pid, url } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: false });
    console.log(JSON.stringify({ pid, url }));
    setInterval(() => {}, 1000);`;
  const { NODE_OPTIONS: _jest, ...env } = process.env;
  const owner = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: owner.stdout }), 'line')) as [string];
  return { owner, ...(JSON.parse(line) as { pid: number; url: string }) };
}

async function kill(owner: ChildProcess): Promise<void> {
  const ended = once(owner, 'exit');
  owner.kill('SIGKILL');
  await ended;
}

describe('an embedded PostgreSQL', () => {
  test('is made, keeps its data over a stop, and is let in by password only', async () => {
    const first = await start();
    await query(first.url, 'CREATE TABLE kept (id int); INSERT INTO kept VALUES (7)');
    const withoutPassword = new URL(first.url);
    withoutPassword.password = 'wrong';
    await expect(query(withoutPassword.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect(await runningPostgres(dataDir)).toBe(first.url);
    await first.stop();
    expect(await runningPostgres(dataDir)).toBeUndefined();
    expect(await isServerOf(first.pid, first.directory)).toBe(false);

    const second = await start();
    expect(await query(second.url, 'SELECT id FROM kept')).toEqual([{ id: 7 }]);
    const [about] = await query<{ version: string; encoding: string }>(
      second.url,
      `SELECT current_setting('server_version') AS version, current_setting('server_encoding') AS encoding`,
    );
    expect(about).toEqual({ version: expect.stringMatching(/^18\./), encoding: 'UTF8' });
    await second.stop();
    expect(await second.ended).toContain('database system was shut down at');
  });

  test('gives the services a role that is no superuser', async () => {
    const { url } = await start();
    expect(await query(url, 'SELECT rolname, rolsuper FROM pg_roles WHERE rolname = current_user')).toEqual([
      { rolname: 'ikiraro', rolsuper: false },
    ]);
  });

  test('does not outlive its owner that is killed', async () => {
    const { owner, pid } = await startInAnotherProcess();
    const directory = await realpath(join(dataDir, 'postgres'));
    expect(await isServerOf(pid, directory)).toBe(true);
    await kill(owner);
    while (await isServerOf(pid, directory)) await pause(20);
    expect(await query((await start()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('left behind, guard and all, is stopped by the next start and loses nothing', async () => {
    const { owner, pid, url } = await startInAnotherProcess();
    await query(url, 'CREATE TABLE kept (id int); INSERT INTO kept VALUES (8)');
    const guards = (await descendants(owner.pid ?? 0)).filter(({ command }) => command.includes('ikiraro-guard'));
    expect(guards).toHaveLength(1);
    for (const guard of guards) process.kill(guard.pid, 'SIGKILL');
    await kill(owner);
    const directory = await realpath(join(dataDir, 'postgres'));
    expect(await isServerOf(pid, directory)).toBe(true);

    const next = await start();
    expect(await isServerOf(pid, directory)).toBe(false);
    expect(await query(next.url, 'SELECT id FROM kept')).toEqual([{ id: 8 }]);
  });

  test('starts although its lock file names a process that is another one by now', async () => {
    const { directory, stop } = await start();
    await stop();
    await writeFile(join(directory, 'postmaster.pid'), `${process.pid}\n${directory}\n1\n5432\n\n127.0.0.1\n`);
    expect(await query((await start()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('leaves no half-made database when it is interrupted', async () => {
    const interruption = new AbortController();
    const starting = startPostgres({
      dataDir,
      signal: interruption.signal,
      report: () => {
        interruption.abort();
      },
    });
    await expect(starting).rejects.toThrow();
    expect(await query((await start()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('says in a sentence what is wrong', () => {
  test('when the database was made by another version', async () => {
    const { directory, stop } = await start();
    await stop();
    await writeFile(join(directory, 'PG_VERSION'), '16\n');
    await expect(start()).rejects.toMatchObject({
      message: expect.stringContaining('was made by PostgreSQL 16, and this is PostgreSQL 18'),
      remedy: expect.stringContaining('pg_dump of version 16'),
    });
    expect((await readFile(join(directory, 'PG_VERSION'), 'utf8')).trim()).toBe('16');
  });

  test('when the folder holds something else', async () => {
    await mkdir(join(dataDir, 'postgres'));
    await writeFile(join(dataDir, 'postgres', 'letter.txt'), 'mine');
    await expect(start()).rejects.toThrow('is not a PostgreSQL database');
    expect(await readFile(join(dataDir, 'postgres', 'letter.txt'), 'utf8')).toBe('mine');
  });

  test('when the folder cannot be made', async () => {
    await expect(startPostgres({ dataDir: '/sys/ikiraro' })).rejects.toMatchObject({
      message: '/sys/ikiraro cannot be written by this user.',
      remedy: expect.stringContaining('DATA_DIR'),
    });
    await writeFile(join(dataDir, 'file'), '');
    await expect(startPostgres({ dataDir: join(dataDir, 'file') })).rejects.toThrow('is not a folder');
  });
});
