import os from 'node:os';
import { stopCommands } from './command.mjs';
import { printFailure } from './failure.mjs';
import { setUp } from './index.mjs';
import { endWithParent, isRecentNode, runAgainWith } from './node24.mjs';

/**
 * What `npm start`, `npm test` and the like begin with: set up, go on under a recent Node, hand over.
 * @param {{ browser?: boolean }} needs
 * @param {(options: { workerBin: string, dev: boolean, args: string[] }) => Promise<void>} main
 */
export async function launch({ browser = false }, main) {
  const args = process.argv.slice(2);
  try {
    const stopWaiting = endSetUpOnSignal();
    const { node, workerBin } = await setUp({ browser });
    stopWaiting();
    if (!isRecentNode()) await runAgainWith(node);
    endWithParent();
    await main({ workerBin, dev: args.includes('--dev'), args });
  } catch (error) {
    printFailure(error);
    process.exit(1);
  }
}

/** Until the set-up is done: a signal stops its commands and ends it. Afterwards the program has its own manners. */
function endSetUpOnSignal() {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const end = (signal) => {
    stopCommands();
    process.exit(128 + os.constants.signals[signal]);
  };
  for (const signal of signals) process.once(signal, end);
  return () => signals.forEach((signal) => process.off(signal, end));
}
