import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { Post } from '../src/mail/post.ts';
import { hashPassword, passwordMatches } from '../src/sign-in/passwords.ts';
import { startApi } from './running-api.ts';
import type { Reply, RunningApi } from './running-api.ts';
import { savePerson } from './world.ts';

const request = 'mutation ($email: String!) { requestPasswordReset(email: $email) }';
const reset = 'mutation ($token: String!, $password: String!) { resetPassword(token: $token, password: $password) }';
const codes = (reply: Reply) => reply.errors.map(({ extensions }) => extensions.code);

let api: RunningApi;
let personId: string;
let email: string;
beforeAll(async () => {
  api = await startApi({ DEMO: 'true', PUBLIC_ADDRESS: 'http://class.example.org:8080' });
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.dataSource.query('DELETE FROM rate_limit');
  personId = await savePerson(api.dataSource.manager, {
    name: 'Espérance <b>Mukamana</b>',
    passwordHash: await hashPassword('the old password'),
    language: 'fr',
  });
  [{ email }] = await api.dataSource.query('SELECT email FROM person WHERE id = $1', [personId]);
});

const lettersTo = async (address: string) =>
  (await api.app.get(Post).outbox.list()).filter(({ to }) => to.address === address);
async function tokenFor(address: string): Promise<string> {
  await api.ask(request, { email: address });
  await api.mailIsOut();
  const [letter] = await lettersTo(address);
  return /http:\/\/class\.example\.org:8080\/reset\/([\w-]{43})\n/.exec(letter?.text ?? '')?.[1] ?? 'no link';
}
const passwordIs = async (password: string) => {
  const [{ hash }] = await api.dataSource.query('SELECT password_hash AS hash FROM person WHERE id = $1', [personId]);
  return passwordMatches(hash, password);
};

describe('resetting a password', () => {
  test('the link sets it once, ends every sign-in and makes other links worthless', async () => {
    const cookie = await api.cookieOf(personId);
    const [earlier, token] = [await tokenFor(email), await tokenFor(email)];
    expect(earlier).not.toBe(token);
    expect((await api.ask(reset, { token, password: 'the new password' })).data).toEqual({ resetPassword: true });
    expect(await passwordIs('the new password')).toBe(true);
    expect(await passwordIs('the old password')).toBe(false);
    expect((await api.ask('{ viewer { id } }', {}, { cookie })).data).toEqual({ viewer: null });
    for (const used of [token, earlier]) {
      expect(codes(await api.ask(reset, { token: used, password: 'yet another one' }))).toEqual(['LINK_EXPIRED']);
    }
    expect(await passwordIs('the new password')).toBe(true);
  });

  test('of two requests with one link, one wins', async () => {
    const token = await tokenFor(email);
    const replies = await Promise.all(
      ['first of two here', 'second of two here'].map((password) => api.ask(reset, { token, password })),
    );
    expect(replies.flatMap(codes)).toEqual(['LINK_EXPIRED']);
  });

  test('the link lives for 30 minutes', async () => {
    const token = await tokenFor(email);
    const [{ minutes }] = await api.dataSource.query(
      'SELECT round(extract(epoch FROM expires_at - now()) / 60)::integer AS minutes FROM password_reset WHERE person_id = $1',
      [personId],
    );
    expect(minutes).toBe(30);
    await api.dataSource.query(`UPDATE password_reset SET expires_at = now() - interval '1 second'`);
    expect(codes(await api.ask(reset, { token, password: 'the new password' }))).toEqual(['LINK_EXPIRED']);
  });

  test('the database has only a hash of it', async () => {
    const token = await tokenFor(email);
    const rows = await api.dataSource.query('SELECT password_reset::text AS row FROM password_reset');
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(token).toString('hex'));
  });

  test.each(['short', '', 'é'.repeat(9), 'x'.repeat(201)])(
    '%p is no password, and the link stays good',
    async (bad) => {
      const token = await tokenFor(email);
      const { errors } = await api.ask(reset, { token, password: bad });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', field: 'password' } }]);
      expect(codes(await api.ask(reset, { token, password: 'é'.repeat(10) }))).toEqual([]);
    },
  );

  test('an unknown address is answered alike and gets no mail', async () => {
    const known = await api.ask(request, { email });
    const unknown = await api.ask(request, { email: 'unknown@example.org' });
    await api.mailIsOut();
    expect(unknown.body).toBe(known.body);
    expect(await lettersTo('unknown@example.org')).toEqual([]);
    expect(await lettersTo(email)).toHaveLength(1);
  });

  test('requests are throttled, known address or not', async () => {
    for (const address of [email, 'nobody@example.org']) {
      const all = await api.ask(
        `mutation { ${[1, 2, 3, 4, 5].map((n) => `r${n}: requestPasswordReset(email: "${address}")`).join(' ')} }`,
      );
      // Three of the five are let through; the fourth ends the document.
      expect(codes(all)).toEqual(['TOO_MANY_ATTEMPTS']);
      expect(all.errors[0]?.path).toEqual(['r4']);
      const { retryAfterSeconds } = all.errors[0]?.extensions ?? {};
      expect(retryAfterSeconds).toBeGreaterThan(3_500);
      expect(all.headers.get('retry-after')).toBe(String(retryAfterSeconds));
    }
    await api.mailIsOut();
    // Those that a newer one has overtaken are not sent.
    const sent = (await lettersTo(email)).length;
    expect(sent).toBeGreaterThanOrEqual(1);
    expect(sent).toBeLessThanOrEqual(3);
  });

  test('the letter speaks the language of its reader, and the outbox shows it harmlessly', async () => {
    const token = await tokenFor(email);
    const [letter] = await lettersTo(email);
    expect(letter?.subject).toBe('Choisissez un nouveau mot de passe');
    expect(letter?.html).toContain('Bonjour Espérance &lt;b&gt;Mukamana&lt;/b&gt;,');
    const list = await (await api.get('/outbox')).text();
    expect(list).toContain(`/outbox/${letter?.id ?? ''}`);
    const page = await api.get(`/outbox/${letter?.id ?? ''}`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const shown = await page.text();
    expect(shown).not.toContain('<b>');
    expect(shown).toContain(`<a href="http://class.example.org:8080/reset/${token}">`);
  });

  test.each(['..%2f..%2fsecret', 'x', '%00'])('there is no letter %s', async (id) => {
    expect((await api.get(`/outbox/${id}`)).status).toBe(404);
  });
});

