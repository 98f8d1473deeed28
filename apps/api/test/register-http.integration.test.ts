import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Jobs } from '../src/jobs/jobs.service.ts';
import { importQueue } from '../src/register/queue.ts';
import { everybody, mayRead } from './operations.ts';
import type { Who } from './operations.ts';
import { mayManage } from './operations/who.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveWorld } from './world.ts';
import type { World } from './world.ts';

let api: RunningApi;
let world: World;
let admin: string;
beforeAll(async () => {
  api = await startApi();
  world = await saveWorld(api.dataSource);
  admin = await api.cookieOf(world.own.admin);
});
afterAll(() => api.close());

interface Wishes {
  cookie?: string | undefined;
  at?: string;
  query?: string;
  headers?: Record<string, string>;
}
const upload = (
  body: string | Uint8Array<ArrayBuffer>,
  { cookie = admin, at = world.own.institutionId, query = 'kind=people', headers }: Wishes = {},
) =>
  fetch(`${api.url}/files/register/${at}?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...(cookie ? { cookie } : {}), ...headers },
    body,
  });
const whole = `query ($id: ID!) {
  registerImport(id: $id) {
    id kind fileName state overwrite linesTotal linesDone counts { what created updated ended unchanged kept }
    changes { what action externalId label fields { field before after kept } }
    problems { file line column code value message note } problemCount failure createdAt createdBy { name } appliedAt institution { name }
  }
}`;
const idle = () => api.app.get(Jobs).idle(importQueue);

test('a file is uploaded, looked through, applied and exported', async () => {
  const response = await upload('id;nom complet;courriel\nS1;Aline Uwamâna;aline@http.example\n', {
    query: 'kind=people&name=C%3A%5Cétudiants.csv',
  });
  expect(response.status).toBe(202);
  const { id } = (await response.json()) as { id: string };
  await idle();
  const { data } = await api.ask(whole, { id }, { cookie: admin });
  expect(data?.['registerImport']).toMatchObject({
    ...{
      id,
      kind: 'PEOPLE',
      fileName: 'étudiants.csv',
      state: 'CHECKED',
      overwrite: false,
      linesTotal: 1,
      linesDone: 1,
    },
    counts: [{ what: 'person', created: 1, updated: 0, ended: 0, unchanged: 0, kept: 0 }],
    changes: [{ what: 'person', action: 'CREATE', externalId: 'S1', label: 'Aline Uwamâna' }],
    ...{ problems: [], problemCount: 0, failure: null, appliedAt: null, institution: { name: 'Own university' } },
  });
  const applying = await api.ask(
    'mutation ($id: ID!) { applyRegisterImport(id: $id) { state } }',
    { id },
    { cookie: admin },
  );
  expect([applying.errors, applying.data?.['applyRegisterImport']]).toEqual([[], { state: 'APPLYING' }]);
  await idle();
  const after = await api.ask(whole, { id }, { cookie: admin });
  expect(after.data?.['registerImport']).toMatchObject({
    state: 'APPLIED',
    appliedAt: expect.any(String),
    linesDone: 1,
  });
  const file = await api.get(`/files/register/${world.own.institutionId}/people.csv`, admin);
  expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="people.csv"');
  expect(file.headers.get('cache-control')).toBe('private, no-store');
  const text = Buffer.from(await file.arrayBuffer()).toString();
  expect(text.startsWith('\uFEFFid,email,name,first name,last name,')).toBe(true);
  expect(text).toMatch(/\r\nS1,aline@http\.example,Aline Uwamâna,[^\r]*,student,fr,Africa\/Kigali,\r\n/);
  const zip = await api.get(`/files/register/${world.own.institutionId}/oneroster.zip`, admin);
  expect([
    zip.status,
    Buffer.from(await zip.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ]).toEqual([200, 'PK']);
});

test('no mail is sent to people of a register, who are members that are not active yet', async () => {
  const { id } = (await (await upload('id,email,name\nS9,quiet@http.example,Quiet\n')).json()) as { id: string };
  await idle();
  await api.ask('mutation ($id: ID!) { applyRegisterImport(id: $id) { state } }', { id }, { cookie: admin });
  await idle();
  const rows = await api.dataSource.query<{ active: boolean }[]>(
    `SELECT password_hash IS NOT NULL AS active FROM person WHERE email = 'quiet@http.example'`,
  );
  expect(rows).toEqual([{ active: false }]);
  const resets = await api.dataSource.query<unknown[]>(
    `SELECT FROM password_reset JOIN person ON person.id = person_id WHERE person.email = 'quiet@http.example'`,
  );
  expect(resets).toEqual([]);
});

describe('who may', () => {
  const table = (['own', 'other'] as const).flatMap((where) => everybody.map((who) => [who, where] as const));
  const personOf = (who: Exclude<Who, 'nobody'>) =>
    who === 'stranger' || who === 'coordinator' || who === 'platformAdmin' ? world[who] : world.own[who];
  const refusal = (who: Who, where: 'own' | 'other') =>
    who === 'nobody' ? 401 : mayRead[where].includes(who) ? 403 : 404;

  test.each(table)('%s, %s university: upload and every export', async (who, where) => {
    const cookie = who === 'nobody' ? '' : await api.cookieOf(personOf(who));
    const at = world[where].institutionId;
    const may = (mayManage[where] as readonly Who[]).includes(who);
    expect((await upload('id,email,name\n', { cookie, at })).status).toBe(may ? 202 : refusal(who, where));
    for (const file of ['people.csv', 'sections.csv', 'enrolments.csv', 'oneroster.zip']) {
      const response = await api.get(`/files/register/${at}/${file}`, cookie || undefined);
      await response.arrayBuffer();
      expect([file, response.status]).toEqual([file, may ? 200 : refusal(who, where)]);
    }
    await idle();
  });
});

describe('an upload that is refused before it is read', () => {
  const refused = async (response: Response) => [
    response.status,
    ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code,
  ];

  test('a page elsewhere cannot upload, nor can a form', async () => {
    expect(await refused(await upload('x', { headers: { origin: 'https://evil.example' } }))).toEqual([
      403,
      'NOT_ALLOWED',
    ]);
    expect(await refused(await upload('x', { headers: { 'sec-fetch-site': 'cross-site' } }))).toEqual([
      403,
      'NOT_ALLOWED',
    ]);
    expect(await refused(await upload('x', { headers: { 'content-type': 'text/plain' } }))).toEqual([400, 'BAD_INPUT']);
  });

  test('a kind that there is none of, a name that is no line, an export that there is none of', async () => {
    expect(await refused(await upload('x', { query: 'kind=rooms' }))).toEqual([400, 'BAD_INPUT']);
    expect(await refused(await upload('x', { query: 'kind=people&kind=sections' }))).toEqual([400, 'BAD_INPUT']);
    expect(await refused(await upload('x', { query: `kind=people&name=${'n'.repeat(201)}` }))).toEqual([
      400,
      'BAD_INPUT',
    ]);
    expect(await refused(await api.get(`/files/register/${world.own.institutionId}/rooms.csv`, admin))).toEqual([
      404,
      'NOT_FOUND',
    ]);
  });

  test('more than 20 MB, said beforehand or not', async () => {
    expect(await refused(await upload(new Uint8Array(20_000_001)))).toEqual([413, 'BAD_INPUT']);
    // It does not say how long it is, and would go on long after 20 MB. Not for ever: fetch reads on after a connection is gone.
    let sent = 0;
    const long = new ReadableStream({
      pull(controller) {
        sent += 1;
        if (sent > 60) controller.close();
        else controller.enqueue(new Uint8Array(1_000_000));
      },
    });
    const told = fetch(`${api.url}/files/register/${world.own.institutionId}?kind=people`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', cookie: admin },
      body: long,
      duplex: 'half',
    } as RequestInit).then(
      ({ status }) => status,
      // The service may hang up before the answer is read.
      () => 413,
    );
    expect(await told).toBe(413);
  });

  test('an eleventh file that waits', async () => {
    await api.dataSource.query('DELETE FROM register_import');
    for (let index = 0; index < 10; index += 1) expect((await upload('id,email,name\n')).status).toBe(202);
    expect(await refused(await upload('id,email,name\n'))).toEqual([409, 'CONFLICT']);
    await idle();
    const { data } = await api.ask(
      'query ($id: ID!) { registerImports(institutionId: $id) { id } }',
      { id: world.own.institutionId },
      { cookie: admin },
    );
    const [first] = data?.['registerImports'] as unknown as { id: string }[];
    const dropped = await api.ask(
      'mutation ($id: ID!) { dropRegisterImport(id: $id) { state } }',
      { id: first?.id },
      { cookie: admin },
    );
    expect(dropped.data?.['dropRegisterImport']).toEqual({ state: 'DROPPED' });
    expect((await upload('id,email,name\n')).status).toBe(202);
    await idle();
  }, 240_000);
});
