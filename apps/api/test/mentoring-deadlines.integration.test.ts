import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { MentorOffer, MentoringRequest, Notification } from '#database';
import type { AppError } from '#platform';
import { Jobs } from '../src/jobs/index.ts';
import { MentorOffers } from '../src/mentoring/offers.service.ts';
import { RequestDeadlines, batch } from '../src/mentoring/requests/deadlines.service.ts';
import { deadlinesQueue } from '../src/mentoring/requests/queue.ts';
import { MentoringRequests } from '../src/mentoring/requests/requests.service.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { savePerson } from './world.ts';

let api: RunningApi;
let requests: MentoringRequests;
let deadlines: RequestDeadlines;
let mentor: string;
let mentee: string;
beforeAll(async () => {
  api = await startApi();
  requests = api.app.get(MentoringRequests);
  deadlines = api.app.get(RequestDeadlines);
});
afterAll(() => api.close());
beforeEach(async () => {
  const { manager } = api.dataSource;
  await manager.query('DELETE FROM mentoring_request');
  await manager.query('DELETE FROM notification');
  [mentor, mentee] = [await saveMentor(), await savePerson(manager)];
});

async function saveMentor(): Promise<string> {
  const { manager } = api.dataSource;
  const personId = await savePerson(manager);
  await manager.insert(MentorOffer, { personId, about: '', audiences: ['student'], capacity: 5 });
  return personId;
}
const ask = (who = mentee, of = mentor) =>
  requests.ask(who, { mentorId: of, message: 'Bonjour', goals: ['A paper'], expectation: '', keepsOthers: false });
/** A pass at so many days from now. */
const after = (days: number) => deadlines.pass(new Date(Date.now() + days * 86_400_000));
const stateOf = async (id: string) => (await api.dataSource.manager.findOneByOrFail(MentoringRequest, { id })).state;
const offerOf = (personId = mentor) => api.dataSource.manager.findOneByOrFail(MentorOffer, { personId });
/** Steps a person was told of, from the oldest. */
const toldTo = async (personId: string) =>
  (await api.dataSource.manager.find(Notification, { where: { personId }, order: { createdAt: 'ASC' } })).map(
    ({ facts }) => facts['news'],
  );

describe('each step of a request', () => {
  test('is told to the other, and the words that go with it are not in the notification', async () => {
    const id = await ask();
    await requests.askForMore(mentor, id, 'SECRET');
    await requests.tellMore(mentee, id, 'SECRET');
    await requests.decline(mentor, id, 'SECRET', false);
    await requests.withdraw(mentee, await ask());
    expect(await toldTo(mentor)).toEqual(['asked', 'more_told', 'asked', 'withdrawn']);
    expect(await toldTo(mentee)).toEqual(['more_asked', 'declined']);
    const [{ found }]: [{ found: number }] = await api.dataSource.query(
      `SELECT count(*)::integer AS found FROM notification WHERE facts::text ~ 'SECRET|Bonjour|paper'`,
    );
    expect(found).toBe(0);
  });

  test('an acceptance is told to the mentee, and to mentors whose requests are closed by it', async () => {
    const other = await saveMentor();
    const [id] = [await ask(), await ask(mentee, other)];
    const mentorshipId = await requests.accept(mentor, id);
    expect(await toldTo(other)).toEqual(['asked', 'closed']);
    const [{ facts }] = (await api.dataSource.manager.findBy(Notification, { personId: mentee })) as [Notification];
    expect(facts).toMatchObject({ news: 'accepted', mentorshipId, requestId: id, otherId: mentor });
  });
});

describe('with time', () => {
  test('who is to answer is reminded once, on the fourth day', async () => {
    const id = await ask();
    await after(3.9);
    expect(await toldTo(mentor)).toEqual(['asked']);
    await after(4.1);
    await after(5);
    expect(await toldTo(mentor)).toEqual(['asked', 'reminder']);
    expect(await toldTo(mentee)).toEqual([]);
    expect(await stateOf(id)).toBe('open');
  });

  test('a mentee who was asked to tell more is the one who is reminded, and then the mentor is told of the end', async () => {
    const id = await ask();
    await requests.askForMore(mentor, id, 'Which year?');
    await after(4.1);
    expect(await toldTo(mentee)).toEqual(['more_asked', 'reminder']);
    await after(7.1);
    expect(await stateOf(id)).toBe('expired');
    expect(await toldTo(mentor)).toEqual(['asked', 'expired']);
    expect((await offerOf()).unanswered).toBe(0);
  });

  test('a request without an answer ends after seven days; the mentee is told, and may ask again', async () => {
    const id = await ask();
    await after(6.9);
    expect(await stateOf(id)).toBe('open');
    await after(7.1);
    await after(8);
    expect(await stateOf(id)).toBe('expired');
    expect(await toldTo(mentee)).toEqual(['expired']);
    await ask();
  });

  test('one that was answered is left alone', async () => {
    const id = await ask();
    await requests.decline(mentor, id, '', false);
    await after(7.1);
    expect(await stateOf(id)).toBe('declined');
    expect(await toldTo(mentee)).toEqual(['declined']);
  });
});

