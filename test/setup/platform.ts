import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hash } from '@node-rs/argon2';
import pg from 'pg';
import { artifacts } from '../media/cache.ts';
import { demoPassword } from './handover.ts';
import { freeMediaPorts, freePort } from './ports.ts';
import { descendants, stillRunning } from './processes.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** ms that stopping may take: the promise of README.md. */
const stopWithinMs = 5_000;

export interface RunningPlatform {
  readonly address: string;
  /** The demo's mail, for this machine only. */
  readonly outbox: string;
  readonly pid: number;
  readonly dataDir: string;
  readonly databaseUrl: string;
  /** With which class tickets are signed. */
  readonly ticketSecret: string;
  /** SIGTERM, as a system would. @throws {Error} when it takes over 5 s, leaves a process behind or does not end well */
  stop(): Promise<void>;
}

export interface PlatformWishes {
  /** Host that browsers use; the services listen on every interface. */
  readonly host: string;
  /** Its log: test/.artifacts/<name>.log. */
  readonly name: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * The real platform, as `npm start` runs it: its own ports, an empty data directory, the demo. Resolves when /health says that it is ready.
 *
 * @throws {Error} with the end of its log when it ends instead
 */
export async function startPlatform({ host, name, env = {} }: PlatformWishes): Promise<RunningPlatform> {
  await mkdir(artifacts, { recursive: true });
  const dataDir = await mkdtemp(join(tmpdir(), 'ikiraro-test-'));
  const [port, api, live, sfu] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freeMediaPorts(availableParallelism()),
  ]);
  const address = `http://${host}:${String(port)}`;
  const { NODE_OPTIONS: _jest, NODE_ENV: _test, JEST_WORKER_ID: _worker, ...inherited } = process.env;
  const child = spawn(process.execPath, ['tools/start.mjs'], {
    cwd: root,
    env: {
      ...inherited,
      PORT: String(port),
      API_PORT: String(api),
      LIVE_PORT: String(live),
      SFU_PORT: String(sfu),
      SFU_ADDRESS: host === 'localhost' ? '127.0.0.1' : host,
      PUBLIC_ADDRESS: address,
      // Not on localhost, where it comes by itself.
      DEMO: 'true',
      DATA_DIR: dataDir,
      ...env,
    },
    // The channel tells the platform when a test run is killed outright: it then stops as well (tools/setup/node24.mjs).
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const logPath = `${artifacts}${name}.log`;
  const log = createWriteStream(logPath);
  const complete = new Promise<void>((resolve) => {
    child.stdout?.on('data', (text: Buffer) => {
      if (text.includes('Started in')) resolve();
    });
  });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  const { pid } = child;
  if (pid === undefined) throw new Error('The platform could not be started.');

  const stop = async () => {
    const before = await descendants(pid);
    const since = performance.now();
    child.kill('SIGTERM');
    const [code, signal] = await ended;
    const took = performance.now() - since;
    const left = await stillRunning(before);
    for (const process of left) killIfThere(process.pid);
    await rm(dataDir, { recursive: true, force: true });
    const faults = [
      ...(code === 0 || signal === 'SIGTERM' || code === 143 ? [] : [`ended with ${String(code ?? signal)}`]),
      ...(took > stopWithinMs ? [`took ${String(Math.round(took))} ms to stop`] : []),
      ...left.map((process) => `left behind: ${String(process.pid)} ${process.command}`),
    ];
    if (faults.length > 0) throw new Error(`The platform did not stop well: ${faults.join('; ')} (${logPath})`);
  };

  const early = ended.then(async ([code]) => {
    const tail = (await readFile(logPath, 'utf8')).slice(-3_000);
    throw new Error(`The platform ended with ${String(code)} instead of starting:\n${tail}`);
  });
  try {
    await Promise.race([Promise.all([complete, ready(address)]), early]);
  } catch (error) {
    child.kill('SIGKILL');
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  }
  early.catch(() => undefined);
  const told = await toldApi(pid);
  const databaseUrl = told('DATABASE_URL');
  await publishPasswords(databaseUrl);
  const outbox = `http://127.0.0.1:${told('API_PORT')}/outbox`;
  return { address, outbox, pid, dataDir, databaseUrl, ticketSecret: told('TICKET_SECRET'), stop };
}

/** Elsewhere than on localhost the demo's passwords are made at random; tests sign in with one that they know. */
async function publishPasswords(databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query(`UPDATE person SET password_hash = $1 WHERE email LIKE '%@ikiraro.example'`, [
    await hash(demoPassword, { memoryCost: 19_456, timeCost: 2, parallelism: 1 }),
  ]);
  await client.end();
}

/** The platform chooses its database's port and its secret itself: what the api service was told is the truth. */
async function toldApi(pid: number): Promise<(name: string) => string> {
  const api = (await descendants(pid)).find(({ command }) => command.includes('apps/api/src/main.js'));
  const environment = (api ? await readFile(`/proc/${String(api.pid)}/environ`, 'utf8') : '').split('\0');
  return (name) => {
    const value = environment.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
    if (!value) throw new Error(`The api service was told of no ${name}.`);
    return value;
  };
}

/** Asks /health until it is well; there is no limit, as a first start may build the SFU worker. */
async function ready(address: string): Promise<void> {
  for (;;) {
    const well = await fetch(`${address}/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (well) return;
    await new Promise((later) => setTimeout(later, 200));
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went by itself meanwhile.
  }
}
