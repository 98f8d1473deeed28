import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupError } from './failure.mjs';

/** The clone's top folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** @param {...string} parts a path below node_modules */
export const nodeModules = (...parts) => path.join(root, 'node_modules', ...parts);

/**
 * The folder for what is expensive to make and the same for every clone on this machine. Created when missing.
 * @param {...string} parts a folder below it
 */
export function cacheDirectory(...parts) {
  const base = process.env.IKIRARO_CACHE || path.join(process.env.XDG_CACHE_HOME || userCache(), 'ikiraro');
  const directory = path.join(path.resolve(base), ...parts);
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    throw new SetupError(
      `The cache folder ${directory} cannot be created (${error.code}).`,
      'Set IKIRARO_CACHE to a folder that you may write to.',
    );
  }
  return directory;
}

const userCache = () => path.join(homedir(), '.cache');

/**
 * Runs `work` with a fresh folder that is gone afterwards, also when a signal ends the set-up. Folders of earlier runs
 * that were killed outright are cleared on the way.
 * @template T
 * @param {string} parent where to make it: on the file system of the final place, so that a rename is atomic
 * @param {(directory: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withTemporaryDirectory(parent, work) {
  const prefix = '.setup-';
  for (const name of readdirSync(parent)) {
    const owner = name.startsWith(prefix) && Number(name.split('-')[1]);
    if (owner && !isAlive(owner)) rmSync(path.join(parent, name), { recursive: true, force: true });
  }
  const directory = mkdtempSync(path.join(parent, `${prefix}${process.pid}-`));
  const remove = () => rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove);
  try {
    return await work(directory);
  } finally {
    process.off('exit', remove);
    remove();
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
