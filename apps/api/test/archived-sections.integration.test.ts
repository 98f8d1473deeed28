import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { dataOf, Planner, refusal } from './planning.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveMember, saveSection, saveSession, saveUniversity } from './world.ts';
import type { University } from './world.ts';

let api: RunningApi;
let at: University;
let admin: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  at = await saveUniversity(api.dataSource.manager, 'University');
  admin = await api.cookieOf(at.admin);
});

interface Done {
  count: number;
  done: { id: string }[];
  refused: { reason: string; section: { id: string } }[];
}
const archiving = (sectionIds: readonly string[], archived = true, institutionId = at.institutionId) =>
  api.ask(
    `mutation ($i: ID!, $ids: [ID!]!, $archived: Boolean!) {
      archiveSections(institutionId: $i, sectionIds: $ids, archived: $archived) {
        count done { id } refused { reason section { id } } } }`,
    { i: institutionId, ids: sectionIds, archived },
    { cookie: admin },
  );
const archive = async (ids: readonly string[], archived = true) => {
  const { count, done, refused } = dataOf<Done>(await archiving(ids, archived), 'archiveSections');
  expect(done).toHaveLength(count);
  return {
    done: done.map(({ id }) => id).sort(),
    refused: new Map(refused.map(({ reason, section }) => [section.id, reason])),
  };
};

/** A section with a lecturer and a student. */
async function sectionIn(state: string): Promise<string> {
  const id = await saveSection(api.dataSource.manager, at);
  await api.dataSource.query('UPDATE section SET state = $2 WHERE id = $1', [id, state]);
  return id;
}

const ask = async <Value>(field: string, document: string, variables: object, cookie = admin): Promise<Value> =>
  dataOf<Value>(await api.ask(document, variables, { cookie }), field);
interface Read {
  state: string;
  archived: boolean;
  nextStates: string[];
  viewerMay: { edit: boolean; schedule: boolean; archive: boolean; seeAttendance: boolean };
}
const read = (id: string, cookie = admin) =>
  ask<Read>(
    'section',
    `query ($id: ID!) { section(id: $id) {
      state archived nextStates viewerMay { edit schedule archive seeAttendance } } }`,
    { id },
    cookie,
  );
const listed = async (archived?: boolean | null) => {
  const { nodes } = await ask<{ nodes: { id: string }[] }>(
    'sections',
    `query ($id: ID!, $archived: Boolean) { sections(institutionId: $id, archived: $archived) { nodes { id } } }`,
    { id: at.institutionId, ...(archived === undefined ? {} : { archived }) },
  );
  return nodes.map(({ id }) => id);
};

describe('sections are archived', () => {
  test('that are over or never began, and come back as they were; the others are named', async () => {
    const [draft, open, finished, cancelled] = await Promise.all(
      ['draft', 'open', 'finished', 'cancelled'].map(sectionIn),
    );
    const fit = [draft, open, finished, cancelled].filter((id) => id !== undefined);
    const [running, ahead] = [await sectionIn('running'), await sectionIn('finished')];
    await saveSession(api.dataSource.manager, ahead, 60);
    expect(await archive([...fit, running, ahead])).toEqual({
      done: [...fit].sort(),
      refused: new Map([
        [running, 'NOT_NEXT'],
        [ahead, 'SESSIONS_AHEAD'],
      ]),
    });
    expect((await archive(fit)).refused).toEqual(new Map(fit.map((id) => [id, 'ALREADY'])));
    expect(await read(finished ?? '')).toMatchObject({ state: 'FINISHED', archived: true, nextStates: [] });
    expect((await archive(fit, false)).done).toEqual([...fit].sort());
    const states = await Promise.all(fit.map((id) => read(id)));
    expect(states.map(({ state, archived }) => [state, archived])).toEqual([
      ['DRAFT', false],
      ['OPEN', false],
      ['FINISHED', false],
      ['CANCELLED', false],
    ]);
  });

  test('not those of another university, 200 at most', async () => {
    const other = await saveUniversity(api.dataSource.manager, 'Elsewhere');
    expect(refusal(await archiving([at.sectionId, other.sectionId]))).toEqual([['NOT_FOUND', undefined]]);
    expect(refusal(await archiving([other.sectionId], true, other.institutionId))).toEqual([['NOT_FOUND', undefined]]);
    const many = Array.from({ length: 201 }, () => randomUUID());
    expect(refusal(await archiving(many))).toEqual([['TOO_MANY', 'sectionIds']]);
  });
});

