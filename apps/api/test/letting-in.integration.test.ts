import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { hashPassword } from '../src/sign-in/passwords.ts';
import { Jobs } from '../src/jobs/jobs.service.ts';
import { LookingAfterJobs } from '../src/jobs/looking-after.service.ts';
import { welcomeQueue } from '../src/people/letting-in/queue.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { startMailServer } from '../../../test/setup/mail-server.ts';
import type { MailServer } from '../../../test/setup/mail-server.ts';
import { saveMember, saveUniversity } from './world.ts';
import type { University } from './world.ts';

jest.setTimeout(60_000);

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
  smtp.received.length = 0;
  at = await saveUniversity(api.dataSource.manager, 'Université du Burundi');
  admin = await api.cookieOf(at.admin);
});
afterEach(() => smtp.refuseWith(null));

interface Refused {
  person: { name: string };
  reason: string;
}
interface Answer {
  id: string;
  count: number;
  refused: Refused[];
}
type Choice = Record<string, unknown>;
const inHere = (choice: Choice) => ({ people: { institutionId: at.institutionId, ...choice } });
const fields = 'count refused { person { name } reason }';
async function look(choice: Choice): Promise<Omit<Answer, 'id'>> {
  const { data, errors } = await api.ask(
    `query ($people: PeopleChoice!) { lettingIn(people: $people) { ${fields} } }`,
    inHere(choice),
    { cookie: admin },
  );
  expect(errors).toEqual([]);
  return (data as unknown as { lettingIn: Answer }).lettingIn;
}
const ask = (choice: Choice, cookie = admin) =>
  api.ask(`mutation ($people: PeopleChoice!) { letIn(people: $people) { id ${fields} } }`, inHere(choice), { cookie });
async function letIn(choice: Choice): Promise<Answer> {
  const { data, errors } = await ask(choice);
  expect(errors).toEqual([]);
  await api.mailIsOut();
  return (data as unknown as { letIn: Answer }).letIn;
}
async function report(id: string) {
  const { data, errors } = await api.ask(
    `query ($i: ID!, $id: ID!) { letInReport(institutionId: $i, id: $id) {
      due sent failed dropped mails { person { name } state failure } } }`,
    { i: at.institutionId, id },
    { cookie: admin },
  );
  expect(errors).toEqual([]);
  return (
    data as unknown as {
      letInReport: {
        due: number;
        sent: number;
        failed: number;
        dropped: number;
        mails: { person: { name: string }; state: string; failure: string | null }[];
      };
    }
  ).letInReport;
}
const student = (name: string, more: { passwordHash?: string } = {}) =>
  saveMember(api.dataSource.manager, at.institutionId, 'student', { name, ...more });
const sql = (statement: string, ...values: unknown[]) =>
  api.dataSource.query<Record<string, unknown>[]>(statement, values);
const emailOf = async (id: string) => String((await sql('SELECT email FROM person WHERE id = $1', id))[0]?.['email']);
const linkIn = (source: string) => /reset\/([\w-]{43})/.exec(source.replaceAll('=\r\n', ''))?.[1] ?? 'no link';

