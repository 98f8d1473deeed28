import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import type { Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { SessionOwners } from '../src/schedule/index.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveMember, saveSection, saveSession, saveUniversity } from './world.ts';
import type { University } from './world.ts';

let api: RunningApi;
let own: University;
let other: University;
let ownCookie: string;
let clients: Client[] = [];
const address = 'https://class.example.org';

beforeAll(async () => {
  api = await startApi({ PUBLIC_ADDRESS: address });
  own = await saveUniversity(api.dataSource.manager, 'Own');
  other = await saveUniversity(api.dataSource.manager, 'Other');
  ownCookie = await api.cookieOf(own.admin);
});
afterEach(async () => {
  await Promise.all(clients.map(async (client) => client.dispose()));
  clients = [];
});
afterAll(() => api.close());

const mine = 'subscription { myTimetableChanged { sectionIds } }';
const institution = 'subscription ($id: ID!) { institutionTimetableChanged(institutionId: $id) { sectionIds } }';

const socketUrl = () => `${api.url.replace('http', 'ws')}/graphql`;

function clientOf(cookie: string, onClosed: (event: unknown) => void = () => undefined): Client {
  class SignedIn extends WebSocket {
    constructor(url: string, protocol: string) {
      super(url, protocol, { headers: { cookie, origin: address } });
    }
  }
  const client = createClient({
    url: socketUrl(),
    webSocketImpl: SignedIn,
    retryAttempts: 0,
    on: { closed: onClosed },
  });
  clients.push(client);
  return client;
}

/** Listens, and resolves once the api does: a first change of its own has come back. */
async function listen(
  cookie: string,
  query: string,
  variables: Record<string, unknown>,
  first: () => Promise<unknown>,
) {
  const heard: string[][] = [];
  let wake = () => undefined as void;
  const ended = new Promise<unknown>((resolve) => {
    clientOf(cookie).subscribe<{ [field: string]: { sectionIds: string[] } }>(
      { query, variables },
      {
        next: ({ data, errors }) => {
          if (errors) resolve(errors);
          for (const { sectionIds } of Object.values(data ?? {})) heard.push(sectionIds);
          wake();
        },
        error: resolve,
        complete: () => {
          resolve(undefined);
        },
      },
    );
  });
  const until = async (done: () => boolean) => {
    while (!done()) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const again = setInterval(() => void first(), 300);
  await until(() => heard.length > 0);
  clearInterval(again);
  return { heard, until, ended };
}

const touch = (sessionId: string) =>
  api.dataSource.query(`UPDATE session SET topic = topic || '.' WHERE id = $1`, [sessionId]);

test('a student hears of the own sections and of no others, and a series is one event', async () => {
  const { manager } = api.dataSource;
  const [second, strange] = [await saveSection(manager, own), await saveSection(manager, own)];
  await manager.query('DELETE FROM enrolment WHERE section_id = $1', [strange]);
  const sessions = [await saveSession(manager, second, 60), await saveSession(manager, strange, 60), other.sessionId];
  const { heard, until } = await listen(await api.cookieOf(own.enrolled), mine, {}, () => touch(own.sessionId));
  heard.length = 0;
  await api.dataSource.transaction(async (inside) => {
    for (const id of [own.sessionId, ...sessions]) {
      await inside.query(`UPDATE session SET topic = 'Moved' WHERE id = $1`, [id]);
    }
  });
  await until(() => heard.flat().includes(second));
  expect(heard.map((ids) => [...ids].sort())).toEqual([[own.sectionId, second].sort()]);
});

test('a person who stands in for a lecturer hears of that section', async () => {
  const substitute = await saveMember(api.dataSource.manager, own.institutionId, 'lecturer');
  await api.dataSource.query('INSERT INTO session_lecturer (session_id, person_id) VALUES ($1, $2)', [
    own.sessionId,
    substitute,
  ]);
  const { heard } = await listen(await api.cookieOf(substitute), mine, {}, () => touch(own.sessionId));
  expect(heard[0]).toEqual([own.sectionId]);
});

test('a participant hears of sessions without a section, and nobody else does', async () => {
  const { manager } = api.dataSource;
  const owners = new SessionOwners();
  const participants = [{ personId: own.enrolled, role: 'listener' as const }];
  const ownerId = await owners.add(manager, { kind: 'workshop', title: 'Meeting', participants });
  const planned = {
    topic: '',
    localStart: `${String(new Date().getUTCFullYear() + 1)}-03-01T10:00`,
    minutes: 30,
    zone: 'UTC',
  };
  const meeting = await owners.plan(manager, ownerId, planned);
  const theirs = await listen(await api.cookieOf(own.enrolled), mine, {}, () => touch(own.sessionId));
  const others = await listen(await api.cookieOf(own.teaching), mine, {}, () => touch(own.sessionId));
  await touch(meeting);
  await theirs.until(() => theirs.heard.flat().includes(ownerId));
  // What comes after it has come, so it would have come before.
  others.heard.length = 0;
  await touch(own.sessionId);
  await others.until(() => others.heard.length > 0);
  expect(others.heard.flat()).not.toContain(ownerId);
});

test('an institution’s changes are told to those who may read it', async () => {
  const cookie = await api.cookieOf(own.admin);
  const { heard } = await listen(cookie, institution, { id: own.institutionId }, async () => {
    await touch(other.sessionId);
    await touch(own.sessionId);
  });
  expect(heard[0]).toEqual([own.sectionId]);
});

/** What the first answer to a subscription says. */
async function refusalOf(cookie: string, payload: object): Promise<unknown> {
  return new Promise((resolve) => {
    clientOf(cookie).subscribe(payload as { query: string }, {
      next: ({ errors }) => {
        resolve(errors);
      },
      error: resolve,
      complete: () => undefined,
    });
  });
}

test.each([
  ['of another institution', () => ({ query: institution, variables: { id: other.institutionId } }), 'NOT_FOUND'],
  ['a query', () => ({ query: '{ viewer { id } }' }), 'BAD_INPUT'],
  [
    'with aliases beyond the limits',
    () => ({
      query: `subscription { myTimetableChanged { ${Array.from({ length: 31 }, (_, n) => `a${n}: sectionIds`).join(' ')} } }`,
    }),
    'DOCUMENT_REFUSED',
  ],
  [
    'beyond the limit of tokens',
    () => ({ query: `subscription { myTimetableChanged { ${'a '.repeat(2_000)} } }` }),
    'DOCUMENT_REFUSED',
  ],
  ['that cannot be read', () => ({ query: 'subscription {' }), 'GRAPHQL_PARSE_FAILED'],
  ['of a document that is not known', () => ({ query: '', documentId: 'sha256:0' }), 'UNKNOWN_DOCUMENT'],
])('a subscription %s is refused with its code', async (_, payload, code) => {
  expect(await refusalOf(await api.cookieOf(own.enrolled), payload())).toEqual([
    expect.objectContaining({ extensions: expect.objectContaining({ code }) }),
  ]);
});

/** HTTP status with which a socket is refused, or 101. */
async function statusOf(headers: Record<string, string>, path = ''): Promise<number> {
  const socket = new WebSocket(socketUrl() + path, 'graphql-transport-ws', { headers });
  return new Promise((resolve) => {
    socket.once('open', () => {
      socket.terminate();
      resolve(101);
    });
    socket.once('unexpected-response', (_, response) => {
      resolve(response.statusCode ?? 0);
    });
    socket.on('error', () => undefined);
  });
}

test('sockets are for people who are signed in, from pages of ours', async () => {
  const cookie = await api.cookieOf(own.enrolled);
  expect(await statusOf({ cookie, origin: address })).toBe(101);
  expect(await statusOf({ cookie })).toBe(101);
  expect(await statusOf({ origin: address })).toBe(401);
  expect(await statusOf({ cookie: cookie.replace(/.$/, 'x'), origin: address })).toBe(401);
  expect(await statusOf({ cookie, origin: 'https://evil.example' })).toBe(403);
  expect(await statusOf({ cookie, origin: 'null' })).toBe(403);
  expect(await statusOf({ cookie, origin: address }, 'x')).toBe(404);
});

test('a sign-in that has ended hears nothing more: its socket is closed before the next event', async () => {
  const cookie = await api.cookieOf(own.enrolled);
  const { heard, ended } = await listen(cookie, mine, {}, () => touch(own.sessionId));
  heard.length = 0;
  await api.ask('mutation { signOut }', {}, { cookie });
  await touch(own.sessionId);
  await ended;
  expect(heard).toEqual([]);
  expect(await statusOf({ cookie, origin: address })).toBe(401);
});

test('a suspended person hears nothing more of that institution', async () => {
  const cookie = await api.cookieOf(own.lecturer);
  const elsewhere = await api.cookieOf(own.admin);
  const variables = { id: own.institutionId };
  const { heard } = await listen(cookie, institution, variables, () => touch(own.sessionId));
  heard.length = 0;
  await api.dataSource.query('UPDATE membership SET suspended_at = now() WHERE person_id = $1', [own.lecturer]);
  await listen(elsewhere, institution, variables, () => touch(own.sessionId));
  expect(heard).toEqual([]);
});

test('a message that is too large ends its socket', async () => {
  const cookie = await api.cookieOf(own.enrolled);
  const socket = new WebSocket(socketUrl(), 'graphql-transport-ws', { headers: { cookie, origin: address } });
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { much: 'x'.repeat(20_000) } }));
  expect((await once(socket, 'close'))[0]).toBe(1009);
});

