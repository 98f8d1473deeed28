import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleDestroy, OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { GraphQLError, OperationTypeNode, getOperationAST, getVariableValues } from 'graphql';
import type { ExecutionArgs, ExecutionResult, FormattedExecutionResult } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import type { Extra } from 'graphql-ws/use/ws';
import type { Context, SubscribePayload } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { AppError, alsoThisMachine, requestIdOf } from '#platform';
import type { Config, Trust } from '#platform';
import { CONFIG, Metrics, accessLog, withRequestInHand } from '#platform/nest';
import type { AccessLog } from '#platform/nest';
import { formatError } from '../graphql/format-error.ts';
import { KnownDocuments } from '../graphql/known-documents.ts';
import { ReadDocuments } from '../graphql/read-documents.ts';
import { fromHere } from '../graphql/same-origin.ts';
import { ApiMetrics } from '../metrics/index.ts';
import { SignIns } from '../sign-in/sign-ins.ts';
import { Listener } from './listener.ts';

/** A message of a subscription by its id has some 200 bytes; bytes. */
const largestMessage = 16_384;
/** Of one socket. */
const mostSubscriptions = 10;
/** Of one message that are named. */
const mostErrors = 5;
/** Of one sign-in: a window has one. */
const mostSockets = 20;
/** Also the patience with one that does not answer, ms. */
const pingMs = 20_000;
/** graphql-ws' own: the client does not try again. */
const unauthorized = 4401;

/** What the access log says of each socket. */
const logged = { method: 'SOCKET', route: '/graphql' } as const;

type Payload = SubscribePayload & { documentId?: unknown };
type Socket = Context<Record<string, unknown> | undefined, Extra & Partial<Record<PropertyKey, never>>>;

/**
 * Subscriptions over WebSockets at /graphql, in graphql-ws' protocol: for people who are signed in, from pages of ours. A plain
 * server in a Nest provider, because Nest's own looks at no origin, at no size, and takes every path that begins like its own.
 */
