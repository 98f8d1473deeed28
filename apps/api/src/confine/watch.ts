import { readFileSync, readdirSync } from 'node:fs';

/** ms between two looks: the time in which a process can take a few hundred megabytes. */
const everyMs = 100;
/** Bytes of a page of memory on every processor that Node runs on in servers. */
const pageBytes = 4_096;

/**
 * Looks at the memory that the processes of one group have together, where the system shows it (Linux).
 *
 * @param over is called once, when it is more than `most` bytes
 * @returns ends it
 */
export function watchMemory(group: number, most: number, over: () => void): () => void {
  const others = new Set<string>();
  const timer = setInterval(() => {
    if (memoryOf(group, others) <= most) return;
    clearInterval(timer);
    over();
  }, everyMs).unref();
  return () => clearInterval(timer);
}

/**
 * Bytes in memory of all processes of a group; 0 where the system does not show it.
 *
 * @param others processes that are known to be of other groups, so that each is looked at once
 */
export function memoryOf(group: number, others = new Set<string>()): number {
  let bytes = 0;
  const there = processes();
  for (const id of there) {
    if (others.has(id)) continue;
    const [, , ofGroup, ...rest] = statOf(id);
    if (Number(ofGroup) !== group) others.add(id);
    // The 24th value of proc(5), `rss`; here state is the first.
    else bytes += Number(rest[18]) * pageBytes;
  }
  const now = new Set(there);
  for (const id of others) if (!now.has(id)) others.delete(id);
  return bytes;
}

function processes(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

/** The fields after the name of the program, which may hold any character. */
function statOf(id: string): string[] {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
