import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, lstat, mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { descendants, stillRunning } from '../../test/setup/processes.ts';
import type { Process } from '../../test/setup/processes.ts';
import { freePort } from '../../test/setup/ports.ts';
import { documentNamed } from './welcome.ts';

// The whole platform several times, on a machine that may be busy.
jest.setTimeout(300_000);

const program = new URL('./main.ts', import.meta.url).href;
const failures = new URL('../setup/failure.mjs', import.meta.url).href;
const free = { PORT: '0', API_PORT: '0', LIVE_PORT: '0', SFU_PORT: '0' };
/** What a start does beside loading the demo, which takes most of its time. */
const withoutDemo = { DEMO: 'false' };

class Platform {
  readonly child: ChildProcess;
  readonly ended: Promise<[number | null, string | null]>;
  output = '';

  /** What tools/start.mjs does once the machine is set up. */
  constructor(env: Record<string, string>) {
    const script = `
      const { main } = await import(${JSON.stringify(program)});
      const { printFailure } = await import(${JSON.stringify(failures)});
      try {
        await main({ workerBin: process.env.MEDIASOUP_WORKER_BIN, dev: false });
      } catch (error) {
        printFailure(error);
        process.exit(1);
      }`;
    const {
      NODE_OPTIONS: _jest,
      NODE_ENV: _test,
      PUBLIC_ADDRESS: _address,
      DATABASE_URL: _url,
      ...inherited
    } = process.env;
    this.child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      env: { ...inherited, DATA_DIR: dataDir, ...free, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
    this.ended = once(this.child, 'close') as Promise<[number | null, string | null]>;
    platforms.push(this);
  }

  /** Waits for a line that matches; throws with all the output when the platform ends before. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.output);
      if (match) return match;
      if (this.child.exitCode !== null) throw new Error(`It ended with ${this.child.exitCode}:\n${this.output}`);
      await pause(50);
    }
  }

  /** @returns the address that it prints when it runs */
  async runs(): Promise<string> {
    const [, address = ''] = await this.says(/Ikiraro is running: (\S+)/);
    await this.says(/Started in/);
    return address;
  }

  family(): Promise<Process[]> {
    return descendants(this.child.pid ?? 0);
  }
}

/** What `npm run backup` and the like print, once the machine is set up. */
async function command(name: 'backup' | 'restore' | 'admin', args: string[]): Promise<string> {
  const file = name === 'admin' ? '../admin/main.ts' : '../backup/main.ts';
  const script = `
    const commands = await import(${JSON.stringify(new URL(file, import.meta.url).href)});
    await commands[${JSON.stringify(name)}](${JSON.stringify(args)}).catch((error) => console.log(error.message));`;
  const { NODE_OPTIONS: _jest, NODE_ENV: _test, DATABASE_URL: _url, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...inherited, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  await once(child, 'close');
  return output;
}

let dataDir: string;
let platforms: Platform[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ikiraro start '));
});

afterEach(async () => {
  for (const { child, ended } of platforms) {
    child.kill('SIGTERM');
    await ended;
  }
  platforms = [];
  await rm(dataDir, { recursive: true, force: true });
});

const ask = async (address: string, name: string): Promise<unknown> => {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ documentId: await documentNamed(name) }),
  });
  return ((await response.json()) as { data: unknown }).data;
};

/** Files below a folder that other accounts of the machine could read; what lies in a closed folder they could not. */
async function openToOthers(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const { mode } = await lstat(path);
    if (entry.isDirectory() && (mode & 0o011) !== 0) found.push(...(await openToOthers(path)));
    if (entry.isFile() && (mode & 0o044) !== 0) found.push(path);
  }
  return found;
}

async function allGone(family: Process[]): Promise<void> {
  while ((await stillRunning(family)).length > 0) await pause(50);
}

