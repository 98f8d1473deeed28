import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveMember, saveSection, saveUniversity } from './world.ts';
import type { University } from './world.ts';

let api: RunningApi;
let at: University;
let cookie: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  at = await saveUniversity(api.dataSource.manager, 'University');
  cookie = await api.cookieOf(at.admin);
});

const query = <Row = { id: string }>(sql: string, values: unknown[] = []) =>
  api.dataSource.query(sql, values) as Promise<Row[]>;
const room = async (name: string, seats: number) =>
  (
    await query('INSERT INTO room (campus_id, name, seats) VALUES ($1, $2, $3) RETURNING id', [
      at.campusId,
      name,
      seats,
    ])
  )[0]?.id ?? '';
/** In Kigali, two hours ahead of UTC all year. */
async function plan(sectionId: string, local: string, minutes: number, roomId: string | null = null): Promise<string> {
  const [row] = await query(
    `INSERT INTO session (section_id, topic, starts_at, ends_at, zone, local_start, room_id)
     SELECT $1, 'Topic', starts, starts + make_interval(mins => $3), 'Africa/Kigali', $2::text, $4
     FROM (SELECT $2::text::timestamp AT TIME ZONE 'Africa/Kigali' AS starts) AS planned RETURNING id`,
    [sectionId, local, minutes, roomId],
  );
  return row?.id ?? '';
}
async function ask<Data>(document: string, variables: object): Promise<Data> {
  const { data, errors } = await api.ask(document, variables, { cookie });
  expect(errors).toEqual([]);
  return data as unknown as Data;
}
const year = new Date().getUTCFullYear() + 1;
/** The first Tuesday of March next year, and the one after. */
const tuesday = Array.from({ length: 7 }, (_, day) => `${year}-03-0${day + 1}`).find(
  (day) => new Date(`${day}T00:00:00Z`).getUTCDay() === 2,
) as string;
const after = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

describe('free rooms', () => {
  const rooms = async (asked: { minutes?: number; weeks?: number; seats?: number } = {}) =>
    (
      await ask<{ freeRooms: { name: string; takenOn: string[] }[] }>(
        `query ($id: ID!, $at: LocalDateTime!, $minutes: Int!, $weeks: Int, $seats: Int) {
          freeRooms(campusId: $id, localStart: $at, minutes: $minutes, weeks: $weeks, seats: $seats) { name takenOn } }`,
        { id: at.campusId, at: `${tuesday}T10:00`, minutes: 120, ...asked },
      )
    ).freeRooms;

  test('that are large enough, the smallest first; a room in which something goes on is none', async () => {
    const [large, small] = [await room('Large', 200), await room('Small', 40)];
    await room('Tiny', 8);
    expect(await rooms({ seats: 30 })).toEqual([
      { name: 'Small', takenOn: [] },
      { name: 'Large', takenOn: [] },
    ]);
    const session = await plan(at.sectionId, `${tuesday}T11:30`, 60, small);
    expect((await rooms({ seats: 30 })).map(({ name }) => name)).toEqual(['Large']);
    await query('UPDATE session SET cancelled_at = now() WHERE id = $1', [session]);
    expect((await rooms({ seats: 30 })).map(({ name }) => name)).toEqual(['Small', 'Large']);
    // What ends as it begins, and begins as it ends, is not in the way.
    await plan(at.sectionId, `${tuesday}T09:00`, 60, large);
    await plan(at.sectionId, `${tuesday}T12:00`, 60, large);
    expect((await rooms({ seats: 100 })).map(({ name }) => name)).toEqual(['Large']);
  });

  test('every week for some weeks: with the days on which a room is taken, after those that are free each time', async () => {
    const small = await room('Small', 40);
    await room('Large', 200);
    await plan(at.sectionId, `${after(tuesday, 7)}T10:30`, 30, small);
    expect(await rooms({ weeks: 3 })).toEqual([
      { name: 'Large', takenOn: [] },
      { name: 'Small', takenOn: [after(tuesday, 7)] },
    ]);
    await plan(at.sectionId, `${tuesday}T10:30`, 30, small);
    await plan(at.sectionId, `${after(tuesday, 14)}T10:30`, 30, small);
    expect((await rooms({ weeks: 3 })).map(({ name }) => name)).toEqual(['Large']);
  });

  test.each([{ weeks: 0 }, { weeks: 31 }, { seats: -1 }, { minutes: 0 }, { minutes: 481 }])(
    '%j is refused',
    async (wrong) => {
      const { errors } = await api.ask(
        `query ($id: ID!, $at: LocalDateTime!, $minutes: Int!, $weeks: Int, $seats: Int) {
          freeRooms(campusId: $id, localStart: $at, minutes: $minutes, weeks: $weeks, seats: $seats) { name } }`,
        { id: at.campusId, at: `${tuesday}T10:00`, minutes: 60, ...wrong },
        { cookie },
      );
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_INPUT']);
    },
  );
});

