import { descendants } from '../setup/processes.ts';
import { platform } from './platform.ts';

/** Ends processes of the platform under test, and of no other: they are looked for among its descendants. */

/** Kills every SFU worker outright. @returns how many there were */
export async function killWorkers(): Promise<number> {
  return kill(/(^|\/)mediasoup-worker/);
}

/** Kills the live service outright, and with it its workers. */
export async function killLive(): Promise<number> {
  return kill(/apps\/live\/src\/main\.js/);
}

async function kill(command: RegExp): Promise<number> {
  const found = (await descendants(platform.pid)).filter((process) => command.test(process.command));
  for (const { pid } of found) process.kill(pid, 'SIGKILL');
  return found.length;
}
