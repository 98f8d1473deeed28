import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { Notification } from '#database';
import { Post } from '../src/mail/index.ts';
import { tellEachOfMentoring, tellOfMentoring, tellOfSeat } from '../src/notifications/index.ts';
import type { MentoringTold, PlannedFacts } from '../src/notifications/index.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { savePerson, saveUniversity } from './world.ts';

let api: RunningApi;
let mentor: string;
let mentee: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  const { manager } = api.dataSource;
  [mentor, mentee] = [await savePerson(manager, { name: 'Jean' }), await savePerson(manager, { name: 'Aline' })];
});

const mentorshipId = crypto.randomUUID();
const year = new Date().getUTCFullYear() + 1;
const at = (hour: number): PlannedFacts => ({
  startsAt: `${year}-01-11T0${hour}:00:00.000Z`,
  endsAt: `${year}-01-11T0${hour}:30:00.000Z`,
  zone: 'Africa/Kigali',
  room: null,
  lecturers: [mentor],
  topic: 'Chapter one',
});
const meeting = (hour: number) => ({ sessionId: crypto.randomUUID(), before: null, after: at(hour) });
const tell = (personIds: string[], told: MentoringTold, actorId: string | null = mentee) =>
  api.app.get(DataSource).transaction((manager) => tellOfMentoring(manager, actorId, personIds, told));
const list = `{ notifications(also: [MENTORING]) { nodes { kind section { id }
  mentoring { what mentorshipId other { name } } changes { what sessionId topic } } totalCount unreadCount }
  viewer { unreadNotifications(also: [MENTORING]) } }`;
const asks = async (who: string, document: string) => {
  const { data, errors } = await api.ask(document, {}, { cookie: await api.cookieOf(who) });
  expect(errors).toEqual([]);
  return data;
};
const mailTo = async (who: string) => {
  await api.noticesAreOut();
  const [{ email }]: [{ email: string }] = await api.dataSource.query('SELECT email FROM person WHERE id = $1', [who]);
  return (await api.app.get(Post).outbox.list()).filter(({ to }) => to.address === email);
};

describe('a step of mentoring', () => {
  test('is told to the other, with the name that the other has when it is read, and by mail', async () => {
    expect(await tell([mentor, mentee], { what: 'asked', otherId: mentee })).toBe(1);
    await api.dataSource.query(`UPDATE person SET name = 'Aline U.' WHERE id = $1`, [mentee]);
    expect(await asks(mentor, list)).toEqual({
      notifications: {
        nodes: [
          {
            ...{ kind: 'MENTORING', section: null, changes: [] },
            mentoring: { what: 'ASKED', mentorshipId: null, other: { name: 'Aline U.' } },
          },
        ],
        ...{ totalCount: 1, unreadCount: 1 },
      },
      viewer: { unreadNotifications: 1 },
    });
    const [letter] = await mailTo(mentor);
    expect(letter).toMatchObject({ subject: 'Mentoring: Aline U.' });
    expect(letter?.text).toContain('- Aline U. asks you to be their mentor.');
    expect(letter?.text).toContain('/mentoring\n');
  });

  test('is told to nobody who has no account, and mailed to nobody who wants no mail', async () => {
    const gone = await savePerson(api.dataSource.manager);
    await api.dataSource.query('UPDATE person SET deactivated_at = now() WHERE id = $1', [gone]);
    await api.dataSource.query('UPDATE person SET mail_changes = false WHERE id = $1', [mentor]);
    expect(await tell([mentor, gone], { what: 'withdrawn', otherId: mentee })).toBe(1);
    expect(await mailTo(mentor)).toEqual([]);
  });

  test('of many people is one statement, each told their own', async () => {
    const told = await api.app.get(DataSource).transaction((manager) =>
      tellEachOfMentoring(manager, null, [
        { personId: mentor, what: 'expired', otherId: mentee },
        { personId: mentee, what: 'reminder', otherId: mentor },
        { personId: mentor, what: 'paused' },
      ]),
    );
    expect(told).toBe(2);
    const of = async (personId: string) =>
      (await api.dataSource.manager.findBy(Notification, { personId })).map(({ facts }) => facts['news']).sort();
    expect(await of(mentor)).toEqual(['expired', 'paused']);
    expect(await of(mentee)).toEqual(['reminder']);
  });
});

describe('meetings', () => {
  test('that are planned together are one notification and one letter, a line each', async () => {
    const [first, second] = [meeting(8), meeting(9)];
    await api.app.get(DataSource).transaction(async (manager) => {
      for (const one of [first, second]) {
        await tellOfMentoring(manager, mentor, [mentee], {
          ...{ what: 'meeting_planned' as const, mentorshipId, otherId: mentor, meeting: one },
        });
      }
    });
    expect(await asks(mentee, list)).toMatchObject({
      notifications: {
        nodes: [
          {
            mentoring: { what: 'MEETING_PLANNED', mentorshipId, other: { name: 'Jean' } },
            changes: [
              { what: 'PLANNED', sessionId: first.sessionId, topic: 'Chapter one' },
              { what: 'PLANNED', sessionId: second.sessionId },
            ],
          },
        ],
      },
    });
    const [letter, ...more] = await mailTo(mentee);
    expect(more).toEqual([]);
    expect(letter?.text.match(/^- New: /gm)).toHaveLength(2);
    expect(letter?.text).toContain(`/mentoring/${mentorshipId}\n`);
  });
});

describe('a page of an earlier build', () => {
  const earlier =
    '{ notifications { nodes { kind section { id title } } totalCount unreadCount } viewer { unreadNotifications } }';

  test('gets nothing without a section, counts none of it, and marks none of it', async () => {
    const { sectionId } = await saveUniversity(api.dataSource.manager, 'University');
    await api.app.get(DataSource).transaction((manager) => tellOfSeat(manager, sectionId, [mentor]));
    await tell([mentor], { what: 'asked', otherId: mentee });
    expect(await asks(mentor, earlier)).toMatchObject({
      notifications: { nodes: [{ kind: 'ENROLLED', section: { id: sectionId } }], totalCount: 1, unreadCount: 1 },
      viewer: { unreadNotifications: 1 },
    });
    expect(await asks(mentor, 'mutation { markNotificationsRead }')).toEqual({ markNotificationsRead: 0 });
    expect(await asks(mentor, list)).toMatchObject({ viewer: { unreadNotifications: 1 } });
    expect(await asks(mentor, 'mutation { markNotificationsRead(also: [MENTORING]) }')).toEqual({
      markNotificationsRead: 0,
    });
    expect(await asks(mentor, list)).toMatchObject({ viewer: { unreadNotifications: 0 } });
  });
});
