import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase } from '#database/testing';
import type { TestDatabase } from '#database/testing';
import { tellOfSeat, tellOfSessions } from '../src/notifications/tell.ts';
import type { Planned, SessionChanged } from '../src/notifications/tell.ts';
import { readFacts } from '../src/notifications/facts.ts';
import type { SectionFacts } from '../src/notifications/facts.ts';
import { saveMember, savePerson, saveSection, saveSession, saveUniversity } from './world.ts';
import type { University } from './world.ts';

let database: TestDatabase;
let at: University;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  at = await saveUniversity(database.dataSource.manager, 'University');
});

const planned = (hour: number, lecturers: string[] = [at.teaching]): Planned => ({
  startsAt: new Date(Date.UTC(2027, 2, 1, hour)),
  endsAt: new Date(Date.UTC(2027, 2, 1, hour + 1)),
  zone: 'Africa/Kigali',
  room: 'B12',
  lecturers,
  topic: 'Joins',
});
const moved = (sessionId = at.sessionId, sectionId = at.sectionId, more: Partial<SessionChanged> = {}) => ({
  sessionId,
  sectionId,
  what: 'moved' as const,
  before: planned(8),
  after: planned(10),
  ...more,
});
const tell = (actorId: string | null, changes: SessionChanged[]) =>
  database.dataSource.transaction((manager) => tellOfSessions(manager, actorId, changes));
const noticesOf = async (personId: string) => {
  const rows: { kind: string; facts: unknown; mailState: string }[] = await database.dataSource.query(
    'SELECT kind, facts, mail_state AS "mailState" FROM notification WHERE person_id = $1 ORDER BY created_at',
    [personId],
  );
  return rows.map(({ facts, ...row }) => ({ ...row, ...(readFacts(facts) as SectionFacts | undefined) }));
};

describe('people whom a change of the timetable concerns', () => {
  test('lecturers and students of the section are told, each once; the person who made it and others are not', async () => {
    expect(await tell(at.admin, [moved()])).toBe(2);
    expect(await noticesOf(at.enrolled)).toEqual([
      {
        kind: 'timetable',
        mailState: 'due',
        sectionId: at.sectionId,
        title: expect.stringMatching(/^INF301 Databases II, S\d+$/),
        changes: [
          {
            sessionId: at.sessionId,
            what: 'moved',
            before: expect.objectContaining({ startsAt: '2027-03-01T08:00:00.000Z', lecturers: [at.teaching] }),
            after: expect.objectContaining({ startsAt: '2027-03-01T10:00:00.000Z', room: 'B12', topic: 'Joins' }),
          },
        ],
      },
    ]);
    expect(await noticesOf(at.teaching)).toHaveLength(1);
    for (const other of [at.student, at.lecturer, at.admin]) expect(await noticesOf(other)).toEqual([]);
    expect(await tell(at.teaching, [moved()])).toBe(1);
    expect(await noticesOf(at.teaching)).toHaveLength(1);
  });

  test('a lecturer who gives a session away and the one who takes it are told', async () => {
    const { manager } = database.dataSource;
    const [before, after, standsIn] = [await savePerson(manager), await savePerson(manager), await savePerson(manager)];
    await manager.query('INSERT INTO session_lecturer (session_id, person_id) VALUES ($1, $2)', [
      at.sessionId,
      standsIn,
    ]);
    const another = await saveSession(manager, at.sectionId, 600);
    const swap = moved(at.sessionId, at.sectionId, {
      what: 'lecturers',
      before: planned(8, [before]),
      after: planned(8, [after]),
    });
    expect(await tell(null, [swap, moved(another)])).toBe(5);
    // They are told of that one session only, the section's people of both.
    for (const one of [before, after, standsIn]) expect((await noticesOf(one))[0]?.changes).toHaveLength(1);
    expect((await noticesOf(at.enrolled))[0]?.changes).toHaveLength(2);
  });

  test('students of a draft are not told', async () => {
    await database.dataSource.query(`UPDATE section SET state = 'draft' WHERE id = $1`, [at.sectionId]);
    expect(await tell(at.admin, [moved()])).toBe(1);
    expect(await noticesOf(at.enrolled)).toEqual([]);
  });

  test('people who have left, were suspended or want no mail get none', async () => {
    const { manager } = database.dataSource;
    const [gone, suspended, quiet] = await Promise.all(
      [1, 2, 3].map(() => saveMember(manager, at.institutionId, 'student')),
    );
    for (const one of [gone, suspended, quiet]) {
      await manager.query('INSERT INTO enrolment (section_id, person_id) VALUES ($1, $2)', [at.sectionId, one]);
    }
    await manager.query('UPDATE person SET deactivated_at = now() WHERE id = $1', [gone]);
    await manager.query('UPDATE membership SET suspended_at = now() WHERE person_id = $1', [suspended]);
    await manager.query('UPDATE person SET mail_changes = false WHERE id = $1', [quiet]);
    expect(await tell(at.admin, [moved()])).toBe(3);
    expect(await noticesOf(quiet ?? '')).toMatchObject([{ mailState: 'none' }]);
  });
});

