import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { buildWorker, debianPackages, recipeHash } from '../worker/build.mjs';
import { provideDebianPackages } from './debian.mjs';
import { downloadWorker } from './download.mjs';
import { SetupError } from './failure.mjs';
import { claimed } from './lock.mjs';
import { cacheDirectory, nodeModules, withTemporaryDirectory } from './paths.mjs';
import { step } from './progress.mjs';

/**
 * Gives a mediasoup worker that runs on this machine: the one that MEDIASOUP_WORKER_BIN names, one that an earlier
 * set-up put into the cache, mediasoup's own prebuilt one, or one built here from mediasoup's source.
 * @param {string} node the Node that runs the project, to try a new worker with
 * @returns {Promise<string>} its path
 */
export async function provideWorker(node) {
  const given = process.env.MEDIASOUP_WORKER_BIN;
  if (given) return checkedGiven(path.resolve(given));

  const { version } = JSON.parse(readFileSync(nodeModules('mediasoup', 'package.json'), 'utf8'));
  const cache = cacheDirectory('worker');
  const binary = (kind) => path.join(cache, `${version}-${process.platform}-${process.arch}-${kind}`, workerName);
  const prebuilt = binary('prebuilt');
  const built = binary(recipeHash());
  const ready = [prebuilt, built].find(starts);
  if (ready) return ready;

  const downloaded = await step('Looking for a prebuilt media worker', (report) =>
    withTemporaryDirectory(cache, async (directory) => {
      const file = await downloadWorker(version, directory, report).catch(() => undefined);
      return file && starts(file) && place(file, prebuilt);
    }),
  );
  if (downloaded) return downloaded;

  await provideDebianPackages(debianPackages, 'to build the media worker');
  return step('Building the media worker (once per machine, about 5 minutes)', (report) =>
    claimed(
      path.join(cache, 'building'),
      () =>
        // Another set-up has built it meanwhile.
        starts(built)
          ? built
          : withTemporaryDirectory(cache, async (directory) => {
              const file = await buildWorker({ source: nodeModules('mediasoup', 'worker'), directory, node, report });
              return place(file, built);
            }),
      () => report('(waiting for another set-up that builds it)'),
    ),
  );
}

const workerName = 'mediasoup-worker';

/** @param {string} file */
function checkedGiven(file) {
  const remedy = 'Set MEDIASOUP_WORKER_BIN to a mediasoup-worker binary, or unset it to have one provided.';
  try {
    accessSync(file, constants.X_OK);
  } catch {
    throw new SetupError(`MEDIASOUP_WORKER_BIN is ${file}, which is not a file that can be run.`, remedy);
  }
  if (!starts(file)) throw new SetupError(`MEDIASOUP_WORKER_BIN is ${file}, which does not start here.`, remedy);
  return file;
}

/**
 * Whether the binary runs on this machine with the libraries it has. Without its environment a worker ends with 41 at
 * once, which is how mediasoup's own install script tells.
 * @param {string} file
 */
const starts = (file) =>
  existsSync(file) && spawnSync(file, [], { stdio: 'ignore', env: {}, timeout: 10_000 }).status === 41;

/** Moves a finished binary to its place in one step, so that a set-up at the same time sees all of it or nothing. */
function place(file, target) {
  mkdirSync(path.dirname(target), { recursive: true });
  renameSync(file, target);
  return target;
}
