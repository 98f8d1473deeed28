import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { nodeOptions } from '../../../tools/start/service.ts';
import { startThrowawayPostgres } from '../../../tools/postgres/throwaway.ts';
import { freePort } from '../../setup/ports.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface Service {
  url: string;
  cookie: string;
  client: pg.Client;
  /** Most memory that the process had so far, MB. */
  peakMemory(): Promise<number>;
  stop(): Promise<void>;
}

/** The built api service as a process of its own, with a database of its own and an admin who is signed in. */
export async function startService(): Promise<Service> {
  const postgres = await startThrowawayPostgres();
  const dataDir = await mkdtemp(join(tmpdir(), 'ikiraro-bench-'));
  const port = await freePort();
  const env = {
    ...process.env,
    ...{
      DATABASE_URL: postgres.adminUrl,
      DATA_DIR: dataDir,
      API_PORT: String(port),
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
      FREE_DOCUMENTS: 'true',
    },
  };
  const migrated = spawn(process.execPath, ['dist/apps/api/src/migrate.js'], {
    cwd: root,
    env,
    stdio: ['ignore', 2, 'inherit'],
  });
  const [code] = (await once(migrated, 'close')) as [number | null];
  if (code !== 0) throw new Error(`Migrating ended with ${String(code)}.`);
  const child = spawn(process.execPath, [...nodeOptions, 'dist/apps/api/src/main.js'], {
    cwd: root,
    env,
    stdio: ['ignore', 2, 'inherit'],
  });
  const ended = once(child, 'close');
  const client = new pg.Client({ connectionString: postgres.adminUrl });
  const stop = async () => {
    await client.end();
    child.kill('SIGTERM');
    await ended;
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await client.connect();
    const url = `http://127.0.0.1:${String(port)}`;
    await Promise.race([
      isWell(url),
      ended.then(() => {
        throw new Error('The api service ended instead of starting.');
      }),
    ]);
    const peakMemory = async () => {
      const status = await readFile(`/proc/${String(child.pid)}/status`, 'utf8');
      return Math.round(Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) / 1024);
    };
    return { url, cookie: await signIn(client), client, peakMemory, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function isWell(url: string): Promise<void> {
  for (;;) {
    const well = await fetch(`${url}/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (well) return;
    await new Promise((later) => setTimeout(later, 100));
  }
}

async function signIn(client: pg.Client): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await client.query(
    `WITH admin AS (
       INSERT INTO person (email, name, zone, language, platform_role) VALUES ('admin@bench.example', 'Admin', 'UTC', 'fr', 'platform_admin')
       RETURNING id
     )
     INSERT INTO sign_in (person_id, token_hash, user_agent, last_used_at, expires_at)
     SELECT id, $1, 'bench', now(), now() + interval '1 day' FROM admin`,
    [createHash('sha256').update(token).digest()],
  );
  return `ikiraro=${token}`;
}

/** An institution with what a file of sections needs to be there. */
export async function saveInstitution({ client }: Service, name: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>('INSERT INTO institution (name) VALUES ($1) RETURNING id', [
    name,
  ]);
  const id = rows[0]?.id ?? '';
  await client.query(`INSERT INTO campus (institution_id, name, zone) VALUES ($1, 'Butare', 'Africa/Kigali')`, [id]);
  await client.query(
    `INSERT INTO term (institution_id, name, starts_on, ends_on) VALUES ($1, 'Semestre 1', '2026-09-01', '2027-01-31')`,
    [id],
  );
  return id;
}