describe('npm start', () => {
  test('brings everything up, stops on SIGTERM without leaving a process, and starts again on the same data', async () => {
    const first = new Platform({});
    const address = await first.runs();
    expect(first.output).toMatch(/lecturer +\S.* +\S+@\S+ +\S+/);
    expect((await fetch(`${address}/health`)).status).toBe(200);
    expect(await (await fetch(address)).text()).toContain('<title>Ikiraro</title>');
    expect(await ask(address, 'Welcome')).toMatchObject({
      platform: {
        demoAccounts: expect.arrayContaining([expect.objectContaining({ email: expect.stringContaining('@') })]),
      },
    });
    const secret = await readFile(join(dataDir, 'ticket-secret'), 'utf8');
    expect((await stat(join(dataDir, 'ticket-secret'))).mode & 0o077).toBe(0);

    // The embedded database, from beside.
    const file = join(dataDir, 'here.tar.gz');
    expect(await command('backup', [file])).toMatch(/^The backup is .*here\.tar\.gz: \d+ rows/m);
    expect(await openToOthers(dataDir)).toEqual([]);
    expect(await command('restore', [file])).toMatch(/already running/);
    expect(await command('admin', ['roles'])).toMatch(/^coordinator {2}\S+@\S+ .*\nplatform_admin {2}\S+@\S+ /m);

    const family = await first.family();
    for (const name of ['postgres', 'apps/api', 'apps/live', 'mediasoup-worker', 'ikiraro-guard']) {
      expect(family.some(({ command }) => command.includes(name))).toBe(true);
    }
    first.child.kill('SIGTERM');
    expect(await first.ended).toEqual([0, null]);
    expect(await stillRunning(family)).toEqual([]);
    // Its lock file stays behind only when the server ended otherwise than in order.
    await expect(access(join(dataDir, 'postgres', 'postmaster.pid'))).rejects.toThrow('ENOENT');

    const second = new Platform({});
    await second.runs();
    expect(second.output).not.toContain('making a new database');
    expect(await readFile(join(dataDir, 'ticket-secret'), 'utf8')).toBe(secret);
  });

  test('killed outright takes everything with it', async () => {
    const platform = new Platform(withoutDemo);
    await platform.runs();
    const family = await platform.family();
    platform.child.kill('SIGKILL');
    await platform.ended;
    await allGone(family);

    const next = new Platform(withoutDemo);
    await next.runs();
  });

  test.each([
    ['api', /apps\/api\/src\/main\.js/, 'The api service'],
    ['live', /apps\/live\/src\/main\.js/, 'The live service'],
    ['PostgreSQL', /bin\/postgres -D/, 'PostgreSQL'],
  ])('starts %s again when it dies, and says so', async (_, command, name) => {
    const platform = new Platform(withoutDemo);
    const address = await platform.runs();
    const victim = (await platform.family()).find((each) => command.test(each.command));
    process.kill(victim?.pid ?? 0, 'SIGKILL');
    await platform.says(new RegExp(`${name} .*started again`));
    await platform.says(new RegExp(`${name} is back`));
    while (!(await fetch(`${address}/health`)).ok) await pause(50);
    expect(await ask(address, 'Welcome')).toMatchObject({ platform: { demoAccounts: expect.any(Array) } });
  });

  test('interrupted in the middle leaves no process and no half-made data', async () => {
    const platform = new Platform(withoutDemo);
    await platform.says(/Starting the database/);
    const family = await platform.family();
    platform.child.kill('SIGINT');
    expect(await platform.ended).toEqual([130, null]);
    expect(await stillRunning(family)).toEqual([]);
    const next = new Platform(withoutDemo);
    await next.runs();
  });

  test('a second one on the same data says where the first is, and does it no harm', async () => {
    const first = new Platform(withoutDemo);
    const address = await first.runs();
    const second = new Platform(withoutDemo);
    expect(await second.ended).toEqual([1, null]);
    expect(second.output).toContain(`already running with the data in ${dataDir}`);
    expect(second.output).toContain(`at ${address}`);
    expect((await fetch(`${address}/health`)).status).toBe(200);
  });

  test.each([
    [{ PORT: 'eighty' }, 'PORT must be a port number'],
    [{ DATA_DIR: '/sys/ikiraro' }, '/sys/ikiraro cannot be written by this user.\nSet DATA_DIR'],
  ])('with %j says what is wrong and how to go on, without a stack', async (env, sentence) => {
    const platform = new Platform(env);
    expect(await platform.ended).toEqual([1, null]);
    expect(platform.output).toContain(sentence);
    expect(platform.output).not.toMatch(/^\s+at /m);
  });

  test('with a DATABASE_URL where nothing listens names it without its password', async () => {
    const platform = new Platform({ DATABASE_URL: `postgres://me:hidden@127.0.0.1:${await freePort()}/mine` });
    expect(await platform.ended).toEqual([1, null]);
    expect(platform.output).toMatch(/me@127\.0\.0\.1:\d+\/mine \(DATABASE_URL\) cannot be used/);
    expect(platform.output).not.toContain('hidden');
  });
});
