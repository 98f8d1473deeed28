import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from './command.mjs';
import { SetupError } from './failure.mjs';
import { npm } from './npm.mjs';
import { nodeModules, withTemporaryDirectory } from './paths.mjs';
import { step } from './progress.mjs';

/** Whether this Node runs the project: several packages need 22, and tools/ is TypeScript that Node itself reads. */
export const isRecentNode = () => Boolean(process.features.typescript);

/**
 * Gives the Node that runs the project: this one when it is recent, otherwise that of the npm package `node`.
 * @returns {Promise<string>} its path
 */
export async function provideNode() {
  const packaged = nodeModules('node', 'bin', 'node');
  if (isRecentNode() && process.execPath !== packaged) return process.execPath;
  if (!existsSync(packaged)) await installPackagedNode(packaged);
  return packaged;
}

/**
 * Does what the install script of the npm package `node` does, which is to fetch the package with this platform's
 * binary. Its own way is an `npm install` inside node_modules, which rearranges the tree that npm has just made.
 * @param {string} target
 */
async function installPackagedNode(target) {
  const { version } = JSON.parse(readFileSync(nodeModules('node', 'package.json'), 'utf8'));
  const name = `node-${os.platform()}-${os.arch()}`;
  await step(`Installing Node ${version}`, () =>
    withTemporaryDirectory(nodeModules(), async (directory) => {
      await npm(['pack', `${name}@${version}`, '--pack-destination', directory], { cwd: directory });
      await run('tar', ['-xzf', `${name}-${version}.tgz`, 'package/bin/node'], { cwd: directory });
      mkdirSync(path.dirname(target), { recursive: true });
      renameSync(path.join(directory, 'package', 'bin', 'node'), target);
    }),
  );
  // npm scripts then run with this Node from the start.
  const link = nodeModules('.bin', 'node');
  if (!existsSync(link)) symlinkSync(path.join('..', 'node', 'bin', 'node'), link);
}

/**
 * Runs this very command again with another Node and ends as it ends.
 * @param {string} node
 * @returns {Promise<never>}
 */
export async function runAgainWith(node) {
  // The channel tells the child when this process is killed outright: see endWithParent.
  const child = spawn(node, process.argv.slice(1), { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl-C in a terminal reaches the child by itself; a second one would look like impatience.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once('error', (error) => {
      reject(new SetupError(`${node} could not be started (${error.code}).`, 'Remove node_modules and run it again.'));
    });
    child.once('exit', (...ending) => resolve(ending));
  });
  process.exit(signal ? 128 + os.constants.signals[signal] : code);
}

/** In the second run: asks this process to stop in its orderly way when the first one is gone. */
export function endWithParent() {
  if (!process.send) return;
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  // Waiting for that must not keep the process alive.
  process.channel.unref();
}