@Injectable()
export class SocketServer implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  private readonly counts = new Map<string, number>();
  private readonly ids = new WeakMap<IncomingMessage, string>();
  private readonly trust: Trust;
  private readonly log: AccessLog;
  private stop: (() => void | Promise<void>) | undefined;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly schemaHost: GraphQLSchemaHost,
    private readonly known: KnownDocuments,
    private readonly documents: ReadDocuments,
    private readonly signIns: SignIns,
    private readonly counted: ApiMetrics,
    metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.trust = alsoThisMachine(config.trustedProxies);
    this.log = accessLog('api', config);
    this.sockets.on('headers', (headers, request) => {
      headers.push(`X-Request-Id: ${this.idOf(request)}`);
    });
    metrics.gauge('subscription_sockets', 'Open sockets for subscriptions', () => this.sockets.clients.size);
  }

  onApplicationBootstrap(): void {
    const server = this.host.httpAdapter.getHttpServer() as Server;
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      const since = performance.now();
      const refuse = (status: string) => {
        const id = this.idOf(request);
        socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nX-Request-Id: ${id}\r\nContent-Length: 0\r\n\r\n`);
        this.log({ ...logged, id, status: Number(status.slice(0, 3)), ms: performance.now() - since });
      };
      void this.upgrade(request, socket, head)
        .catch(() => '503 Service Unavailable')
        .then((refusal) => {
          if (refusal !== undefined) refuse(refusal);
        });
    });
    const { dispose } = useServer<Record<string, unknown> | undefined, Partial<Record<PropertyKey, never>>>(
      {
        onSubscribe: (socket, _id, payload) =>
          withRequestInHand({ id: this.idOf(socket.extra.request), codes: [] }, () => this.subscribe(socket, payload)),
        onNext: (_socket, _id, _payload, _args, result) => withFormattedErrors(result as ExecutionResult),
        onError: (_socket, _id, _payload, errors) => format(errors),
      },
      this.sockets,
      pingMs,
    );
    this.stop = dispose;
  }

  /** Before GraphQL's own module cuts every connection of the server. */
  async onModuleDestroy(): Promise<void> {
    const closed = this.stop?.();
    // Those that do not say goodbye are not waited for.
    for (const socket of this.sockets.clients) setTimeout(() => socket.terminate(), 300).unref();
    await closed;
  }

  /** @returns the status that it is refused with */
  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<string | undefined> {
    if ((request.url ?? '').split('?', 1)[0] !== '/graphql') return '404 Not Found';
    if (!fromHere(request.headers, this.config.publicAddress)) return '403 Forbidden';
    const token = this.signIns.tokenIn(request.headers.cookie);
    const actors = await this.signIns.actorsOf(token ? [token] : []);
    const account = actors.get(token ?? '')?.personId;
    if (!token || account === undefined) return '401 Unauthorized';
    if ((this.counts.get(token) ?? 0) >= mostSockets) return '429 Too Many Requests';
    this.sockets.handleUpgrade(request, socket, head, (opened) => {
      const since = performance.now();
      this.count(token, 1);
      opened.once('close', () => {
        this.log({ ...logged, id: this.idOf(request), status: 101, ms: performance.now() - since, account });
        this.count(token, -1);
      });
      this.sockets.emit('connection', opened, request);
      // graphql-ws would print what is only a client's fault.
      opened.removeAllListeners('error').on('error', () => opened.terminate());
    });
    return undefined;
  }

  /** Of the request that a socket began with. */
  private idOf(request: IncomingMessage): string {
    const id = this.ids.get(request) ?? requestIdOf(request, this.trust);
    this.ids.set(request, id);
    return id;
  }

  private count(token: string, by: number): void {
    const left = (this.counts.get(token) ?? 0) + by;
    if (left > 0) this.counts.set(token, left);
    else this.counts.delete(token);
  }

  private async subscribe(socket: Socket, payload: Payload): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const answer = await this.argumentsOf(socket, payload);
    const outcome = 'schema' in answer ? 'ok' : codeOf(answer[0]);
    this.counted.operations.inc({ operation: this.known.nameOf(payload), outcome });
    return answer;
  }

  /** The subscription that a message asks for, under the limits of every document. */
  private async argumentsOf(
    { subscriptions, extra }: Socket,
    payload: Payload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    try {
      if (Object.keys(subscriptions).length > mostSubscriptions) {
        throw new AppError('BAD_INPUT', `A socket has ${mostSubscriptions} subscriptions at most.`);
      }
      const { schema } = this.schemaHost;
      const document = this.documents.read(schema, String(this.known.textOf(payload)));
      const operation = getOperationAST(document, payload.operationName);
      if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) {
        throw new AppError('BAD_INPUT', 'Sockets are for subscriptions; queries and mutations are asked by POST.');
      }
      // Otherwise a variable that is missing would be an error of nobody's, and look like a defect.
      const given = getVariableValues(schema, operation.variableDefinitions ?? [], payload.variables ?? {}, {
        maxErrors: mostErrors,
      });
      if (given.errors) return given.errors.map(ofTheClient);
      const token = this.signIns.tokenIn(extra.request.headers.cookie) ?? '';
      const actor = (await this.signIns.actorsOf([token])).get(token) ?? null;
      const hangUp = () => {
        extra.socket.close(unauthorized, 'The sign-in has ended');
      };
      return {
        schema,
        document,
        operationName: payload.operationName ?? null,
        variableValues: payload.variables ?? {},
        contextValue: new Listener(actor, token, hangUp),
      };
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      return [
        new GraphQLError('refused', { originalError: error instanceof Error ? error : new Error(String(error)) }),
      ];
    }
  }
}

/** Variables that do not fit, with the code that Apollo gives them over POST. */
const ofTheClient = ({ message }: GraphQLError) =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

/** As it will be formatted. */
function codeOf(error: GraphQLError | undefined): string {
  if (error?.originalError instanceof AppError) return error.originalError.code;
  return error?.originalError ? 'INTERNAL' : String(error?.extensions['code']);
}

const format = (errors: readonly GraphQLError[]) =>
  errors.map((error) =>
    formatError(error.toJSON(), error.originalError instanceof AppError ? error.originalError : error),
  );

function withFormattedErrors({ errors, ...result }: ExecutionResult): FormattedExecutionResult {
  return errors ? { ...result, errors: format(errors) } : result;
}
