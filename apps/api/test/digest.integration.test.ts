import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { PgBoss } from 'pg-boss';
import { MentorOffer, MentoringDigest, MentoringDigestMail, MentoringRequest, Person } from '#database';
import { Jobs } from '../src/jobs/jobs.service.ts';
import { DigestPasses, batch } from '../src/mentoring/digest/digest-passes.service.ts';
import { Digests } from '../src/mentoring/digest/digests.service.ts';
import { digestQueue } from '../src/mentoring/digest/queue.ts';
import { SessionOwners } from '../src/schedule/index.ts';
import { localStartOf } from '../src/time/zones.ts';
import { startMailServer } from '../../../test/setup/mail-server.ts';
import type { MailServer } from '../../../test/setup/mail-server.ts';
import { saveMentorship } from './mentorships.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { savePerson } from './world.ts';

jest.setTimeout(60_000);

let smtp: MailServer;
let api: RunningApi;
let passes: DigestPasses;
let mentor: string;
let mentee: string;
beforeAll(async () => {
  smtp = await startMailServer();
  api = await startApi({ SMTP_URL: smtp.url, PUBLIC_ADDRESS: 'http://class.example.org:8080' });
  passes = api.app.get(DigestPasses);
});
afterAll(async () => {
  await api.close();
  await smtp.close();
});
afterEach(() => {
  smtp.refuseWith(null);
});
beforeEach(async () => {
  const { manager } = api.dataSource;
  await manager.query('DELETE FROM mentoring_digest_mail');
  await manager.query('DELETE FROM mentoring_digest');
  smtp.received.length = 0;
  mentor = await savePerson(manager, { name: 'Jean' });
  mentee = await savePerson(manager, { name: 'Aline' });
  await manager.insert(MentorOffer, { personId: mentor, about: '', audiences: ['student'], capacity: 3 });
});

/** So that the Monday morning of all who want it has come. */
const isDue = () => api.dataSource.query(`UPDATE mentoring_digest SET next_at = now() - interval '1 minute'`);
const idle = () => api.app.get(Jobs).idle(digestQueue);
const pass = async () => {
  await passes.pass(new Date());
  await idle();
};
const request = (mentorId = mentor, menteeId = mentee) =>
  api.dataSource.manager.insert(MentoringRequest, {
    ...{ mentorId, menteeId, message: 'SECRET', goals: ['SECRET'], expectation: '', state: 'open' },
    expiresAt: new Date(Date.now() + 3 * 86_400_000),
  });
const want = async (...people: string[]) => {
  for (const personId of people) await api.app.get(Digests).want(personId, true);
  await isDue();
};
const states = async () => (await api.dataSource.manager.find(MentoringDigestMail)).map(({ state }) => state).sort();
const plain = (source = '') =>
  source
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

