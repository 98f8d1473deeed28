import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { cleanEnvironment, runningAs } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Place } from './directory.ts';
import { failedWith } from './failures.ts';
import { guard } from './guard.ts';
import { stopServer } from './orphan.ts';

export interface Server {
  pid: number;
  port: number;
  /** Resolves when the process has ended for any reason, with the last lines it printed. */
  ended: Promise<string>;
  /** Fast shutdown: transactions in progress are rolled back, data is written, clients are let go. */
  stop(withinMs?: number): Promise<void>;
}

export interface ServerOptions {
  binaries: Binaries;
  place: Place;
  /** Without it a free one is taken. */
  port?: number | undefined;
  /** false: gives up crash safety for speed, for databases that are thrown away. */
  durable: boolean;
  signal?: AbortSignal | undefined;
}

const keptLines = 30;
/** Processes of a server that was killed let go of its memory when they notice, within a second or so. */
const lingering = /pre-existing shared memory block/;
const taken = /Address already in use|could not create any TCP\/IP sockets/;

/** Starts a server and waits until it takes connections, however long it has to recover from a crash. */
export async function startServer(options: ServerOptions): Promise<Server> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await tryToStart(options, options.port ?? (await freePort()));
    if (typeof outcome !== 'string') return outcome;
    options.signal?.throwIfAborted();
    const mayRetry = lingering.test(outcome) || (taken.test(outcome) && options.port === undefined);
    if (!mayRetry || attempt === 20) {
      throw failedWith(`PostgreSQL did not start in ${options.place.entry}.`, outcome, options.place.directory);
    }
    await pause(attempt * 50);
  }
}

/** @returns the server, or what it said when it ended at once */
async function tryToStart({ binaries, place, durable, signal }: ServerOptions, port: number): Promise<Server | string> {
  const child = spawn(binaries.postgres, ['-D', place.directory, ...settings(port, durable)], {
    ...runningAs(place.account),
    cwd: '/',
    env: cleanEnvironment,
    stdio: ['ignore', 'ignore', 'pipe'],
    // Ctrl-C in a terminal must not reach it: it is stopped after those who use it.
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined)
    return new Promise((resolve) =>
      child.once('error', (error) => {
        resolve(error.message);
      }),
    );
  const watch = guard(pid, place.directory, place.account);
  const lines: string[] = [];
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      lines.push(line);
      if (lines.length > keptLines) lines.shift();
      if (line.includes('database system is ready to accept connections')) resolve();
    });
  });
  let running = true;
  const ended = new Promise<string>((resolve) => {
    child.once('close', () => {
      running = false;
      void watch.release().then(() => {
        resolve(lines.join('\n'));
      });
    });
  });
  const stop = async (withinMs?: number) => {
    if (running) await stopServer(pid, () => running, withinMs);
    await ended;
  };
  const abort = () => void stop();
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted) abort();
  const outcome = await Promise.race([ready, ended]);
  signal?.removeEventListener('abort', abort);
  if (typeof outcome === 'string' || signal?.aborted) return ended;
  return { pid, port, ended, stop };
}

function settings(port: number, durable: boolean): string[] {
  const values: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    // Socket paths have a length limit that a deep DATA_DIR exceeds, and /tmp is everybody's.
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Failing statements are logged by the service that sent them.
    log_min_messages: 'log',
    log_checkpoints: 'off',
    lc_messages: 'C',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 300 }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** A TCP port on 127.0.0.1 that nobody used a moment ago. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
