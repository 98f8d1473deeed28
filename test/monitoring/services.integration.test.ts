import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { poolOf } from '#database';
import { startApi } from '../../apps/api/test/running-api.ts';
import type { RunningApi } from '../../apps/api/test/running-api.ts';
import { saveUniversity } from '../../apps/api/test/world.ts';
import type { University } from '../../apps/api/test/world.ts';
import { DeckFiles } from '../../apps/api/src/decks/deck-files.ts';
import { jobOf, renderQueue } from '../../apps/api/src/decks/queue.ts';
import { Jobs } from '../../apps/api/src/jobs/jobs.service.ts';
import { Post } from '../../apps/api/src/mail/post.ts';
import { importQueue } from '../../apps/api/src/register/queue.ts';
import { LiveUnderTest } from '../../apps/live/test/live-under-test.ts';
import { figuresOf } from './figures.ts';
import type { Figures } from './figures.ts';
import { allQueries, metricsIn } from './queries.ts';

const list = 'libs/contract/src/graphql/persisted-documents.json';
const documents = Object.entries(JSON.parse(readFileSync(list, 'utf8')) as Record<string, string>);
const documentOf = (operation: string) => {
  const [id] = documents.find(([, text]) => new RegExp(`^query ${operation}\\b`, 'm').test(text)) ?? [];
  if (id === undefined) throw new Error(`There is no operation ${operation}.`);
  return id;
};

/** What both print, a line each. */
const printed: string[] = [];
let api: RunningApi;
let live: LiveUnderTest;
let university: University;
let cookie: string;
beforeAll(async () => {
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(...String(text).split('\n').filter(Boolean));
    return true;
  });
  const env = { LOG_LEVEL: 'info' };
  [api, live] = await Promise.all([
    startApi({ FREE_DOCUMENTS: 'true', ...env }, true),
    LiveUnderTest.start(undefined, env),
  ]);
  university = await saveUniversity(api.dataSource.manager, 'University');
  cookie = await api.cookieOf(university.admin);
});
afterAll(async () => {
  await Promise.all([api.close(), live.stop()]);
  jest.restoreAllMocks();
});

const post = (body: object, headers: Record<string, string> = {}) =>
  fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  }).then((response) => response.text());

/** With a method that fetch refuses. */
const odd = (method: string, path: string) =>
  new Promise<void>((resolve, reject) => {
    request(`${api.url}${path}`, { method }, (response) => response.resume().once('end', resolve))
      .once('error', reject)
      .end();
  });

const newIn = (after: ReadonlySet<string>, before: ReadonlySet<string>) =>
  [...after].filter((value) => !before.has(value)).sort();

/** Until it is so: an answer is counted when it is out, which its client may see a little earlier. */
async function figuresWhen(address: string, is: (figures: Figures) => boolean): Promise<Figures> {
  for (;;) {
    const figures = await figuresOf(address);
    if (is(figures)) return figures;
  }
}

/** The database was asked, and answered in time: a busy machine may be late. */
const answered = (figures: Figures) => !Number.isNaN(figures.of('mail_queued'));

