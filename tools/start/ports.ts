import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { SetupError } from '../setup/failure.mjs';
import type { Config } from './settings.ts';

interface Wanted {
  variable: 'PORT' | 'API_PORT' | 'LIVE_PORT' | 'SFU_PORT';
  port: number;
  host: string;
  protocol: 'tcp' | 'udp';
}

/** The ports to use: those of the settings, or free ones where these say 0. */
export type Ports = Pick<Config, 'port' | 'apiPort' | 'livePort'> & { sfuPort: number };

const local = '127.0.0.1';
const everywhere = '0.0.0.0';

/**
 * Looks before anything slow whether the ports can be had.
 *
 * @throws {SetupError} naming each that cannot, and the variable to set
 */
export async function providePorts({ port, host, apiPort, livePort, sfu }: Config): Promise<Ports> {
  const mediaPorts = Array.from({ length: sfu.workers }, (_, worker) => sfu.port + worker);
  const wanted: Wanted[] = [
    { variable: 'PORT', port, host, protocol: 'tcp' },
    { variable: 'API_PORT', port: apiPort, host: local, protocol: 'tcp' },
    { variable: 'LIVE_PORT', port: livePort, host: local, protocol: 'tcp' },
    ...(sfu.port === 0 ? [] : mediaPorts).flatMap((media): Wanted[] => [
      { variable: 'SFU_PORT', port: media, host: everywhere, protocol: 'udp' },
      { variable: 'SFU_PORT', port: media, host: everywhere, protocol: 'tcp' },
    ]),
  ];
  const problems = [...twice(wanted), ...(await Promise.all(wanted.map(problem)))].filter((text) => text !== undefined);
  if (problems.length > 0) {
    throw new SetupError(
      [...new Set(problems)].join('\n'),
      'Stop that program, or set the variable in brackets to another port, as in: PORT=9080 npm start',
    );
  }
  return {
    port: port || (await freePort()),
    apiPort: apiPort || (await freePort()),
    livePort: livePort || (await freePort()),
    sfuPort: sfu.port || (await freeRange(sfu.workers)),
  };
}

function twice(wanted: readonly Wanted[]): string[] {
  const tcp = wanted.filter(({ protocol, port }) => protocol === 'tcp' && port !== 0);
  return tcp.flatMap((one, index) => {
    const other = tcp.slice(0, index).find(({ port }) => port === one.port);
    return other ? [`Port ${one.port} is asked for twice (${other.variable} and ${one.variable}).`] : [];
  });
}

async function problem({ variable, port, host, protocol }: Wanted): Promise<string | undefined> {
  if (port > 65_535)
    return `Port ${port} does not exist: there are not enough ports for all SFU workers (${variable}).`;
  const code = await tryPort(port, host, protocol);
  switch (code) {
    case undefined:
      return undefined;
    case 'EADDRINUSE':
      return `Port ${port} (${protocol}) is in use by another program (${variable}).`;
    case 'EACCES':
      return `Port ${port} may be opened by root only (${variable}).`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no network address ${host} (HOST).`;
    default:
      return `Port ${port} (${protocol}) cannot be opened: ${code} (${variable}).`;
  }
}

/** @returns the system's error code, or undefined when the port is free */
function tryPort(port: number, host: string, protocol: 'tcp' | 'udp'): Promise<string | undefined> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) => {
      resolve(error.code ?? error.message);
    };
    if (protocol === 'udp') {
      const socket = createSocket('udp4').once('error', failed);
      socket.bind(port, host, () =>
        socket.close(() => {
          resolve(undefined);
        }),
      );
      return;
    }
    const server = createServer().once('error', failed);
    server.listen(port, host, () =>
      server.close(() => {
        resolve(undefined);
      }),
    );
  });
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, everywhere, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

async function freeRange(count: number): Promise<number> {
  for (;;) {
    const first = await freePort();
    const codes = await Promise.all(
      Array.from({ length: count }, async (_, index) =>
        first + index > 65_535
          ? 'none'
          : ((await tryPort(first + index, everywhere, 'udp')) ?? (await tryPort(first + index, everywhere, 'tcp'))),
      ),
    );
    if (codes.every((code) => code === undefined)) return first;
  }
}
