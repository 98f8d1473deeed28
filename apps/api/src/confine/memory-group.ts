import {
  accessSync,
  constants,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** A group of processes whose memory the kernel limits together; it ends one of them when that is not enough. */
export interface MemoryGroup {
  /** A process that writes its id into this file joins the group. */
  readonly entry: string;
  remove(): void;
}

const prefix = 'ikiraro-';
let made = 0;

/**
 * Makes a control group within ours, where this process may. With cgroup v2 that is where our own group has a parent that was given to
 * us, with `memory` switched on for its groups (systemd: `Delegate=memory`, `DelegateSubgroup=main`); with v1, where our own may be
 * written.
 *
 * @param root where the kernel shows them
 * @returns undefined when there is none: then the other limits hold (confined.ts)
 */
export function newMemoryGroup(
  bytes: number,
  root = '/sys/fs/cgroup',
  own = '/proc/self/cgroup',
): MemoryGroup | undefined {
  try {
    const parent = parentOf(root, readFileSync(own, 'utf8'));
    if (!parent) return undefined;
    made += 1;
    // Groups that were left behind; groups in use cannot be removed.
    for (const name of readdirSync(parent.folder)) if (name.startsWith(prefix)) remove(join(parent.folder, name));
    const folder = join(parent.folder, `${prefix}${process.pid}-${made}`);
    mkdirSync(folder);
    writeFileSync(join(folder, parent.limit), String(bytes));
    return { entry: join(folder, 'cgroup.procs'), remove: () => remove(folder) };
  } catch {
    return undefined;
  }
}

function parentOf(root: string, own: string): { folder: string; limit: string } | undefined {
  for (const line of own.split('\n')) {
    const [id = '', controllers = '', path = ''] = line.split(':');
    if (controllers.split(',').includes('memory')) {
      const folder = join(root, 'memory', path);
      accessSync(folder, constants.W_OK);
      return { folder, limit: 'memory.limit_in_bytes' };
    }
    if (id !== '0' || path === '/') continue;
    const folder = join(root, dirname(path));
    // The service manager's own groups are not ours to change, also where we could.
    if (process.getuid?.() === 0 || statSync(folder).uid !== process.getuid?.()) continue;
    if (readFileSync(join(folder, 'cgroup.subtree_control'), 'utf8').split(/\s/).includes('memory'))
      return { folder, limit: 'memory.max' };
  }
  return undefined;
}

function remove(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // A process is still in it: it is removed when the next group is made.
  }
}