test('notices go on after the database ended the connection, and what changed meanwhile is told', async () => {
  const { heard, until } = await listen(await api.cookieOf(own.enrolled), mine, {}, () => touch(own.sessionId));
  heard.length = 0;
  await api.dataSource.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ikiraro-api-notices' AND datname = current_database()`,
  );
  await touch(own.sessionId);
  await until(() => heard.flat().includes(own.sectionId));
});

test('sockets are told when the api stops', async () => {
  const stopping = await startApi({ PUBLIC_ADDRESS: address });
  try {
    const { enrolled } = await saveUniversity(stopping.dataSource.manager, 'University');
    const headers = { cookie: await stopping.cookieOf(enrolled), origin: address };
    const socket = new WebSocket(`${stopping.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
    await once(socket, 'open');
    const closed = once(socket, 'close');
    await stopping.close();
    expect((await closed)[0]).toBe(1001);
  } catch (error) {
    await stopping.close();
    throw error;
  }
});

test.each<[string, unknown, string]>([
  ['without its variable', { query: institution }, 'BAD_INPUT'],
  ['with a variable of another type', { query: institution, variables: { id: { no: 1 } } }, 'BAD_INPUT'],
  ['with variables that are none', { query: institution, variables: { id: null } }, 'BAD_INPUT'],
  ['that cannot be read', { query: 'subscription {' }, 'GRAPHQL_PARSE_FAILED'],
  ['that asks for what is not there', { query: 'subscription { nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
  ['that names no operation of its own', { query: institution, operationName: 'Other' }, 'BAD_INPUT'],
  ['that asks for data', { query: '{ viewer { id } }' }, 'BAD_INPUT'],
  ['that is not known', { query: '', documentId: 'nothing' }, 'UNKNOWN_DOCUMENT'],
])('a subscription %s is refused with a code, and is no defect', async (_, payload, code) => {
  const answer = await new Promise((resolve) => {
    clientOf(ownCookie).subscribe(payload as { query: string }, {
      next: ({ errors }) => resolve(errors),
      error: resolve,
      complete: () => resolve('complete'),
    });
  });
  expect(answer).toMatchObject([{ extensions: { code } }]);
});