describe('times at which all are free', () => {
  const times = async (input: object) =>
    (
      await ask<{ timesTogether: { localStart: string; room: { name: string } | null }[] }>(
        `query ($input: TimesTogetherInput!) { timesTogether(input: $input) { localStart room { name } } }`,
        { input: { campusId: at.campusId, minutes: 120, from: tuesday, days: 1, ...input } },
      )
    ).timesTogether;
  const starts = async (input: object) => (await times(input)).map(({ localStart }) => localStart.slice(11));

  test('not while the lecturer teaches elsewhere, sleeps, or said so; a lecturer somebody stands in for is free', async () => {
    const lecturerIds = [at.teaching];
    await query(`UPDATE person SET waking_from = '08:00', waking_to = '20:00' WHERE id = $1`, [at.teaching]);
    const other = await saveUniversity(api.dataSource.manager, 'Other');
    await query('INSERT INTO section_lecturer (section_id, person_id) VALUES ($1, $2)', [other.sectionId, at.teaching]);
    const elsewhere = await plan(other.sectionId, `${tuesday}T10:00`, 180);
    await query(
      `INSERT INTO unavailability (person_id, local_start, minutes, zone) VALUES ($1, $2, 180, 'Africa/Kigali')`,
      [at.teaching, `${tuesday}T15:00`],
    );
    expect(await starts({ lecturerIds })).toEqual(['08:00', '13:00', '18:00']);
    await query('INSERT INTO session_lecturer (session_id, person_id) VALUES ($1, $2)', [elsewhere, other.lecturer]);
    expect(await starts({ lecturerIds })).toEqual(['08:00', '09:00', '10:00', '11:00', '12:00', '13:00', '18:00']);
  });

  test('nor while one of the cohort or of the section attends something; with the smallest room that is free', async () => {
    const { manager } = api.dataSource;
    const [cohort] = await query(`INSERT INTO cohort (institution_id, name) VALUES ($1, 'Bac 2') RETURNING id`, [
      at.institutionId,
    ]);
    await query('INSERT INTO cohort_member (cohort_id, person_id) VALUES ($1, $2)', [cohort?.id, at.enrolled]);
    const other = await saveSection(manager, { ...at, enrolled: at.student, teaching: at.lecturer });
    const small = await room('Small', 40);
    await room('Large', 200);
    await plan(at.sectionId, `${tuesday}T07:00`, 300);
    await plan(other, `${tuesday}T14:00`, 420, small);
    // The other section is none of theirs, but its room is taken.
    expect(await times({ cohortIds: [cohort?.id], seats: 30 })).toEqual([
      { localStart: `${tuesday}T12:00`, room: { name: 'Small' } },
      ...['13:00', '14:00', '15:00', '16:00', '17:00', '18:00', '19:00'].map((start) => ({
        localStart: `${tuesday}T${start}`,
        room: { name: 'Large' },
      })),
    ]);
    expect(await starts({ cohortIds: [cohort?.id], sectionId: other })).toEqual(['12:00']);
    expect(await starts({ sectionId: other, seats: 300 })).toEqual([]);
  });

  test('not on a day on which the campus is closed', async () => {
    await query(`INSERT INTO closing_day (institution_id, day, name) VALUES ($1, $2, 'Closed')`, [
      at.institutionId,
      tuesday,
    ]);
    expect(await starts({})).toEqual([]);
  });

  test('people, cohorts and sections of another institution look like ones that are not there', async () => {
    const other = await saveUniversity(api.dataSource.manager, 'Other');
    const [cohort] = await query(`INSERT INTO cohort (institution_id, name) VALUES ($1, 'Bac 2') RETURNING id`, [
      other.institutionId,
    ]);
    for (const wrong of [
      { lecturerIds: [other.lecturer] },
      { cohortIds: [cohort?.id] },
      { sectionId: other.sectionId },
      { sectionId: 'x' },
    ]) {
      const { errors } = await api.ask(
        `query ($input: TimesTogetherInput!) { timesTogether(input: $input) { localStart } }`,
        { input: { campusId: at.campusId, minutes: 60, from: tuesday, ...wrong } },
        { cookie },
      );
      expect([wrong, errors.map(({ extensions }) => extensions.code)]).toEqual([wrong, ['NOT_FOUND']]);
    }
  });
});

