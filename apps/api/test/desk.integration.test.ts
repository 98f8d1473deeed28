import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveMember, saveSection, saveSession, saveUniversity } from './world.ts';
import type { University } from './world.ts';

let api: RunningApi;
let at: University;
let cookie: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  const { manager } = api.dataSource;
  at = await saveUniversity(manager, 'University');
  // Another one with the same in it, of which nothing may be seen.
  await saveUniversity(manager, 'Other');
  cookie = await api.cookieOf(at.admin);
});

const query = (sql: string, values: unknown[]) => api.dataSource.query(sql, values) as Promise<{ id: string }[]>;
interface Desk {
  live: { id: string; title: string; here: number; lecturers: string[] }[];
  campuses: { name: string; sessions: number; over: number; cancelled: number; next: { id: string } | null }[];
  clashes: { kind: string; who: string; one: { id: string }; other: { id: string } }[];
  clashCount: number;
  withoutLecturer: number;
  withoutSessions: number;
  imports: { fileName: string }[];
  neverSignedIn: number;
}
async function desk(): Promise<Desk> {
  const { data, errors } = await api.ask(
    `query ($id: ID!) { desk(institutionId: $id) {
      live { id title here lecturers } campuses { name sessions over cancelled next { id } }
      clashes { kind who one { id } other { id } } clashCount withoutLecturer withoutSessions imports { fileName } neverSignedIn } }`,
    { id: at.institutionId },
    { cookie },
  );
  expect(errors).toEqual([]);
  return (data as unknown as { desk: Desk }).desk;
}

test('a class that somebody is in is live, with who teaches it and how many are there', async () => {
  expect((await desk()).live).toEqual([]);
  await query(
    `WITH opened AS (INSERT INTO class (session_id, last_seq) VALUES ($1, 4) RETURNING id)
     INSERT INTO class_event (class_id, seq, at, by, type, body) SELECT id, seq, now(), by, type, '{}'
     FROM opened, (VALUES (1, $2::uuid, 'joined'), (2, $3::uuid, 'joined'), (3, $4::uuid, 'joined'), (4, $4::uuid, 'left'))
       AS event(seq, by, type)`,
    [at.sessionId, at.teaching, at.enrolled, at.student],
  );
  const [{ name } = { name: '' }] = (await query('SELECT name FROM person WHERE id = $1', [
    at.teaching,
  ])) as unknown as {
    name: string;
  }[];
  expect((await desk()).live).toEqual([
    { id: at.sessionId, title: expect.stringMatching(/^INF301 Databases II/), here: 2, lecturers: [name] },
  ]);
  await query('UPDATE class SET ended_at = now() WHERE session_id = $1', [at.sessionId]);
  expect((await desk()).live).toEqual([]);
});

test('two sessions clash over a room, a lecturer or a cohort; one that was cancelled does not', async () => {
  const { manager } = api.dataSource;
  const other = await saveSection(manager, { ...at, teaching: at.lecturer });
  const [room] = await query(`INSERT INTO room (campus_id, name, seats) VALUES ($1, 'A1', 40) RETURNING id`, [
    at.campusId,
  ]);
  const one = await saveSession(manager, at.sectionId, 3 * 24 * 60);
  const two = await saveSession(manager, other, 3 * 24 * 60 + 30);
  const after = await saveSession(manager, other, 3 * 24 * 60 + 90);
  expect(await desk()).toMatchObject({ clashes: [], clashCount: 0 });
  await query('UPDATE session SET room_id = $1 WHERE id = ANY($2)', [room?.id, [one, two, after]]);
  expect((await desk()).clashes).toEqual([{ kind: 'ROOM', who: 'A1', one: { id: one }, other: { id: two } }]);
  // Who stands in counts, and not those they stand in for.
  await query('INSERT INTO session_lecturer (session_id, person_id) VALUES ($1, $2)', [two, at.teaching]);
  const [cohort] = await query(`INSERT INTO cohort (institution_id, name) VALUES ($1, 'Bac 2') RETURNING id`, [
    at.institutionId,
  ]);
  await query('INSERT INTO section_cohort (section_id, cohort_id) SELECT unnest($1::uuid[]), $2', [
    [at.sectionId, other],
    cohort?.id,
  ]);
  const found = await desk();
  expect(found.clashCount).toBe(3);
  expect(found.clashes.map(({ kind }) => kind).sort()).toEqual(['COHORT', 'LECTURER', 'ROOM']);
  await query('UPDATE session SET cancelled_at = now() WHERE id = $1', [two]);
  expect((await desk()).clashCount).toBe(0);
});