describe('the digest of a week', () => {
  test('says meetings, requests and goals of the person, in their language, and no words that were written', async () => {
    const { manager } = api.dataSource;
    await request();
    const other = await savePerson(manager, { name: 'Keza' });
    const { ownerId } = await saveMentorship(manager, mentor, other, 'active');
    const start = localStartOf('Africa/Kigali', new Date(Date.now() + 2 * 86_400_000));
    const time = { localStart: start, zone: 'Africa/Kigali', minutes: 30, topic: 'SECRET' };
    await new SessionOwners().plan(manager, ownerId, time);
    await manager.update(Person, { id: mentor }, { language: 'fr' });
    await want(mentor, mentee);
    await pass();
    expect(smtp.received).toHaveLength(1);
    const source = plain(smtp.received[0]?.source);
    expect(source).toContain('avec Keza');
    expect(source).toMatch(/- Aline\S*\s?: r/);
    expect(source).toContain('Un objectif avec Keza');
    expect(source).toContain('http://class.example.org:8080/notifications');
    expect(source).not.toContain('SECRET');
    // The mentee has nothing to do this week.
    expect(await states()).toEqual(['empty', 'sent']);
  });

  test('is sent to nobody who does not want it, or wants it no more when it is sent', async () => {
    await request();
    await pass();
    await want(mentor);
    smtp.refuseWith({ code: 451, recipient: false });
    await pass();
    await api.app.get(Digests).want(mentor, false);
    smtp.refuseWith(null);
    await api.dataSource.query(`UPDATE jobs.job SET start_after = now() WHERE name = $1 AND state = 'retry'`, [
      digestQueue.name,
    ]);
    api.app.get(Jobs).look(digestQueue);
    await idle();
    expect([smtp.received.length, await states()]).toEqual([0, ['empty']]);
    expect(await api.dataSource.manager.countBy(MentoringDigest, { personId: mentor })).toBe(0);
  });

  test('is sent once a week, however many passes come at once and however often it is asked for anew', async () => {
    await request();
    await want(mentor);
    await Promise.all(Array.from({ length: 6 }, () => passes.pass(new Date())));
    await idle();
    await api.app.get(Digests).want(mentor, false);
    await want(mentor);
    await pass();
    expect([smtp.received.length, await states()]).toEqual([1, ['sent']]);
    const { nextAt } = await api.dataSource.manager.findOneByOrFail(MentoringDigest, { personId: mentor });
    expect(nextAt.getTime()).toBeGreaterThan(Date.now());
  });

  test('of more people than a batch reaches all of them', async () => {
    const { manager } = api.dataSource;
    await manager.query(
      `WITH made AS (INSERT INTO person (name, email, language, zone)
         SELECT 'P' || n, 'digest' || n || '@example.org', 'en', 'Africa/Kigali' FROM generate_series(1, $1::integer) AS n RETURNING id)
       INSERT INTO mentoring_digest (person_id, next_at) SELECT id, now() - interval '1 minute' FROM made`,
      [batch + 5],
    );
    await pass();
    expect((await states()).length).toBe(batch + 5);
  });
});

describe('a crash', () => {
  test('of the process that took the job leaves it to another, and the letter is sent once', async () => {
    await request();
    await want(mentor);
    const { url } = api.dataSource.options as { url: string };
    const dead = new PgBoss({ connectionString: url, schema: 'jobs', supervise: false, schedule: false });
    await dead.start();
    smtp.refuseWith({ code: 451, recipient: false });
    await pass();
    await api.dataSource.query(`UPDATE jobs.job SET start_after = now() WHERE name = $1 AND state = 'retry'`, [
      digestQueue.name,
    ]);
    const taken = await dead.fetch(digestQueue.name, { batchSize: 4, ignoreStartAfter: true });
    await dead.stop({ graceful: false });
    expect(taken).toHaveLength(1);
    smtp.refuseWith(null);
    await api.dataSource.query(`UPDATE jobs.job SET heartbeat_on = now() - interval '10 minutes' WHERE name = $1`, [
      digestQueue.name,
    ]);
    await api.dataSource.query(`UPDATE jobs.queue SET monitor_claim_on = now() - interval '1 hour'`);
    await api.app.get(Jobs).supervise();
    await api.dataSource.query(`UPDATE jobs.job SET start_after = now() WHERE name = $1 AND state = 'retry'`, [
      digestQueue.name,
    ]);
    api.app.get(Jobs).look(digestQueue);
    await idle();
    expect([smtp.received.length, await states()]).toEqual([1, ['sent']]);
  });

  test('between the answer of the mail server and the database may send it twice, as one message', async () => {
    await request();
    await want(mentor);
    smtp.loseAnswers(1);
    await pass();
    await api.dataSource.query(`UPDATE jobs.job SET start_after = now() WHERE name = $1 AND state = 'retry'`, [
      digestQueue.name,
    ]);
    api.app.get(Jobs).look(digestQueue);
    await idle();
    const ids = smtp.received.map(({ source }) => /^Message-ID: (.*)\r$/im.exec(source)?.[1]);
    expect([ids.length, new Set(ids).size, await states()]).toEqual([2, 1, ['sent']]);
  });
});
