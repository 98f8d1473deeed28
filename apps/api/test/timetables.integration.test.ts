import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { ClosingDay, LectureRoom } from '#database';
import { Planner, daysAfter, dataOf, firstWeekday, localStarts, refusal, year } from './planning.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveMember, saveSection, saveSession, saveUniversity } from './world.ts';
import type { University } from './world.ts';

let api: RunningApi;
let at: University;
let planner: Planner;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  at = await saveUniversity(api.dataSource.manager, 'University');
  planner = new Planner(api, await api.cookieOf(at.admin), at.sectionId);
});

const monday = firstWeekday(6, 1);
const fields = `id localStart substituted viewerMayEnter room { name campus { name zone } } lecturers { id name } series { rule ahead }
  section { id name course { code title } campus { name zone } term { name } institution { name } lecturers { name } }`;

interface Row {
  id: string;
  localStart: string;
  substituted: boolean;
  viewerMayEnter: boolean;
  room: { name: string } | null;
  lecturers: { id: string }[];
  section: { id: string };
}

async function timetable(who: string, field: string, more = '', days = 7, from = monday): Promise<Row[]> {
  const document = `{ ${field}(${more} from: "${from}", days: ${days}) { ${fields} } }`;
  return dataOf<Row[]>(await api.ask(document, {}, { cookie: await api.cookieOf(who) }), field);
}
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

describe('the timetable of a cohort', () => {
  async function cohortOf(sectionId: string): Promise<string> {
    const [cohort]: { id: string }[] = await api.dataSource.query(
      `INSERT INTO cohort (institution_id, name) VALUES ($1, 'Bac 2') RETURNING id`,
      [at.institutionId],
    );
    if (!cohort) throw new Error('no cohort');
    await api.dataSource.query('INSERT INTO section_cohort (section_id, cohort_id) VALUES ($1, $2)', [
      sectionId,
      cohort.id,
    ]);
    return cohort.id;
  }

  test('holds the sessions of the sections it is enrolled in as a whole, and no others', async () => {
    const session = await planner.one(`${monday}T17:00`);
    const cohort = await cohortOf(at.sectionId);
    const [empty]: { id: string }[] = await api.dataSource.query(
      `INSERT INTO cohort (institution_id, name) VALUES ($1, 'Bac 3') RETURNING id`,
      [at.institutionId],
    );
    expect(ids(await timetable(at.enrolled, 'cohortTimetable', `cohortId: "${cohort}"`))).toEqual([session.id]);
    expect(ids(await timetable(at.enrolled, 'cohortTimetable', `cohortId: "${empty?.id}"`))).toEqual([]);
  });

  test('shows drafts only to people who run the institution', async () => {
    const session = await planner.one(`${monday}T17:00`);
    const cohort = await cohortOf(at.sectionId);
    await api.dataSource.query(`UPDATE section SET state = 'draft' WHERE id = $1`, [at.sectionId]);
    expect(ids(await timetable(at.enrolled, 'cohortTimetable', `cohortId: "${cohort}"`))).toEqual([]);
    expect(ids(await timetable(at.admin, 'cohortTimetable', `cohortId: "${cohort}"`))).toEqual([session.id]);
  });
});

