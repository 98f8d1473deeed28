import { execFileSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** For the database with its demo and a log of some minutes: it holds 400 MB at most. */
const size = '512m';

/** A small disk. */
export interface SmallDisk {
  readonly path: string;
  /** Fills it until no process can write there. */
  fill(): Promise<void>;
  empty(): Promise<void>;
  remove(): Promise<void>;
}

/** @returns undefined where nothing may be mounted: that takes root */
export async function makeSmallDisk(): Promise<SmallDisk | undefined> {
  const path = await mkdtemp(join(tmpdir(), 'ikiraro-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=0755`, 'ikiraro-bench', path], { stdio: 'ignore' });
  } catch {
    await rm(path, { recursive: true });
    return undefined;
  }
  const filler = join(path, 'filler');
  return {
    path,
    async fill() {
      const stream = createWriteStream(filler);
      const full = new Promise<void>((resolve) => stream.once('error', () => resolve()));
      const block = Buffer.alloc(1024 * 1024);
      const { bavail, bsize } = await statfs(path);
      for (let left = bavail * bsize; left >= 0; left -= block.length) stream.write(block);
      stream.write(block);
      await full;
    },
    empty: () => rm(filler),
    async remove() {
      execFileSync('umount', [path]);
      await rm(path, { recursive: true });
    },
  };
}
