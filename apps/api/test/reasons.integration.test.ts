import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Planner, anyWarning, dataOf, refusal, year } from './planning.ts';
import type { PlannedSession } from './planning.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { startMailServer } from '../../../test/setup/mail-server.ts';
import type { MailServer } from '../../../test/setup/mail-server.ts';
import { saveUniversity } from './world.ts';
import type { University } from './world.ts';

const why = 'Power cut';
let api: RunningApi;
let smtp: MailServer;
let at: University;
let cookie: string;
let planner: Planner;
beforeAll(async () => {
  smtp = await startMailServer();
  api = await startApi({ SMTP_URL: smtp.url });
});
afterAll(async () => {
  await api.close();
  await smtp.close();
});
beforeEach(async () => {
  await api.dataSource.query('DELETE FROM notification');
  smtp.received.length = 0;
  at = await saveUniversity(api.dataSource.manager, 'University');
  cookie = await api.cookieOf(at.admin);
  planner = new Planner(api, cookie, at.sectionId);
});

const cancelling = (id: string, reason: string | null, scope = 'THIS') =>
  api.ask(
    `mutation ($id: ID!, $scope: SeriesScope, $reason: String) {
      cancelSession(id: $id, scope: $scope, reason: $reason) { id phase reason } }`,
    { id, scope, reason },
    { cookie },
  );
const reasonOf = async (id: string) => {
  const reply = await api.ask(
    'query ($id: ID!) { session(id: $id) { reason } }',
    { id },
    {
      cookie: await api.cookieOf(at.enrolled),
    },
  );
  return dataOf<{ reason: string | null }>(reply, 'session').reason;
};
interface Notice {
  changes: { what: string; reason: string | null }[];
}
const noticesOf = async (personId: string) => {
  const reply = await api.ask(
    '{ notifications { nodes { changes { what reason } } } }',
    {},
    {
      cookie: await api.cookieOf(personId),
    },
  );
  return dataOf<{ nodes: Notice[] }>(reply, 'notifications').nodes;
};
const moving = (session: PlannedSession, version: number, more: object) =>
  planner.moving({ id: session.id, version }, { accept: anyWarning, ...more });

describe('a reason', () => {
  test('of a move is read on the session, in the notice, in the mail and in the calendar', async () => {
    const session = await planner.one(`${year}-02-03T17:00`);
    await api.dataSource.query('DELETE FROM notification');
    dataOf(await moving(session, 1, { localStart: `${year}-02-04T17:00`, reason: ` ${why} ` }), 'moveSession');
    expect(await reasonOf(session.id)).toBe(why);
    for (const person of [at.enrolled, at.teaching]) {
      expect(await noticesOf(person)).toEqual([{ changes: [{ what: 'MOVED', reason: why }] }]);
    }
    await api.noticesAreOut();
    expect(smtp.received).toHaveLength(2);
    for (const { source } of smtp.received) expect(source).toContain(`Reason: ${why}`);
    const made = await api.ask(
      'mutation { createCalendarFeed { path } }',
      {},
      {
        cookie: await api.cookieOf(at.enrolled),
      },
    );
    const feed = await api.get(dataOf<{ path: string }>(made, 'createCalendarFeed').path);
    expect(await feed.text()).toContain(`Reason for the change: ${why}`);
  });

  test('of a cancellation is said of each session of the series, and once in the mail', async () => {
    const sessions = await planner.planned(`${year}-02-03T17:00`, { rule: 'FREQ=WEEKLY;COUNT=3' });
    await api.dataSource.query('DELETE FROM notification');
    const reply = await cancelling(sessions[0]?.id ?? '', why, 'ALL');
    expect(dataOf(reply, 'cancelSession')).toEqual(sessions.map(({ id }) => ({ id, phase: 'CANCELLED', reason: why })));
    expect(await noticesOf(at.enrolled)).toEqual([
      { changes: sessions.map(() => ({ what: 'CANCELLED', reason: why })) },
    ]);
    await api.noticesAreOut();
    const [mail] = smtp.received;
    expect(mail?.source.split(/text\/html/)[0]?.split(`Reason: ${why}`)).toHaveLength(2);
  });

  test('stands until the session is moved or cancelled without one; another room needs none', async () => {
    const session = await planner.one(`${year}-02-03T17:00`);
    await moving(session, 1, { localStart: `${year}-02-04T17:00`, reason: why });
    await moving(session, 2, { topic: 'Joins' });
    await moving(session, 3, { lecturerIds: [at.lecturer] });
    expect(await reasonOf(session.id)).toBe(why);
    const [notice] = await noticesOf(at.enrolled);
    expect(notice).toEqual({ changes: [{ what: 'LECTURERS', reason: null }] });
    await moving(session, 4, { localStart: `${year}-02-05T17:00` });
    expect(await reasonOf(session.id)).toBeNull();
    await moving(session, 5, { localStart: `${year}-02-06T17:00`, reason: why });
    await cancelling(session.id, null);
    expect(await reasonOf(session.id)).toBeNull();
  });

  test('is not given to sessions of a series that stay as they are', async () => {
    const [first, second, third] = await planner.planned(`${year}-02-03T17:00`, { rule: 'FREQ=WEEKLY;COUNT=3' });
    if (!first || !second || !third) throw new Error('three sessions');
    await moving(second, 1, { localStart: `${year}-02-11T09:00` });
    await moving(first, 1, { scope: 'ALL', localStart: `${year}-02-03T18:00`, reason: why });
    expect(await Promise.all([first, second, third].map(({ id }) => reasonOf(id)))).toEqual([why, null, why]);
  });

  test('is one line of at most 300 characters', async () => {
    const session = await planner.one(`${year}-02-03T17:00`);
    for (const wrong of ['x'.repeat(301), 'two\nlines']) {
      const move = await moving(session, 1, { localStart: `${year}-02-04T17:00`, reason: wrong });
      expect(refusal(move)).toEqual([['BAD_INPUT', 'input.reason']]);
      expect(refusal(await cancelling(session.id, wrong))).toEqual([['BAD_INPUT', 'reason']]);
    }
    expect((await planner.all()).find(({ id }) => id === session.id)?.version).toBe(1);
    dataOf(await cancelling(session.id, '  '), 'cancelSession');
    expect(await reasonOf(session.id)).toBeNull();
  });

  test('is not kept in the log of changes: it may tell of an illness', async () => {
    const session = await planner.one(`${year}-02-03T17:00`);
    await cancelling(session.id, why);
    const rows: { changes: object }[] = await api.dataSource.query(
      `SELECT changes FROM audit_entry WHERE object_id = $1 AND action = 'update'`,
      [session.id],
    );
    expect(rows).toEqual([{ changes: expect.objectContaining({ change_reason: [] }) }]);
    expect(JSON.stringify(rows)).not.toContain(why);
  });
});
