import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../setup/command.mjs';
import { applyPatches } from './patches.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const recipe = path.join(here, 'recipe');

/** What the build needs of Debian: tools, and the libraries that mediasoup's own build would download. */
export const debianPackages = [
  'meson',
  'ninja-build',
  'g++',
  'pkg-config',
  'libuv1-dev',
  'libssl-dev',
  'libsrtp2-dev',
  'libabsl-dev',
  'libflatbuffers-dev',
  'flatbuffers-compiler',
];

/** Tells one recipe from another: a worker in the cache is used again only when it was built by this one. */
export function recipeHash() {
  const hash = createHash('sha256');
  const files = ['build.mjs', 'patches.mjs', ...filesBelow('recipe')];
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(path.join(here, file)));
  return hash.digest('hex').slice(0, 12);
}

/**
 * Builds mediasoup's worker from the source in its npm package, with the libraries of the system.
 * @param {object} options
 * @param {string} options.source the package's worker folder, which stays as it is
 * @param {string} options.directory an empty folder to work in
 * @param {string} options.node the Node to try the worker with
 * @param {(detail: string) => void} options.report is told how far it is
 * @returns {Promise<string>} the binary's path
 */
export async function buildWorker({ source, directory, node, report }) {
  const copy = path.join(directory, 'source');
  const out = path.join(directory, 'out');
  cpSync(source, copy, { recursive: true });
  // Each wrap would be downloaded; the recipe has a stand-in for those that are needed.
  rmSync(path.join(copy, 'subprojects'), { recursive: true });
  cpSync(path.join(recipe, 'subprojects'), path.join(copy, 'subprojects'), { recursive: true });
  applyPatches(copy);

  report('configuring');
  const options = ['--buildtype', 'release', '-Db_ndebug=true', '--wrap-mode', 'nodownload'];
  await run('meson', ['setup', ...options, out, copy]);
  // One command makes all these headers. The build files of mediasoup 3.27 do not say that libwebrtc needs them too, so
  // compiling may come first and not find them.
  await run('ninja', ['-C', out, 'fbs/FBS/transport.h']);
  await run('ninja', ['-C', out, '-j', String(jobs()), 'mediasoup-worker'], {
    onLine: (line) => {
      const count = /^\[\d+\/\d+\]/.exec(line)?.[0];
      if (count) report(count);
    },
  });
  const binary = path.join(out, 'mediasoup-worker');
  await run('strip', [binary]);
  await run(node, [path.join(here, 'check.mjs')], { env: { MEDIASOUP_WORKER_BIN: binary } });
  return binary;
}

/** As many compilers as there are cores, and as fit into the memory: each takes up to 0.7 GB. */
const jobs = () => Math.max(1, Math.min(os.availableParallelism(), Math.floor(os.totalmem() / 0.7e9)));

/** @returns {string[]} paths from here, in an order that does not depend on the machine */
function filesBelow(folder) {
  const entries = readdirSync(path.join(here, folder), { withFileTypes: true });
  const paths = entries.flatMap((entry) => {
    const inner = path.posix.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(inner) : [inner];
  });
  return paths.sort();
}
