import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { root } from '../setup/paths.mjs';

const emitted = /\.js(\.map)?$/;

/** Removes compiled files whose source is gone: tsc leaves them, and Node would still load them. */
export async function pruneCompiled(): Promise<void> {
  const dist = join(root, 'dist');
  for (const room of ['apps', 'libs', 'migrations']) {
    const folder = join(dist, room);
    if (!existsSync(folder)) continue;
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      const source = join(root, relative(dist, file)).replace(emitted, '.ts');
      if (entry.isFile() && emitted.test(entry.name) && !existsSync(source)) await rm(file);
    }
  }
}
