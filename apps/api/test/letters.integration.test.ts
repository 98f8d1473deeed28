import { AsyncLocalStorage } from 'node:async_hooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { tokenNoticeQueue } from '../src/api-tokens/queue.ts';
import { Jobs } from '../src/jobs/jobs.service.ts';
import { LookingAfterJobs } from '../src/jobs/looking-after.service.ts';
import { invitationQueue } from '../src/members/invitations/queue.ts';
import { resetQueue } from '../src/people/resetting/queue.ts';
import { ResetMails } from '../src/people/resetting/reset-mails.ts';
import { hashPassword } from '../src/sign-in/passwords.ts';
import { startApi } from './running-api.ts';
import type { Reply, RunningApi } from './running-api.ts';
import { startMailServer } from '../../../test/setup/mail-server.ts';
import type { MailServer } from '../../../test/setup/mail-server.ts';
import { savePerson, saveUniversity } from './world.ts';
import type { University } from './world.ts';

jest.setTimeout(60_000);

const busy = { code: 451, recipient: false };
const unknownThere = { code: 550, recipient: true };

let smtp: MailServer;
let api: RunningApi;
let at: University;
let admin: string;
beforeAll(async () => {
  smtp = await startMailServer();
  api = await startApi({ SMTP_URL: smtp.url, PUBLIC_ADDRESS: 'http://class.example.org:8080' });
});
afterAll(async () => {
  await api.close();
  await smtp.close();
});
beforeEach(async () => {
  await sql('DELETE FROM rate_limit');
  smtp.received.length = 0;
  at = await saveUniversity(api.dataSource.manager, 'Université du Burundi');
  admin = await api.cookieOf(at.admin);
});
afterEach(() => {
  smtp.refuseWith(null);
});

const sql = (statement: string, ...values: unknown[]) =>
  api.dataSource.query<Record<string, unknown>[]>(statement, values);
/** As if the pauses of all failed attempts were over. */
async function passPauses({ name }: { name: string }): Promise<void> {
  await sql(`UPDATE jobs.job SET start_after = now() WHERE name = $1 AND state = 'retry'`, name);
  const queue = [resetQueue, invitationQueue, tokenNoticeQueue].find((one) => one.name === name);
  if (queue) api.app.get(Jobs).look(queue);
  await api.mailIsOut();
}
const failedJobs = async () => (await api.app.get(LookingAfterJobs).all()).failed;
const linkIn = (source = '') =>
  /(?:reset|invitations)\/([\w-]{43})/.exec(source.replaceAll('=\r\n', ''))?.[1] ?? 'no link';
const messageIdOf = (source = '') => /^Message-ID: (.*)\r$/im.exec(source)?.[1];
const codes = ({ errors }: Reply) => errors.map(({ extensions }) => extensions.code);

