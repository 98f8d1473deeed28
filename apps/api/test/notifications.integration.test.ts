import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readConfig } from '#platform';
import { createApiApp } from '../src/app.ts';
import { PgBoss } from 'pg-boss';
import { DataSource } from 'typeorm';
import { Jobs } from '../src/jobs/jobs.service.ts';
import { LookingAfterJobs } from '../src/jobs/looking-after.service.ts';
import { Post } from '../src/mail/post.ts';
import { noticesQueue } from '../src/notifications/queue.ts';
import { tellOfSeat, tellOfSessions } from '../src/notifications/tell.ts';
import type { Planned, SessionChanged } from '../src/notifications/tell.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { startMailServer } from '../../../test/setup/mail-server.ts';
import type { MailServer } from '../../../test/setup/mail-server.ts';
import { saveMember, saveSession, saveUniversity } from './world.ts';
import type { University } from './world.ts';

const publicAddress = 'http://class.example.org:8080';
let api: RunningApi;
let smtp: MailServer;
let at: University;
const more: NestExpressApplication[] = [];
const settings = () => ({ SMTP_URL: smtp.url, PUBLIC_ADDRESS: publicAddress });

beforeAll(async () => {
  smtp = await startMailServer();
  api = await startApi(settings());
});
afterAll(async () => {
  await api.close();
  await smtp.close();
});
beforeEach(async () => {
  await api.dataSource.query('DELETE FROM notification');
  await api.dataSource.query('DELETE FROM jobs.job WHERE name = $1', [noticesQueue.name]);
  smtp.received.length = 0;
  smtp.refuseWith(null);
  at = await saveUniversity(api.dataSource.manager, 'University');
});
afterEach(async () => {
  for (const app of more.splice(0)) await app.close();
});

/** Another api process on the same database. */
async function anotherApi(env: Record<string, string> = {}): Promise<NestExpressApplication> {
  const { url } = api.dataSource.options as { url: string };
  const app = await createApiApp(readConfig({ DATABASE_URL: url, LOG_LEVEL: 'fatal', ...settings(), ...env }));
  await app.init();
  more.push(app);
  return app;
}

const year = new Date().getUTCFullYear() + 1;
/** Mid-January: Brussels and Kigali are an hour apart. */
const time = (day: number, hour: number, lecturers = [at.teaching], room: string | null = null): Planned => ({
  startsAt: new Date(Date.UTC(year, 0, day, hour)),
  endsAt: new Date(Date.UTC(year, 0, day, hour + 1)),
  zone: 'Africa/Kigali',
  room,
  lecturers,
  topic: 'Joins',
});
const change = (before: Planned | null, after: Planned | null, sessionId = at.sessionId): SessionChanged => ({
  sessionId,
  sectionId: at.sectionId,
  what: before ? (after ? 'moved' : 'cancelled') : 'planned',
  before,
  after,
});
const tellBy = (app: NestExpressApplication, ...changes: SessionChanged[]) =>
  app.get(DataSource).transaction((manager) => tellOfSessions(manager, at.admin, changes));
const tell = (...changes: SessionChanged[]) => tellBy(api.app, ...changes);
/** @returns how many letters came */
const send = async (): Promise<number> => {
  const before = smtp.received.length;
  await api.noticesAreOut();
  return smtp.received.length - before;
};
const idle = () => api.app.get(Jobs).idle(noticesQueue);
async function until(is: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await is())) await pause(20);
}
const jobStates = async (): Promise<string[]> => {
  const rows: { state: string }[] = await api.dataSource.query('SELECT state FROM jobs.job WHERE name = $1', [
    noticesQueue.name,
  ]);
  return rows.map(({ state }) => state).sort();
};
const emailOf = async (personId: string): Promise<string> => {
  const [{ email }] = await api.dataSource.query('SELECT email FROM person WHERE id = $1', [personId]);
  return email;
};
/** Texts as they were before they were folded and encoded for the wire. */
const mailTo = async (personId: string) => {
  const email = await emailOf(personId);
  return smtp.received.filter(({ to }) => to.includes(email)).map(({ source }) => plain(source));
};
function plain(source: string) {
  const header = (name: string) => new RegExp(`^${name}: (.*(?:\r\n .*)*)`, 'm').exec(source)?.[1] ?? '';
  const [, headers = '', body = ''] =
    /\r\n(Content-Type: text\/plain[\s\S]*?)\r\n\r\n([\s\S]*?)\r\n--/.exec(source) ?? [];
  const text = headers.includes('base64')
    ? Buffer.from(body, 'base64').toString('utf8')
    : headers.includes('quoted-printable')
      ? Buffer.from(
          body
            .replace(/=\r\n/g, '')
            .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
          'latin1',
        ).toString('utf8')
      : body;
  return {
    subject: header('Subject'),
    messageId: header('Message-ID'),
    text: text.replace(/[\u00A0\u202F]/g, ' ').replaceAll('\r\n', '\n'),
  };
}
const states = async (): Promise<string[]> => {
  const rows: { state: string }[] = await api.dataSource.query(
    'SELECT DISTINCT mail_state AS state FROM notification ORDER BY 1',
  );
  return rows.map(({ state }) => state);
};