test('today by campus counts what is of the day there', async () => {
  const [campus] = (await desk()).campuses;
  await query('UPDATE session SET cancelled_at = now() WHERE id = $1', [at.sessionId]);
  const [without] = (await desk()).campuses;
  expect(campus).toMatchObject({ name: 'Butare', cancelled: 0 });
  expect(without).toMatchObject({ sessions: (campus?.sessions ?? 0) - 1, cancelled: 1 });
});

test('sections that miss something lead to the list of them, and so do members who never signed in', async () => {
  const { manager } = api.dataSource;
  expect(await desk()).toMatchObject({ withoutLecturer: 0, withoutSessions: 0, imports: [] });
  const bare = await saveSection(manager, at);
  await query('DELETE FROM section_lecturer WHERE section_id = $1', [bare]);
  await query(
    `INSERT INTO register_import (institution_id, created_by, kind, file_name, state)
    VALUES ($1, $2, 'people', 'new.csv', 'checked'), ($1, $2, 'people', 'old.csv', 'applied')`,
    [at.institutionId, at.admin],
  );
  const before = await desk();
  expect(before).toMatchObject({ withoutLecturer: 1, withoutSessions: 1, imports: [{ fileName: 'new.csv' }] });
  for (const without of ['LECTURER', 'SESSIONS']) {
    const { data } = await api.ask(
      `query ($id: ID!, $without: SectionLack) { sections(institutionId: $id, without: $without) { nodes { id } } }`,
      { id: at.institutionId, without },
      { cookie },
    );
    expect(data).toEqual({ sections: { nodes: [{ id: bare }] } });
  }
  await query('UPDATE section SET state = $2 WHERE id = $1', [bare, 'finished']);
  expect(await desk()).toMatchObject({ withoutLecturer: 0, withoutSessions: 0 });
  await saveMember(manager, at.institutionId, 'student', { passwordHash: 'x' });
  expect((await desk()).neverSignedIn).toBe(before.neverSignedIn);
  await saveMember(manager, at.institutionId, 'student');
  expect((await desk()).neverSignedIn).toBe(before.neverSignedIn + 1);
});

test.each(['TERM', 'COURSE', 'COHORT_SIZE', 'CAMPUS', 'LECTURER'])(
  'sections by %s come page by page in both orders',
  async (sort) => {
    const { manager } = api.dataSource;
    for (const name of ['Émile', 'Zoé', 'Anne']) {
      const teaching = await saveMember(manager, at.institutionId, 'lecturer', { name });
      await saveSection(manager, { ...at, teaching });
    }
    const bare = await saveSection(manager, at);
    await query('DELETE FROM section_lecturer WHERE section_id = $1', [bare]);
    const page = async (descending: boolean, first: number, after: string | null) => {
      const { data, errors } = await api.ask(
        `query ($id: ID!, $sort: SectionSort, $descending: Boolean, $first: Int, $after: String) {
        sections(institutionId: $id, sort: $sort, descending: $descending, first: $first, after: $after) {
          nodes { id teachers { person { name } } } pageInfo { endCursor hasNextPage } } }`,
        { id: at.institutionId, sort, descending, first, after },
        { cookie },
      );
      expect(errors).toEqual([]);
      return (
        data as unknown as {
          sections: {
            nodes: { id: string; teachers: { person: { name: string } }[] }[];
            pageInfo: { endCursor: string | null; hasNextPage: boolean };
          };
        }
      ).sections;
    };
    const upwards = (await page(false, 50, null)).nodes;
    const downwards: typeof upwards = [];
    for (let after: string | null = null, more = true; more;) {
      const { nodes, pageInfo } = await page(true, 2, after);
      downwards.push(...nodes);
      ({ endCursor: after, hasNextPage: more } = pageInfo);
    }
    expect(upwards).toHaveLength(5);
    expect(downwards).toEqual(upwards.toReversed());
    if (sort === 'LECTURER') {
      expect(
        upwards.map(({ teachers }) => teachers[0]?.person.name).filter((name) => !name?.startsWith('Person')),
      ).toEqual(['Anne', 'Émile', 'Zoé', undefined]);
    }
  },
);
