import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Where tests put what they make: fixtures, screenshots. Git ignores it. */
export const artifacts = fileURLToPath(new URL('../.artifacts/', import.meta.url));

/**
 * A file made once for a recipe: the name carries the recipe's hash, so a changed recipe makes a new file. Written beside and moved into
 * place, so that two that make it at the same time, in one process or in two, both end with a whole one.
 */
export async function cachedFile(
  name: string,
  extension: string,
  recipe: string,
  make: () => Promise<Buffer>,
): Promise<string> {
  const hash = createHash('sha256').update(recipe).digest('hex').slice(0, 12);
  const path = `${artifacts}media/${name}-${hash}.${extension}`;
  try {
    await access(path);
    return path;
  } catch {
    await mkdir(`${artifacts}media`, { recursive: true });
    const beside = `${path}.${randomUUID()}`;
    await writeFile(beside, await make());
    await rename(beside, path);
    return path;
  }
}
