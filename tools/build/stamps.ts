import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from '../setup/paths.mjs';

/** One thing that is built, what it is built from, and the sign that it is there. */
export interface Part {
  name: string;
  /** Files and folders, from the clone's top. */
  sources: readonly string[];
  /** Files of those folders that matter; all when absent. */
  only?: RegExp;
  /** A file that is there when the part has been built. */
  product: string;
}

const stampOf = (part: Part) => join(root, 'dist', `.${part.name}.built`);

/** Whether the part is missing or its sources are not those it was built from. By content: a checkout changes times, not files. */
export async function isStale(part: Part): Promise<boolean> {
  const stamp = await readFile(stampOf(part), 'utf8').catch(() => undefined);
  return stamp === undefined || !existsSync(join(root, part.product)) || stamp !== (await fingerprint(part));
}

/** Remembers what a part was built from: take the fingerprint before building, so that an edit meanwhile counts as new. */
export async function remember(part: Part, hash: string): Promise<void> {
  await mkdir(dirname(stampOf(part)), { recursive: true });
  await writeFile(stampOf(part), hash);
}

export async function fingerprint(part: Part): Promise<string> {
  const files = (await Promise.all(part.sources.map(filesOf))).flat();
  const wanted = files.filter((file) => part.only?.test(file) ?? true).sort();
  const contents = await Promise.all(wanted.map((file) => readFile(join(root, file))));
  const hash = createHash('sha256');
  wanted.forEach((file, index) => {
    hash.update(`\0${file}\0${contents[index]?.length}\0`).update(contents[index] ?? '');
  });
  return hash.digest('hex').slice(0, 16);
}

async function filesOf(path: string): Promise<string[]> {
  const found = await stat(join(root, path)).catch(() => undefined);
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  const entries = await readdir(join(root, path), { withFileTypes: true });
  const nested = await Promise.all(
    entries
      .filter((entry) => entry.isDirectory() || entry.isFile())
      .map((entry) => (entry.isDirectory() ? filesOf(join(path, entry.name)) : [join(path, entry.name)])),
  );
  return nested.flat();
}
