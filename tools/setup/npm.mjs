import { existsSync } from 'node:fs';
import path from 'node:path';
import { run } from './command.mjs';
import { nodeModules } from './paths.mjs';

/** PATH without this clone's node_modules, whose Node may be replaced while the command runs. */
function searchPath() {
  const inside = nodeModules();
  return (process.env.PATH ?? '').split(path.delimiter).filter((entry) => !path.resolve(entry).startsWith(inside));
}

/** A Node that `npm ci` does not delete while it runs: the machine's own, not the one below node_modules. */
export function nodeOutsideClone() {
  if (!process.execPath.startsWith(nodeModules())) return process.execPath;
  const found = searchPath().map((entry) => path.join(entry, 'node'));
  return found.find((candidate) => existsSync(candidate)) ?? process.execPath;
}

/**
 * Runs the npm that runs this set-up, or the one on the path.
 * @param {string[]} args
 * @param {{ cwd?: string, onLine?: (line: string) => void }} [options]
 */
export function npm(args, options) {
  const env = { PATH: searchPath().join(path.delimiter) };
  const script = process.env.npm_execpath;
  if (script && /\.[cm]?js$/.test(script)) return run(nodeOutsideClone(), [script, ...args], { ...options, env });
  return run('npm', args, { ...options, env });
}