describe('mail about a changed timetable', () => {
  test('says old and new time at the campus and for the reader, in their language, with a way there', async () => {
    await api.dataSource.query(`UPDATE person SET zone = 'Europe/Brussels', language = 'fr' WHERE id = $1`, [
      at.teaching,
    ]);
    expect(await tell(change(time(11, 15), time(12, 15, [at.teaching], 'B12')))).toBe(2);
    expect(await send()).toBe(2);
    const [toStudent] = await mailTo(at.enrolled);
    expect(toStudent?.subject).toMatch(/^Moved: INF301 Databases II, S\d+$/);
    expect(toStudent?.text).toMatch(
      new RegExp(
        `- Moved from \\w{3},? 11 Jan ${year}, 17:00 to \\w{3},? 12 Jan ${year}, 17:00\\. Joins\\. Room: B12\\.`,
      ),
    );
    expect(toStudent?.text).toContain(`${publicAddress}/sessions/${at.sessionId}`);
    const [toLecturer] = await mailTo(at.teaching);
    expect(toLecturer?.text).toMatch(
      /Déplacée du \S+ 11 janv\. \d{4}, 17:00 à Butare \(16:00 pour vous\) au \S+ 12 janv\. \d{4}, 17:00 à Butare \(16:00 pour vous\)\./,
    );
    expect(await states()).toEqual(['sent']);
  });

  test('is sent once, however often it is asked for', async () => {
    await tell(change(time(11, 15), time(12, 15)));
    expect([await send(), await send(), await send()]).toEqual([2, 0, 0]);
    expect(smtp.received).toHaveLength(2);
  });

  test('tells several changes of one session as one, and nothing when all is as it was', async () => {
    const other = await saveSession(api.dataSource.manager, at.sectionId, 600);
    await tell(change(time(11, 15), time(12, 15)), change(time(13, 8), time(13, 9), other));
    await tell(change(time(12, 15), time(14, 15)), change(time(13, 9), time(13, 8), other));
    await send();
    const [mail, ...others] = await mailTo(at.enrolled);
    expect(others).toEqual([]);
    expect(mail?.text).toMatch(/Moved from .* 11 Jan .* to .* 14 Jan /);
    expect(mail?.text.match(/^- /gm)).toHaveLength(1);
    // In the app both stay to be read.
    const [{ count }] = await api.dataSource.query('SELECT count(*)::integer FROM notification WHERE person_id = $1', [
      at.enrolled,
    ]);
    expect(count).toBe(2);

    smtp.received.length = 0;
    await tell(change(null, time(20, 9)));
    await tell(change(time(20, 9), null));
    expect(await send()).toBe(0);
    expect(smtp.received).toEqual([]);
    expect(await states()).toEqual(['none', 'sent']);
  });

  test('waits for further changes first, which come in the same letter', async () => {
    await tell(change(time(11, 15), time(12, 15)));
    await idle();
    expect(smtp.received).toEqual([]);
    await tell(change(time(12, 15), time(15, 15)));
    const waits: { key: string; seconds: number }[] = await api.dataSource.query(
      `SELECT singleton_key AS key, round(extract(epoch FROM start_after - created_on))::integer AS seconds FROM jobs.job
       WHERE name = $1 ORDER BY singleton_key`,
      [noticesQueue.name],
    );
    expect(waits).toEqual([at.enrolled, at.teaching].sort().map((key) => ({ key, seconds: 120 })));
    expect(await send()).toBe(2);
    expect((await mailTo(at.enrolled))[0]?.text).toMatch(/from .* 11 Jan .* to .* 15 Jan /);
    expect(await states()).toEqual(['sent']);
  });

  test('says what a transaction tells that has not ended when the letter is drawn up', async () => {
    await tell(change(time(11, 15), time(12, 15)));
    const runner = api.app.get(DataSource).createQueryRunner();
    await runner.startTransaction();
    await tellOfSessions(runner.manager, at.admin, [change(time(12, 15), time(15, 15))]);
    const sending = send();
    await until(async () => (await jobStates()).includes('active'));
    expect(smtp.received).toEqual([]);
    await runner.commitTransaction();
    await runner.release();
    await sending;
    await send();
    expect((await mailTo(at.enrolled)).map(({ text }) => /from .* 11 Jan .* to .* 15 Jan /.test(text))).toEqual([true]);
    expect(smtp.received).toHaveLength(2);
  });

  test('is no job when the transaction that tells it is rolled back', async () => {
    const telling = api.app.get(DataSource).transaction(async (manager) => {
      await tellOfSessions(manager, at.admin, [change(time(11, 15), time(12, 15))]);
      throw new Error('rolled back');
    });
    await expect(telling).rejects.toThrow('rolled back');
    expect(await jobStates()).toEqual([]);
  });

  test('does not go to people who want none, or who left meanwhile', async () => {
    await tell(change(time(11, 15), time(12, 15)));
    await api.dataSource.query('UPDATE person SET mail_changes = false WHERE id = $1', [at.enrolled]);
    await api.dataSource.query('UPDATE person SET deactivated_at = now() WHERE id = $1', [at.teaching]);
    expect(await send()).toBe(0);
    expect(smtp.received).toEqual([]);
    expect(await states()).toEqual(['none']);
  });

  test('a series of forty has thirty lines and says how many more', async () => {
    const ids: string[] = [];
    for (let week = 0; week < 40; week += 1)
      ids.push(await saveSession(api.dataSource.manager, at.sectionId, week * 90));
    await tell(...ids.map((id, index) => change(null, time(1 + (index % 28), 8), id)));
    await send();
    const [mail] = await mailTo(at.enrolled);
    expect(mail?.subject).toMatch(/^40 changes: /);
    expect(mail?.text.match(/^- New: /gm)).toHaveLength(30);
    expect(mail?.text).toContain('And 10 more: see your timetable.');
    expect(mail?.text).toContain(`${publicAddress}/sections/${at.sectionId}\n`);
  });

  test('a seat that became free', async () => {
    await api.app.get(DataSource).transaction((manager) => tellOfSeat(manager, at.sectionId, [at.student]));
    await send();
    const [mail] = await mailTo(at.student);
    expect(mail?.subject).toMatch(/^You have a seat: /);
    expect(mail?.text).toContain('- A seat became free for you. You are enrolled now.');
  });
});