describe('the api', () => {
  test('counts requests by route, operations by our own names, errors by code, and takes no label from outside', async () => {
    const before = await figuresOf(api.url);
    const labels = { operation: before.labels('operation'), route: before.labels('route') };
    const welcome = documentOf('Welcome');
    for (let time = 0; time < 3; time += 1) await post({ documentId: welcome, operationName: 'Welcome' });
    await post({ documentId: documentOf('MyAttendance') });
    for (let time = 0; time < 7; time += 1) {
      await post({ query: `query Evil${time} { platform { name } }`, operationName: `Evil${time}` });
      await post({ documentId: `evil"${time}\n` });
      await odd('GET', `/evil-${time}/x?y=${time}`);
      await odd('PROPFIND', `/evil-${time}`);
    }
    await odd('GET', `/files/attendance/${university.sessionId}.csv`);
    await odd('GET', `/files/attendance/${randomUUID()}.csv`);
    const attendance = '/files/attendance/:sessionId.csv';
    const last = `http_requests_total{method="GET",route="${attendance}",status="401"}`;
    const after = await figuresWhen(api.url, (figures) => figures.of(last) === 2);
    expect(
      after.since(before, [
        'graphql_operations_total{operation="Welcome",outcome="ok"}',
        'graphql_operation_duration_seconds_count{operation="Welcome"}',
        'graphql_operations_total{operation="MyAttendance",outcome="NOT_SIGNED_IN"}',
        'graphql_operations_total{operation="other",outcome="ok"}',
        'graphql_operations_total{operation="other",outcome="UNKNOWN_DOCUMENT"}',
        'http_requests_total{method="POST",route="/graphql",status="200"}',
        'http_requests_total{method="POST",route="/graphql",status="400"}',
        'http_requests_total{method="GET",route="other",status="404"}',
        'http_requests_total{method="other",route="other",status="404"}',
        last,
        'http_request_duration_seconds_count{route="/graphql"}',
        'errors_total{code="UNKNOWN_DOCUMENT"}',
        'errors_total{code="NOT_SIGNED_IN"}',
        'errors_total{code="NOT_FOUND"}',
      ]),
    ).toEqual({
      'graphql_operations_total{operation="Welcome",outcome="ok"}': 3,
      'graphql_operation_duration_seconds_count{operation="Welcome"}': 3,
      'graphql_operations_total{operation="MyAttendance",outcome="NOT_SIGNED_IN"}': 1,
      'graphql_operations_total{operation="other",outcome="ok"}': 7,
      'graphql_operations_total{operation="other",outcome="UNKNOWN_DOCUMENT"}': 7,
      'http_requests_total{method="POST",route="/graphql",status="200"}': 11,
      'http_requests_total{method="POST",route="/graphql",status="400"}': 7,
      'http_requests_total{method="GET",route="other",status="404"}': 7,
      'http_requests_total{method="other",route="other",status="404"}': 7,
      [last]: 2,
      'http_request_duration_seconds_count{route="/graphql"}': 18,
      'errors_total{code="UNKNOWN_DOCUMENT"}': 7,
      'errors_total{code="NOT_SIGNED_IN"}': 3,
      'errors_total{code="NOT_FOUND"}': 14,
    });
    expect(after.text).not.toMatch(/evil|PROPFIND/i);
    expect(newIn(after.labels('operation'), labels.operation)).toEqual(['MyAttendance', 'Welcome', 'other']);
    expect(newIn(after.labels('route'), labels.route)).toEqual([attendance, '/graphql', '/metrics', 'other']);
  });

  test('exports the pool and how many wait for a connection', async () => {
    const pool = poolOf(api.app.get(DataSource));
    const taken = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
    const waiting = pool.connect();
    const full = await figuresOf(api.url);
    expect(full.of('database_pool_limit')).toBe(pool.options.max);
    expect(full.of('database_pool_size')).toBe(pool.options.max);
    expect(full.of('database_pool_idle')).toBe(0);
    // That one, and what asks for the figures of the database, which gives up and does without them.
    expect(full.of('database_pool_waiting')).toBeGreaterThanOrEqual(1);
    expect(full.of('mail_queued')).toBeNaN();
    for (const client of taken) client.release();
    (await waiting).release();
    const after = await figuresWhen(
      api.url,
      (figures) => figures.of('database_pool_waiting') === 0 && answered(figures),
    );
    expect(after.of('mail_queued')).toBe(0);
    expect(after.of('database_pool_wait_seconds_count')).toBeGreaterThan(full.of('database_pool_wait_seconds_count'));
    expect(after.of('database_pool_timeouts_total')).toBe(0);
  });

  test('counts mail that waits, went out and failed', async () => {
    const before = await figuresOf(api.url);
    await api.dataSource.query(
      `INSERT INTO notification (person_id, key, kind, facts, mail_state, mail_due_at, created_at)
       VALUES ($1, 'a', 'moved', '{}', 'due', now(), now() - interval '1 hour'), ($1, 'b', 'moved', '{}', 'sent', now(), now())`,
      [university.student],
    );
    const mail = api.app.get(Post);
    const letter = { to: { name: 'A', address: 'a@example.org' }, subject: 'S', text: 'T', html: 'T' };
    await mail.deliver(letter);
    await expect(mail.deliver({ ...letter, text: 1n as unknown as string })).rejects.toThrow();
    const after = await figuresWhen(api.url, answered);
    expect(after.of('mail_queued')).toBe(1);
    expect(after.of('mail_oldest_seconds')).toBeGreaterThan(3_590);
    expect(after.since(before, ['mail_letters_total{outcome="sent"}', 'mail_letters_total{outcome="failed"}'])).toEqual(
      {
        'mail_letters_total{outcome="sent"}': 1,
        'mail_letters_total{outcome="failed"}': 1,
      },
    );
  });

  test('counts decks by what became of them, and imports', async () => {
    const [deck] = await api.dataSource.query<{ id: string }[]>(
      `INSERT INTO deck (section_id, title, bytes) VALUES ($1, 'No slides', 1) RETURNING id`,
      [university.sectionId],
    );
    const file = api.app.get(DeckFiles).file(deck?.id ?? '');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, 'neither PDF nor presentation');
    expect((await figuresWhen(api.url, answered)).of('render_queued')).toBe(1);
    const jobs = api.app.get(Jobs);
    await api.dataSource.transaction((manager) => jobs.send(manager, renderQueue, jobOf(deck?.id ?? '')));
    await jobs.idle(renderQueue);
    await fetch(`${api.url}/files/register/${university.institutionId}?kind=people&name=x.csv`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', cookie },
      body: 'id;nom complet;courriel\nS1;Aline;aline@metrics.example\n',
    });
    await jobs.idle(importQueue);
    const after = await figuresWhen(api.url, answered);
    const counted = [
      'render_decks_total{outcome="FILE_KIND_UNKNOWN"}',
      'render_deck_duration_seconds_count',
      'render_queued',
      'register_imports_total{step="check",outcome="done"}',
      'register_import_duration_seconds_count{step="check"}',
      'register_imports_running',
    ];
    expect(counted.map((figure) => after.of(figure))).toEqual([1, 1, 0, 1, 1, 0]);
  });
});

