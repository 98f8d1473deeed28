import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Server as SocketServer } from 'socket.io';
import { io } from 'socket.io-client';
import { WebSocket, WebSocketServer } from 'ws';
import { freePort } from '../../../test/setup/ports.ts';
import { trustIn } from '../../../libs/platform/src/client-address.ts';
import { openFront } from './front.ts';
import type { Front } from './front.ts';
import { servePages } from './pages.ts';

interface Seen {
  path: string;
  method: string;
  headers: IncomingHttpHeaders;
  body: string;
}

let directory: string;
let api: Server;
let live: Server;
let sockets: SocketServer;
let front: Front;
let seen: Seen[];
let answerApi: (request: IncomingMessage) => { status?: number; body: string };

const script = `console.log("${'words '.repeat(400)}")`;
const portOf = (server: Server) => (server.address() as AddressInfo).port;
const address = (path = '') => `http://127.0.0.1:${front.port}${path}`;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ikiraro-front-'));
  await mkdir(join(directory, 'assets'));
  await mkdir(join(directory, '.vite'));
  await writeFile(join(directory, 'index.html'), '<!doctype html><title>Ikiraro</title>');
  await writeFile(join(directory, 'assets/page-abc.js'), script);
  await writeFile(join(directory, 'assets/page-abc.js.br'), brotliCompressSync(script));
  await writeFile(join(directory, '.vite/manifest.json'), '{}');

  seen = [];
  answerApi = () => ({ body: '{"data":{}}' });
  api = createServer((incoming, response) => {
    let body = '';
    incoming.on('data', (chunk) => (body += String(chunk)));
    incoming.on('end', () => {
      seen.push({ path: incoming.url ?? '', method: incoming.method ?? '', headers: incoming.headers, body });
      if (incoming.url === '/health') response.end(JSON.stringify({ ready: true, dependencies: {} }));
      else {
        const answer = answerApi(incoming);
        response.writeHead(answer.status ?? 200, { 'Content-Type': 'application/json' }).end(answer.body);
      }
    });
  }).listen(0, '127.0.0.1');
  live = createServer((incoming, response) => {
    if (incoming.url === '/health')
      response.writeHead(503).end(JSON.stringify({ ready: false, dependencies: { sfu: {} } }));
  }).listen(0, '127.0.0.1');
  sockets = new SocketServer(live, { path: '/live' });
  sockets.on('connection', (socket) => {
    socket.on('echo', (text: string, answer: (text: string) => void) => {
      answer(`${text} from ${String(socket.handshake.headers['x-forwarded-for'])}`);
    });
  });
  await Promise.all([once(api, 'listening'), once(live, 'listening')]);
  front = await openFront({
    host: '127.0.0.1',
    port: 0,
    apiPort: portOf(api),
    livePort: portOf(live),
    local: true,
    secure: false,
    trustedProxies: trustIn('127.0.0.2') ?? (() => false),
    pages: () => servePages(directory),
  });
});

afterEach(async () => {
  await front.close();
  await sockets.close();
  api.closeAllConnections();
  api.close();
  await rm(directory, { recursive: true });
});

/** fetch() decodes on its own; this shows what crosses the line. */
async function raw(path: string, headers: Record<string, string> = {}, method = 'GET', localAddress?: string) {
  const outgoing = request(address(path), { headers, method, ...(localAddress && { localAddress }) });
  outgoing.end();
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
}

