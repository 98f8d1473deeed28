import { readFile, readdir } from 'node:fs/promises';

/** One process, told apart from a later one with the same number by when it was started. */
export interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Clock ticks after boot. */
  readonly started: string;
  /** Program and arguments. */
  readonly command: string;
}

/** Every process that descends from `pid` now, itself not counted; from /proc. */
export async function descendants(pid: number): Promise<Process[]> {
  const all = await processes();
  const found: Process[] = [];
  let parents = new Set([pid]);
  while (parents.size > 0) {
    const children = all.filter(({ parent }) => parents.has(parent));
    found.push(...children);
    parents = new Set(children.map((child) => child.pid));
  }
  return found;
}

/** Those of them that still run; a zombie, which only waits to be collected, does not. */
export async function stillRunning(before: readonly Process[]): Promise<Process[]> {
  const now = new Map((await processes()).map((process) => [process.pid, process.started]));
  return before.filter(({ pid, started }) => now.get(pid) === started);
}

async function processes(): Promise<Process[]> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(numbers.map((name) => read(name).catch(() => undefined)));
  return found.filter((process) => process !== undefined);
}

/** See proc_pid_stat(5): the name in brackets may hold anything, so fields are counted after the last bracket. */
async function read(name: string): Promise<Process | undefined> {
  const stat = await readFile(`/proc/${name}/stat`, 'latin1');
  const [state, parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (state === 'Z' || state === 'X') return undefined;
  const command = (await readFile(`/proc/${name}/cmdline`, 'latin1')).replaceAll('\0', ' ').trim();
  return { pid: Number(name), parent: Number(parent), started: rest[17] ?? '', command };
}
