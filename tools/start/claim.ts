import { closeSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { explain } from '../postgres/failures.ts';
import { SetupError } from '../setup/failure.mjs';
import { lock } from '../setup/lock.mjs';

export interface Claim {
  /** From now on others who try are told this address. */
  publish(address: string): void;
  release(): Promise<void>;
}

interface Holder {
  pid: number;
  host: string;
  address?: string;
}

/** In DATA_DIR; it stays there, and says who is or was last here. */
const fileName = 'claimed-by';

/**
 * Makes this process the only one that runs on a DATA_DIR: by a lock on a file in it, which holds for every container and machine that
 * shares the folder. The kernel lets go of it however the process ends, and the second to come reads in the file where the first is.
 *
 * @throws {SetupError} when another process has it, or the folder cannot be made or locked
 */
export async function claim(dataDir: string): Promise<Claim> {
  let file: number;
  try {
    await mkdir(dataDir, { recursive: true });
    file = openSync(join(dataDir, fileName), 'a+', 0o600);
  } catch (error) {
    throw explain(error, dataDir);
  }
  try {
    if (!lock(file, dataDir)) throw alreadyRunning(readHolder(file), dataDir);
    const holder: Holder = { pid: process.pid, host: hostname() };
    write(file, holder, dataDir);
    return {
      publish(address) {
        write(file, { ...holder, address }, dataDir);
      },
      release() {
        ftruncateSync(file);
        closeSync(file);
        return Promise.resolve();
      },
    };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function write(file: number, holder: Holder, dataDir: string): void {
  try {
    ftruncateSync(file);
    writeSync(file, JSON.stringify(holder));
  } catch (error) {
    throw explain(error, dataDir);
  }
}

function readHolder(file: number): Holder | undefined {
  try {
    const bytes = Buffer.alloc(1_000);
    return JSON.parse(bytes.toString('utf8', 0, readSync(file, bytes, 0, bytes.length, 0))) as Holder;
  } catch {
    return undefined;
  }
}

function alreadyRunning(holder: Holder | undefined, dataDir: string): SetupError {
  const on = holder && holder.host !== hostname() ? ` on ${holder.host}` : '';
  const who = holder ? ` (process ${holder.pid}${on})` : '';
  const where = holder?.address ? `, at ${holder.address}` : '';
  return new SetupError(
    `Ikiraro is already running with the data in ${dataDir}${who}${where}.`,
    'Use that one, stop it first, or set DATA_DIR (and PORT, API_PORT, LIVE_PORT, SFU_PORT) for a second one.',
  );
}
