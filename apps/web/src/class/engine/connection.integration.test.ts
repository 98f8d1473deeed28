import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { effect } from '@preact/signals';
import { Server } from 'socket.io';
import type { Socket } from 'socket.io';
import { Admissions } from './admission.ts';
import type { Admission, Refusal } from './admission.ts';
import { RequestFailure } from './failure.ts';
import { ClassConnection } from './connection.ts';
import type { ConnectionState } from './connection.ts';
import { socketIo } from './socket.ts';
import { pageTimer } from './timer.ts';
import type { Timer } from './timer.ts';

const person = '0b8f9a52-5a7e-4a3c-9d39-0d7c4c6f2a11';
const joined = { seq: 1, at: 5, by: person, type: 'joined', body: { name: 'Aline', role: 'listener' } };
const ok = (value: unknown) => ({ ok: true, value });
type Reply = (answer: unknown) => void;

let server: Server;
let origin: string;
let connections: ClassConnection[];
let arrived: Socket[];
let tickets: unknown[];
/** What the fake gateway does besides admitting everybody. */
let onArrival: (socket: Socket) => void;
let refuse: (ticket: unknown) => { code: string } | undefined;

beforeEach(async () => {
  [connections, arrived, tickets] = [[], [], []];
  onArrival = () => undefined;
  refuse = () => undefined;
  const http = createServer();
  server = new Server(http, { path: '/live' });
  server.use((socket, next) => {
    const { ticket } = socket.handshake.auth as { ticket?: unknown };
    tickets.push(ticket);
    const refusal = refuse(ticket);
    next(refusal ? Object.assign(new Error(refusal.code), { data: refusal }) : undefined);
  });
  server.on('connection', (socket) => {
    arrived.push(socket);
    onArrival(socket);
  });
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});

afterEach(async () => {
  jest.restoreAllMocks();
  for (const connection of connections) connection.close('left');
  await server.close();
});

interface Way {
  after?: Timer;
  delayMs?: (attempt: number) => number;
  admit?: () => Promise<Admission | { refused: Refusal }>;
  enter?: (connection: ClassConnection) => Promise<void>;
}

function open({ admit, enter, delayMs = () => 10, after = pageTimer }: Way = {}): ClassConnection {
  let issued = 0;
  const admission = () => Promise.resolve({ ticket: `ticket-${(issued += 1)}`, classId: 'c', path: '/live' });
  const connection: ClassConnection = new ClassConnection({
    admissions: new Admissions(admit ?? admission, () => performance.now()),
    openSocket: socketIo(origin, () => undefined),
    policy: { delayMs, attemptMs: () => 4_000 },
    after,
    enter: () => enter?.(connection) ?? Promise.resolve(),
  });
  connections.push(connection);
  connection.start();
  return connection;
}

function until(connection: ClassConnection, is: ConnectionState['is']): Promise<ConnectionState> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      const state = connection.state.value;
      if (state.is !== is) return;
      resolve(state);
      queueMicrotask(() => stop());
    });
  });
}

