import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createTestDatabase } from './testing.ts';
import type { TestDatabase } from './testing.ts';
import {
  AuditEntry,
  Campus,
  Course,
  Enrolment,
  Institution,
  LectureRoom,
  Membership,
  Person,
  Section,
  Session,
  Term,
} from './index.ts';

describe('triggers', () => {
  let database: TestDatabase;
  const ids = { institution: '', campus: '', room: '', person: '', section: '', session: '' };
  const one = async <T>(sql: string, values: unknown[] = []): Promise<T> =>
    ((await database.dataSource.query(sql, values)) as T[])[0] as T;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  beforeEach(async () => {
    const { manager } = database.dataSource;
    const institutionId = (ids.institution = (await manager.save(Institution, { name: 'University' })).id);
    const campusId = (ids.campus = (
      await manager.save(Campus, { institutionId, name: 'Butare', zone: 'Africa/Kigali' })
    ).id);
    ids.room = (await manager.save(LectureRoom, { campusId, name: 'A1', seats: 40 })).id;
    const termId = (
      await manager.save(Term, { institutionId, name: '2026', startsOn: '2026-09-01', endsOn: '2026-12-20' })
    ).id;
    const courseId = (await manager.save(Course, { institutionId, code: 'INF201', title: 'Databases' })).id;
    ids.section = (await manager.save(Section, { courseId, termId, campusId, name: 'A' })).id;
    ids.person = (
      await manager.save(Person, {
        email: `${institutionId}@example.org`,
        name: 'Aline',
        zone: 'Africa/Kigali',
        language: 'fr' as const,
      })
    ).id;
    ids.session = (
      await manager.save(Session, {
        sectionId: ids.section,
        topic: '',
        startsAt: new Date('2026-11-23T15:00:00Z'),
        endsAt: new Date('2026-11-23T16:00:00Z'),
        zone: 'Africa/Kigali',
        localStart: '2026-11-23T17:00',
      })
    ).id;
  });

  test('an edit makes the next version, an edit that changes nothing does not', async () => {
    const version = () => one<{ version: number }>('SELECT version FROM room WHERE id = $1', [ids.room]);
    await database.dataSource.query('UPDATE room SET seats = 45 WHERE id = $1', [ids.room]);
    expect(await version()).toEqual({ version: 2 });
    await database.dataSource.query('UPDATE room SET seats = 45 WHERE id = $1', [ids.room]);
    expect(await version()).toEqual({ version: 2 });
  });

  test.each([
    [`starts_at = '2026-11-23T14:00:00Z', local_start = '2026-11-23T16:00'`, 1],
    [`ends_at = '2026-11-23T17:00:00Z'`, 1],
    ['cancelled_at = now()', 1],
    [`topic = 'Joins'`, 1],
    [`series_date = '2026-11-23T17:00'`, 0],
  ])('SEQUENCE counts what a calendar shows: %s', async (change, sequence) => {
    await database.dataSource.query(`UPDATE session SET ${change} WHERE id = $1`, [ids.session]);
    expect(await one('SELECT sequence FROM session WHERE id = $1', [ids.session])).toEqual({ sequence });
  });

  test('a session that changes is notified on the timetable channel, once for each transaction', async () => {
    const runner = database.dataSource.createQueryRunner();
    const client = (await runner.connect()) as {
      on(event: 'notification', listen: (notice: { channel: string; payload: string }) => void): void;
    };
    const told: unknown[] = [];
    client.on('notification', ({ channel, payload }) => told.push([channel, payload]));
    await runner.query('LISTEN timetable');
    await runner.startTransaction();
    await runner.query(`UPDATE session SET topic = 'Joins' WHERE id = $1`, [ids.session]);
    await runner.query(`UPDATE session SET topic = 'Views' WHERE id = $1`, [ids.session]);
    await runner.commitTransaction();
    await runner.query('SELECT 1');
    expect(told).toEqual([['timetable', ids.section]]);
    await runner.query('UNLISTEN timetable');
    await runner.release();
  });

  const entries = () =>
    database.dataSource.manager.find(AuditEntry, {
      where: { institutionId: ids.institution },
      order: { id: 'ASC' },
    });

  test('the audit log says who changed what, from what to what', async () => {
    await database.dataSource.transaction(async (manager) => {
      await manager.query(`SELECT set_config('ikiraro.actor', $1, true), set_config('ikiraro.source', 'app', true)`, [
        ids.person,
      ]);
      await manager.update(LectureRoom, ids.room, { seats: 45 });
    });
    const [last] = (await entries()).slice(-1);
    expect(last).toMatchObject({
      actorId: ids.person,
      source: 'app',
      action: 'update',
      kind: 'room',
      objectId: ids.room,
      changes: { seats: [40, 45] },
    });
    // The next transaction on the same connection has another actor.
    await database.dataSource.manager.update(LectureRoom, ids.room, { seats: 50 });
    expect((await entries()).at(-1)).toMatchObject({ actorId: null, source: 'system' });
  });

  test('rows that belong to a section are found under its institution', async () => {
    const { manager } = database.dataSource;
    await manager.insert(Enrolment, { sectionId: ids.section, personId: ids.person });
    expect((await entries()).at(-1)).toMatchObject({
      kind: 'enrolment',
      action: 'create',
      sectionId: ids.section,
      personId: ids.person,
    });
    await manager.delete(Enrolment, { sectionId: ids.section, personId: ids.person });
    expect((await entries()).at(-1)).toMatchObject({ kind: 'enrolment', action: 'remove' });
    await manager.update(Session, ids.session, { topic: 'Joins' });
    expect((await entries()).at(-1)).toMatchObject({ kind: 'session', sectionId: ids.section });
  });

  test('the audit log records that a person changed, never the values', async () => {
    const { manager } = database.dataSource;
    await manager.update(Person, ids.person, { name: 'Aline Uwase', phone: '+250 788 000 000' });
    const [{ changes }] = await manager.query<[{ changes: unknown }]>(
      `SELECT changes FROM audit_entry WHERE kind = 'person' AND action = 'update' AND person_id = $1`,
      [ids.person],
    );
    expect(changes).toEqual({ name: [], phone: [] });
  });

  test('rows that are removed with their institution are not recorded one by one', async () => {
    const { manager } = database.dataSource;
    await manager.insert(Membership, { personId: ids.person, institutionId: ids.institution, role: 'student' });
    const before = (await entries()).length;
    await manager.delete(Institution, ids.institution);
    expect((await entries()).length).toBe(before + 1);
    expect((await entries()).at(-1)).toMatchObject({ kind: 'institution', action: 'remove' });
  });

  test.each(['UPDATE audit_entry SET actor_id = NULL', 'DELETE FROM audit_entry', 'TRUNCATE audit_entry'])(
    '%s is refused',
    async (statement) => {
      await expect(database.dataSource.query(statement)).rejects.toThrow('append-only');
    },
  );

  test.each([
    ['Uwamâna', 'uwamana'],
    ['ALGÈBRE Linéaire', 'algebre lineaire'],
    ['Kinyarwanda ŋ', 'kinyarwanda ŋ'],
    ['Œuvre, Ærø, Straße, ﬁn', 'oeuvre, aero, strasse, fin'],
    ['İSPARTA ΟΔΟΣ', 'isparta οδοσ'],
  ])('fold_text: %s', async (text, folded) => {
    expect(await one('SELECT fold_text($1) AS folded', [text])).toEqual({ folded });
  });
});
