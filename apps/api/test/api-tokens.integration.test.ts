import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { buildClientSchema, getIntrospectionQuery } from 'graphql';
import { Post } from '../src/mail/post.ts';
import { PasswordResets } from '../src/people/resetting/password-resets.ts';
import { hashPassword } from '../src/sign-in/passwords.ts';
import { startApi } from './running-api.ts';
import type { Reply, RunningApi } from './running-api.ts';
import { saveToken } from './tokens.ts';
import { saveMember, savePerson, saveUniversity } from './world.ts';
import type { University } from './world.ts';

const password = 'correct horse battery';
const who = '{ viewer { id } }';
const create = `mutation ($input: ApiTokenInput!) { createApiToken(input: $input) {
  secret tokens { id name scopes institution { id } expiresAt lastUsedOn expired } } }`;

let api: RunningApi;
let at: University;
let admin: string;
let cookie: string;
let passwordHash: string;
beforeAll(async () => {
  api = await startApi();
  passwordHash = await hashPassword(password);
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.dataSource.query('DELETE FROM rate_limit');
  at = await saveUniversity(api.dataSource.manager, 'University');
  admin = await saveMember(api.dataSource.manager, at.institutionId, 'admin', { passwordHash });
  cookie = await api.cookieOf(admin);
});

const codes = ({ errors }: Reply) => errors.map(({ extensions }) => extensions.code);
const bearer = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } });

describe('in production', () => {
  const introspect = getIntrospectionQuery({ oneOf: true, specifiedByUrl: true });
  let production: RunningApi;
  afterEach(() => production.close());

  test('a program asks with documents of its own, and others only with those of the pages', async () => {
    production = await startApi({}, true);
    const personId = await savePerson(production.dataSource.manager);
    const token = await saveToken(production.dataSource, personId);
    expect((await production.ask(who, {}, token)).data).toEqual({ viewer: { id: personId } });
    const signedIn = await production.ask(who, {}, { cookie: await production.cookieOf(personId) });
    expect(codes(signedIn)).toEqual(['UNKNOWN_DOCUMENT']);
    expect(codes(await production.ask(who, {}, bearer('wrong')))).toEqual(['TOKEN_UNKNOWN']);
    // Programs that need the schema have the file.
    expect(codes(await production.ask(introspect, {}, token))).toContain('GRAPHQL_VALIDATION_FAILED');
    const typing = await production.ask('{ viewe { nam } }', {}, token);
    expect(typing.body).not.toMatch(/did you mean/i);
  });

  test('FREE_DOCUMENTS shows the schema', async () => {
    production = await startApi({ FREE_DOCUMENTS: 'true' }, true);
    const reply = await production.ask(introspect);
    expect(codes(reply)).toEqual([]);
    expect(
      buildClientSchema(reply.data as never)
        .getQueryType()
        ?.getFields()['viewer'],
    ).toBeDefined();
  });
});

describe('a request with a token', () => {
  test('is by the token when a cookie comes along, and sets none', async () => {
    const { headers } = await saveToken(api.dataSource, at.teaching);
    const reply = await api.ask(who, {}, { cookie, headers });
    expect(reply.data).toEqual({ viewer: { id: at.teaching } });
    expect(reply.headers.get('set-cookie')).toBeNull();
    const wrong = await api.ask(who, {}, { cookie, ...bearer('nonsense') });
    expect(wrong.status).toBe(401);
  });

  test('keeps the limits of documents', async () => {
    const token = await saveToken(api.dataSource, admin);
    const aliases = Array.from({ length: 31 }, (_, n) => `a${n}: viewer { id }`).join(' ');
    expect(codes(await api.ask(`{ ${aliases} }`, {}, token))).toContain('DOCUMENT_REFUSED');
  });

  test('writes down the day of its use, once', async () => {
    const { id, ...token } = await saveToken(api.dataSource, admin);
    const day = async () => {
      const rows = await api.dataSource.query('SELECT last_used_on::text AS day, xmin FROM api_token WHERE id = $1', [
        id,
      ]);
      return rows[0];
    };
    expect((await day()).day).toBeNull();
    await api.ask(who, {}, token);
    const first = await day();
    expect(first.day).toBe(new Date().toISOString().slice(0, 10));
    await api.ask(who, {}, token);
    expect(await day()).toEqual(first);
  });

  test('stands in the audit log as a program', async () => {
    const token = await saveToken(api.dataSource, admin);
    const document =
      'mutation ($id: ID!) { createDepartment(input: { institutionId: $id, code: "INF", name: "Informatics" }) { id } }';
    expect(codes(await api.ask(document, { id: at.institutionId }, token))).toEqual([]);
    const rows = await api.dataSource.query(
      `SELECT actor_id, source FROM audit_entry WHERE institution_id = $1 AND kind = 'department'`,
      [at.institutionId],
    );
    expect(rows).toEqual([{ actor_id: admin, source: 'token' }]);
  });
});