describe('one search for everything', () => {
  interface Found {
    kind: string;
    title: string;
    institution: { name: string };
  }
  const found = async (who: string, text: string): Promise<string[]> => {
    const { data, errors } = await api.ask(
      'query ($text: String!) { find(text: $text) { kind title institution { name } } }',
      { text },
      { cookie: await api.cookieOf(who) },
    );
    expect(errors).toEqual([]);
    return (data as unknown as { find: Found[] }).find.map(({ kind, title }) => `${kind} ${title}`);
  };

  test('with and without accents, by code, title and name: every kind for the admin', async () => {
    const { manager } = api.dataSource;
    await saveMember(manager, at.institutionId, 'student', { name: 'Éloïse Zézé' });
    await query(`INSERT INTO cohort (institution_id, name) VALUES ($1, 'Zèbres 2')`, [at.institutionId]);
    await room('Zébu', 40);
    await query(`INSERT INTO course (institution_id, code, title) VALUES ($1, 'ZEN1', 'Zénith')`, [at.institutionId]);
    await query(`UPDATE session SET topic = 'Zéro et un' WHERE id = $1`, [at.sessionId]);
    const all = ['PERSON Éloïse Zézé', 'COURSE ZEN1 Zénith', 'COHORT Zèbres 2', 'ROOM Zébu', 'SESSION Zéro et un'];
    expect(await found(at.admin, 'ze')).toEqual(all);
    expect(await found(at.admin, 'ZÉ')).toEqual(all);
    expect(await found(at.admin, 'eloise zeze')).toEqual(['PERSON Éloïse Zézé']);
    expect((await found(at.admin, 'inf301')).map((one) => one.split(' ')[0])).toEqual(['SECTION', 'COURSE']);
    expect(await found(at.admin, 'eloise zebu')).toEqual([]);
    for (const nothing of ['', 'z', ' -- ', "%' OR true --"])
      expect([nothing, await found(at.admin, nothing)]).toEqual([nothing, []]);
  });

  test('others find what they may see: no people, their own sessions, no drafts', async () => {
    const { manager } = api.dataSource;
    await saveMember(manager, at.institutionId, 'student', { name: 'Quintus' });
    await query(`UPDATE session SET topic = 'Quaternions' WHERE id = $1`, [at.sessionId]);
    await query(`UPDATE section SET name = 'Quarter' WHERE id = $1`, [at.sectionId]);
    const section = 'SECTION INF301 Databases II, Quarter';
    expect(await found(at.admin, 'qu')).toEqual(['PERSON Quintus', section, 'SESSION Quaternions']);
    expect(await found(at.enrolled, 'qu')).toEqual([section, 'SESSION Quaternions']);
    expect(await found(at.teaching, 'qu')).toEqual([section, 'SESSION Quaternions']);
    expect(await found(at.student, 'qu')).toEqual([section]);
    await query(`UPDATE section SET state = 'draft' WHERE id = $1`, [at.sectionId]);
    expect(await found(at.enrolled, 'qu')).toEqual([]);
    expect(await found(at.teaching, 'qu')).toEqual([section, 'SESSION Quaternions']);
    await query(`UPDATE membership SET suspended_at = now() WHERE person_id = $1`, [at.teaching]);
    expect(await found(at.teaching, 'qu')).toEqual([]);
  });

  test('of other institutions nothing; somebody of two finds in both', async () => {
    const other = await saveUniversity(api.dataSource.manager, 'Other');
    await saveMember(api.dataSource.manager, other.institutionId, 'lecturer', { name: 'Xavier' });
    await query(`UPDATE session SET topic = 'Xylophones' WHERE id = $1`, [other.sessionId]);
    await query(`INSERT INTO course (institution_id, code, title) VALUES ($1, 'XAN1', 'Xanthic')`, [
      other.institutionId,
    ]);
    expect(await found(at.admin, 'xa')).toEqual([]);
    expect(await found(at.admin, 'xyl')).toEqual([]);
    expect(await found(other.admin, 'xa')).toEqual(['PERSON Xavier', 'COURSE XAN1 Xanthic']);
    await query(`INSERT INTO membership (person_id, institution_id, role) VALUES ($1, $2, 'student')`, [
      at.admin,
      other.institutionId,
    ]);
    expect(await found(at.admin, 'xa')).toEqual(['COURSE XAN1 Xanthic']);
  });

  test('six of a kind at most', async () => {
    await query(`INSERT INTO cohort (institution_id, name) SELECT $1, 'Yearling ' || n FROM generate_series(1, 20) n`, [
      at.institutionId,
    ]);
    expect(await found(at.admin, 'yearling')).toHaveLength(6);
  });
});

