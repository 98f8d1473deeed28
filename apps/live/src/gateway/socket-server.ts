import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Server } from 'socket.io';
import type { ServerOptions } from 'socket.io';
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { limits } from '#contract';
import type { ClassTicket } from '#contract';
import { readTicket } from '#contract/ticket';
import { alsoThisMachine, requestIdOf } from '#platform';
import type { Config, Trust } from '#platform';
import { CONFIG, accessLog } from '#platform/nest';
import type { AccessLog } from '#platform/nest';
import { LiveMetrics } from '../live-metrics.ts';
import { SeatsRepository } from '../log/seats.repository.ts';
import { TicketRefused, originAllowed, ticketIn } from './admission.ts';
import { Broadcaster } from './broadcaster.ts';
import { Dispatcher } from './dispatcher.ts';
import { RateBook } from './rates.ts';
import { SocketConnection } from './socket-connection.ts';
import type { LiveSocket } from './socket-connection.ts';

/** ms for which an admitted connection may stay without entering its class. */
const enterWithinMs = 30_000;
/** Connections of one person to one class at once: a page that comes back before its old connection is known to be dead. */
const connectionsEach = 6;

/** What the access log says of each connection; which class it was is in the class log alone. */
const logged = { method: 'SOCKET', route: '/live' } as const;

const optionsFor = (publicAddress: string): Partial<ServerOptions> => ({
  path: '/live',
  serveClient: false,
  transports: ['websocket', 'polling'],
  maxHttpBufferSize: limits.packetBytes,
  // A dead connection is noticed after 22 s at most instead of 45.
  pingInterval: 10_000,
  pingTimeout: 12_000,
  connectTimeout: 10_000,
  // A log fetched on entering is text that repeats itself; small messages are not worth it. No memory is kept between messages.
  perMessageDeflate: { threshold: 2_048, serverNoContextTakeover: true, clientNoContextTakeover: true },
  allowRequest: (request, decide) => {
    const allowed = originAllowed(request, publicAddress);
    decide(allowed ? null : 'Pages of this origin may not connect.', allowed);
  },
});

/** The class socket: admits by ticket, hands every message to the dispatcher, tells the class session when a connection is lost. */
@Injectable()
export class SocketServer {
  private io: Server | undefined;
  private readonly rates = new RateBook();
  private readonly ids = new WeakMap<IncomingMessage, string>();
  private readonly trust: Trust;
  private readonly log: AccessLog;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly host: HttpAdapterHost,
    private readonly dispatcher: Dispatcher,
    private readonly broadcaster: Broadcaster,
    private readonly seats: SeatsRepository,
    private readonly metrics: LiveMetrics,
  ) {
    this.trust = alsoThisMachine(config.trustedProxies);
    this.log = accessLog('live', config);
    metrics.watch('sockets', 'Open connections, entered or not', () => this.io?.engine.clientsCount ?? 0);
  }

  start(): void {
    const http = this.host.httpAdapter.getHttpServer() as HttpServer;
    const io = new Server(http, optionsFor(this.config.publicAddress));
    io.use((socket, next) => {
      const since = performance.now();
      this.admit(socket).then(
        () => {
          this.metrics.connections.inc({ outcome: 'admitted' });
          next();
        },
        (error: Error) => {
          const outcome = error instanceof TicketRefused ? error.data.reason : 'failed';
          this.metrics.connections.inc({ outcome });
          this.log({ ...logged, id: this.idOf(socket.request), status: outcome, ms: performance.now() - since });
          next(error);
        },
      );
    });
    io.on('connection', (socket: LiveSocket) => {
      this.connected(socket);
    });
    io.engine.on('initial_headers', (headers: Record<string, string>, request: IncomingMessage) => {
      headers['X-Request-Id'] = this.idOf(request);
    });
    this.io = io;
    this.broadcaster.over(io);
  }

  /** Ends every connection; clients come back by themselves. */
  stop(): void {
    this.io?.disconnectSockets(true);
    this.io?.engine.close();
  }

  private async admit(socket: LiveSocket): Promise<void> {
    const token = ticketIn(socket.handshake.auth);
    if (token === undefined) throw new TicketRefused('invalid');
    const read = await readTicket(token, this.config.ticketSecret);
    if ('refused' in read) throw new TicketRefused(read.refused);
    if (!(await this.stillHolds(read.ticket))) throw new TicketRefused('expired');
    socket.data.ticket = read.ticket;
  }

  /** What was true when the ticket was written may not be any more: then the api says what is. */
  private async stillHolds(ticket: ClassTicket): Promise<boolean> {
    try {
      const roleOf = await this.seats.rolesOf([ticket]);
      return roleOf(ticket) === ticket.role;
    } catch {
      // The database is away: nobody enters without it, and a person who tries is told so.
      return true;
    }
  }

  /** Of the request that a connection began with. */
  private idOf(request: IncomingMessage): string {
    const id = this.ids.get(request) ?? requestIdOf(request, this.trust);
    this.ids.set(request, id);
    return id;
  }

  private connected(socket: LiveSocket): void {
    const { classId, personId } = socket.data.ticket;
    const key = `${classId} ${personId}`;
    const id = this.idOf(socket.request);
    const connection = new SocketConnection(socket, this.rates.open(key), id);
    const since = performance.now();
    const deadline = setTimeout(() => {
      if (!connection.hasEntered && !connection.waits) connection.close();
    }, enterWithinMs).unref();
    socket.onAny((name: string, ...args: unknown[]) => {
      this.dispatcher.receive(connection, name, args);
    });
    socket.once('disconnect', (reason) => {
      this.log({ ...logged, id, status: reason, ms: performance.now() - since, account: personId });
      clearTimeout(deadline);
      this.rates.close(key);
      connection.waits?.leaveWaitingRoom(connection);
      if (connection.hasEntered) connection.at().session.vacate(connection, 'line');
    });
    if (this.rates.connections(key) > connectionsEach) connection.close();
  }
}
