import { spawn } from 'node:child_process';
import type { ChildProcess, StdioOptions } from 'node:child_process';
import { newMemoryGroup } from './memory-group.ts';
import { watchMemory } from './watch.ts';

/**
 * What Node and others set aside and do not use; counted by the limit of one process only. Eight ordinary pages set aside up to 2,120 MB
 * while 395 are in memory (two processors; more set aside more), and with 1,024 here every second such deck failed.
 */
export const asideMegabytes = 8_192;
/**
 * Puts itself in the group, says that it is to be ended first when the machine has no memory left, limits the memory that it may ask for,
 * and becomes the program. Settings that the system does not know are skipped.
 */
const enter = `[ -z "$1" ] || echo $$ 2>/dev/null >"$1"
echo 1000 2>/dev/null >/proc/self/oom_score_adj
ulimit -d "$2" 2>/dev/null
shift 2
exec "$@"`;

export interface Program {
  path: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  cwd?: string;
  stdio: StdioOptions;
  /** Memory that the program and all that it starts may have, in MB. */
  megabytes: number;
  /** ms that the program may take, or take between two calls of `alive`. */
  ms: number;
  signal: AbortSignal;
}

export interface Ended {
  status: number | null;
  /** It took too long, or needed more memory than it may have. */
  tooHard: boolean;
}

export interface Confined {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** The program has made progress: its time begins anew. */
  alive(): void;
  /** Ends the program, with all that it has started. */
  end(): void;
}

/**
 * Starts a program that reads what others sent, so that it takes neither the memory nor the time of the service. Limits of memory, one behind the other, as not
 * every system has each: a control group where we may make one, a watcher of what all its processes have together, and a limit of what
 * one process may ask for, above it, against what grows between two looks. (Of address space nothing is said: Node sets aside far more than it uses.)
 */
export function startConfined({ path, args, env, cwd, stdio, megabytes, ms, signal }: Program): Confined {
  const most = megabytes * 1_000_000;
  const group = newMemoryGroup(most);
  const kilobytes = (megabytes + asideMegabytes) * 1_000;
  const child = spawn('/bin/sh', ['-c', enter, 'enter', group?.entry ?? '', String(kilobytes), path, ...args], {
    detached: true,
    stdio,
    env,
    ...(cwd === undefined ? {} : { cwd }),
  });
  let over = false;
  const end = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // All of its processes are gone.
    }
  };
  const endAsTooHard = () => {
    over = true;
    end();
  };
  const patience = setTimeout(endAsTooHard, ms);
  const unwatch = child.pid === undefined ? undefined : watchMemory(child.pid, most, endAsTooHard);
  signal.addEventListener('abort', end);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, by) => resolve({ status, tooHard: over || by !== null }));
  }).finally(() => {
    clearTimeout(patience);
    unwatch?.();
    signal.removeEventListener('abort', end);
    // Processes that it has started and left behind.
    end();
    group?.remove();
  });
  return { child, ended, alive: () => patience.refresh(), end };
}
