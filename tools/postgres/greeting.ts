import { once } from 'node:events';
import { connect } from 'node:net';

/** SSLRequest, the one message that a server answers before it knows who asks: with a letter. */
const sslRequest = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/**
 * Resolves when a PostgreSQL on this machine takes connections up: a kernel does so for a server that hangs, but does not answer.
 *
 * @throws when it does not
 */
export async function answersPostgres(port: number, signal: AbortSignal): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect', { signal });
    socket.write(sslRequest);
    await once(socket, 'data', { signal });
  } finally {
    socket.on('error', () => undefined);
    socket.destroy();
  }
}
