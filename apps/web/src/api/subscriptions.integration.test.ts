import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { WebSocketServer } from 'ws';
import type { WebSocket as Socket } from 'ws';
import { listen } from './subscriptions.ts';

/** The server side of the protocol, as far as tests need it: subscriptions, and events. */
let http: Server;
let server: WebSocketServer;
let asked: Record<string, unknown>[];
let sockets: Socket[];
let stop: () => void;
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
const waits = { hiddenMs: 50, retryMs: 20, restMs: 20 };
const payload = { query: '', documentId: 'sha256:1' };

beforeEach(async () => {
  [asked, sockets] = [[], []];
  http = createServer();
  server = new WebSocketServer({ server: http, handleProtocols: () => 'graphql-transport-ws' });
  server.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('message', (data) => {
      const { type, ...message } = JSON.parse(String(data)) as { type: string } & Record<string, unknown>;
      if (type === 'connection_init') socket.send('{"type":"connection_ack"}');
      if (type === 'subscribe') asked.push({ ...message, socket });
    });
  });
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  Object.assign(globalThis, { document: page, location: { origin } });
  page.visibilityState = 'visible';
});

afterEach(async () => {
  stop();
  for (const socket of server.clients) socket.terminate();
  await new Promise((resolve) => http.close(resolve));
});

function start(): string[][] {
  const heard: string[][] = [];
  stop = listen(payload, (sectionIds) => heard.push([...sectionIds]), waits);
  return heard;
}
async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 5));
}
const tell = (sectionIds: string[]) => {
  const { id, socket } = asked.at(-1) as { id: string; socket: Socket };
  socket.send(JSON.stringify({ id, type: 'next', payload: { data: { myTimetableChanged: { sectionIds } } } }));
};
const show = (state: string) => {
  page.visibilityState = state;
  page.dispatchEvent(new Event('visibilitychange'));
};

test('subscribes by the document’s id, and hands on what comes', async () => {
  const heard = start();
  await until(() => asked.length === 1);
  expect(asked[0]).toMatchObject({ payload });
  tell(['a', 'b']);
  await until(() => heard.length === 1);
  expect(heard).toEqual([['a', 'b']]);
});

test('a cut connection is made anew, and the page is told that it may have missed something', async () => {
  const heard = start();
  await until(() => asked.length === 1);
  sockets[0]?.terminate();
  await until(() => asked.length === 2);
  expect(heard).toEqual([[]]);
  tell(['a']);
  await until(() => heard.length === 2);
});

test('a connection that is refused because the sign-in has ended is tried again later', async () => {
  start();
  await until(() => asked.length === 1);
  sockets[0]?.close(4401, 'The sign-in has ended');
  await until(() => asked.length === 2);
});

test('a page that is hidden for long closes its socket, and opens it again when it is shown', async () => {
  const heard = start();
  await until(() => asked.length === 1);
  show('hidden');
  await until(() => server.clients.size === 0);
  expect(asked).toHaveLength(1);
  show('visible');
  await until(() => asked.length === 2);
  expect(heard).toEqual([[]]);
});

test('a page that is hidden for a moment keeps its socket', async () => {
  const heard = start();
  await until(() => asked.length === 1);
  show('hidden');
  show('visible');
  await new Promise((resolve) => setTimeout(resolve, 3 * waits.hiddenMs));
  expect([server.clients.size, asked.length, heard]).toEqual([1, 1, []]);
});

test('a subscription ends when it is stopped', async () => {
  start();
  await until(() => asked.length === 1);
  stop();
  await until(() => server.clients.size === 0);
});

test('nothing is sent on a socket that is closed before it is open', async () => {
  const states: number[] = [];
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (this: WebSocket, data) {
    states.push(this.readyState);
    send.call(this, data);
    stop();
  };
  try {
    start();
    await until(() => states.length > 0 && server.clients.size === 0);
    expect([asked, states]).toEqual([[], [WebSocket.OPEN]]);
  } finally {
    WebSocket.prototype.send = send;
  }
});
