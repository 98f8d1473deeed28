import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PageDocument } from '#database';
import { readConfig } from '#platform';
import { createApiApp } from '../src/app.ts';
import { startApi } from './running-api.ts';
import type { Reply, RunningApi } from './running-api.ts';
import { saveUniversity } from './world.ts';
import type { University } from './world.ts';

let api: RunningApi;
let university: University;
let cookie: string;
beforeAll(async () => {
  api = await startApi({ PUBLIC_ADDRESS: 'https://class.example.org', FREE_DOCUMENTS: 'true' }, true);
  university = await saveUniversity(api.dataSource.manager, 'University');
  cookie = await api.cookieOf(university.admin);
});
afterAll(() => api.close());

const codes = (reply: Reply) => reply.errors.map(({ extensions }) => extensions.code);
const send = (body: string, headers: Record<string, string> = {}, method = 'POST') =>
  fetch(`${api.url}/graphql`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(method === 'POST' ? { body } : {}),
  });
const plain = JSON.stringify({ query: '{ platform { name } }' });

describe('how GraphQL is asked', () => {
  test.each([
    ['by GET', () => send('', {}, 'GET'), 405],
    ['as a form', () => send('query={platform{name}}', { 'content-type': 'application/x-www-form-urlencoded' }), 415],
    ['as text, as a page elsewhere can without asking first', () => send(plain, { 'content-type': 'text/plain' }), 415],
    ['from a page elsewhere', () => send(plain, { origin: 'https://evil.example' }), 403],
    ['from a page without an origin', () => send(plain, { origin: 'null' }), 403],
    ['across sites, as the browser says', () => send(plain, { 'sec-fetch-site': 'cross-site' }), 403],
    [
      'with a body of 200 kB',
      () => send(JSON.stringify({ query: `{ platform { name } } # ${'x'.repeat(200_000)}` })),
      413,
    ],
    ['with something that is no JSON', () => send('{"query": '), 400],
    ['with nothing', () => send('{}'), 400],
    ['with a list of documents', () => send(`[${plain},${plain}]`), 400],
  ])('%s: refused', async (_, ask, status) => {
    const response = await ask();
    const body = await response.text();
    expect(response.status).toBe(status);
    expect(JSON.parse(body)).toMatchObject({ errors: [{ message: expect.any(String) }] });
    expect(body).not.toMatch(/node_modules|\.ts:|\.js:|at .*\(/);
  });

  test.each([
    ['from its own page', { origin: 'https://class.example.org', 'sec-fetch-site': 'same-origin' }],
    ['from no browser', {}],
    [
      'from the address that was typed, told by the front door',
      { origin: 'http://10.0.0.5:8080', 'x-forwarded-host': '10.0.0.5:8080' },
    ],
  ])('%s: answered', async (_, headers) => {
    const response = await send(plain, headers as Record<string, string>);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ data: { platform: { name: 'Ikiraro' } } });
  });
});