describe('once', () => {
  test('a series of twelve is one notice with twelve lines, in their order', async () => {
    const { manager } = database.dataSource;
    const ids: string[] = [];
    for (let week = 0; week < 12; week += 1) ids.push(await saveSession(manager, at.sectionId, 10_080 * week));
    expect(
      await tell(
        at.admin,
        ids.map((id) => moved(id)),
      ),
    ).toBe(2);
    const [notice, ...more] = await noticesOf(at.enrolled);
    expect(more).toEqual([]);
    expect(notice?.changes?.map(({ sessionId }) => sessionId)).toEqual(ids);
  });

  test('two sections are two notices for one person, who counts once', async () => {
    const { manager } = database.dataSource;
    const other = await saveSection(manager, at);
    const session = await saveSession(manager, other, 600);
    expect(await tell(at.admin, [moved(), moved(session, other)])).toBe(2);
    expect(await noticesOf(at.enrolled)).toHaveLength(2);
  });

  test('a later change in the same transaction is added; another transaction makes another notice', async () => {
    const second = await saveSession(database.dataSource.manager, at.sectionId, 600);
    await database.dataSource.transaction(async (manager) => {
      await tellOfSessions(manager, at.admin, [moved()]);
      await tellOfSessions(manager, at.admin, [moved(second)]);
    });
    expect((await noticesOf(at.enrolled)).map(({ changes }) => changes?.length)).toEqual([2]);
    await tell(at.admin, [moved()]);
    expect(await noticesOf(at.enrolled)).toHaveLength(2);
  });

  test('a transaction that fails tells nobody', async () => {
    const failing = database.dataSource.transaction(async (manager) => {
      await tellOfSessions(manager, at.admin, [moved()]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await noticesOf(at.enrolled)).toEqual([]);
  });
});

test('telling costs one statement, however many sessions and people', async () => {
  const { manager } = database.dataSource;
  const ids: string[] = [];
  for (let week = 0; week < 20; week += 1) {
    ids.push(await saveSession(manager, at.sectionId, 10_080 * week));
    const student = await saveMember(manager, at.institutionId, 'student');
    await manager.query('INSERT INTO enrolment (section_id, person_id) VALUES ($1, $2)', [at.sectionId, student]);
  }
  const changes = ids.map((id) => moved(id));
  const [told, statements] = await database.dataSource.transaction(async (inOne) => {
    const query = jest.spyOn(pg.Client.prototype, 'query');
    try {
      return [await tellOfSessions(inOne, at.admin, changes), query.mock.calls.length];
    } finally {
      query.mockRestore();
    }
  });
  expect([told, statements]).toEqual([22, 1]);
});

test('a seat that became free is told to those who get it', async () => {
  const told = await database.dataSource.transaction((manager) =>
    tellOfSeat(manager, at.sectionId, [at.student, at.enrolled]),
  );
  expect(told).toBe(2);
  expect(await noticesOf(at.student)).toMatchObject([{ kind: 'enrolled', sectionId: at.sectionId, changes: [] }]);
});

test('facts that nobody can read are none', () => {
  for (const facts of [null, 1, {}, { sectionId: 'x', title: '', changes: [] }])
    expect(readFacts(facts)).toBeUndefined();
});
