import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

/** A mail server that takes everything, as slowly as one over a wide-area network, and counts what each address got. */
export interface MailServer {
  readonly url: string;
  /** How many letters came for each address. */
  readonly letters: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** ms between a letter and the answer that it was taken. */
const answersAfter = 40;

export async function startMailServer(): Promise<MailServer> {
  const letters = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, callback) {
      stream.resume();
      stream.on('end', () => {
        for (const { address } of session.envelope.rcptTo) letters.set(address, (letters.get(address) ?? 0) + 1);
        void pause(answersAfter).then(() => {
          callback();
        });
      });
    },
  });
  // A client that is killed leaves its connections open at this end.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${String(port)}`,
    letters,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}
