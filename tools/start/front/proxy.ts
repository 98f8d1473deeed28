import { Agent } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createProxyServer } from 'httpxy';
import type { Trust } from '../../../libs/platform/src/client-address.ts';
import { passOn } from './encoding.ts';
import { tellOrigin } from './headers.ts';

export interface Upstream {
  /** As in "The api service is not available." */
  name: string;
  port: number;
}

/** Longer than any request takes; a Socket.IO poll waits up to its ping interval (10 s). */
const answerMs = 60_000;
const upgradeMs = 10_000;
const retryAfterSeconds = 2;

export interface Proxy {
  web(upstream: Upstream, request: IncomingMessage, response: ServerResponse): void;
  socket(upstream: Upstream, request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

/**
 * Hands requests on to the services, as the client sent them except for where they come from.
 *
 * @param trustedProxies those in front of this one
 */
export function createProxy(trustedProxies: Trust): Proxy {
  // Without a limit on connections: every phone that cannot have a WebSocket holds one with its poll.
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 64 });
  const proxy = createProxyServer({ agent, proxyTimeout: answerMs, selfHandleResponse: true });
  const sockets = createProxyServer({ upgradeTimeout: upgradeMs });
  const upgraded = new Set<Duplex>();
  // httpxy ends one side when the other one ends, but not when it is destroyed: a service would wait for its ping to time out.
  sockets.on('proxyReqWs', (outgoing, _request, socket) => {
    outgoing.once('upgrade', (_answer, upstream: Socket) => {
      socket.once('close', () => upstream.destroy());
      upstream.once('close', () => socket.destroy());
    });
  });
  proxy.on('proxyRes', passOn);
  return {
    web(upstream, request, response) {
      tellOrigin(request, trustedProxies);
      proxy.web(request, response, { target: at(upstream) }).catch((error: unknown) => {
        unavailable(upstream, response, error);
      });
    },
    socket(upstream, request, socket, head) {
      if (!(socket instanceof Socket)) return;
      upgraded.add(socket);
      socket.once('close', () => upgraded.delete(socket));
      tellOrigin(request, trustedProxies);
      sockets.ws(request, socket, { target: at(upstream) }, head).catch(() => socket.destroy());
    },
    close() {
      for (const socket of upgraded) socket.destroy();
      agent.destroy();
    },
  };
}

const at = ({ port }: Upstream) => `http://127.0.0.1:${port}`;

/** Nothing to answer when the client itself has gone; a broken answer is cut, so that nobody takes it for a whole one. */
function unavailable({ name }: Upstream, response: ServerResponse, error: unknown): void {
  if (response.destroyed) return;
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const isLate = (error as NodeJS.ErrnoException).code === 'ECONNRESET';
  const message = isLate
    ? `The ${name} service did not finish its answer. Try again.`
    : `The ${name} service is not available now. It is probably starting; try again in a few seconds.`;
  response
    .writeHead(503, {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
      'Retry-After': retryAfterSeconds,
    })
    .end(JSON.stringify({ code: 'UNAVAILABLE', message, errors: [{ message, extensions: { code: 'UNAVAILABLE' } }] }));
}