describe('a letter with a link to choose a password', () => {
  let email: string;
  beforeEach(async () => {
    const id = await savePerson(api.dataSource.manager, {
      name: 'Forgetful',
      passwordHash: await hashPassword('old and known'),
    });
    email = String((await sql('SELECT email FROM person WHERE id = $1', id))[0]?.['email']);
  });
  const request = async (address = email) => {
    const reply = await api.ask('mutation ($e: String!) { requestPasswordReset(email: $e) }', { e: address });
    expect(codes(reply)).toEqual([]);
    await api.mailIsOut();
  };
  const reset = (token: string) =>
    api.ask('mutation ($t: String!) { resetPassword(token: $t, password: "new and unknown") }', { t: token });

  test('arrives once, when the mail server takes mail again; its link is good from then on', async () => {
    smtp.refuseWith(busy);
    await request();
    await passPauses(resetQueue);
    expect([smtp.received.length, await sql('SELECT state, attempts FROM password_reset_mail')]).toEqual([
      0,
      [{ state: 'due', attempts: 2 }],
    ]);
    expect(await sql('SELECT FROM password_reset')).toEqual([]);
    smtp.refuseWith(null);
    await passPauses(resetQueue);
    await passPauses(resetQueue);
    expect(smtp.received.map(({ to }) => to)).toEqual([[email]]);
    const [link] = await sql(
      'SELECT round(extract(epoch FROM expires_at - now()) / 60)::integer AS minutes FROM password_reset',
    );
    expect(link).toEqual({ minutes: 30 });
    expect(await sql('SELECT FROM password_reset_mail')).toEqual([]);
    expect((await reset(linkIn(smtp.received[0]?.source))).data).toEqual({ resetPassword: true });
  });

  test('that is refused for good is listed with the failed jobs, and is sent from there', async () => {
    smtp.refuseWith(unknownThere);
    await sql(
      `INSERT INTO membership (institution_id, person_id, role) SELECT $1, id, 'student' FROM person WHERE email = $2`,
      ...[at.institutionId, email],
    );
    await request();
    expect(await sql('SELECT state, failure FROM password_reset_mail')).toEqual([
      { state: 'failed', failure: expect.stringMatching(/550/) },
    ]);
    const [job] = await failedJobs();
    expect(job).toMatchObject({ queue: 'send-reset', why: 'REFUSED', attempts: 1, subject: 'Université du Burundi' });
    smtp.refuseWith(null);
    await api.app.get(LookingAfterJobs).tryAgain(job?.id ?? '');
    await api.mailIsOut();
    expect([smtp.received.length, await failedJobs()]).toEqual([1, []]);
  });

  test('of several for one address the newest is sent; a failed one is not sent after it', async () => {
    smtp.refuseWith(unknownThere);
    await request();
    smtp.refuseWith(busy);
    await request();
    await request();
    smtp.refuseWith(null);
    await passPauses(resetQueue);
    expect(smtp.received).toHaveLength(1);
    expect(await sql('SELECT FROM password_reset_mail')).toEqual([]);
    const [job] = await failedJobs();
    await api.app.get(LookingAfterJobs).tryAgain(job?.id ?? '');
    await api.mailIsOut();
    expect([smtp.received.length, await failedJobs()]).toEqual([1, []]);
  });

  test('is not sent once the person has a new password', async () => {
    await request();
    smtp.refuseWith(busy);
    await request();
    smtp.refuseWith(null);
    expect(codes(await reset(linkIn(smtp.received[0]?.source)))).toEqual([]);
    await passPauses(resetQueue);
    expect(smtp.received).toHaveLength(1);
  });

  test('leaves nothing behind for an address without an account', async () => {
    await request('nobody@example.org');
    expect([smtp.received, await sql('SELECT FROM password_reset_mail'), await failedJobs()]).toEqual([[], [], []]);
    await request(`${'x'.repeat(5_000)}@example.org`);
    expect(await sql('SELECT FROM password_reset_mail')).toEqual([]);
  });

  test('is asked for by the same statements, whether there is an account or not', async () => {
    const asked = new AsyncLocalStorage<string[]>();
    const send = pg.Client.prototype.query as (...given: unknown[]) => unknown;
    const spy = jest.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...given) {
      const [statement] = given as unknown[];
      asked.getStore()?.push(typeof statement === 'string' ? statement : String((statement as { text: string }).text));
      return Reflect.apply(send, this, given) as never;
    });
    try {
      const statementsFor = async (address: string) => {
        const sent: string[] = [];
        await asked.run(sent, () => api.app.get(ResetMails).request(address, 'here'));
        return sent;
      };
      const [known, unknown] = [await statementsFor(email), await statementsFor('nobody@example.org')];
      expect(known.length).toBeGreaterThan(3);
      expect(known).toEqual(unknown);
    } finally {
      spy.mockRestore();
      await api.mailIsOut();
    }
  });

  test('has its link in no job and no row', async () => {
    await request();
    const token = linkIn(smtp.received[0]?.source);
    const kept = await sql(`SELECT job::text AS row FROM jobs.job UNION ALL SELECT r::text FROM password_reset r`);
    expect(token).toHaveLength(43);
    for (const secret of [token, Buffer.from(token).toString('hex'), email])
      expect(JSON.stringify(kept)).not.toContain(secret);
  });
});