describe('the live gateway', () => {
  test('counts messages by name, connections, classes, and says that the lease is held', async () => {
    const classId = await live.makeClass();
    const client = await live.join(classId, 'host', 'Host');
    for (let time = 0; time < 3; time += 1) await client.ok('chat.post', { key: randomUUID(), text: 'Muraho' });
    await client.raw('evil.message', {});
    await client.raw('chat.post', { evil: true });
    const refused = live.open('no ticket');
    await expect(refused.connected()).rejects.toThrow();
    const figures = await figuresOf(live.address);
    const counted = [
      'live_requests_total{name="chat.post",outcome="ok"}',
      'live_requests_total{name="chat.post",outcome="BAD_INPUT"}',
      'live_requests_total{name="unknown",outcome="UNKNOWN_MESSAGE"}',
      'live_request_duration_seconds_count{name="chat.post"}',
      'live_connections_total{outcome="admitted"}',
      'live_connections_total{outcome="invalid"}',
      'live_classes',
      'live_peers',
      'live_lease_held',
    ];
    expect(counted.map((figure) => figures.of(figure))).toEqual([3, 1, 1, 4, 1, 1, 1, 1, 1]);
    expect(figures.of('live_sockets')).toBeGreaterThanOrEqual(1);
    expect(figures.of('database_pool_size')).toBeGreaterThan(0);
    expect(figures.text).not.toContain('evil');
  });
});