test('outside a demo there is no outbox', async () => {
  const serious = await startApi({ DEMO: 'false' });
  try {
    const { data } = await serious.ask('{ platform { outboxPath demoAccounts { email } } }');
    expect(data).toEqual({ platform: { outboxPath: null, demoAccounts: [] } });
    expect((await serious.get('/outbox')).status).toBe(404);
    expect((await serious.get('/outbox/x')).status).toBe(404);
  } finally {
    await serious.close();
  }
});

test('with SMTP_URL the letter goes out by SMTP', async () => {
  const received: { from: string; to: string[]; source: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks).toString('utf8'),
        });
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const mailing = await startApi({
    DEMO: 'true',
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: 'Ikiraro <bridge@example.org>',
  });
  try {
    await savePerson(mailing.dataSource.manager, { name: 'Dr Uwase\r\nBcc: evil@example.org' });
    const [{ email: address }] = await mailing.dataSource.query('SELECT email FROM person');
    await mailing.ask(request, { email: address });
    await mailing.mailIsOut();
    expect(received).toMatchObject([{ from: 'bridge@example.org', to: [address] }]);
    expect(received[0]?.source).toMatch(/^Subject: Choose a new password\r$/m);
    expect(received[0]?.source).toContain('multipart/alternative');
    const [headers] = received[0]?.source.split('\r\n\r\n') ?? [];
    expect(headers).not.toMatch(/^Bcc:/m);
    // With a mail server there is nothing to show, demo or not.
    expect((await mailing.ask('{ platform { outboxPath } }')).data).toEqual({ platform: { outboxPath: null } });
    expect((await mailing.get('/outbox')).status).toBe(404);
  } finally {
    await mailing.close();
    await new Promise<void>((resolve) =>
      server.close(() => {
        resolve();
      }),
    );
  }
});