describe('in production', () => {
  const list = 'libs/contract/src/graphql/persisted-documents.json';
  const known = Object.entries(JSON.parse(readFileSync(list, 'utf8')) as Record<string, string>);
  const [documentId] = known.find(([, text]) => text.startsWith('query Welcome ')) ?? [];
  let closed: RunningApi;
  beforeAll(async () => {
    closed = await startApi({}, true);
  });
  afterAll(() => closed.close());

  const ask = async (body: object) => {
    const response = await fetch(`${closed.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as { data?: object } };
  };

  test('a document of the pages is answered by its id, also when another text comes with it', async () => {
    const platform = { demoAccounts: [], outboxPath: null };
    for (const more of [{}, { query: '{ viewer { id } }' }]) {
      expect(await ask({ documentId, ...more })).toMatchObject({ status: 200, body: { data: { platform } } });
    }
  });

  test.each([
    ['of another version', { documentId: 'sha256:0000' }, 'Load the page again.'],
    ['of somebody else', { query: '{ platform { name } }' }, 'Only the documents of the pages'],
    ['with nothing', {}, 'Only the documents of the pages'],
  ])('a document %s is UNKNOWN_DOCUMENT', async (_, body, sentence) => {
    expect(await ask(body)).toEqual({
      status: 400,
      body: { errors: [{ message: expect.stringContaining(sentence), extensions: { code: 'UNKNOWN_DOCUMENT' } }] },
    });
  });
});

describe('what one document may ask for', () => {
  const alias = (count: number) =>
    `{ ${Array.from({ length: count }, (_, n) => `a${n}: platform { name }`).join(' ')} }`;

  test('thirty root fields, not more', async () => {
    expect(codes(await api.ask(alias(30)))).toEqual([]);
    const { status, errors } = await api.ask(alias(31));
    expect(status).toBe(400);
    expect(errors).toContainEqual({
      message: expect.stringContaining('31 root fields; 30 are allowed'),
      locations: expect.anything(),
      extensions: { code: 'DOCUMENT_REFUSED', facts: { limit: 'rootFields', have: 31, most: 30 } },
    });
  });

  test('two thousand tokens, not more', async () => {
    const reply = await api.ask(`{ platform { ${'name '.repeat(2_000)} } }`);
    expect(reply.errors).toEqual([
      {
        message: expect.stringContaining('more than 2000 words and signs'),
        extensions: { code: 'DOCUMENT_REFUSED', facts: { limit: 'tokens', most: 2_000 } },
      },
    ]);
  });

  test('tables multiplied by tables are refused', async () => {
    const reply = await api.ask(
      `query ($id: ID!) { section(id: $id) { sessions { section { sessions { section { sessions { section { cohort { id } } } } } } } } }`,
      { id: university.sectionId },
      { cookie },
    );
    expect(codes(reply)).toEqual(['DOCUMENT_REFUSED']);
    expect(reply.errors[0]?.message).toContain('4 lists inside lists');
  });

  test('one operation, also when its name is said', async () => {
    const reply = await api.ask('query A { platform { name } } query B { platform { name } }');
    expect(codes(reply)).toEqual(['DOCUMENT_REFUSED']);
    expect(reply.errors[0]?.message).toContain('2 operations; one is allowed');
  });
});

describe('errors', () => {
  test('a variable of the wrong kind is BAD_INPUT with the place', async () => {
    const reply = await api.ask(
      'mutation ($input: TermInput!) { createTerm(input: $input) { id } }',
      { input: { institutionId: university.institutionId, name: 'T', startsOn: '2026-02-30', endsOn: '2026-12-01' } },
      { cookie },
    );
    expect(reply.errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', field: 'input.startsOn' } }]);
    expect(reply.errors[0]?.message).toContain('LocalDate must be a date that exists');
  });

  test('an unknown field of an input is refused', async () => {
    const reply = await api.ask(
      'mutation ($input: ProfileInput!) { updateProfile(input: $input) { id } }',
      { input: { platformRole: 'PLATFORM_ADMIN' } },
      { cookie },
    );
    expect(codes(reply)).toEqual(['BAD_INPUT']);
  });

  test('a defect is a sentence with a reference, and nothing else', async () => {
    await api.dataSource.query('ALTER TABLE campus RENAME TO campus_gone');
    try {
      const reply = await api.ask(
        'query ($id: ID!) { institution(id: $id) { campuses { id } } }',
        { id: university.institutionId },
        { cookie },
      );
      expect(reply.errors).toEqual([
        {
          message: expect.stringMatching(/^Something went wrong on our side\..* reference [0-9a-f]{8}\.$/),
          path: ['institution', 'campuses'],
          locations: expect.anything(),
          extensions: { code: 'INTERNAL', reference: expect.stringMatching(/^[0-9a-f]{8}$/) },
        },
      ]);
      expect(reply.body).not.toMatch(/campus_|relation|SELECT/);
      const file = await api.get(`/files/attendance/${university.sessionId}.csv`, cookie);
      expect(file.status).toBe(500);
      expect(file.headers.get('content-disposition')).toBeNull();
      expect(await file.json()).toMatchObject({
        errors: [{ extensions: { code: 'INTERNAL', reference: expect.stringMatching(/^[0-9a-f]{8}$/) } }],
      });
    } finally {
      await api.dataSource.query('ALTER TABLE campus_gone RENAME TO campus');
    }
  });

  test('a name that is taken is CONFLICT with the field, and with facts for the page’s own words', async () => {
    const document = 'mutation ($input: TermInput!) { createTerm(input: $input) { id } }';
    const { institutionId } = university;
    const variables = {
      input: { institutionId, name: 'Autumn, (2026)', startsOn: '2026-09-01', endsOn: '2026-12-01' },
    };
    expect(codes(await api.ask(document, variables, { cookie }))).toEqual([]);
    const again = await api.ask(document, variables, { cookie });
    expect(again.errors).toMatchObject([
      { extensions: { code: 'CONFLICT', field: 'input.name', facts: { kind: 'term', value: 'Autumn, (2026)' } } },
    ]);
  });

  test('there is no such page', async () => {
    const response = await api.get('/nothing-here');
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      errors: [{ message: 'There is no such page.', extensions: { code: 'NOT_FOUND' } }],
    });
  });
});

test('health and metrics answer without a sign-in, and say nothing about people', async () => {
  const health = await api.get('/health');
  expect(await health.json()).toEqual({
    service: 'api',
    live: true,
    ready: true,
    dependencies: { database: { ready: true } },
  });
  expect((await api.get('/health/live')).status).toBe(200);
  expect((await api.get('/health/ready')).status).toBe(200);
  expect(await (await api.get('/metrics')).text()).toContain('process_cpu_user_seconds_total{service="api"}');
});

test('outside production the schema can be read by tools', async () => {
  const open = await startApi();
  try {
    expect(codes(await open.ask('{ __schema { queryType { name } } }'))).toEqual([]);
  } finally {
    await open.close();
  }
});

describe('what one person asks for at the same time', () => {
  test('waits for itself: others are answered meanwhile, and what is far too much is refused', async () => {
    const runner = api.dataSource.createQueryRunner();
    await runner.connect();
    const others = await api.cookieOf(university.lecturer);
    const answered: string[] = [];
    await runner.startTransaction();
    await runner.query('LOCK TABLE session IN ACCESS EXCLUSIVE MODE');
    const cookies = [cookie, await api.cookieOf(university.admin)];
    // Twice what all connections of the database can carry, from two sign-ins.
    const asked = Array.from({ length: 40 }, async (_, index) => {
      const reply = await api.ask(
        'query ($id: ID!) { section(id: $id) { sessions { id } } }',
        { id: university.sectionId },
        { cookie: cookies[index % 2] as string },
      );
      answered.push('theirs');
      return reply;
    });
    for (let count = 0; count < 5; count++) {
      const reply = await api.ask('{ viewer { id } }', {}, { cookie: others });
      expect(codes(reply)).toEqual([]);
      answered.push('other');
    }
    expect(answered).toEqual(Array.from({ length: 5 }, () => 'other'));
    const more = Array.from({ length: 120 }, () => api.ask('{ viewer { id } }', {}, { cookie }));
    const refused = await Promise.race(more);
    expect(refused).toMatchObject({
      status: 429,
      errors: [{ extensions: { code: 'TOO_MANY_ATTEMPTS', facts: { seconds: 1 }, retryAfterSeconds: 1 } }],
    });
    expect(refused.headers.get('retry-after')).toBe('1');
    await runner.rollbackTransaction();
    await runner.release();
    const all = await Promise.all([...asked, ...more]);
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200, 429]));
    expect(all.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(100);
  });
});

test('a page of the build before is answered after an update, by documents that this build no longer has', async () => {
  const before = (id: string, text: string, replacedAt: Date | null = null) =>
    api.dataSource.getRepository(PageDocument).insert({ id: `sha256:${id}`, text, replacedAt });
  await before('asked-otherwise', 'query Before { platform { name demoAccounts { name } } }');
  await before('of-a-field-that-is-gone', 'query Gone { platform { nameOfOld } }');
  await before('no-document', '{');
  const longAgo = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000);
  await before('of-long-ago', 'query LongAgo { platform { name } }', longAgo);
  const { url: databaseUrl } = api.dataSource.options as { url: string };
  const app = await createApiApp(readConfig({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' }), true);
  try {
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const ask = async (id: string) => {
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ documentId: `sha256:${id}` }),
      });
      const { data, errors } = (await response.json()) as Partial<Reply>;
      return data ?? errors?.[0]?.extensions.code;
    };
    expect(await ask('asked-otherwise')).toEqual({ platform: { name: 'Ikiraro', demoAccounts: [] } });
    for (const id of ['of-a-field-that-is-gone', 'no-document', 'of-long-ago', 'that-never-was']) {
      expect([id, await ask(id)]).toEqual([id, 'UNKNOWN_DOCUMENT']);
    }
  } finally {
    await app.close();
  }
  const kept = await api.dataSource.getRepository(PageDocument).find();
  const ours = kept.filter(({ replacedAt }) => replacedAt === null);
  expect(ours.length).toBeGreaterThan(100);
  expect(kept.filter(({ replacedAt }) => replacedAt !== null).map(({ id }) => id)).toEqual(
    expect.arrayContaining(['sha256:asked-otherwise', 'sha256:of-a-field-that-is-gone', 'sha256:no-document']),
  );
  expect(kept.map(({ id }) => id)).not.toContain('sha256:of-long-ago');
});