describe('both services', () => {
  test('export the lag of the event loop', async () => {
    for (const address of [api.url, live.address]) {
      const figures = await figuresOf(address);
      expect([...figures.names]).toEqual(expect.arrayContaining(['nodejs_eventloop_lag_p99_seconds']));
    }
  });

  test('export every metric and label that the dashboard and the alerts ask for', async () => {
    const both = await Promise.all([api.url, live.address].map((address) => figuresOf(address)));
    const labels = both.map(({ text }) => text).join('\n');
    const missing = allQueries().flatMap(({ where, expression }) => {
      const asked = metricsIn(expression);
      if (asked.length === 0) return [`${where} asks for nothing`];
      return asked.flatMap((metric) => {
        // Prometheus makes this one by itself.
        if (metric.name === 'up') return [];
        if (!both.some(({ names }) => names.has(metric.name))) return [`${where}: ${metric.name}`];
        return Object.keys(metric.labels)
          .filter((label) => !new RegExp(`^${metric.name}\\{(.*,)?${label}="`, 'm').test(labels))
          .map((label) => `${where}: ${metric.name} has no ${label}`);
      });
    });
    expect(missing).toEqual([]);
  });

  test('answer no request for metrics that comes through a proxy', async () => {
    for (const address of [api.url, live.address]) {
      for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip']) {
        const { status } = await fetch(`${address}/metrics`, { headers: { [header]: '127.0.0.1' } });
        expect([address, header, status]).toEqual([address, header, 404]);
      }
    }
  });
});

interface LogEntry {
  access: string;
  id: string;
  [field: string]: unknown;
}
const entries = () =>
  printed.filter((line) => line.startsWith('{"access"')).map((line) => JSON.parse(line) as LogEntry);
/** The line of that request; it is written when its answer is out. */
async function entryOf(id: string | null): Promise<LogEntry> {
  for (;;) {
    const line = entries().find((each) => each.id === id);
    if (line) return line;
    await pause(10);
  }
}

