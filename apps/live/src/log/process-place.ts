import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Where a process runs, so that another one can say whether it is gone. */
export interface ProcessPlace {
  host: string;
  pid: number;
  /** The boot of the machine and the namespace in which the pid means something; null where the system does not tell. */
  machine: string | null;
  /** In ticks since that boot: another process may get the same pid. */
  startedAt: string | null;
}

export function here(): ProcessPlace {
  return { host: hostname(), pid: process.pid, machine: machine(), startedAt: startOf(process.pid) ?? null };
}

/**
 * Whether a process has certainly ended. False also when that cannot be seen from here: in another container, on another machine.
 */
export function isGone({ pid, machine: its, startedAt }: ProcessPlace): boolean {
  if (its === null || startedAt === null || its !== machine()) return false;
  return startOf(pid) !== startedAt;
}

function machine(): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return null;
  }
}

/** Undefined when there is no such process, or it has ended and waits for its parent. */
function startOf(pid: number): string | undefined {
  try {
    // The name, in parentheses, may hold anything.
    const [, state, ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, ')').split(' ');
    return state === 'Z' || state === 'X' ? undefined : fields[18];
  } catch {
    return undefined;
  }
}