describe('load of lecturers', () => {
  const load = async () =>
    (
      await ask<{
        termLoad: {
          weeks: number;
          csvPath: string;
          lecturers: { person: { id: string }; sections: number; sessions: number; planned: number; held: number }[];
        };
      }>(
        'query ($id: ID!) { termLoad(termId: $id) { weeks csvPath lecturers { person { id } sections sessions planned held } } }',
        { id: at.termId },
      )
    ).termLoad;
  const of = async (person: string) => (await load()).lecturers.find((one) => one.person.id === person);

  test('counts planned hours for the stand-in instead of the lecturer, and how much of them was held', async () => {
    await query('DELETE FROM session WHERE section_id = $1', [at.sectionId]);
    expect(await of(at.teaching)).toMatchObject({ sections: 1, sessions: 0, planned: 0, held: 0 });
    const past = await plan(at.sectionId, `${new Date().getUTCFullYear() - 1}-03-03T10:00`, 90);
    await plan(at.sectionId, `${tuesday}T10:00`, 60);
    const stood = await plan(at.sectionId, `${after(tuesday, 7)}T10:00`, 120);
    const cancelled = await plan(at.sectionId, `${after(tuesday, 14)}T10:00`, 120);
    await query('UPDATE session SET cancelled_at = now() WHERE id = $1', [cancelled]);
    await query('INSERT INTO session_lecturer (session_id, person_id) VALUES ($1, $2)', [stood, at.lecturer]);
    // It was entered a quarter of an hour before its time, and left open long after it.
    await query(
      `INSERT INTO class (session_id, last_seq, opened_at, ended_at)
       SELECT id, 4, starts_at - interval '15 minutes', starts_at + interval '75 minutes' FROM session WHERE id = $1`,
      [past],
    );
    expect(await of(at.teaching)).toMatchObject({ sections: 1, sessions: 2, planned: 150, held: 75 });
    expect(await of(at.lecturer)).toMatchObject({ sections: 1, sessions: 1, planned: 120, held: 0 });
    await query(`UPDATE class SET ended_at = ended_at + interval '9 hours' WHERE session_id = $1`, [past]);
    expect(await of(at.teaching)).toMatchObject({ held: 90 });
    await query(`UPDATE section SET state = 'cancelled' WHERE id = $1`, [at.sectionId]);
    expect((await load()).lecturers).toEqual([]);
  });

  test('as a file in the language of the reader', async () => {
    await query('DELETE FROM session WHERE section_id = $1', [at.sectionId]);
    await query(`UPDATE term SET starts_on = '2026-01-05', ends_on = '2026-01-25' WHERE id = $1`, [at.termId]);
    await plan(at.sectionId, `2026-01-06T10:00`, 90);
    await query(`UPDATE person SET name = '=1+1' WHERE id = $1`, [at.teaching]);
    const { csvPath, weeks } = await load();
    expect(weeks).toBe(3);
    const read = async () => (await (await api.get(csvPath, cookie)).text()).split('\r\n');
    expect(await read()).toEqual([
      'Lecturer,Sections,Sessions,Hours planned,Hours held,Hours a week',
      "'=1+1,1,1,1.50,0.00,0.50",
      '',
    ]);
    await query(`UPDATE person SET language = 'fr' WHERE id = $1`, [at.admin]);
    expect((await read())[1]).toBe("'=1+1;1;1;1,50;0,00;0,50");
  });
});
