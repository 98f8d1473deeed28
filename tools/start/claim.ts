import { createHash } from 'node:crypto';
import { mkdir, realpath } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { explain } from '../postgres/failures.ts';
import { SetupError } from '../setup/failure.mjs';

export interface Claim {
  /** From now on others who try are told this address. */
  publish(address: string): void;
  release(): Promise<void>;
}

interface Holder {
  pid: number;
  address?: string;
}

/**
 * Makes this process the only one that runs on a DATA_DIR. By a socket in Linux' abstract namespace: the kernel gives the name to
 * one process, takes it back however that process ends, and whoever comes second can ask the first where it is.
 *
 * @throws {SetupError} when another process has it, or the folder cannot be made
 */
export async function claim(dataDir: string): Promise<Claim> {
  let directory: string;
  try {
    await mkdir(dataDir, { recursive: true });
    directory = await realpath(dataDir);
  } catch (error) {
    throw explain(error, dataDir);
  }
  const name = `\0ikiraro-${createHash('sha256').update(directory).digest('hex').slice(0, 32)}`;
  const holder: Holder = { pid: process.pid };
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(JSON.stringify(holder));
  });
  if (!(await listens(server, name))) throw alreadyRunning(await ask(name), dataDir);
  server.unref();
  return {
    publish(address) {
      holder.address = address;
    },
    release: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}

function listens(server: Server, name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    server.listen(name, () => {
      resolve(true);
    });
  });
}

async function ask(name: string): Promise<Holder | undefined> {
  try {
    let text = '';
    for await (const chunk of connect(name).setTimeout(1_000).setEncoding('utf8')) text += String(chunk);
    return JSON.parse(text) as Holder;
  } catch {
    return undefined;
  }
}

function alreadyRunning(holder: Holder | undefined, dataDir: string): SetupError {
  const who = holder ? ` (process ${holder.pid})` : '';
  const where = holder?.address ? `, at ${holder.address}` : '';
  return new SetupError(
    `Ikiraro is already running with the data in ${dataDir}${who}${where}.`,
    'Use that one, stop it first, or set DATA_DIR (and PORT, API_PORT, LIVE_PORT, SFU_PORT) for a second one.',
  );
}
