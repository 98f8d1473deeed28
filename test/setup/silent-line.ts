import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export interface SilentLine {
  port: number;
  /** All connections that are open now say nothing any more, in either direction; new ones do. */
  mute(): void;
  close(): void;
}

/** A way to PostgreSQL that can forget its connections, as a firewall does, or a host that was moved. */
export async function silentLine(to: number): Promise<SilentLine> {
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    near.pipe(far).pipe(near);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    mute() {
      for (const socket of open) {
        socket.unpipe();
        // Takes what comes and answers nothing.
        socket.removeAllListeners('data').resume();
      }
    },
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