describe('letting people in', () => {
  test('people without a password get a mail, and choose one by its link; refused people are listed with the reason', async () => {
    const [waiting, known, away, unreachable] = [
      await student('Waiting'),
      await student('Known', { passwordHash: await hashPassword('a password of theirs') }),
      await student('Away'),
      await student('Unreachable'),
    ];
    await sql('UPDATE membership SET suspended_at = now() WHERE person_id = $1', away);
    await sql(`UPDATE person SET email = 'n4@nobody.invalid' WHERE id = $1`, unreachable);
    const personIds = [waiting, known, away, unreachable];
    const refused = [
      { person: { name: 'Away' }, reason: 'SUSPENDED' },
      { person: { name: 'Known' }, reason: 'HAS_PASSWORD' },
      { person: { name: 'Unreachable' }, reason: 'NO_ADDRESS' },
    ];
    expect(await look({ personIds })).toEqual({ count: 1, refused });
    expect(smtp.received).toEqual([]);
    const done = await letIn({ personIds });
    expect(done).toEqual({ id: expect.any(String), count: 1, refused });
    expect(smtp.received.map(({ to }) => to)).toEqual([[await emailOf(waiting)]]);
    expect(await report(done.id)).toMatchObject({ due: 0, sent: 1, failed: 0, mails: [{ state: 'SENT' }] });
    const token = linkIn(smtp.received[0]?.source ?? '');
    const reset = await api.ask(
      'mutation ($t: String!) { resetPassword(token: $t, password: "ten letters at least") }',
      {
        t: token,
      },
    );
    expect(reset.data).toEqual({ resetPassword: true });
    const signedIn = await api.ask(
      'mutation ($email: String!) { signIn(email: $email, password: "ten letters at least") { id } }',
      { email: await emailOf(waiting) },
    );
    expect(signedIn.data).toEqual({ signIn: { id: waiting } });
    expect(await look({ personIds: [waiting] })).toMatchObject({ count: 0, refused: [{ reason: 'HAS_PASSWORD' }] });
  });

  test('the link lives a week, and another can be sent, five a day', async () => {
    const personId = await student('Forgetful');
    await letIn({ personIds: [personId] });
    const [{ days } = {}] = await sql(
      'SELECT round(extract(epoch FROM expires_at - now()) / 86400)::integer AS days FROM password_reset WHERE person_id = $1',
      personId,
    );
    expect(days).toBe(7);
    await sql(`UPDATE password_reset SET expires_at = now() - interval '1 second' WHERE person_id = $1`, personId);
    for (let more = 0; more < 4; more += 1) expect((await letIn({ personIds: [personId] })).count).toBe(1);
    const tokens = smtp.received.map(({ source }) => linkIn(source));
    expect(new Set(tokens).size).toBe(5);
    expect(await letIn({ personIds: [personId] })).toMatchObject({ count: 0, refused: [{ reason: 'SENT_OFTEN' }] });
    const resets = [];
    for (const t of [tokens[0], tokens[4]]) {
      const { errors } = await api.ask(
        'mutation ($t: String!) { resetPassword(token: $t, password: "long enough!") }',
        { t },
      );
      resets.push(errors.map(({ extensions }) => extensions.code));
    }
    expect(resets).toEqual([['LINK_EXPIRED'], []]);
  });

  test('all of a cohort, of an import, or that a filter finds; of other institutions nobody', async () => {
    const [one, two, three] = [await student('One'), await student('Two'), await student('Three')];
    const other = await saveUniversity(api.dataSource.manager, 'Other');
    const stranger = await saveMember(api.dataSource.manager, other.institutionId, 'student', { name: 'Stranger' });
    const [cohort, foreign] = await sql(
      `INSERT INTO cohort (institution_id, name) VALUES ($1, 'Ours'), ($2, 'Theirs') RETURNING id`,
      at.institutionId,
      other.institutionId,
    );
    await sql(
      'INSERT INTO cohort_member (cohort_id, person_id) VALUES ($1, $2), ($1, $3), ($4, $5), ($4, $2)',
      ...[cohort?.['id'], one, two, foreign?.['id'], stranger],
    );
    const [imported] = await sql(
      `INSERT INTO register_import (institution_id, kind, file_name, state, changes)
       VALUES ($1, 'people', 'people.csv', 'applied', '[{"what": "person", "externalId": "T-2"}]') RETURNING id`,
      at.institutionId,
    );
    await sql(
      `INSERT INTO register_record (institution_id, kind, external_id, object_id, said, import_id)
       VALUES ($1, 'person', 'T-3', $2, '{}', $3), ($1, 'person', 'T-2', $4, '{}', NULL)`,
      ...[at.institutionId, three, imported?.['id'], two],
    );
    expect((await look({ cohortId: cohort?.['id'] })).count).toBe(2);
    expect((await look({ cohortId: foreign?.['id'] })).count).toBe(0);
    expect((await look({ importId: imported?.['id'] })).count).toBe(2);
    expect((await look({ filter: { search: 'thr', active: false } })).count).toBe(1);
    expect((await look({ filter: { role: 'STUDENT', active: true } })).count).toBe(0);
    for (const wrong of [{ personIds: [stranger] }, { personIds: ['none'] }, { personIds: [one, stranger] }]) {
      expect((await ask(wrong)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    }
    for (const wrong of [{}, { personIds: [one], filter: {} }]) {
      expect((await ask(wrong)).errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', field: 'people' } }]);
    }
    await api.mailIsOut();
    expect(smtp.received).toEqual([]);
    const done = await letIn({ importId: imported?.['id'] });
    const outside = await api.ask(
      'query ($i: ID!, $id: ID!) { letInReport(institutionId: $i, id: $id) { sent } }',
      { i: other.institutionId, id: done.id },
      { cookie: await api.cookieOf(other.admin) },
    );
    expect(outside.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });

  test('hundreds are sent, each once, also by two processes', async () => {
    await sql(
      `WITH made AS (INSERT INTO person (email, name, zone, language)
         SELECT 'many-' || n || '-' || gen_random_uuid() || '@example.org', 'Many ' || n, 'Africa/Bujumbura', 'fr' FROM generate_series(1, 200) AS n RETURNING id)
       INSERT INTO membership (institution_id, person_id, role) SELECT $1, id, 'student' FROM made`,
      at.institutionId,
    );
    const { data } = await ask({ filter: { search: 'many' } });
    const again = await ask({ filter: { search: 'many' } });
    await api.mailIsOut();
    expect(data).toMatchObject({ letIn: { count: 200, refused: [] } });
    const { count, refused } = (again.data as unknown as { letIn: Answer }).letIn;
    const underWay = refused.filter(({ reason }) => reason === 'UNDER_WAY').length;
    expect(count + underWay).toBe(200);
    expect(smtp.received).toHaveLength(200 + count);
    expect((await report((data as unknown as { letIn: Answer }).letIn.id)).sent).toBe(200);
  });

  test('an address that the mail server refuses is reported with its words, and its link is forgotten', async () => {
    const personId = await student('Refused');
    smtp.refuseWith({ code: 550, recipient: true });
    const done = await letIn({ personIds: [personId] });
    const { failed, mails } = await report(done.id);
    expect([failed, mails[0]?.state]).toEqual([1, 'FAILED']);
    expect(mails[0]?.failure).toContain('550');
    expect(mails[0]?.failure).not.toContain('@example');
    expect(await sql('SELECT FROM password_reset WHERE person_id = $1', personId)).toEqual([]);
    smtp.refuseWith(null);
    const jobs = api.app.get(LookingAfterJobs);
    const { failed: given } = await jobs.all();
    expect(given).toMatchObject([
      { queue: 'send-welcome', why: 'REFUSED', attempts: 1, subject: 'Université du Burundi' },
    ]);
    await jobs.tryAgain(given[0]?.id ?? '');
    await api.mailIsOut();
    expect([(await jobs.all()).failed, (await report(done.id)).sent, smtp.received.length]).toEqual([[], 1, 1]);
    expect((await letIn({ personIds: [personId] })).count).toBe(1);
    expect(smtp.received).toHaveLength(2);
  });

  test('a mail server that is away is tried again; people who chose a password, left or were suspended meanwhile get nothing', async () => {
    const [patient, quick, gone] = [await student('Patient'), await student('Quick'), await student('Gone')];
    const barred = await student('Barred');
    smtp.refuseWith({ code: 451, recipient: false });
    const done = await letIn({ personIds: [patient, quick, gone, barred] });
    expect(await report(done.id)).toMatchObject({ due: 4, sent: 0 });
    expect((await look({ personIds: [patient] })).refused).toMatchObject([{ reason: 'UNDER_WAY' }]);
    smtp.refuseWith(null);
    await sql(`UPDATE person SET password_hash = 'x' WHERE id = $1`, quick);
    await sql('DELETE FROM membership WHERE person_id = $1', gone);
    await sql('UPDATE membership SET suspended_at = now() WHERE person_id = $1', barred);
    await api.mailIsOut();
    expect(smtp.received).toEqual([]);
    await sql(`UPDATE jobs.job SET start_after = now() WHERE name = $1 AND state = 'retry'`, welcomeQueue.name);
    api.app.get(Jobs).look(welcomeQueue);
    await api.mailIsOut();
    expect(smtp.received.map(({ to }) => to)).toEqual([[await emailOf(patient)]]);
    expect(await report(done.id)).toMatchObject({ due: 0, sent: 1, dropped: 3 });
  });

  test('one that waited in the database of the build before, which had no jobs, is sent when a process starts', async () => {
    const personId = await student('Left');
    await sql(
      `INSERT INTO welcome_mail (institution_id, person_id, batch_id, attempts, due_at)
       VALUES ($1, $2, gen_random_uuid(), 4, now() - interval '40 days')`,
      ...[at.institutionId, personId],
    );
    await api.app.get(Jobs).onApplicationBootstrap();
    await api.mailIsOut();
    expect(smtp.received.map(({ to }) => to)).toEqual([[await emailOf(personId)]]);
  });

  test('a role for an account that still waits for a password sends the link too', async () => {
    const personId = await student('Waiting');
    const input = {
      ...{ institutionId: at.institutionId, name: 'Waiting', email: await emailOf(personId), role: 'LECTURER' },
      ...{ zone: 'Africa/Kigali', language: 'EN' },
    };
    const { errors } = await api.ask(
      'mutation ($input: MemberInput!) { addMember(input: $input) { id } }',
      { input },
      { cookie: admin },
    );
    await api.mailIsOut();
    expect([errors, smtp.received.length]).toEqual([[], 1]);
  });
});
