import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { root } from '../tools/setup/paths.mjs';

/** What `npm test` starts: everything a process prints is shown as it comes. */

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs a script of Node. @returns its exit code */
export async function node(env: NodeJS.ProcessEnv, ...command: string[]): Promise<number | null> {
  return ended(run(env, ...command));
}

export function run(env: NodeJS.ProcessEnv, ...command: string[]): ChildProcess {
  return spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
}

/** @returns the exit code */
export async function ended(child: ChildProcess): Promise<number | null> {
  // A person who ends the tests does not want the next part.
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    child.once('close', () => process.exit(1));
  };
  for (const signal of signals) process.once(signal, end);
  const [code] = (await once(child, 'close')) as [number | null];
  for (const signal of signals) process.off(signal, end);
  return code;
}
