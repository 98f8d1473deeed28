import { existsSync, statfsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { run } from './command.mjs';
import { CommandError, diskFull, networkUnreachable } from './failure.mjs';
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
 * @param {{ cwd?: string, report?: (detail: string) => void }} [options] `report` is told how much is fetched
 */
export async function npm(args, { cwd, report } = {}) {
  const env = {
    PATH: searchPath().join(path.delimiter),
    npm_config_update_notifier: 'false',
    // By default a request is given up after more than a minute, and there are hundreds.
    npm_config_fetch_retries: '3',
    npm_config_fetch_retry_mintimeout: '2000',
    npm_config_fetch_retry_maxtimeout: '15000',
    npm_config_fetch_timeout: '60000',
    // A line for each request: see watch.
    npm_config_loglevel: 'http',
  };
  const script = process.env.npm_execpath;
  const command = script && /\.[cm]?js$/.test(script) ? [nodeOutsideClone(), script] : ['npm'];
  const [program, ...first] = command;
  try {
    await run(program, [...first, ...args], { cwd, env, onLine: watch(report) });
  } catch (error) {
    // Where npm cannot write its cache it ends without a word.
    if (error instanceof CommandError && cacheIsFull()) throw diskFull();
    throw error;
  }
}

function cacheIsFull() {
  const cache = process.env.npm_config_cache || path.join(homedir(), '.npm');
  const { bavail, bsize } = existsSync(cache) ? statfsSync(cache) : { bavail: Infinity, bsize: 1 };
  return bavail * bsize < 50e6;
}

/**
 * Follows what npm says. It ends with 0 on a full disk, with empty files in node_modules, and without a network it
 * tries on for many minutes; both are seen here first.
 * @param {(detail: string) => void} [report]
 */
function watch(report) {
  let fetched = 0;
  let failed = 0;
  return (line) => {
    if (/ENOSPC/.test(line)) throw diskFull();
    if (/^npm http fetch \w+ 200 /.test(line)) report?.(`${++fetched} fetched`);
    const reason = /^npm http fetch .* attempt \d+ failed with (\w+)/.exec(line)?.[1];
    if (reason && ++failed >= 5 && fetched === 0) throw networkUnreachable(reason);
  };
}
