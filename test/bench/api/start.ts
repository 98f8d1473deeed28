import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from '../../../tools/setup/paths.mjs';
import { nodeOptions } from '../../../tools/start/service.ts';
import { freePort } from '../../setup/ports.ts';

/** A GraphQL service as a process of its own. */
export interface Running {
  address: string;
  pid: number;
  stop(): Promise<void>;
}

/** The api as `npm start` runs it: compiled, one process, in production. */
export async function startApi(databaseUrl: string, more: Record<string, string> = {}): Promise<Running> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ikiraro-bench-'));
  const port = await freePort();
  const env = {
    DATABASE_URL: databaseUrl,
    API_PORT: String(port),
    DATA_DIR: dataDir,
    // Switched off, its accounts would be closed.
    DEMO: 'true',
    LOG_LEVEL: 'error',
    ...more,
  };
  const child = start(join(root, 'dist/apps/api/src/main.js'), nodeOptions, env);
  return running(child, port, () => rm(dataDir, { recursive: true, force: true }));
}

export async function startPostgraphile(databaseUrl: string): Promise<Running> {
  const port = await freePort();
  const env = { DATABASE_URL: databaseUrl, PORT: String(port), GRAPHILE_ENV: 'production' };
  const child = start(join(root, 'test/bench/api/postgraphile.ts'), ['--disable-warning=ExperimentalWarning'], env);
  return running(child, port, () => Promise.resolve());
}

/** Runs one of the api's own programs to its end. */
export async function runProgram(name: string, env: Record<string, string>): Promise<void> {
  const child = start(join(root, `dist/apps/api/src/${name}.js`), [], env);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${name} ended with ${String(code)}.`);
}

function start(program: string, execArgv: string[], more: Record<string, string>): ChildProcess {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return fork(program, { execArgv, env: { ...env, NODE_ENV: 'production', ...more }, stdio: ['ignore', 2, 2, 'ipc'] });
}

async function running(child: ChildProcess, port: number, clear: () => Promise<void>): Promise<Running> {
  const address = `http://127.0.0.1:${port}/graphql`;
  while (child.exitCode === null) {
    const answer = await fetch(address, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer) {
      return {
        address,
        pid: child.pid ?? 0,
        async stop() {
          const gone = once(child, 'exit');
          child.kill('SIGTERM');
          await gone;
          await clear();
        },
      };
    }
    await pause(50);
  }
  throw new Error(`${child.spawnfile} ended with ${child.exitCode}.`);
}