describe('the letter of an invitation', () => {
  let email: string;
  let counter = 0;
  beforeEach(() => {
    email = `invited${(counter += 1)}@example.org`;
  });
  interface Line {
    id: string;
    state: string;
    mail: string | null;
    mailFailure: string | null;
  }
  const invite = async (): Promise<Line> => {
    const { data, errors } = await api.ask(
      'mutation ($input: InviteInput!) { invite(input: $input) { id state mail mailFailure } }',
      { input: { institutionId: at.institutionId, emails: [email], role: 'STUDENT', language: 'FR' } },
      { cookie: admin },
    );
    expect(errors).toEqual([]);
    await api.mailIsOut();
    return (data as unknown as { invite: [Line] }).invite[0];
  };
  const listed = async (): Promise<Line[]> => {
    const { data } = await api.ask(
      'query ($i: ID!) { invitations(institutionId: $i) { nodes { id state mail mailFailure } } }',
      { i: at.institutionId },
      { cookie: admin },
    );
    return (data as unknown as { invitations: { nodes: Line[] } }).invitations.nodes;
  };
  const open = (token: string) => api.ask('query ($t: String!) { invitation(token: $t) { email } }', { t: token });

  test('arrives once, when the mail server takes mail again; its link is good from then on', async () => {
    smtp.refuseWith(busy);
    const { id, mail } = await invite();
    expect(mail).toBe('DUE');
    expect(await listed()).toMatchObject([{ state: 'OPEN', mail: 'DUE', mailFailure: expect.stringMatching(/451/) }]);
    await sql(`UPDATE invitation SET expires_at = now() + interval '1 hour' WHERE id = $1`, id);
    smtp.refuseWith(null);
    await passPauses(invitationQueue);
    await passPauses(invitationQueue);
    expect(smtp.received.map(({ to }) => to)).toEqual([[email]]);
    expect(await listed()).toMatchObject([{ state: 'OPEN', mail: 'SENT', mailFailure: null }]);
    expect((await open(linkIn(smtp.received[0]?.source))).data).toEqual({ invitation: { email } });
    const [{ days } = {}] = await sql(
      'SELECT round(extract(epoch FROM expires_at - now()) / 86400)::integer AS days FROM invitation WHERE id = $1',
      id,
    );
    expect(days).toBe(14);
    // Nobody changed the invitation by that.
    expect(await sql('SELECT action FROM audit_entry WHERE object_id = $1', id)).toEqual([{ action: 'create' }]);
  });

  test('that is refused for good is told to those who invite, and is sent again by an operator', async () => {
    smtp.refuseWith(unknownThere);
    await invite();
    const [line] = await listed();
    expect(line).toMatchObject({ state: 'OPEN', mail: 'FAILED', mailFailure: expect.stringMatching(/550/) });
    expect(line?.mailFailure).not.toContain(email);
    expect(await sql('SELECT FROM invitation_token WHERE invitation_id = $1', line?.id)).toEqual([]);
    const [job] = await failedJobs();
    expect(job).toMatchObject({ queue: 'send-invitation', why: 'REFUSED', subject: 'Université du Burundi' });
    smtp.refuseWith(null);
    await api.app.get(LookingAfterJobs).tryAgain(job?.id ?? '');
    await api.mailIsOut();
    expect([smtp.received.length, await failedJobs()]).toEqual([1, []]);
    expect(await listed()).toMatchObject([{ mail: 'SENT', mailFailure: null }]);
  });

  test('is not sent when the invitation was revoked, or another took its place', async () => {
    smtp.refuseWith(busy);
    const { id } = await invite();
    await api.ask('mutation ($id: ID!) { revokeInvitation(id: $id) { id } }', { id }, { cookie: admin });
    email = `other-${email}`;
    await invite();
    await invite();
    smtp.refuseWith(null);
    await passPauses(invitationQueue);
    expect(smtp.received.map(({ to }) => to)).toEqual([[email]]);
    expect((await listed()).map(({ state, mail }) => [state, mail])).toEqual([
      ['OPEN', 'SENT'],
      ['REVOKED', 'DROPPED'],
      ['REVOKED', 'DROPPED'],
    ]);
  });

  test('whose answer was lost comes again under the same Message-ID, and each copy opens the invitation', async () => {
    smtp.loseAnswers(1);
    await invite();
    await passPauses(invitationQueue);
    const [first, second, ...more] = smtp.received.map(({ source }) => source);
    expect(more).toEqual([]);
    expect(messageIdOf(first)).toBe(messageIdOf(second));
    expect(linkIn(first)).not.toBe(linkIn(second));
    for (const source of [first, second]) expect((await open(linkIn(source))).data).toEqual({ invitation: { email } });
  });
});

test('the letter about a new token arrives once the mail server takes mail again', async () => {
  await sql('UPDATE person SET password_hash = $2 WHERE id = $1', at.admin, await hashPassword('a good password'));
  smtp.refuseWith(busy);
  const input = { name: 'Timetable', scopes: ['TIMETABLE_READ'], days: 90, password: 'a good password' };
  const reply = await api.ask(
    'mutation ($input: ApiTokenInput!) { createApiToken(input: $input) { secret } }',
    { input },
    { cookie: admin },
  );
  expect(codes(reply)).toEqual([]);
  await api.mailIsOut();
  smtp.refuseWith(unknownThere);
  await passPauses(tokenNoticeQueue);
  const [job] = await failedJobs();
  expect(job).toMatchObject({ queue: 'send-token-notice', why: 'REFUSED', subject: 'Ikiraro' });
  smtp.refuseWith(null);
  await api.app.get(LookingAfterJobs).tryAgain(job?.id ?? '');
  await api.mailIsOut();
  expect([smtp.received.length, await failedJobs()]).toEqual([1, []]);
});