describe('a mentor who leaves requests without an answer', () => {
  const leave = async (times: number) => {
    for (let left = 0; left < times; left += 1) await ask(await savePerson(api.dataSource.manager));
    await after(7.1);
  };

  test('is paused after three in a row, and told', async () => {
    await leave(2);
    expect(await offerOf()).toMatchObject({ unanswered: 2, pausedAt: null });
    await leave(1);
    expect(await offerOf()).toMatchObject({ unanswered: 0, pausedBecause: 'silent' });
    expect(await toldTo(mentor)).toContain('paused');
    await expect(ask()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { data } = await api.ask(
      '{ myMentoring { offer { paused pausedBecause } } }',
      {},
      {
        cookie: await api.cookieOf(mentor),
      },
    );
    expect(data).toEqual({ myMentoring: { offer: { paused: true, pausedBecause: 'SILENT' } } });
  });

  test('is counted anew after an answer, and after taking requests again', async () => {
    await leave(2);
    await requests.decline(mentor, await ask(), '', false);
    await leave(2);
    expect(await offerOf()).toMatchObject({ unanswered: 2, pausedAt: null });
    await api.app.get(MentorOffers).pause(mentor, false);
    expect(await offerOf()).toMatchObject({ unanswered: 0 });
  });
});

describe('many requests', () => {
  const save = (count: number) =>
    api.dataSource.query(
      `WITH person AS (
         INSERT INTO person (email, name, zone, language)
         SELECT gen_random_uuid() || '@example.org', 'Mentee', 'Africa/Kigali', 'en' FROM generate_series(1, $2::int) RETURNING id)
       INSERT INTO mentoring_request (mentor_id, mentee_id, message, goals, expectation, expires_at)
       SELECT $1, id, 'Bonjour', '{A}', '', now() - interval '1 hour' FROM person`,
      [mentor, count],
    );
  const statements = async () => {
    const query = jest.spyOn(pg.Client.prototype, 'query');
    try {
      await after(0);
      return query.mock.calls.length;
    } finally {
      query.mockRestore();
    }
  };

  test('end by as many statements as few', async () => {
    await save(2);
    const few = await statements();
    await save(40);
    expect(await statements()).toBe(few);
  });

  test('more than fit into a batch all end, once', async () => {
    await save(batch + 1);
    await Promise.all([after(0), after(0)]);
    expect(await api.dataSource.manager.countBy(MentoringRequest, { state: 'expired' })).toBe(batch + 1);
    const [{ told }]: [{ told: number }] = await api.dataSource.query(
      `SELECT count(*)::integer AS told FROM notification WHERE facts ->> 'news' = 'expired'`,
    );
    expect(told).toBe(batch + 1);
  });
});

test('an answer in the instant of the end has one outcome, and who comes second is told so', async () => {
  for (let round = 0; round < 10; round += 1) {
    const id = await ask(await savePerson(api.dataSource.manager), await saveMentor());
    const { mentorId } = await api.dataSource.manager.findOneByOrFail(MentoringRequest, { id });
    const [answer] = await Promise.allSettled([requests.accept(mentorId, id), after(7.1)]);
    const refused = answer.status === 'rejected';
    if (refused) expect(answer.reason).toMatchObject({ code: 'CONFLICT' } satisfies Partial<AppError>);
    expect(await stateOf(id)).toBe(refused ? 'expired' : 'accepted');
  }
});

test('a batch that ends in the middle has written nothing, and the next pass does all of it', async () => {
  const id = await ask();
  await api.dataSource.query(
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the process is gone'; END $$;
     CREATE TRIGGER refuse BEFORE INSERT ON notification FOR EACH ROW EXECUTE FUNCTION refuse()`,
  );
  await expect(after(7.1)).rejects.toThrow('the process is gone');
  expect([await stateOf(id), (await offerOf()).unanswered]).toEqual(['open', 0]);
  await api.dataSource.query('DROP TRIGGER refuse ON notification; DROP FUNCTION refuse()');
  await after(7.1);
  expect([await stateOf(id), (await offerOf()).unanswered, await toldTo(mentee)]).toEqual(['expired', 1, ['expired']]);
});

test('one pass waits at any time, and sends the next one', async () => {
  const waiting = async (): Promise<number> => {
    const rows: object[] = await api.dataSource.query(
      `SELECT FROM jobs.job WHERE name = $1 AND state < 'active' AND start_after > now() + interval '50 minutes'`,
      [deadlinesQueue.name],
    );
    return rows.length;
  };
  expect(await waiting()).toBe(1);
  await api.app.get(DataSource).query(`UPDATE jobs.job SET start_after = now() WHERE name = $1`, [deadlinesQueue.name]);
  api.app.get(Jobs).look(deadlinesQueue);
  await api.app.get(Jobs).idle(deadlinesQueue);
  expect(await waiting()).toBe(1);
});