describe('pages', () => {
  test.each(['/', '/sections/42', '/sign-in?next=%2F', '/%C3%A9t%C3%A9', '/%'])(
    '%s is the application',
    async (path) => {
      const { status, headers, body } = await raw(path);
      expect([status, body.toString()]).toEqual([200, '<!doctype html><title>Ikiraro</title>']);
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
        'permissions-policy': expect.stringContaining('camera=(self)'),
        'referrer-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
      });
    },
  );

  test('a file named by its content is cached for ever, and sent compressed to clients that can read it', async () => {
    const compressed = await raw('/assets/page-abc.js', { 'Accept-Encoding': 'gzip, deflate, br' });
    expect(compressed.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
      vary: 'Accept-Encoding',
    });
    expect(brotliDecompressSync(compressed.body).toString()).toBe(script);
    for (const encoding of ['', 'identity', 'br;q=0']) {
      const plain = await raw('/assets/page-abc.js', { 'Accept-Encoding': encoding });
      expect([plain.headers['content-encoding'], plain.body.toString()]).toEqual([undefined, script]);
    }
  });

  test('a client that has the file already is told so', async () => {
    const { headers } = await raw('/');
    const again = await raw('/', { 'If-None-Match': String(headers.etag) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  test('a HEAD has the length and no body', async () => {
    const { status, headers, body } = await raw('/assets/page-abc.js', {}, 'HEAD');
    expect([status, headers['content-length'], body.length]).toEqual([200, String(script.length), 0]);
  });

  test.each([
    '/assets/gone.js',
    '/logo.png',
    '/.vite/manifest.json',
    '/assets/page-abc.js.br',
    '/%2e%2e/%2e%2e/etc/passwd.txt',
  ])('%s is not there, and no page either', async (path) => {
    const { status, body } = await raw(path);
    expect([status, body.toString()]).toEqual([404, 'There is nothing at this address.\n']);
  });

  test('take nothing in', async () => {
    expect((await raw('/', {}, 'POST')).status).toBe(405);
  });

  test('survive a build that replaces them', async () => {
    await rm(join(directory, 'assets'), { recursive: true });
    expect((await raw('/assets/page-abc.js')).body.toString()).toBe(script);
  });
});

describe('the api behind it', () => {
  test('gets the request as it was sent, and the client as we see it', async () => {
    answerApi = () => ({ status: 418, body: '{"data":{"one":1}}' });
    const response = await fetch(address('/graphql?x=1'), {
      method: 'POST',
      body: '{"query":"{ a }"}',
      headers: {
        'Content-Type': 'application/json',
        Cookie: 'session=abc',
        'X-Forwarded-For': '203.0.113.9',
        'X-Forwarded-Host': 'evil.example',
        Forwarded: 'for=203.0.113.9',
        'X-Real-IP': '203.0.113.9',
      },
    });
    expect([response.status, await response.text()]).toEqual([418, '{"data":{"one":1}}']);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ method: 'POST', path: '/graphql?x=1', body: '{"query":"{ a }"}' });
    const { headers } = seen[0] ?? {};
    expect(headers).toMatchObject({
      cookie: 'session=abc',
      host: `127.0.0.1:${front.port}`,
      'x-forwarded-for': '127.0.0.1',
    });
    for (const name of ['forwarded', 'x-real-ip', 'x-forwarded-host']) expect(headers).not.toHaveProperty(name);
  });

  test.each([
    ['a proxy that is trusted is believed', '127.0.0.2', '203.0.113.9'],
    ['of what it passes on, the right-most: the client wrote the others', '127.0.0.2', '198.51.100.1, 203.0.113.9'],
  ])('%s', async (_, localAddress, told) => {
    await raw('/graphql', { 'X-Forwarded-For': told, 'X-Request-Id': 'of-the-proxy' }, 'POST', localAddress);
    expect(seen).toMatchObject([{ headers: { 'x-forwarded-for': '203.0.113.9', 'x-request-id': 'of-the-proxy' } }]);
  });

  test('a client next to it is not', async () => {
    await raw('/graphql', { 'X-Forwarded-For': '203.0.113.9', 'X-Request-Id': 'of-a-client' }, 'POST', '127.0.0.3');
    const id = expect.stringMatching(/^[\da-f-]{36}$/);
    expect(seen).toMatchObject([{ headers: { 'x-forwarded-for': '127.0.0.3', 'x-request-id': id } }]);
  });

  test('is compressed on the way when it says much', async () => {
    const body = JSON.stringify({ data: 'Muraho neza. '.repeat(500) });
    answerApi = () => ({ body });
    const compressed = await raw('/graphql', { 'Accept-Encoding': 'gzip, br' });
    expect(compressed.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
    expect(compressed.body.length).toBeLessThan(body.length / 10);
    expect(brotliDecompressSync(compressed.body).toString()).toBe(body);
    const zipped = await raw('/graphql', { 'Accept-Encoding': 'gzip' });
    expect(gunzipSync(zipped.body).toString()).toBe(body);
    for (const encoding of ['', 'br;q=0, gzip;q=0']) {
      const plain = await raw('/graphql', { 'Accept-Encoding': encoding });
      expect([plain.headers['content-encoding'], plain.body.toString()]).toEqual([undefined, body]);
    }
  });

  test.each(['/files/attendance/7.csv', '/calendar/7.ics'])('has %s as well', async (path) => {
    await raw(path);
    expect(seen.map((each) => each.path)).toEqual([path]);
  });

  test('takes sockets at /graphql, with the client as we see it', async () => {
    const sockets = new WebSocketServer({ server: api });
    sockets.on('connection', (socket, { url, headers }) => {
      socket.on('message', (text) => {
        socket.send(`${String(text)} at ${url ?? ''} from ${String(headers['x-forwarded-for'])}`);
      });
    });
    const socket = new WebSocket(address('/graphql').replace('http', 'ws'), {
      headers: { 'X-Forwarded-For': '203.0.113.9' },
    });
    await once(socket, 'open');
    socket.send('Muraho');
    const [answer] = (await once(socket, 'message')) as [Buffer];
    expect(answer.toString()).toBe('Muraho at /graphql from 127.0.0.1');
    socket.terminate();
    sockets.close();
  });

  test('has nothing that only begins like one of its addresses', async () => {
    expect((await raw('/graphqlx')).body.toString()).toContain('<title>Ikiraro</title>');
    expect(seen).toEqual([]);
  });

  test('being down is a 503 with a sentence, and nothing of our inside', async () => {
    api.closeAllConnections();
    await new Promise((resolve) => api.close(resolve));
    const { status, headers, body } = await raw('/graphql', { Accept: 'application/json' }, 'POST');
    expect([status, headers['retry-after'], headers['cache-control']]).toEqual([503, '2', 'no-store']);
    expect(JSON.parse(body.toString())).toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('The api service is not available'),
      errors: [{ extensions: { code: 'UNAVAILABLE' } }],
    });
    expect(body.toString()).not.toMatch(/ECONNREFUSED|127\.0\.0\.1/);
  });

  test('that breaks off in the middle of an answer breaks the answer', async () => {
    api.removeAllListeners('request');
    api.on('request', (_request, response) => {
      response.writeHead(200, { 'Content-Length': '1000', 'Content-Type': 'application/json' });
      response.write('half', () => response.destroy());
    });
    await expect(raw('/graphql')).rejects.toThrow();
    await expect(raw('/graphql', { 'Accept-Encoding': 'br' })).rejects.toThrow();
  });

  test('is told when a client goes away in the middle of what it sends', async () => {
    api.removeAllListeners('request');
    const aborted = new Promise<void>((resolve) => {
      api.once('request', (incoming: IncomingMessage) => {
        incoming.on('error', () => undefined);
        incoming.once('close', () => {
          if (!incoming.complete) resolve();
        });
        incoming.resume();
      });
    });
    const client = connect(front.port, '127.0.0.1');
    client.write('POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhalf');
    await once(api, 'request');
    client.destroy();
    await aborted;
    expect((await raw('/')).status).toBe(200);
  });
});