describe('the access log', () => {
  const ours = /^[\da-f]{8}-[\da-f-]{27}$/;

  test('says who asked for what, by the id that the proxy gave, and repeats no query and no token', async () => {
    const id = 'proxy-0123456789';
    const response = await fetch(`${api.url}/graphql?secret=a`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': id, cookie },
      body: JSON.stringify({ documentId: documentOf('MyAttendance') }),
    });
    await response.text();
    expect(response.headers.get('x-request-id')).toBe(id);
    const line = await entryOf(id);
    expect(line).toEqual({
      access: 'api',
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      id,
      method: 'POST',
      route: '/graphql',
      operation: 'MyAttendance',
      status: response.status,
      ms: expect.any(Number),
      bytes: expect.any(Number),
      account: university.admin,
    });
    expect(line['bytes']).toBeGreaterThan(200);
    const file = await fetch(`${api.url}/files/attendance/${university.sessionId}.csv?secret=b`);
    await file.text();
    expect(await entryOf(file.headers.get('x-request-id'))).toMatchObject({
      ...{ id: expect.stringMatching(ours), route: '/files/attendance/:sessionId.csv', status: 401 },
      codes: ['NOT_SIGNED_IN'],
    });
    expect(printed.join('\n')).not.toMatch(/secret|127\.0\.0\.1/);
    expect(printed.join('\n')).not.toContain(cookie.split('=')[1]);
    expect(printed.join('\n')).not.toContain(university.sessionId);
  });

  test('is one line for each request, for any id and address that is sent', async () => {
    const before = entries().length;
    const hostile = [
      'short',
      'x'.repeat(10_000),
      'a"b","c":"d12345',
      'a b c d e f g',
      '\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9',
      '{"access":"x"}',
      '%0a%0d%0a%0d',
    ];
    for (const told of hostile) {
      const response = await fetch(`${api.url}/x%0a{"access":1}`, { headers: { 'x-request-id': told } });
      await response.text();
      expect(response.headers.get('x-request-id')).toMatch(ours);
      expect(await entryOf(response.headers.get('x-request-id'))).toMatchObject({ route: 'other', status: 404 });
    }
    // Folded, twice, and with the line ends that only a socket can send.
    const { port } = new URL(api.url);
    for (const header of [
      'X-Request-Id: abcdefgh\r\nX-Request-Id: ijklmnop',
      'X-Request-Id: abcdefgh\r\n {"access":2}',
      'X-Request-Id: abcdefgh\n{"access":2}',
      'X-Request-Id: abcdefgh\r{"access":2}',
      'X-Request-Id: abcdefgh\0{"access":2}',
    ]) {
      const socket = connect(Number(port), '127.0.0.1');
      socket.write(`GET /y HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${header}\r\n\r\n`);
      const answered: Buffer[] = [];
      for await (const chunk of socket) answered.push(chunk as Buffer);
      const answer = Buffer.concat(answered).toString();
      if (answer.startsWith('HTTP/1.1 400')) continue;
      const [, id = ''] = /^x-request-id: (.*)\r$/im.exec(answer) ?? [];
      expect(id).toMatch(ours);
      await entryOf(id);
    }
    expect(entries().length - before).toBeGreaterThanOrEqual(hostile.length + 1);
    expect(new Set(entries().map(({ id }) => id)).size).toBe(entries().length);
    expect(printed.filter((line) => line.includes('"access":2') || line.includes('"access":1'))).toEqual([]);
  });

  test('an error is logged with the id of its request', async () => {
    await api.dataSource.query('ALTER TABLE campus RENAME TO campus_gone');
    const errors = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      const { headers, errors: answered } = await api.ask(
        'query ($id: ID!) { institution(id: $id) { campuses { id } } }',
        { id: university.institutionId },
        { cookie },
      );
      const [said] = errors.mock.calls.map(([text]) => String(text)).filter((text) => text.includes('campus'));
      const id = headers.get('x-request-id') ?? '';
      expect(said).toContain((answered[0]?.extensions as { reference?: string }).reference);
      expect(said).toContain(`(request ${id})`);
      expect(await entryOf(id)).toMatchObject({ operation: 'other', codes: ['INTERNAL'], account: university.admin });
    } finally {
      errors.mockRestore();
      await api.dataSource.query('ALTER TABLE campus_gone RENAME TO campus');
    }
  });

  test('a socket has a line when it is closed, and an id that the answer tells', async () => {
    const handshake = await fetch(`${live.address}/live/?EIO=4&transport=polling`);
    await handshake.text();
    expect(handshake.headers.get('x-request-id')).toMatch(ours);
    const client = await live.join(await live.makeClass(), 'host', 'Host');
    client.socket.disconnect();
    for (;;) {
      const line = entries().find(({ account }) => account === client.ticket.personId);
      if (line) {
        expect(line).toMatchObject({
          ...{ access: 'live', method: 'SOCKET', route: '/live' },
          id: expect.stringMatching(ours),
        });
        break;
      }
      await pause(10);
    }
    const upgrade = await new Promise<Record<string, unknown>>((resolve, reject) => {
      const headers = { connection: 'upgrade', upgrade: 'websocket' };
      request(`${api.url}/graphql`, { headers }, (response) => {
        response.resume();
        resolve({ status: response.statusCode, id: response.headers['x-request-id'] });
      })
        .once('error', reject)
        .end();
    });
    expect(upgrade).toEqual({ status: 401, id: expect.stringMatching(ours) });
    expect(await entryOf(String(upgrade['id']))).toMatchObject({ method: 'SOCKET', route: '/graphql', status: 401 });
  });

  test('requests that machines repeat every few seconds are not in it', async () => {
    await (await fetch(`${api.url}/health`)).text();
    await figuresOf(live.address);
    const last = await fetch(`${api.url}/last`);
    await last.text();
    await entryOf(last.headers.get('x-request-id'));
    const routine = entries().filter(({ route, status }) => status === 200 && /health|metrics/.test(String(route)));
    expect(routine).toEqual([]);
  });
});