describe('an archived section', () => {
  let id: string;
  beforeEach(async () => {
    id = await sectionIn('open');
    await saveSession(api.dataSource.manager, id, -3 * 24 * 60);
    await archive([id]);
  });

  test('is out of lists, searches and the desk, and in the archive', async () => {
    expect(await listed()).toEqual([at.sectionId]);
    expect(await listed(true)).toEqual([id]);
    expect((await listed(null)).sort()).toEqual([id, at.sectionId].sort());
    const student = await api.cookieOf(at.enrolled);
    const own = await ask<{ id: string }[]>('mySections', '{ mySections { id } }', {}, student);
    expect(own.map((one) => one.id)).toEqual([at.sectionId]);
    const found = await ask<{ kind: string; id: string }[]>('find', '{ find(text: "Databases") { kind id } }', {});
    expect(found.filter(({ kind }) => kind === 'SECTION').map((one) => one.id)).toEqual([at.sectionId]);
    const empty = await sectionIn('open');
    const desk = () =>
      ask<{ withoutSessions: number }>('desk', 'query ($id: ID!) { desk(institutionId: $id) { withoutSessions } }', {
        id: at.institutionId,
      });
    expect(await desk()).toEqual({ withoutSessions: 1 });
    await archive([empty]);
    expect(await desk()).toEqual({ withoutSessions: 0 });
  });

  test('is read as before, with its attendance, by those who were in it', async () => {
    expect(await read(id)).toMatchObject({
      archived: true,
      viewerMay: { edit: false, schedule: false, archive: true, seeAttendance: true },
    });
    const lecturer = await api.cookieOf(at.teaching);
    expect(await read(id, lecturer)).toMatchObject({
      archived: true,
      viewerMay: { archive: false, seeAttendance: true },
    });
    expect(await new Planner(api, lecturer, id).all()).toEqual([]);
    const attendance = await api.ask(
      'query ($id: ID!) { sectionAttendance(sectionId: $id) { __typename } }',
      { id },
      { cookie: lecturer },
    );
    expect(attendance.errors).toEqual([]);
  });

  test('nobody plans, changes, enrols, writes or enters', async () => {
    const notAllowed = [['NOT_ALLOWED', undefined]];
    const personId = await saveMember(api.dataSource.manager, at.institutionId, 'student');
    expect(refusal(await new Planner(api, admin, id).planning('2030-03-05T10:00'))).toEqual(notAllowed);
    const trying = async (document: string, variables: object, cookie = admin) =>
      refusal(await api.ask(document, variables, { cookie }));
    expect(await trying('mutation ($id: ID!) { setSectionState(id: $id, state: RUNNING) { id } }', { id })).toEqual(
      notAllowed,
    );
    expect(
      await trying('mutation ($id: ID!, $who: [ID!]!) { enrol(sectionId: $id, personIds: $who) { __typename } }', {
        id,
        who: [personId],
      }),
    ).toEqual(notAllowed);
    const lecturer = await api.cookieOf(at.teaching);
    expect(
      await trying('mutation ($id: ID!) { announce(sectionId: $id, text: "Read on.") { id } }', { id }, lecturer),
    ).toEqual(notAllowed);
    const sessionId = await saveSession(api.dataSource.manager, id, -5);
    expect(
      await trying('mutation ($id: ID!) { enterClass(sessionId: $id) { ticket } }', { id: sessionId }, lecturer),
    ).toEqual(notAllowed);
  });

  test('takes nobody who comes with a cohort, and is not begun with others', async () => {
    const [cohort]: { id: string }[] = await api.dataSource.query(
      `WITH made AS (INSERT INTO cohort (institution_id, name) VALUES ($1, $3) RETURNING id)
       INSERT INTO section_cohort (section_id, cohort_id) SELECT $2, id FROM made RETURNING cohort_id AS id`,
      [at.institutionId, id, randomUUID()],
    );
    await ask(
      'addCohortMembers',
      `mutation ($cohort: ID!, $people: PeopleChoice!) { addCohortMembers(cohortId: $cohort, people: $people) { count } }`,
      { cohort: cohort?.id, people: { institutionId: at.institutionId, personIds: [at.student] } },
    );
    const rows: { id: string }[] = await api.dataSource.query(
      'SELECT person_id AS id FROM enrolment WHERE section_id = $1',
      [id],
    );
    expect(rows).toEqual([{ id: at.enrolled }]);
    const done = await ask<Done>(
      'setSectionStates',
      `mutation ($i: ID!, $ids: [ID!]!) { setSectionStates(institutionId: $i, sectionIds: $ids, state: RUNNING) {
        count refused { reason section { id } } } }`,
      { i: at.institutionId, ids: [id] },
    );
    expect(done).toEqual({ count: 0, refused: [{ reason: 'ARCHIVED', section: { id } }] });
  });
});
