import { existsSync } from 'node:fs';
import { chmod, lstat, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './index.ts';
import type { Postgres } from './index.ts';
import { stopOrphan } from './orphan.ts';

const prefix = 'ikiraro-throwaway-';

/** A fast server without crash safety in a temporary folder; `stop` removes the folder. Clears those of killed runs first. */
export async function startThrowawayPostgres(): Promise<Postgres> {
  await clearStale();
  const dataDir = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  // Lets the database's user pass through when we are root.
  await chmod(dataDir, 0o711);
  try {
    const postgres = await startPostgres({ dataDir, durable: false });
    return {
      ...postgres,
      async stop() {
        await postgres.stop();
        await remove(dataDir);
      },
    };
  } catch (error) {
    await remove(dataDir);
    throw error;
  }
}

async function clearStale(): Promise<void> {
  const parent = tmpdir();
  for (const name of await readdir(parent)) {
    const owner = name.startsWith(prefix) ? /^\d+/.exec(name.slice(prefix.length))?.[0] : undefined;
    if (owner === undefined || existsSync(`/proc/${owner}`)) continue;
    const dataDir = join(parent, name);
    // Somebody else's leftover is theirs to clear.
    if ((await lstat(dataDir)).uid === process.getuid?.()) await remove(dataDir);
  }
}

async function remove(dataDir: string): Promise<void> {
  const directory = await realpath(join(dataDir, 'postgres')).catch(() => undefined);
  if (directory !== undefined) {
    await stopOrphan(directory);
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  }
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
}
