import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readTicket } from '#contract/ticket';
import { Person, Session, SessionOwnerParticipant } from '#database';
import { SessionOwners } from '../src/schedule/index.ts';
import { hashPassword } from '../src/sign-in/passwords.ts';
import { localStartOf } from '../src/time/zones.ts';
import { Planner, anyWarning, firstWeekday, kinds } from './planning.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { savePerson, saveUniversity } from './world.ts';
import type { University } from './world.ts';

/** An owner that is no section: as a mentorship, an interview or a track of a conference is one. */
const title = 'Aline Uwase – Jean Peeters';
const zone = 'Europe/Brussels';

const owners = new SessionOwners();
let api: RunningApi;
let at: University;
/** Teaches at the university as well. */
let host: string;
/** Learns in its section as well. */
let listener: string;
let ownerId: string;
/** Begins in five minutes. */
let meeting: string;

beforeAll(async () => {
  api = await startApi({ PUBLIC_ADDRESS: 'https://class.example.org' });
});
afterAll(() => api.close());
beforeEach(async () => {
  const { manager } = api.dataSource;
  at = await saveUniversity(manager, 'University');
  [host, listener] = [at.teaching, at.enrolled];
  ownerId = await owners.add(manager, {
    kind: 'workshop',
    title,
    participants: [
      { personId: host, role: 'host' },
      { personId: listener, role: 'listener' },
    ],
  });
  meeting = await planned(localStartOf(zone, new Date(Date.now() + 5 * 60_000)));
});

const planned = (localStart: string, minutes = 30) =>
  owners.plan(api.dataSource.manager, ownerId, { topic: 'First meeting', localStart, minutes, zone });
const asks = async (who: string, document: string, variables: Record<string, unknown> = {}) =>
  api.ask(document, variables, { cookie: await api.cookieOf(who) });
const read = `query ($id: ID!) { session(id: $id) {
  id title topic zone phase viewerMayEnter section { id } lecturers { id } owner { id kind title hosts { id } listeners { id } } } }`;