describe('a token that opens nothing', () => {
  const refused = async (headers: Record<string, string>, code: string) => {
    const reply = await api.ask(who, {}, { headers });
    expect([reply.status, codes(reply)]).toEqual([401, [code]]);
    expect(reply.headers.get('www-authenticate')).toBe('Bearer realm="ikiraro", error="invalid_token"');
    expect(reply.data).toBeNull();
  };
  const good = async (headers: Record<string, string>) =>
    expect((await api.ask(who, {}, { headers })).data).toEqual({ viewer: { id: admin } });

  test.each(['', 'x', `ikt_${'0'.repeat(56)}`, 'ikt_1; DROP TABLE person'])('%j never was', (secret) =>
    refused({ authorization: `Bearer ${secret}` }, 'TOKEN_UNKNOWN'),
  );

  test('has expired', async () => {
    const { headers } = await saveToken(api.dataSource, admin, { expiresAt: new Date(Date.now() - 1000) });
    await refused(headers, 'TOKEN_EXPIRED');
  });

  test('was revoked by its person', async () => {
    const { id, headers } = await saveToken(api.dataSource, admin);
    await good(headers);
    await revoke('mutation ($id: ID!) { revokeApiToken(id: $id) { id } }', { id });
    await refused(headers, 'TOKEN_UNKNOWN');
  });

  test('was revoked by an admin of the only institution that it is for', async () => {
    const { institutionId } = at;
    const { id, headers } = await saveToken(api.dataSource, at.teaching, { institutionId });
    const all = await saveToken(api.dataSource, at.teaching);
    const document = `mutation ($at: ID!, $id: ID!) { revokeInstitutionApiToken(institutionId: $at, id: $id) { id } }`;
    await revoke(document, { at: institutionId, id });
    await refused(headers, 'TOKEN_UNKNOWN');
    const other = await revoke(document, { at: institutionId, id: all.id });
    expect(codes(other)).toEqual(['NOT_FOUND']);
  });

  const revoke = (document: string, variables: object) => api.ask(document, variables, { cookie });

  test.each([
    ['was deactivated', 'UPDATE person SET deactivated_at = now() WHERE id = $1'],
    ['was erased', 'UPDATE person SET erased_at = now() WHERE id = $1'],
  ])('belongs to a person who %s', async (_, statement) => {
    const { headers } = await saveToken(api.dataSource, admin);
    await good(headers);
    await api.dataSource.query(statement, [admin]);
    await refused(headers, 'TOKEN_UNKNOWN');
  });

  test('belongs to a person who chose a new password', async () => {
    const { headers } = await saveToken(api.dataSource, admin);
    await good(headers);
    const resets = api.app.get(PasswordResets);
    const { url } = await resets.linkFor(admin, 30);
    await resets.reset(url.split('/').at(-1) ?? '', 'another good password', '127.0.0.1');
    await refused(headers, 'TOKEN_UNKNOWN');
  });

  test('is of somebody whose membership is suspended: it finds nothing there', async () => {
    const token = await saveToken(api.dataSource, admin);
    await api.dataSource.query('UPDATE membership SET suspended_at = now() WHERE person_id = $1', [admin]);
    const reply = await api.ask('query ($id: ID!) { institution(id: $id) { id } }', { id: at.institutionId }, token);
    expect(codes(reply)).toEqual(['NOT_FOUND']);
  });

  test('is tried too often from one address; a good one from there is answered', async () => {
    const { headers } = await saveToken(api.dataSource, admin);
    for (let tried = 0; tried < 300; tried++) await api.ask(who, {}, bearer('wrong'));
    const reply = await api.ask(who, {}, bearer('wrong'));
    expect([reply.status, codes(reply)]).toEqual([429, ['TOO_MANY_ATTEMPTS']]);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    await good(headers);
  });
});

