import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import os from 'node:os';
import { SetupError } from './failure.mjs';
import { nodeModules } from './paths.mjs';

/** Whether this Node runs the project: several packages need 22, and tools/ is TypeScript that Node itself reads. */
export const isRecentNode = () => Boolean(process.features.typescript);

/**
 * Gives the Node that runs the project: this one when it is recent, otherwise the one among the npm packages (an
 * optional dependency per platform, so that the lock file pins it and no install script is needed).
 * @returns {string} its path
 */
export function provideNode() {
  const platform = `${os.platform()}-${os.arch()}`;
  const packaged = nodeModules(`node-${platform}`, 'bin', 'node');
  if (isRecentNode() && process.execPath !== packaged) return process.execPath;
  if (existsSync(packaged)) return packaged;
  throw new SetupError(
    `This is Node ${process.versions.node}, and no newer one comes with the packages for ${platform}.`,
    'Install Node 24 or newer, then run the same command again.',
  );
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
