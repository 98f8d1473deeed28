import { readFile, readdir, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SetupError } from '../setup/failure.mjs';

const pollMs = 20;

/**
 * Stops a server that still runs on the directory although the process that started it is gone, and removes the lock file of one
 * that is gone itself. Only for callers who know that no other start is using the directory (see tools/start/claim.ts).
 *
 * @returns whether a server had to be stopped
 */
export async function stopOrphan(directory: string): Promise<boolean> {
  const lock = join(directory, 'postmaster.pid');
  const pid = Number((await readFile(lock, 'utf8').catch(() => '')).split('\n')[0]);
  if (!pid) return false;
  if (!(await isServerOf(pid, directory))) {
    // PostgreSQL would believe the file if the number now belongs to another process of the same user.
    await rm(lock, { force: true });
    return false;
  }
  await stopServer(pid, () => isServerOf(pid, directory));
  return true;
}

/** Whether this process is a PostgreSQL server on this directory: a server's working directory is its data directory. */
export async function isServerOf(pid: number, directory: string): Promise<boolean> {
  try {
    const [cwd, executable] = await Promise.all([readlink(`/proc/${pid}/cwd`), readlink(`/proc/${pid}/exe`)]);
    return cwd === directory && /\/postgres( \(deleted\))?$/.test(executable);
  } catch {
    return false;
  }
}

/** Ends every process of the server: one that hangs holds the shared memory that the next server needs, or its port. */
export async function killServer(directory: string): Promise<void> {
  for (const name of await readdir('/proc')) {
    const pid = Number(name);
    if (!pid || !(await isServerOf(pid, directory))) continue;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
}

/**
 * Each step is ruder than the one before, none damages data: a fast shutdown; an immediate one, after which the next start
 * replays the write-ahead log; the end of the process, with the same consequence.
 */
const steps = [
  { signal: 'SIGINT', share: 0.6 },
  { signal: 'SIGQUIT', share: 0.3 },
  { signal: 'SIGKILL', share: 0.1 },
] as const;

/** Mostly it takes some 100 ms: this is for a slow disk with much to write. */
const defaultPatienceMs = 4_000;

/** Stops a server, waiting for its end with `isRunning`. */
export async function stopServer(
  pid: number,
  isRunning: () => boolean | Promise<boolean>,
  withinMs = defaultPatienceMs,
): Promise<void> {
  for (const { signal, share } of steps) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
      throw new SetupError(
        `A PostgreSQL server (process ${pid}) is still running and cannot be stopped by this user.`,
        `Stop it as the user who started it: kill -INT ${pid}`,
        { cause: error },
      );
    }
    for (const started = performance.now(); performance.now() - started < withinMs * share; await pause(pollMs)) {
      if (!(await isRunning())) return;
    }
  }
}