describe('making a token', () => {
  const input = (more: object = {}) => ({
    input: { name: 'Timetable', scopes: ['TIMETABLE_READ'], password, ...more },
  });
  const made = (reply: Reply) => (reply.data as { createApiToken?: Created } | null)?.createApiToken;
  interface Created {
    secret: string;
    tokens: { id: string; expiresAt: string }[];
  }

  test('tells it once, keeps its hash, and sends its person a letter', async () => {
    const reply = await api.ask(create, input({ institutionId: at.institutionId }), { cookie });
    const { secret = '', tokens = [] } = made(reply) ?? {};
    expect(secret).toMatch(/^ikt_[0-9a-f]{56}$/);
    expect(tokens).toMatchObject([
      { name: 'Timetable', scopes: ['TIMETABLE_READ'], institution: { id: at.institutionId }, lastUsedOn: null },
    ]);
    const days = (Date.parse(tokens[0]?.expiresAt ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(90, 1);
    const kept = await api.dataSource.query('SELECT t::text AS row FROM api_token t WHERE person_id = $1', [admin]);
    expect(JSON.stringify(kept)).not.toContain(secret.slice(4, 20));
    const session = 'query ($id: ID!) { session(id: $id) { id } }';
    expect(codes(await api.ask(session, { id: at.sessionId }, bearer(secret)))).toEqual([]);
    await api.mailIsOut();
    const [{ email }] = await api.dataSource.query('SELECT email FROM person WHERE id = $1', [admin]);
    const [letter] = (await api.app.get(Post).outbox.list()).filter(({ to }) => to.address === email);
    expect(letter?.text).toContain('“Timetable”');
    expect(letter?.text).toContain('/profile/tokens');
    expect(letter?.text).not.toContain('ikt_');
  });

  test.each([
    ['a wrong password', { password: 'wrong' }, 'WRONG_CREDENTIALS', 'password'],
    ['no name', { name: ' ' }, 'BAD_INPUT', 'input.name'],
    ['no scope', { scopes: [] }, 'BAD_INPUT', 'input.scopes'],
    ['more than a year', { days: 366 }, 'BAD_INPUT', 'input.days'],
    ['no day', { days: 0 }, 'BAD_INPUT', 'input.days'],
    ['no institution of that id', { institutionId: '00000000-0000-4000-8000-000000000000' }, 'NOT_FOUND', undefined],
  ])('with %s is refused', async (_, more, code, field) => {
    const reply = await api.ask(create, input(more), { cookie });
    expect(reply.errors.map(({ extensions }) => extensions)).toMatchObject([{ code, ...(field ? { field } : {}) }]);
    expect(await api.dataSource.query('SELECT FROM api_token WHERE person_id = $1', [admin])).toEqual([]);
  });

  test('for an institution that one does not belong to is refused', async () => {
    const { institutionId } = await saveUniversity(api.dataSource.manager, 'Elsewhere');
    expect(codes(await api.ask(create, input({ institutionId }), { cookie }))).toEqual(['NOT_FOUND']);
  });

  test('is refused to a person who has twenty, also when they ask at the same time', async () => {
    for (let n = 0; n < 18; n++) await saveToken(api.dataSource, admin);
    await saveToken(api.dataSource, admin, { expiresAt: new Date(Date.now() - 1000) });
    const replies = await Promise.all([1, 2, 3].map(() => api.ask(create, input(), { cookie })));
    expect(replies.flatMap(codes)).toEqual(['CONFLICT']);
  });

  test('the audit log of the institution tells who created and who revoked its tokens, and nothing of their use', async () => {
    const reply = await api.ask(create, input({ institutionId: at.institutionId }), { cookie });
    const { secret = '', tokens: [token] = [] } = made(reply) ?? {};
    await api.mailIsOut();
    expect(
      codes(await api.ask('query ($id: ID!) { session(id: $id) { id } }', { id: at.sessionId }, bearer(secret))),
    ).toEqual([]);
    await api.ask(create, input(), { cookie });
    const other = await saveMember(api.dataSource.manager, at.institutionId, 'admin');
    const revoked = await api.ask(
      'mutation ($i: ID!, $id: ID!) { revokeInstitutionApiToken(institutionId: $i, id: $id) { id } }',
      { i: at.institutionId, id: token?.id },
      { cookie: await api.cookieOf(other) },
    );
    expect(revoked.data).toEqual({ revokeInstitutionApiToken: [] });
    const trail = await api.ask(
      `query ($i: ID!) { auditTrail(institutionId: $i, kind: "api_token") {
        nodes { action label actor { id } changes { field before personal } } } }`,
      { i: at.institutionId },
      { cookie },
    );
    const [{ name = '' } = {}] = await api.dataSource.query<{ name: string }[]>(
      'SELECT name FROM person WHERE id = $1',
      [admin],
    );
    const label = `Timetable, ${name}`;
    expect(trail.data).toEqual({
      auditTrail: {
        nodes: [
          {
            action: 'update',
            label,
            actor: { id: other },
            changes: [{ field: 'revoked_at', before: null, personal: false }],
          },
          { action: 'create', label, actor: { id: admin }, changes: expect.any(Array) },
        ],
      },
    });
    const kept = await api.dataSource.query(`SELECT changes::text FROM audit_entry WHERE kind = 'api_token'`);
    expect(JSON.stringify(kept)).not.toMatch(/Timetable|\\\\x[0-9a-f]{20}/);
  });
});

test('a copy of what is kept names tokens and no hash; erasing the account takes them', async () => {
  await saveToken(api.dataSource, admin, { institutionId: at.institutionId });
  const file = (await (await api.get('/files/my-data.json', cookie)).json()) as {
    parts: Record<string, { rows: object[] }>;
  };
  expect(JSON.stringify(file)).toContain('"Program"');
  expect(JSON.stringify(file.parts['apiTokens'])).not.toMatch(/token_?hash/i);
  const [{ hash = '' } = {}] = await api.dataSource.query<{ hash: string }[]>(
    `SELECT encode(token_hash, 'hex') AS hash FROM api_token WHERE person_id = $1`,
    [admin],
  );
  expect(hash).toHaveLength(64);
  expect(JSON.stringify(file)).not.toContain(hash);
  await saveMember(api.dataSource.manager, at.institutionId, 'admin');
  const erased = await api.ask(`mutation { eraseAccount(password: "${password}") }`, {}, { cookie });
  expect(codes(erased)).toEqual([]);
  expect(await api.dataSource.query('SELECT FROM api_token WHERE person_id = $1', [admin])).toEqual([]);
});
