import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Outbox } from '../src/mail/outbox.ts';
import { closeDemo } from '../src/demo/close.ts';
import { loadDemo } from '../src/demo/load.ts';
import { accountsFile, keptPasswords, publishedPasswords } from '../src/demo/passwords.ts';
import { Post } from '../src/mail/post.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';

/** A demo that was loaded at a public address, as versions before did: with the published password. */
let api: RunningApi;
let dataDir: string;
const now = new Date();
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ikiraro-demo-'));
  api = await startApi({ DEMO: 'true', PUBLIC_ADDRESS: 'https://class.example.org' });
  await loadDemo(api.dataSource, now, publishedPasswords);
}, 60_000);
afterAll(async () => {
  await api.close();
  await rm(dataDir, { recursive: true, force: true });
});

const signIn =
  'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { email } }';
/** OK, or the code of the refusal. */
const trying = async (email: string, password: string): Promise<string> => {
  await api.dataSource.query('DELETE FROM rate_limit');
  return (await api.ask(signIn, { email, password })).errors[0]?.extensions.code ?? 'OK';
};
const rows = (text: string, values: unknown[] = []): Promise<Record<string, string>[]> =>
  api.dataSource.query(text, values);
/** Somebody of the large university who is in no list. */
const ofTheUniversity = async (): Promise<string> => {
  const [found] = await rows(
    `SELECT email FROM person WHERE email LIKE '%.%@ikiraro.example' AND email NOT LIKE 'admin%' ORDER BY email LIMIT 1`,
  );
  return found?.['email'] ?? '';
};
const cookieOf = async (email: string): Promise<string> => {
  const [person] = await rows('SELECT id FROM person WHERE email = $1', [email]);
  return api.cookieOf(person?.['id'] ?? '');
};
const isSignedIn = async (cookie: string): Promise<boolean> =>
  ((await api.ask('{ viewer { id } }', {}, { cookie })).data as { viewer: unknown } | null)?.viewer !== null;
const keptAccounts = async () =>
  JSON.parse(await readFile(join(dataDir, accountsFile), 'utf8')) as { email: string; password: string }[];

describe('a demo at a public address', () => {
  test('takes the published password from everybody, and ends what was begun with it', async () => {
    const student = await ofTheUniversity();
    expect(await trying(student, 'ikiraro-demo')).toBe('OK');
    const cookies = await Promise.all([cookieOf('platform@ikiraro.example'), cookieOf(student)]);
    await loadDemo(api.dataSource, now, await keptPasswords(dataDir));
    const everybody = await rows(`SELECT DISTINCT ON (password_hash) email FROM person`);
    expect(everybody.length).toBeGreaterThan(20);
    for (const { email = '' } of everybody) expect(await trying(email, 'ikiraro-demo')).toBe('WRONG_CREDENTIALS');
    expect(await Promise.all(cookies.map(isSignedIn))).toEqual([false, false]);
  });

  test('has a password of its own for each account, kept for the operator and the same after a restart', async () => {
    const accounts = await keptAccounts();
    expect((await stat(join(dataDir, accountsFile))).mode & 0o077).toBe(0);
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(accounts.length);
    expect(accounts.length).toBeGreaterThan(20);
    const cookie = await cookieOf('platform@ikiraro.example');
    await loadDemo(api.dataSource, now, await keptPasswords(dataDir));
    expect(await keptAccounts()).toEqual(accounts);
    for (const { email, password } of accounts.slice(0, 7)) expect(await trying(email, password)).toBe('OK');
    expect(await isSignedIn(cookie)).toBe(true);
    expect(await trying(accounts[0]?.email ?? '', accounts[1]?.password ?? '')).toBe('WRONG_CREDENTIALS');
  });

  test('shows no visitor an account or where its mail is', async () => {
    const { data } = await api.ask('{ platform { demoAccounts { email password } outboxPath } }');
    expect(data).toEqual({ platform: { demoAccounts: [], outboxPath: null } });
  });
});

describe('the outbox', () => {
  const asked = (headers: Record<string, string>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      request(`${api.url}/outbox`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .once('error', reject)
        .end();
    });

  test.each([
    ['a browser of this machine', {}, 200],
    ['a browser of this machine, through the front door', { 'x-forwarded-for': '127.0.0.1' }, 200],
    ['somebody else through the front door', { 'x-forwarded-for': '203.0.113.9' }, 404],
    ['somebody else who claims to be this machine', { 'x-forwarded-for': '127.0.0.1, 203.0.113.9' }, 404],
    ['somebody else through another proxy', { forwarded: 'for=203.0.113.9' }, 404],
    ['somebody else through nginx', { 'x-real-ip': '203.0.113.9' }, 404],
    ['a page whose own name leads to this machine', { host: 'evil.example:8081' }, 404],
    ['the public name', { host: 'class.example.org' }, 404],
  ])('answers %s: %j %i', async (_, headers, status) => {
    expect(api.app.get(Post).outbox).toBeInstanceOf(Outbox);
    expect(await asked(headers as Record<string, string>)).toBe(status);
  });
});

describe('switched off', () => {
  test('nobody of it signs in, nobody stays signed in, and no role of the platform is left', async () => {
    const student = await ofTheUniversity();
    const cookies = await Promise.all([cookieOf('platform@ikiraro.example'), cookieOf(student)]);
    await rows(`UPDATE person SET deactivated_at = now() WHERE email = 'student5@ikiraro.example'`);
    await rows(`INSERT INTO person (email, name, zone, language, platform_role)
      VALUES ('mine@university.example', 'Somebody Real', 'Africa/Kigali', 'en', 'platform_admin')`);
    expect(await closeDemo(api.dataSource)).toBeGreaterThan(800);
    expect(await closeDemo(api.dataSource)).toBe(0);
    for (const { email, password } of (await keptAccounts()).slice(0, 7)) {
      expect(await trying(email, password)).toBe('WRONG_CREDENTIALS');
    }
    expect(await Promise.all(cookies.map(isSignedIn))).toEqual([false, false]);
    expect(await rows('SELECT email FROM person WHERE platform_role IS NOT NULL')).toEqual([
      { email: 'mine@university.example' },
    ]);
  });

  test('a link for a new password does not open it', async () => {
    const before = (await rows('SELECT id FROM password_reset')).length;
    await api.ask('mutation { requestPasswordReset(email: "platform@ikiraro.example") }');
    await api.mailIsOut();
    expect(await rows('SELECT id FROM password_reset')).toHaveLength(before);
  });

  test('switched on again, its accounts are open, and those that were closed by hand are not', async () => {
    await loadDemo(api.dataSource, now, await keptPasswords(dataDir));
    const accounts = await keptAccounts();
    const of = (name: string) => accounts.find(({ email }) => email === `${name}@ikiraro.example`)?.password ?? '';
    expect(await trying('platform@ikiraro.example', of('platform'))).toBe('OK');
    expect(await trying('student5@ikiraro.example', of('student5'))).toBe('WRONG_CREDENTIALS');
    expect(await rows('SELECT email FROM person WHERE platform_role IS NOT NULL ORDER BY email')).toEqual([
      { email: 'coordinator@ikiraro.example' },
      { email: 'mine@university.example' },
      { email: 'platform@ikiraro.example' },
    ]);
  });
});