describe('ClassConnection against a real Socket.IO server', () => {
  it('enters, and gets answers as the contract says', async () => {
    onArrival = (socket) =>
      socket.on('log.since', ({ after }: { after: number }, reply: Reply) =>
        reply(ok({ events: after < 1 ? [joined] : [] })),
      );
    const connection = open();
    await until(connection, 'open');
    expect(tickets).toEqual(['ticket-1']);
    await expect(connection.request('log.since', { after: 0 })).resolves.toEqual({ events: [joined] });
  });

  it("rejects with the gateway's code, and with another one for an answer that breaks the contract", async () => {
    onArrival = (socket) => {
      socket.on('chat.post', (_payload: unknown, reply: Reply) =>
        reply({ ok: false, error: { code: 'CLASS_ENDED', message: 'over', field: 'text' } }),
      );
      socket.on('hand.raise', (_payload: unknown, reply: Reply) => reply(ok({ seq: 'one' })));
      socket.on('hand.lower', (_payload: unknown, reply: Reply) => reply(null));
    };
    const connection = open();
    await until(connection, 'open');
    const key = person;
    await expect(connection.request('chat.post', { key, text: 'x' })).rejects.toMatchObject({
      code: 'CLASS_ENDED',
      field: 'text',
    });
    await expect(connection.request('hand.raise', { key })).rejects.toMatchObject({ code: 'BAD_ANSWER' });
    await expect(connection.request('hand.lower', { key })).rejects.toMatchObject({ code: 'BAD_ANSWER' });
    await expect(connection.request('class.end', {}, 50)).rejects.toMatchObject({ code: 'NO_ANSWER' });
  });

  it('fails waiting requests when the connection is lost, connects again by itself and enters', async () => {
    let entered = 0;
    const connection = open({
      enter: () => {
        entered += 1;
        return Promise.resolve();
      },
    });
    await until(connection, 'open');
    const waiting = connection.request('class.end', {});
    arrived[0]?.conn.close();
    await expect(waiting).rejects.toMatchObject({ code: 'CUT_OFF' });
    await expect(connection.request('class.end', {})).rejects.toMatchObject({ code: 'NO_CONNECTION' });
    expect(await until(connection, 'lost')).toMatchObject({ is: 'lost' });
    await until(connection, 'open');
    expect(entered).toBe(2);
    // The ticket is minutes young: a short cut costs no second request to the API.
    expect(tickets).toEqual(['ticket-1', 'ticket-1']);
  });

  it('asks for a new ticket when the old one is refused', async () => {
    refuse = (ticket) => (ticket === 'ticket-1' ? { code: 'TICKET_REFUSED' } : undefined);
    const connection = open();
    await until(connection, 'open');
    expect(tickets).toEqual(['ticket-1', 'ticket-2']);
  });

  it('keeps trying while the API cannot be reached', async () => {
    let asked = 0;
    const connection = open({
      admit: () => {
        asked += 1;
        if (asked < 4) return Promise.reject(new TypeError('Failed to fetch'));
        return Promise.resolve({ ticket: 't', classId: 'c', path: '/live' });
      },
    });
    await until(connection, 'open');
    expect(asked).toBe(4);
  });

  it.each(['not-found', 'not-open', 'ended', 'signed-out'] as const)('stops when refused: %s', async (refused) => {
    const connection = open({ admit: () => Promise.resolve({ refused }) });
    expect(await until(connection, 'closed')).toEqual({ is: 'closed', reason: refused });
    expect(arrived).toEqual([]);
  });

  it('drops a connection that is reported dead, and connects anew', async () => {
    const connection = open();
    await until(connection, 'open');
    connection.reconnect();
    await until(connection, 'lost');
    await until(connection, 'open');
    expect(arrived).toHaveLength(2);
  });

  it('begins with the shortest delay again only after a connection that has held for more than five seconds', async () => {
    let now = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
    const attempts: number[] = [];
    const connection = open({ delayMs: (attempt) => (attempts.push(attempt), 10) });
    for (const heldMs of [0, 5_000, 5_001, 0]) {
      await until(connection, 'open');
      // The attempt ends with its refusal.
      await new Promise(setImmediate);
      now += heldMs;
      connection.reconnect();
      await until(connection, 'lost');
    }
    expect(attempts).toEqual([0, 1, 0, 1]);
  });

  it('ends attempts and pauses by the timer it is given, which hidden tabs do not slow', async () => {
    const set: { ms: number; act: () => void }[] = [];
    let asked = 0;
    const connection = open({
      after: (ms, act) => {
        const timer = { ms, act };
        set.push(timer);
        return () => void (set.includes(timer) && set.splice(set.indexOf(timer), 1));
      },
      admit: () => {
        asked += 1;
        // The first attempt gets no answer.
        if (asked === 1) return new Promise(() => undefined);
        return Promise.resolve({ ticket: 't', classId: 'c', path: '/live' });
      },
    });
    const end = (ms: number) => {
      expect(set.map((timer) => timer.ms)).toEqual([ms]);
      set.shift()?.act();
    };
    end(4_000);
    await new Promise(setImmediate);
    end(10);
    await until(connection, 'open');
    expect([asked, set]).toEqual([2, []]);
  });

  it('tries anew at once when the network changes while it enters', async () => {
    const entering: (() => void)[] = [];
    const started = new Promise<void>((resolve) => entering.push(resolve));
    let times = 0;
    const enter = async () => {
      times += 1;
      entering[0]?.();
      // The first answer never comes.
      if (times === 1) await new Promise(() => undefined);
    };
    const connection = open({ enter });
    await started;
    connection.retryNow();
    await until(connection, 'open');
    expect([times, arrived.length]).toEqual([2, 2]);
  });

  it('goes on entering when somebody looks at the page again', async () => {
    const waiting: (() => void)[] = [];
    const connection = open({ enter: () => new Promise((resolve) => waiting.push(resolve)) });
    while (waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    connection.hurry();
    for (const answer of waiting) answer();
    await until(connection, 'open');
    expect(arrived).toHaveLength(1);
  });

  it('waits again for a locked class when the network has changed', async () => {
    let locked = true;
    const connection = open({
      enter: () => (locked ? Promise.reject(new RequestFailure('WAITING', 'locked')) : Promise.resolve()),
    });
    await until(connection, 'waiting');
    locked = false;
    connection.retryNow();
    await until(connection, 'open');
    expect(arrived).toHaveLength(2);
  });

  it('hands on pushes that fit the contract, and no others', async () => {
    const connection = open();
    const seen: unknown[] = [];
    const done = new Promise<void>((resolve) =>
      connection.on('class.events', (push) => {
        seen.push(push);
        resolve();
      }),
    );
    await until(connection, 'open');
    arrived[0]?.emit('class.events', { events: [{ seq: 'one' }] });
    arrived[0]?.emit('class.events', null);
    arrived[0]?.emit('class.events', { events: [joined] });
    await done;
    expect(seen).toEqual([{ events: [joined] }]);
  });
});
