import { createServer, connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A way to PostgreSQL that counts the statements which pass. */
export interface Counter {
  url: string;
  /** Since the last call. */
  take(): number;
  close(): void;
}

/** Messages by which a client has something executed: Query and Execute (PostgreSQL's frontend/backend protocol, "Message Formats"). */
const executing = new Set(['Q'.charCodeAt(0), 'E'.charCodeAt(0)]);

/** @param url of the database; TLS is not spoken */
export async function countStatements(url: string): Promise<Counter> {
  const { hostname, port } = new URL(url);
  let count = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect(Number(port), hostname);
    sockets.add(client).add(database);
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
      one.pipe(other);
    }
    const read = reader((type) => {
      if (executing.has(type)) count += 1;
    });
    client.on('data', read);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const through = new URL(url);
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href,
    take() {
      const taken = count;
      count = 0;
      return taken;
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Tells the type of each message. The first one of a connection has none: a length, then what it wants to connect to. */
function reader(tell: (type: number) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let started = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = started ? 1 : 0;
      if (rest.length < head + 4) return;
      const end = head + rest.readUInt32BE(head);
      if (rest.length < end) return;
      if (started) tell(rest[0] ?? 0);
      started = true;
      rest = rest.subarray(end);
    }
  };
}
