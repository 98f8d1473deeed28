import { EventEmitter, once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  to: string[];
  source: string;
}

/** A real mail server on a port of its own. */
export interface MailServer {
  url: string;
  received: ReceivedMail[];
  /** Answers every mail with this instead of taking it; null: takes it. */
  refuseWith(answer: { code: number; recipient: boolean } | null): void;
  /** Takes so many of the next mails, and ends the connection in the place of an answer. */
  loseAnswers(count: number): void;
  /** Resolves when so many mails have come. */
  came(count: number): Promise<void>;
  /** How many transactions were begun. */
  attempts(): number;
  close(): Promise<void>;
}

/** @param answersAfter ms between a mail and the answer that it was taken, as of a server over a wide-area network */
export async function startMailServer({ answersAfter = 0 } = {}): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  let refusal: { code: number; recipient: boolean } | null = null;
  let attempts = 0;
  let unanswered = 0;
  const arrivals = new EventEmitter();
  const sockets = new Set<Socket>();
  const refused = (code: number) => Object.assign(new Error('Not now'), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onMailFrom(_address, _session, callback) {
      attempts += 1;
      callback(refusal && !refusal.recipient ? refused(refusal.code) : null);
    },
    onRcptTo(_address, _session, callback) {
      callback(refusal?.recipient ? refused(refusal.code) : null);
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      const take = () => {
        if (unanswered > 0) {
          unanswered -= 1;
          for (const socket of sockets) socket.destroy();
        } else callback();
        arrivals.emit('mail');
      };
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks).toString('utf8'),
        });
        if (answersAfter === 0) take();
        else void pause(answersAfter).then(take);
      });
    },
  });
  server.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  // A client that is killed leaves its connections open at this end.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${String(port)}`,
    received,
    refuseWith: (answer) => (refusal = answer),
    loseAnswers: (count) => (unanswered = count),
    async came(count) {
      while (received.length < count) await once(arrivals, 'mail');
    },
    attempts: () => attempts,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}