describe('several api processes and a mail server that fails', () => {
  test('two processes send every mail once', async () => {
    for (let index = 0; index < 30; index += 1) {
      const student = await saveMember(api.dataSource.manager, at.institutionId, 'student');
      await api.dataSource.query('INSERT INTO enrolment (section_id, person_id) VALUES ($1, $2)', [
        at.sectionId,
        student,
      ]);
    }
    const quick = await anotherApi({ NOTICE_DELAY: '0' });
    await anotherApi();
    expect(await tellBy(quick, change(time(11, 15), time(12, 15)))).toBe(32);
    await idle();
    const addresses = smtp.received.flatMap(({ to }) => to);
    expect(addresses).toHaveLength(32);
    expect(new Set(addresses).size).toBe(32);
  });

  test('a letter that could not be sent is tried again later, the newest word last', async () => {
    smtp.refuseWith({ code: 451, recipient: false });
    await tell(change(time(11, 15), time(12, 15)));
    expect(await send()).toBe(0);
    expect([await states(), await jobStates()]).toEqual([['due'], ['retry', 'retry']]);
    // Not at once, and nothing newer overtakes it.
    smtp.refuseWith(null);
    await tell(change(time(12, 15), time(13, 15)));
    const before = smtp.attempts();
    await api.dataSource.query(`UPDATE jobs.job SET start_after = now() WHERE name = $1 AND state = 'created'`, [
      noticesQueue.name,
    ]);
    api.app.get(Jobs).look(noticesQueue);
    await idle();
    expect([smtp.attempts() - before, await states()]).toEqual([0, ['due']]);
    expect(await jobStates()).toEqual(['completed', 'completed', 'retry', 'retry']);
    expect(await send()).toBe(2);
    expect((await mailTo(at.enrolled)).map(({ text }) => /from .* 11 Jan .* to .* 13 Jan /.test(text))).toEqual([true]);
    expect(await states()).toEqual(['sent']);
  });

  test('another process sends the letters of a killed one', async () => {
    await tell(change(time(11, 15), time(12, 15)));
    const { url } = api.dataSource.options as { url: string };
    const dead = new PgBoss({ connectionString: url, schema: 'jobs', supervise: false, schedule: false });
    await dead.start();
    const taken = await dead.fetch(noticesQueue.name, { batchSize: 4, ignoreStartAfter: true });
    await dead.stop({ graceful: false });
    expect([taken.length, await send()]).toEqual([2, 0]);
    await api.dataSource.query(`UPDATE jobs.job SET heartbeat_on = now() - interval '10 minutes' WHERE name = $1`, [
      noticesQueue.name,
    ]);
    await until(async () => {
      await api.dataSource.query(`UPDATE jobs.queue SET monitor_claim_on = now() - interval '1 hour'`);
      await api.app.get(Jobs).supervise();
      return !(await jobStates()).includes('active');
    });
    expect(await send()).toBe(2);
  });

  test('an address that the mail server refuses for good is given up, shown without a name, and tried again by a press', async () => {
    smtp.refuseWith({ code: 550, recipient: true });
    await tell(change(time(11, 15), time(12, 15)));
    const before = smtp.attempts();
    await send();
    expect(smtp.attempts() - before).toBe(2);
    expect(await states()).toEqual(['failed']);
    smtp.refuseWith(null);
    expect(await send()).toBe(0);
    const jobs = api.app.get(LookingAfterJobs);
    const { failed } = await jobs.all();
    expect(failed.map(({ queue, why, attempts }) => [queue, why, attempts])).toEqual([
      ['send-notices', 'REFUSED', 1],
      ['send-notices', 'REFUSED', 1],
    ]);
    for (const { subject } of failed) expect(subject).toMatch(/^INF301 Databases II, S\d+$/);
    for (const { id } of failed) await jobs.tryAgain(id);
    await idle();
    expect([smtp.received.length, await states(), (await jobs.all()).failed]).toEqual([2, ['sent'], []]);
  });

  test('after the last of many attempts it is given up; what was told since is tried on', async () => {
    smtp.refuseWith({ code: 451, recipient: false });
    await tell(change(time(11, 15), time(12, 15)));
    await api.dataSource.query('UPDATE notification SET mail_attempts = 21');
    await send();
    expect([await states(), await jobStates()]).toEqual([['failed'], ['failed', 'failed']]);
    await tell(change(time(12, 15), time(13, 15)));
    await api.dataSource.query(`UPDATE jobs.job SET retry_limit = 0 WHERE name = $1 AND state = 'created'`, [
      noticesQueue.name,
    ]);
    await send();
    expect(await states()).toEqual(['due', 'failed']);
    smtp.refuseWith(null);
    expect(await send()).toBe(2);
    expect(await states()).toEqual(['failed', 'sent']);
  });

  test('a process that is told to stop ends what it has begun, and another goes on with the rest', async () => {
    const stopping = await anotherApi({ NOTICE_DELAY: '0' });
    await tellBy(stopping, change(time(11, 15), time(12, 15)));
    await stopping.close();
    more.pop();
    await idle();
    expect(smtp.received).toHaveLength(2);
    expect(await states()).toEqual(['sent']);
  });

  test('notifications of the build before, which had no jobs, are sent when a process starts', async () => {
    await api.dataSource.transaction((manager) =>
      tellOfSessions(manager, at.admin, [change(time(11, 15), time(12, 15))]),
    );
    await api.dataSource.query(
      `UPDATE notification SET mail_attempts = 3, mail_due_at = now() - interval '3 minutes' WHERE person_id = $1`,
      [at.enrolled],
    );
    expect([await jobStates(), await send()]).toEqual([[], 0]);
    await anotherApi();
    await idle();
    expect(smtp.received.flatMap(({ to }) => to)).toEqual([await emailOf(at.enrolled)]);
    // The other waits for further changes.
    expect(await jobStates()).toEqual(['completed', 'created']);
    expect(await send()).toBe(1);
  });

  test('without a mail server it goes to the outbox', async () => {
    const { url } = api.dataSource.options as { url: string };
    const app = await createApiApp(
      readConfig({
        DATABASE_URL: url,
        LOG_LEVEL: 'fatal',
        NOTICE_DELAY: '0',
        DATA_DIR: `${process.env['TMPDIR'] ?? '/tmp'}/ikiraro-notices-${process.pid}`,
      }),
    );
    await app.init();
    more.push(app);
    // So that it is this one that takes them.
    await api.app.get(Jobs).beforeApplicationShutdown();
    await tellBy(app, change(time(11, 15), time(12, 15)));
    await app.get(Jobs).idle(noticesQueue);
    const letters = await app.get(Post).outbox.list();
    expect(letters.map(({ to }) => to.address).sort()).toEqual(
      [await emailOf(at.enrolled), await emailOf(at.teaching)].sort(),
    );
  });
});

