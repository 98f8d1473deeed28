import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Trust } from '../../../libs/platform/src/client-address.ts';
import { isLoopback } from '../../../libs/platform/src/this-machine.ts';
import { always } from './headers.ts';
import { answerHealth, answerLive } from './health.ts';
import { nothingHere } from './pages.ts';
import type { Handler } from './pages.ts';
import { createProxy } from './proxy.ts';

/** Which addresses belong to which service; everything else is a page. */
const routes = {
  api: ['/graphql', '/files', '/calendar'],
  live: ['/live'],
} as const;
/** The demo's mail, whose links open accounts. */
const outbox = ['/outbox'];
/** Where the api takes sockets: what it tells of changes. */
const apiSockets = ['/graphql'];

export interface FrontOptions {
  host: string;
  /** 0: a free one. */
  port: number;
  apiPort: number;
  livePort: number;
  /** Whether people come to this machine's own address. Else a proxy of this machine may speak for anybody. */
  local: boolean;
  /** Whether people come by https: a proxy in front speaks it. */
  secure: boolean;
  trustedProxies: Trust;
  /** What answers everything that is no service's; it gets the server for its own WebSockets (Vite's reload). */
  pages: (server: Server) => Promise<Handler>;
}

export interface Front {
  port: number;
  close(): Promise<void>;
}

/** How long answers in progress may take when the platform stops. */
const graceMs = 300;
/** On a thin link a connection is expensive to make: kept for a minute, Node's own is 5 s. */
const keepAliveMs = 65_000;

/** The one address that people open: pages, `/graphql`, `/files`, `/calendar`, `/live`, `/health`. */
export async function openFront({
  host,
  port,
  apiPort,
  livePort,
  local,
  secure,
  trustedProxies,
  pages,
}: FrontOptions): Promise<Front> {
  const api = { name: 'api', port: apiPort };
  const live = { name: 'live', port: livePort };
  const proxy = createProxy(trustedProxies);
  const server = createServer({ keepAliveTimeout: keepAliveMs, noDelay: true });
  const page = await pages(server);
  const headers = Object.entries(always(secure));

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of headers) if (value !== undefined) response.setHeader(name, value);
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (belongsTo(routes.api, path)) proxy.web(api, request, response);
    else if (belongsTo(routes.live, path)) proxy.web(live, request, response);
    else if (belongsTo(outbox, path)) {
      if (local && isLoopback(request.socket.remoteAddress)) proxy.web(api, request, response);
      else nothingHere(response);
    } else if (path === '/health' || path === '/health/ready') void answerHealth([api, live], response);
    else if (path === '/health/live') answerLive(response);
    else page(request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (belongsTo(routes.live, path)) proxy.socket(live, request, socket, head);
    else if (belongsTo(apiSockets, path)) proxy.socket(api, request, socket, head);
    // Vite's own listener takes its own.
    else if (request.headers['sec-websocket-protocol'] !== 'vite-hmr')
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      proxy.close();
      server.closeIdleConnections();
      const timer = setTimeout(() => {
        server.closeAllConnections();
      }, graceMs);
      await closed;
      clearTimeout(timer);
    },
  };
}

const belongsTo = (prefixes: readonly string[], path: string) =>
  prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