describe('the live gateway behind it', () => {
  test.each([['websocket'], ['polling']] as const)(
    'is reached by %s, with the client as we see it',
    async (transport) => {
      const socket = io(address(), {
        path: '/live',
        transports: [transport],
        extraHeaders: { 'X-Forwarded-For': '203.0.113.9' },
        reconnection: false,
      });
      try {
        expect(await socket.timeout(10_000).emitWithAck('echo', 'Muraho')).toBe('Muraho from 127.0.0.1');
        expect(socket.io.engine.transport.name).toBe(transport);
      } finally {
        socket.close();
      }
    },
  );

  test('lets go of its sockets when the front closes', async () => {
    const socket = io(address(), { path: '/live', transports: ['websocket'], reconnection: false });
    await new Promise((resolve) =>
      socket.once('connect', () => {
        resolve(undefined);
      }),
    );
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    await front.close();
    await gone;
    socket.close();
  });
});

test('nothing else takes sockets', async () => {
  for (const path of ['/', '/outbox', '/graphqlx', '/files/x']) {
    const client = connect(front.port, '127.0.0.1');
    client.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
    const [answer] = (await once(client, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 404 /);
    client.destroy();
  }
});

describe('what a page may connect to', () => {
  const socketsOf = async (host: string) => {
    const { headers } = await raw('/', { host });
    return /connect-src ([^;]*)/.exec(String(headers['content-security-policy']))?.[1];
  };

  test('is where it came from, by the name that the browser uses', async () => {
    expect(await socketsOf('class.example.org:8080')).toBe(
      "'self' ws://class.example.org:8080 wss://class.example.org:8080",
    );
    expect(await socketsOf('[::1]:3000')).toBe("'self' ws://[::1]:3000 wss://[::1]:3000");
  });

  test('is nothing that a request writes beside a name', async () => {
    for (const host of ['x; script-src *', 'a b', '*', 'https://x', "x' *"]) {
      expect([host, await socketsOf(host)]).toEqual([host, "'self'"]);
    }
  });

  test('is not promised to be https where it is not', async () => {
    expect((await raw('/')).headers['strict-transport-security']).toBeUndefined();
  });
});

describe('the outbox', () => {
  test('of a platform on localhost is passed on, with the peer as we see it', async () => {
    await raw('/outbox/1', { 'X-Forwarded-For': '203.0.113.9' });
    expect(seen).toMatchObject([{ path: '/outbox/1', headers: { 'x-forwarded-for': '127.0.0.1' } }]);
  });

  test('of a platform with a public address is not there: a proxy of this machine may speak for anybody', async () => {
    const open = await openFront({
      ...{
        host: '127.0.0.1',
        port: 0,
        apiPort: portOf(api),
        livePort: portOf(live),
        local: false,
        secure: true,
        trustedProxies: () => false,
      },
      pages: () => servePages(directory),
    });
    const page = await fetch(`http://127.0.0.1:${open.port}/`);
    expect(page.headers.get('strict-transport-security')).toBe('max-age=31536000');
    for (const path of ['/outbox', '/outbox/1']) {
      expect((await fetch(`http://127.0.0.1:${open.port}${path}`)).status).toBe(404);
    }
    await open.close();
    expect(seen).toEqual([]);
  });
});

describe('health', () => {
  test('is that of the whole platform, each service named', async () => {
    const { status, body } = await raw('/health');
    expect(status).toBe(503);
    expect(JSON.parse(body.toString())).toEqual({
      service: 'ikiraro',
      live: true,
      ready: false,
      dependencies: { api: { ready: true, dependencies: {} }, live: { ready: false, dependencies: { sfu: {} } } },
    });
  });

  test('is 200 when all are ready', async () => {
    const other = await openFront({
      ...{
        host: '127.0.0.1',
        port: 0,
        apiPort: portOf(api),
        livePort: portOf(api),
        local: true,
        secure: false,
        trustedProxies: () => false,
      },
      pages: () => servePages(directory),
    });
    expect((await fetch(`http://127.0.0.1:${other.port}/health/ready`)).status).toBe(200);
    await other.close();
  });

  test('names a service that does not answer', async () => {
    const other = await openFront({
      ...{
        host: '127.0.0.1',
        port: 0,
        apiPort: portOf(api),
        livePort: await freePort(),
        local: true,
        secure: false,
        trustedProxies: () => false,
      },
      pages: () => servePages(directory),
    });
    const response = await fetch(`http://127.0.0.1:${other.port}/health`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      dependencies: { live: { ready: false, reason: 'the live service does not answer' } },
    });
    await other.close();
  });

  test('says that this process lives, also when the others do not', async () => {
    api.closeAllConnections();
    await new Promise((resolve) => api.close(resolve));
    expect((await raw('/health/live')).status).toBe(200);
  });
});