describe('my timetable', () => {
  test('I see what I learn and teach, with room, lecturers, section, and whether I may enter', async () => {
    const lab = await api.dataSource.manager.save(LectureRoom, { campusId: at.campusId, name: 'Lab', seats: 60 });
    const session = await planner.one(`${monday}T17:00`, { roomId: lab.id });
    const [mine] = await timetable(at.enrolled, 'myTimetable');
    expect(mine).toMatchObject({
      id: session.id,
      substituted: false,
      viewerMayEnter: true,
      room: { name: 'Lab', campus: { name: 'Butare', zone: 'Africa/Kigali' } },
      lecturers: [{ id: at.teaching }],
      series: null,
      section: {
        id: at.sectionId,
        course: { code: 'INF301', title: 'Databases II' },
        campus: { zone: 'Africa/Kigali' },
        term: { name: 'Term' },
      },
    });
    expect(ids(await timetable(at.teaching, 'myTimetable'))).toEqual([session.id]);
    expect(await timetable(at.admin, 'myTimetable')).toEqual([]);
  });

  test('days are those of the reader’s zone; cancelled ones stay in', async () => {
    await api.dataSource.query(`UPDATE person SET zone = 'Africa/Kinshasa' WHERE id = $1`, [at.enrolled]);
    // 00:30 on Monday in Kigali is 23:30 on Sunday in Kinshasa.
    const early = await planner.one(`${monday}T00:30`, { minutes: 30 });
    const late = await planner.one(`${daysAfter(monday, 7)}T00:30`, { minutes: 30 });
    await planner.cancel(late.id);
    expect(ids(await timetable(at.teaching, 'myTimetable'))).toEqual([early.id]);
    expect(ids(await timetable(at.enrolled, 'myTimetable'))).toEqual([late.id]);
  });

  test('a stand-in sees it and may enter, as host', async () => {
    const { manager } = api.dataSource;
    const stand = await saveMember(manager, at.institutionId, 'lecturer', { name: 'Claire' });
    const session = await planner.one(`${monday}T17:00`, { lecturerIds: [stand] });
    const [row] = await timetable(stand, 'myTimetable');
    expect(row).toMatchObject({
      id: session.id,
      substituted: true,
      viewerMayEnter: true,
      lecturers: [{ name: 'Claire' }],
    });
    await manager.query('INSERT INTO session_lecturer (session_id, person_id) VALUES ($1, $2)', [at.sessionId, stand]);
    const enter = 'mutation ($id: ID!) { enterClass(sessionId: $id) { role } }';
    const reply = await api.ask(enter, { id: at.sessionId }, { cookie: await api.cookieOf(stand) });
    expect(reply.data).toEqual({ enterClass: { role: 'HOST' } });
    const others = await api.ask(enter, { id: session.id }, { cookie: await api.cookieOf(at.lecturer) });
    expect(refusal(others)).toEqual([['NOT_ALLOWED', undefined]]);
  });

  test('a draft is seen by those who teach it only; nothing of where I am suspended', async () => {
    const session = await planner.one(`${monday}T17:00`);
    await api.dataSource.query(`UPDATE section SET state = 'draft' WHERE id = $1`, [at.sectionId]);
    expect(await timetable(at.enrolled, 'myTimetable')).toEqual([]);
    expect(ids(await timetable(at.teaching, 'myTimetable'))).toEqual([session.id]);
    await api.dataSource.query('UPDATE membership SET suspended_at = now() WHERE person_id = $1', [at.teaching]);
    expect(await timetable(at.teaching, 'myTimetable')).toEqual([]);
  });

  test.each([
    ['days: 0', 'days'],
    ['days: 401', 'days'],
    ['days: -7', 'days'],
  ])('not with %s', async (days, field) => {
    const reply = await api.ask(
      `{ myTimetable(from: "${monday}", ${days}) { id } }`,
      {},
      { cookie: await api.cookieOf(at.admin) },
    );
    expect(refusal(reply)).toEqual([['BAD_INPUT', field]]);
  });

  test('a whole term costs one statement, and the one that says who asks', async () => {
    const { manager } = api.dataSource;
    for (let index = 0; index < 5; index += 1) {
      const sectionId = await saveSection(manager, at);
      await planner.planned(`${daysAfter(monday, index)}T${index + 10}:00`, {
        sectionId,
        rule: 'FREQ=WEEKLY;COUNT=12',
      });
    }
    const cookie = await api.cookieOf(at.enrolled);
    const document = `{ myTimetable(from: "${year}-01-01", days: 365) { ${fields.replace('series { rule ahead }', '')} } }`;
    const query = jest.spyOn(pg.Client.prototype, 'query');
    try {
      const { data } = await api.ask(document, {}, { cookie });
      expect((data as unknown as { myTimetable: unknown[] }).myTimetable).toHaveLength(60);
      expect(query.mock.calls.length).toBe(2);
    } finally {
      query.mockRestore();
    }
  });
});

