import os from 'node:os';
import { SetupError } from '../../tools/setup/failure.mjs';
import { node } from '../processes.ts';
import { parts } from './parts.ts';

/**
 * `npm run mutants`: all parts one after the other, or those that are named. Each writes its score into docs/mutants.md. A file that is
 * named by its path gets no score: that is for a developer who works on its tests.
 */
export async function main({ args }: { args: string[] }): Promise<void> {
  const names = parts().map(({ name }) => name);
  const files = parts().flatMap((part) => part.files);
  const unknown = args.filter((name) => !names.includes(name) && !files.includes(name));
  if (unknown.length > 0) {
    throw new SetupError(
      `There is no part called ${unknown.join(', ')}.`,
      `The parts are: ${names.join(', ')}; or a file of one, by its path.`,
    );
  }
  // It takes minutes to hours, and the machine is there for other things as well.
  os.setPriority(os.constants.priority.PRIORITY_LOW);
  const env = { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' };
  for (const name of args.length > 0 ? args : names) {
    if ((await node(env, 'test/mutants/run.ts', name)) !== 0) process.exitCode = 1;
  }
}
