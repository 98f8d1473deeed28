import os from 'node:os';
import { discardLog, stopCommands } from './command.mjs';
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
  const interruption = endSetUpOnSignal();
  endWithNpm();
  try {
    const { node, workerBin } = await setUp({ browser });
    interruption.ignore();
    if (!isRecentNode()) await runAgainWith(node);
    endWithParent();
    await main({ workerBin, dev: args.includes('--dev'), args });
  } catch (error) {
    // A command that was stopped fails; that is no news to who has stopped it.
    await interruption.underWay;
    printFailure(error);
    process.exit(1);
  }
}

const lookMs = 300;

/** When npm is killed, the shell between it and us goes with it, and nobody tells us: we notice that we were handed over. */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const { ppid } = process;
  const timer = setInterval(() => {
    if (process.ppid === ppid) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, lookMs);
  timer.unref();
}

/** Until the set-up is done: a signal stops its commands and ends it. Afterwards the program has its own manners. */
function endSetUpOnSignal() {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const interruption = {
    /** @type {Promise<never> | undefined} */
    underWay: undefined,
    ignore: () => signals.forEach((signal) => process.off(signal, end)),
  };
  const stopAndExit = async (signal) => {
    await stopCommands();
    discardLog();
    process.exit(128 + os.constants.signals[signal]);
  };
  const end = (signal) => (interruption.underWay ??= stopAndExit(signal));
  for (const signal of signals) process.on(signal, end);
  return interruption;
}