describe('timetables of', () => {
  test('a section, a room, a campus', async () => {
    const { manager } = api.dataSource;
    const lab = await manager.save(LectureRoom, { campusId: at.campusId, name: 'Lab', seats: 60 });
    const other = await saveSection(manager, { ...at, teaching: at.lecturer });
    const here = await planner.one(`${monday}T17:00`, { roomId: lab.id });
    const there = await planner.one(`${monday}T19:00`, { sectionId: other, roomId: lab.id });
    const nowhere = await planner.one(`${monday}T08:00`, { sectionId: other });
    expect(ids(await timetable(at.student, 'sectionTimetable', `sectionId: "${at.sectionId}"`))).toEqual([here.id]);
    expect(ids(await timetable(at.student, 'roomTimetable', `roomId: "${lab.id}"`))).toEqual([here.id, there.id]);
    const campus = `campusId: "${at.campusId}"`;
    expect(ids(await timetable(at.student, 'campusTimetable', campus))).toEqual([nowhere.id, here.id, there.id]);
    await manager.query(`UPDATE section SET state = 'draft' WHERE id = $1`, [other]);
    expect(ids(await timetable(at.student, 'campusTimetable', campus))).toEqual([here.id]);
    expect(ids(await timetable(at.student, 'roomTimetable', `roomId: "${lab.id}"`))).toEqual([here.id]);
    expect(await timetable(at.lecturer, 'campusTimetable', campus)).toHaveLength(3);
    expect(await timetable(at.admin, 'campusTimetable', campus)).toHaveLength(3);
  });

  test('a member, in this institution only', async () => {
    const { manager } = api.dataSource;
    const elsewhere = await saveUniversity(manager, 'Elsewhere');
    await manager.query('INSERT INTO section_lecturer (section_id, person_id) VALUES ($1, $2)', [
      elsewhere.sectionId,
      at.teaching,
    ]);
    await saveSession(manager, elsewhere.sectionId, 600);
    const own = await planner.one(`${monday}T17:00`);
    const of = (institutionId: string, personId: string) =>
      `institutionId: "${institutionId}", personId: "${personId}",`;
    expect(ids(await timetable(at.admin, 'memberTimetable', of(at.institutionId, at.teaching)))).toEqual([own.id]);
    const today = new Date().toISOString().slice(0, 10);
    expect(await timetable(at.teaching, 'myTimetable', '', 3, daysAfter(today, -1))).toHaveLength(3);
    expect(
      await timetable(at.admin, 'memberTimetable', of(at.institutionId, at.teaching), 3, daysAfter(today, -1)),
    ).toHaveLength(1);
    const stranger = await api.ask(
      `{ memberTimetable(${of(at.institutionId, elsewhere.lecturer)} from: "${monday}") { id } }`,
      {},
      { cookie: await api.cookieOf(at.admin) },
    );
    expect(refusal(stranger)).toEqual([['NOT_FOUND', undefined]]);
  });

  test('a series, counted', async () => {
    await planner.planned(`${monday}T17:00`, { rule: 'FREQ=WEEKLY;COUNT=3' });
    const rows = await timetable(at.enrolled, 'myTimetable', '', 30);
    expect(rows).toMatchObject(Array(3).fill({ series: { rule: 'FREQ=WEEKLY;COUNT=3', ahead: 3 } }));
    expect(localStarts(rows)).toEqual([0, 7, 14].map((days) => `${daysAfter(monday, days)}T17:00`));
  });
});

test('holidays: once a country, closing days with their campus, in the reader’s language', async () => {
  const { manager } = api.dataSource;
  const { institutionId, campusId } = at;
  await manager.save(ClosingDay, { institutionId, campusId, day: `${year}-07-02`, name: 'Inventory' });
  await manager.save(ClosingDay, { institutionId, campusId: null, day: `${year}-07-03`, name: 'Founder’s day' });
  const document = `{ holidays(institutionId: "${institutionId}", from: "${year}-07-01", days: 4) { day name country campus { id } } }`;
  expect((await api.ask(document, {}, { cookie: await api.cookieOf(at.student) })).data).toEqual({
    holidays: [
      { day: `${year}-07-01`, name: 'Independence Day', country: 'RW', campus: null },
      { day: `${year}-07-02`, name: 'Inventory', country: null, campus: { id: campusId } },
      { day: `${year}-07-03`, name: 'Founder’s day', country: null, campus: null },
      { day: `${year}-07-04`, name: 'Liberation Day', country: 'RW', campus: null },
    ],
  });
});
