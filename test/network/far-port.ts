import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { namespaceOf } from './line.ts';
import type { Line } from './line.ts';

/** Run at the far end: joins its own input and output to a port there. */
const join = `const socket = require('node:net').connect(Number(process.argv[1]), '127.0.0.1');
process.stdin.pipe(socket).pipe(process.stdout);
socket.on('error', () => process.exit(1)).on('close', () => process.exit(0));`;

/**
 * Makes a port of the far end's own loopback reachable under the same number here, through a pipe and not over the line: a test that steers a program there keeps
 * hold of it while the line is cut.
 *
 * @returns how to end it
 */
export async function portAtFarEnd(line: Line, port: number): Promise<() => void> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    const far = spawn(
      'ip',
      ['netns', 'exec', namespaceOf(line), process.execPath, '--input-type=commonjs', '-e', join, String(port)],
      { stdio: ['pipe', 'pipe', 'ignore'] },
    );
    socket.pipe(far.stdin);
    far.stdout.pipe(socket);
    far.stdin.on('error', () => undefined);
    far.once('close', () => socket.destroy());
    socket.on('error', () => undefined);
    socket.once('close', () => {
      open.delete(socket);
      far.kill();
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return () => {
    server.close();
    for (const socket of open) socket.destroy();
  };
}