describe('in the app', () => {
  const list = `query ($first: Int, $after: String) { notifications(first: $first, after: $after) {
    nodes { id kind read section { id title } changes { sessionId what topic
      before { startsAt zone room lecturers } after { startsAt room } } }
    pageInfo { endCursor hasNextPage } totalCount unreadCount } }`;
  const read = 'mutation ($ids: [ID!]) { markNotificationsRead(ids: $ids) }';

  test('a person reads what they were told, page by page, the newest first', async () => {
    await api.dataSource.query(`UPDATE person SET name = 'Dr Uwase' WHERE id = $1`, [at.teaching]);
    for (const day of [1, 2, 3]) await tell(change(time(10, 8), time(10 + day, 8)));
    const cookie = await api.cookieOf(at.enrolled);
    const first = (await api.ask(list, { first: 2 }, { cookie })).data as unknown as Page;
    expect(first.notifications).toMatchObject({
      totalCount: 3,
      unreadCount: 3,
      pageInfo: { hasNextPage: true },
      nodes: [
        {
          kind: 'TIMETABLE',
          read: false,
          section: { id: at.sectionId },
          changes: [
            {
              sessionId: at.sessionId,
              what: 'MOVED',
              topic: 'Joins',
              before: {
                startsAt: `${year}-01-10T08:00:00.000Z`,
                zone: 'Africa/Kigali',
                room: null,
                lecturers: ['Dr Uwase'],
              },
              after: { startsAt: `${year}-01-13T08:00:00.000Z` },
            },
          ],
        },
        { changes: [{ after: { startsAt: `${year}-01-12T08:00:00.000Z` } }] },
      ],
    });
    const second = (await api.ask(list, { after: first.notifications.pageInfo.endCursor }, { cookie }))
      .data as unknown as Page;
    expect(second.notifications.nodes).toMatchObject([
      { changes: [{ after: { startsAt: `${year}-01-11T08:00:00.000Z` } }] },
    ]);
    expect(second.notifications.pageInfo.hasNextPage).toBe(false);
  });

  test('a full page costs as many statements as one of a single notice', async () => {
    const cookie = await api.cookieOf(at.enrolled);
    for (const day of [1, 2, 3, 4, 5]) await tell(change(time(10, 8), time(10 + day, 8)));
    const count = async (first: number) => {
      const query = jest.spyOn(pg.Client.prototype, 'query');
      try {
        await api.ask(list, { first }, { cookie });
        return query.mock.calls.length;
      } finally {
        query.mockRestore();
      }
    };
    expect(await count(5)).toBe(await count(1));
  });

  test('reading counts, for the reader only', async () => {
    for (const day of [1, 2, 3]) await tell(change(time(10, 8), time(10 + day, 8)));
    const [mine, theirs] = [await api.cookieOf(at.enrolled), await api.cookieOf(at.teaching)];
    const { notifications } = (await api.ask(list, {}, { cookie: mine })).data as unknown as Page;
    const [one] = notifications.nodes;
    expect((await api.ask(read, { ids: [one?.id] }, { cookie: theirs })).errors[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await api.ask(read, { ids: ['x'] }, { cookie: mine })).errors[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await api.ask(read, { ids: [one?.id] }, { cookie: mine })).data).toEqual({ markNotificationsRead: 2 });
    expect((await api.ask(read, { ids: [one?.id] }, { cookie: mine })).data).toEqual({ markNotificationsRead: 2 });
    expect((await api.ask('{ viewer { unreadNotifications } }', {}, { cookie: mine })).data).toEqual({
      viewer: { unreadNotifications: 2 },
    });
    expect((await api.ask(read, {}, { cookie: mine })).data).toEqual({ markNotificationsRead: 0 });
    expect((await api.ask('{ viewer { unreadNotifications } }', {}, { cookie: theirs })).data).toEqual({
      viewer: { unreadNotifications: 3 },
    });
  });

  test('a malformed cursor is refused, and a notification that no version can read is left out', async () => {
    const cookie = await api.cookieOf(at.enrolled);
    const forged = Buffer.from('["x","y"]').toString('base64url');
    for (const after of ['x', forged]) {
      expect((await api.ask(list, { after }, { cookie })).errors).toMatchObject([
        { extensions: { code: 'BAD_INPUT', field: 'after' } },
      ]);
    }
    await api.dataSource.query(
      `INSERT INTO notification (person_id, key, kind, facts) VALUES ($1, 'k', 'timetable', '{"old": 1}')`,
      [at.enrolled],
    );
    expect((await api.ask(list, {}, { cookie })).data).toMatchObject({ notifications: { nodes: [], totalCount: 1 } });
  });

  interface Page {
    notifications: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
  }
});