describe('a session without a section', () => {
  test('is read by its participants, with what its owner says of it', async () => {
    for (const who of [host, listener]) {
      const { data, errors } = await asks(who, read, { id: meeting });
      expect(errors).toEqual([]);
      expect(data).toEqual({
        session: {
          ...{ id: meeting, title, topic: 'First meeting', zone, phase: 'OPEN', viewerMayEnter: true, section: null },
          lecturers: [{ id: host }],
          owner: { id: ownerId, kind: 'workshop', title, hosts: [{ id: host }], listeners: [{ id: listener }] },
        },
      });
    }
  });

  test('does not exist for anybody else, whatever they are', async () => {
    const { manager } = api.dataSource;
    const others = [
      ...[at.admin, at.lecturer, at.student, await savePerson(manager)],
      await savePerson(manager, { platformRole: 'coordinator' }),
      await savePerson(manager, { platformRole: 'platform_admin' }),
    ];
    for (const who of others) {
      const [here, nowhere] = [await asks(who, read, { id: meeting }), await asks(who, read, { id: randomUUID() })];
      expect(here.errors).toHaveLength(1);
      expect(here.errors).toEqual(nowhere.errors);
    }
  });

  test('is in the agenda and the timetable of its participants, and in no timetable of an institution', async () => {
    const from = localStartOf('Africa/Kigali', new Date()).slice(0, 10);
    const own =
      'query ($from: LocalDate!) { agenda { id title } myTimetable(from: $from, days: 2) { id title viewerMayEnter section { id } } }';
    for (const who of [host, listener]) {
      const { data, errors } = await asks(who, own, { from });
      expect(errors).toEqual([]);
      const { agenda, myTimetable } = data as unknown as Record<'agenda' | 'myTimetable', { id: string }[]>;
      expect(agenda).toContainEqual({ id: meeting, title });
      expect(myTimetable).toContainEqual({ id: meeting, title, viewerMayEnter: true, section: null });
      expect(myTimetable.length).toBe(2);
    }
    const theirs = `query ($at: ID!, $who: ID!, $from: LocalDate!) {
      memberTimetable(institutionId: $at, personId: $who, from: $from, days: 2) { id } }`;
    const { data } = await asks(at.admin, theirs, { at: at.institutionId, who: host, from });
    expect(data).toEqual({ memberTimetable: [{ id: at.sessionId }] });
  });

  test('keeps its participants from what is planned then, and is not told of', async () => {
    const tuesday = firstWeekday(6, 2);
    const planner = new Planner(api, await api.cookieOf(at.admin), at.sectionId);
    await planned(`${tuesday}T10:00`);
    // Kigali and Brussels have one clock in summer.
    const outcome = await planner.plan(`${tuesday}T10:15`, { accept: anyWarning });
    expect(outcome.sessions).toBeUndefined();
    const clashes = outcome.check?.clashes.filter(({ kind }) => kind === 'LECTURER' || kind === 'COHORT');
    expect(clashes).toMatchObject([
      { kind: 'LECTURER', blocking: true, startsAt: null, endsAt: null, session: null },
      { kind: 'COHORT', blocking: false, who: null, count: 1, startsAt: null, endsAt: null, session: null },
    ]);
    expect(JSON.stringify(outcome)).not.toContain(title);
    expect(JSON.stringify(outcome)).not.toContain('First meeting');
    expect(kinds(await planner.check(`${tuesday}T10:30`))).not.toContain('LECTURER');
  });

  test('is in the calendar of its participants, and in no calendar of a section', async () => {
    const create = 'mutation ($section: ID) { createCalendarFeed(sectionId: $section) { path } }';
    const feed = async (section: string | null) => {
      const { data } = await asks(listener, create, { section });
      const { path } = (data as unknown as { createCalendarFeed: { path: string } }).createCalendarFeed;
      return (await api.get(path)).text();
    };
    const event = (text: string) => text.split('BEGIN:VEVENT').find((part) => part.includes('Jean Peeters'));
    expect(event(await feed(null))).toMatch(/SUMMARY:Aline Uwase – Jean Peeters/);
    expect(event(await feed(null))).toContain(`DTSTART;TZID=${zone}:`);
    expect(event(await feed(null))).not.toMatch(/LOCATION:\S/);
    expect(event(await feed(at.sectionId))).toBeUndefined();
  });

  test('is a class that two enter as equals, and more as what the owner says; its attendance is of them', async () => {
    const enter = 'mutation ($id: ID!) { enterClass(sessionId: $id) { ticket classId role } }';
    const entered = async (who: string) => {
      const { data, errors } = await asks(who, enter, { id: meeting });
      expect(errors).toEqual([]);
      return (data as unknown as { enterClass: { ticket: string; classId: string; role: string } }).enterClass;
    };
    const [one, two] = [await entered(host), await entered(listener)];
    expect(one).toMatchObject({ role: 'HOST' });
    expect(two).toMatchObject({ role: 'HOST', classId: one.classId });
    const third = { personId: at.student, role: 'listener' as const };
    const both = [
      { personId: host, role: 'host' as const },
      { personId: listener, role: 'listener' as const },
    ];
    await owners.setParticipants(api.dataSource.manager, ownerId, [...both, third]);
    expect(await entered(host)).toMatchObject({ role: 'HOST' });
    expect(await entered(listener)).toMatchObject({ role: 'LISTENER', classId: one.classId });
    await owners.setParticipants(api.dataSource.manager, ownerId, both);
    expect(await readTicket(one.ticket, api.ticketSecret)).toEqual({
      ticket: { classId: one.classId, personId: host, name: expect.any(String), role: 'host' },
    });
    await api.dataSource.query(
      `INSERT INTO class_event (class_id, seq, at, by, type, body) VALUES
         ($1, 1, now() - interval '20 minutes', $2, 'joined', '{"role": "host", "name": "H"}'),
         ($1, 2, now() - interval '5 minutes', $2, 'left', '{}')`,
      [one.classId, host],
    );
    await api.dataSource.query('UPDATE class SET last_seq = 2 WHERE id = $1', [one.classId]);
    const attendance = `query ($id: ID!) { attendance(sessionId: $id) { rows { person { id } role enrolled minutesPresent } } }`;
    expect((await asks(host, attendance, { id: meeting })).data).toEqual({
      attendance: {
        rows: [
          { person: { id: host }, role: 'HOST', enrolled: false, minutesPresent: 15 },
          { person: { id: listener }, role: 'LISTENER', enrolled: true, minutesPresent: 0 },
        ],
      },
    });
    const file = await api.get(`/files/attendance/${meeting}.csv`, await api.cookieOf(host));
    expect(file.status).toBe(200);
  });

  test('is moved, cancelled and corrected by nobody by what is for sections', async () => {
    const { version } = await api.dataSource.manager.findOneByOrFail(Session, { id: meeting });
    const mutations: [string, Record<string, unknown>][] = [
      ['mutation ($id: ID!) { cancelSession(id: $id, scope: THIS) { id } }', { id: meeting }],
      [
        'mutation ($input: MoveInput!) { moveSession(input: $input) { __typename } }',
        { input: { sessionId: meeting, version, localStart: '2027-01-01T10:00', zone } },
      ],
      [
        'mutation ($id: ID!, $people: [ID!]!) { correctAttendance(sessionId: $id, personIds: $people, mark: PRESENT, reason: "r") { csvPath } }',
        { id: meeting, people: [listener] },
      ],
    ];
    for (const [document, variables] of mutations) {
      const { errors } = await asks(host, document, variables);
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['NOT_ALLOWED']);
    }
  });

  test('is in the file about each participant, who is no participant once erased', async () => {
    const { manager } = api.dataSource;
    const file = await (await api.get('/files/my-data.json', await api.cookieOf(listener))).json();
    expect(JSON.stringify(file)).toContain(title);
    await manager.update(Person, { id: listener }, { passwordHash: await hashPassword('correct horse battery') });
    const { errors } = await asks(listener, 'mutation { eraseAccount(password: "correct horse battery") }');
    expect(errors).toEqual([]);
    const left = await manager.findBy(SessionOwnerParticipant, { ownerId });
    expect(left.map(({ personId }) => personId)).toEqual([host]);
  });

  test('without a title is called by the names of the others, also in the calendar', async () => {
    const { manager } = api.dataSource;
    await owners.rename(manager, ownerId, null);
    await manager.update(Person, { id: host }, { name: 'Jean Peeters' });
    await manager.update(Person, { id: listener }, { name: 'Aline Uwase' });
    for (const [who, called] of [
      [host, 'Aline Uwase'],
      [listener, 'Jean Peeters'],
    ] as const) {
      expect((await asks(who, read, { id: meeting })).data).toMatchObject({ session: { title: called } });
      const { data } = await asks(who, 'mutation { createCalendarFeed { path } }');
      const { path } = (data as unknown as { createCalendarFeed: { path: string } }).createCalendarFeed;
      expect(await (await api.get(path)).text()).toContain(`SUMMARY:${called}\r\n`);
    }
  });

  test('is lost from sight by people who take part no more, and is gone with its owner', async () => {
    const { manager } = api.dataSource;
    await owners.setParticipants(manager, ownerId, [{ personId: host, role: 'host' }]);
    expect((await asks(listener, read, { id: meeting })).errors).toHaveLength(1);
    expect((await asks(host, read, { id: meeting })).errors).toEqual([]);
    await owners.rename(manager, ownerId, 'Jean Peeters');
    expect((await asks(host, read, { id: meeting })).data).toMatchObject({ session: { title: 'Jean Peeters' } });
    await owners.remove(manager, ownerId);
    expect((await asks(host, read, { id: meeting })).errors).toHaveLength(1);
    expect(await manager.countBy(Session, { id: meeting })).toBe(0);
  });

  test('leaves nothing in the audit log of an institution', async () => {
    await api.dataSource.query(`UPDATE session SET topic = 'Second meeting' WHERE id = $1`, [meeting]);
    await api.dataSource.query('DELETE FROM session WHERE id = $1', [meeting]);
    expect(await api.dataSource.query('SELECT kind FROM audit_entry WHERE object_id = $1', [meeting])).toEqual([]);
  });
});

test('a session has one owner, of either kind', async () => {
  const insert = (section: string | null, owner: string | null) =>
    api.dataSource.query(
      `INSERT INTO session (section_id, owner_id, topic, starts_at, ends_at, zone, local_start)
       VALUES ($1, $2, '', now(), now() + interval '1 hour', 'UTC', '2026-12-01T10:00')`,
      [section, owner],
    );
  await expect(insert(null, null)).rejects.toThrow('session_of_one_check');
  await expect(insert(at.sectionId, ownerId)).rejects.toThrow('session_of_one_check');
  await insert(null, ownerId);
});
