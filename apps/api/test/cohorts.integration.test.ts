import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startApi } from './running-api.ts';
import type { Reply, RunningApi } from './running-api.ts';
import { saveMember, saveSection, saveUniversity } from './world.ts';
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

const refusal = ({ errors }: Reply) => errors.map(({ extensions: { code, field } }) => [code, field]);
const ask = (document: string, variables: object = {}) => api.ask(document, variables, { cookie: admin });
const create = async (name: string, more: object = {}) => {
  const { data, errors } = await ask('mutation ($i: CohortInput!) { createCohort(input: $i) { id } }', {
    i: { institutionId: at.institutionId, name, ...more },
  });
  expect(errors).toEqual([]);
  return (data as unknown as { createCohort: { id: string } }).createCohort.id;
};
const setMembers = (id: string, people: string[]) =>
  ask('mutation ($id: ID!, $p: [ID!]!) { setCohortMembers(id: $id, personIds: $p) { size members { id } } }', {
    id,
    p: people,
  });
const enrolCohort = (cohortId: string, sectionId = at.sectionId) =>
  ask(
    `mutation ($s: ID!, $c: ID!) { enrolCohort(sectionId: $s, cohortId: $c) {
      __typename ... on Enrolled { enrolled { id } waiting { id } } ... on SectionFull { seatsLeft asked } } }`,
    { s: sectionId, c: cohortId },
  );
const section = (change: string) => api.dataSource.query(`UPDATE section SET ${change} WHERE id = $1`, [at.sectionId]);
/** By name, so that "Student 1" comes before "Student 2". */
const students = async (count: number) => {
  const ids: string[] = [];
  for (let index = 1; index <= count; index += 1) {
    ids.push(await saveMember(api.dataSource.manager, at.institutionId, 'student', { name: `Student ${index}` }));
  }
  return ids;
};
const places = async (sectionId = at.sectionId) => {
  const { data } = await ask(
    `query ($id: ID!) { section(id: $id) {
      cohorts { id } enrolments { via person { id } cohort { id } } waiting { person { id } } } }`,
    { id: sectionId },
  );
  const { cohorts, enrolments, waiting } = (
    data as unknown as {
      section: {
        cohorts: { id: string }[];
        enrolments: { via: string; person: { id: string }; cohort: { id: string } | null }[];
        waiting: { person: { id: string } }[];
      };
    }
  ).section;
  return {
    cohorts: cohorts.map(({ id }) => id),
    enrolled: enrolments.map(({ person }) => person.id).sort(),
    via: (id: string) => enrolments.find(({ person }) => person.id === id),
    waiting: waiting.map(({ person }) => person.id),
  };
};

describe('sections follow a cohort that is enrolled in them', () => {
  test('new members get a seat or wait; members who leave it give theirs up, and waiting people move up', async () => {
    const [one = '', two = '', three = ''] = await students(3);
    const cohort = await create('Bac 2');
    expect((await setMembers(cohort, [one])).data).toEqual({ setCohortMembers: { size: 1, members: [{ id: one }] } });
    await section('capacity = 3');
    expect((await enrolCohort(cohort)).data).toMatchObject({ enrolCohort: { enrolled: [{ id: one }], waiting: [] } });
    await setMembers(cohort, [one, two, three]);
    const full = await places();
    expect(full).toMatchObject({ enrolled: [at.enrolled, one, two].sort(), waiting: [three], cohorts: [cohort] });
    expect(full.via(two)).toMatchObject({ via: 'COHORT', cohort: { id: cohort } });
    await setMembers(cohort, [two, three]);
    const after = await places();
    expect(after).toMatchObject({ enrolled: [at.enrolled, two, three].sort(), waiting: [] });
    expect(after.via(three)).toMatchObject({ via: 'WAITING_LIST', cohort: { id: cohort } });
    // Who waited and came with the cohort leaves with it too; the section goes on following it.
    await setMembers(cohort, []);
    expect(await places()).toMatchObject({ enrolled: [at.enrolled], waiting: [], cohorts: [cohort] });
    await setMembers(cohort, [one]);
    expect((await places()).enrolled).toEqual([at.enrolled, one].sort());
  });

  test('somebody who came by themselves, or with another cohort too, stays', async () => {
    const [one = ''] = await students(1);
    const [first, second] = [await create('First'), await create('Second')];
    await setMembers(first, [one, at.enrolled]);
    await setMembers(second, [one]);
    await enrolCohort(first);
    await enrolCohort(second);
    await setMembers(first, []);
    const left = await places();
    expect(left.enrolled).toEqual([at.enrolled, one].sort());
    expect(left.via(one)?.cohort).toEqual({ id: second });
    await setMembers(second, []);
    expect((await places()).enrolled).toEqual([at.enrolled]);
  });

  test('without a seat and a waiting list nothing changes, and the section is named', async () => {
    const [one = '', two = ''] = await students(2);
    const cohort = await create('Bac 2');
    await section('capacity = 2, waiting_list = false');
    await setMembers(cohort, [one]);
    await enrolCohort(cohort);
    const reply = await setMembers(cohort, [one, two]);
    expect(reply.errors).toMatchObject([
      { extensions: { code: 'CONFLICT', field: 'personIds', facts: { capacity: 2, asked: 1 } } },
    ]);
    expect((await ask('query ($id: ID!) { cohort(id: $id) { size } }', { id: cohort })).data).toEqual({
      cohort: { size: 1 },
    });
    await setMembers(cohort, [one]);
    const another = await create('Bac 3');
    await setMembers(another, [two, at.student]);
    expect((await enrolCohort(another)).data).toEqual({
      enrolCohort: { __typename: 'SectionFull', seatsLeft: 0, asked: 2 },
    });
    expect((await places()).cohorts).toEqual([cohort]);
  });

  test('a section that is over does not follow; a cohort that is removed leaves its students where they are', async () => {
    const [one = '', two = ''] = await students(2);
    const cohort = await create('Bac 2');
    await setMembers(cohort, [one]);
    await enrolCohort(cohort);
    await section(`state = 'finished'`);
    await setMembers(cohort, [two]);
    expect((await places()).enrolled).toEqual([at.enrolled, one].sort());
    expect((await ask('mutation ($id: ID!) { removeCohort(id: $id) }', { id: cohort })).data).toEqual({
      removeCohort: true,
    });
    const left = await places();
    expect(left.enrolled).toEqual([at.enrolled, one].sort());
    expect(left.via(one)).toMatchObject({ via: 'COHORT', cohort: null });
    expect(left.cohorts).toEqual([]);
  });

  test('taking out everybody of a cohort ends that the section follows it', async () => {
    const [one = '', two = ''] = await students(2);
    const cohort = await create('Bac 2');
    await setMembers(cohort, [one, two]);
    await enrolCohort(cohort);
    const unenrol = (people: string[]) =>
      ask('mutation ($s: ID!, $p: [ID!]!) { unenrol(sectionId: $s, personIds: $p) { id } }', {
        s: at.sectionId,
        p: people,
      });
    await unenrol([one]);
    expect((await places()).cohorts).toEqual([cohort]);
    await unenrol([two]);
    expect((await places()).cohorts).toEqual([]);
  });

  test('two admins at once: the cohort of one or the other, and its section agrees', async () => {
    const everybody = await students(6);
    const cohort = await create('Bac 2');
    await enrolCohort(cohort);
    const other = await saveSection(api.dataSource.manager, at);
    await enrolCohort(cohort, other);
    const [left, right] = [everybody.slice(0, 4), everybody.slice(2)];
    const replies = await Promise.all([left, right, left, right].map((people) => setMembers(cohort, people)));
    expect(replies.flatMap(refusal)).toEqual([]);
    const { data } = await ask('query ($id: ID!) { cohort(id: $id) { members { id } } }', { id: cohort });
    const members = (data as unknown as { cohort: { members: { id: string }[] } }).cohort.members.map(({ id }) => id);
    expect([left.join(), right.join()]).toContain(members.join());
    for (const sectionId of [at.sectionId, other]) {
      expect((await places(sectionId)).enrolled).toEqual([at.enrolled, ...members].sort());
    }
  });
});

describe('what is refused', () => {
  test('names that are taken or empty, edits of an older version, parts and people of other universities', async () => {
    const other = await saveUniversity(api.dataSource.manager, 'Other');
    const cohort = await create('Bac 2', { campusId: at.campusId });
    const again = (input: object) =>
      ask('mutation ($i: CohortInput!) { createCohort(input: $i) { id } }', {
        i: { institutionId: at.institutionId, ...input },
      });
    expect(refusal(await again({ name: 'Bac 2' }))).toEqual([['CONFLICT', 'input.name']]);
    expect(refusal(await again({ name: ' ' }))).toEqual([['BAD_INPUT', 'input.name']]);
    expect(refusal(await again({ name: 'Bac 3', campusId: other.campusId }))).toEqual([['NOT_FOUND', undefined]]);
    expect(refusal(await again({ name: 'Bac 3', departmentId: 'x' }))).toEqual([['NOT_FOUND', undefined]]);
    const update = (version: number, name: string) =>
      ask(
        'mutation ($id: ID!, $v: Int!, $i: CohortChanges!) { updateCohort(id: $id, version: $v, input: $i) { name campus { id } version } }',
        { id: cohort, v: version, i: { name } },
      );
    expect((await update(1, 'Bac 2 B')).data).toEqual({
      updateCohort: { name: 'Bac 2 B', campus: null, version: 2 },
    });
    expect(refusal(await update(1, 'Bac 2 C'))).toEqual([['STALE', 'version']]);
    expect(refusal(await setMembers(cohort, [at.student, at.lecturer]))).toEqual([['BAD_INPUT', 'personIds']]);
    expect(refusal(await setMembers(cohort, [at.student, other.student]))).toEqual([['NOT_FOUND', undefined]]);
    const theirs = await api.dataSource.query(
      `INSERT INTO cohort (institution_id, name) VALUES ($1, 'Theirs') RETURNING id`,
      [other.institutionId],
    );
    expect(refusal(await enrolCohort((theirs as { id: string }[])[0]?.id ?? ''))).toEqual([['NOT_FOUND', undefined]]);
  });
});

test('cohorts are listed by name in pages, found by the beginning of a word without accents; members are the admins’', async () => {
  for (const name of ['Énergie 1', 'Bac 2', 'énergie 3', 'Master Énergie']) await create(name);
  const list = async (more: string, cookie = admin) => {
    const { data, errors } = await api.ask(
      `query ($id: ID!) { cohorts(institutionId: $id, ${more}) {
        nodes { name members { id } } totalCount pageInfo { hasNextPage endCursor } } }`,
      { id: at.institutionId },
      { cookie },
    );
    expect(errors).toEqual([]);
    return (
      data as unknown as {
        cohorts: {
          nodes: { name: string; members: unknown }[];
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      }
    ).cohorts;
  };
  const names = ({ nodes }: Awaited<ReturnType<typeof list>>) => nodes.map(({ name }) => name);
  const first = await list('first: 2');
  expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
  expect(names(first)).toEqual(['Bac 2', 'Énergie 1']);
  expect(names(await list(`first: 2, after: "${first.pageInfo.endCursor}"`))).toEqual(['énergie 3', 'Master Énergie']);
  expect(names(await list('search: "ENER"'))).toEqual(['Énergie 1', 'énergie 3', 'Master Énergie']);
  expect((await list('first: 1')).nodes[0]?.members).toEqual([]);
  expect((await list('first: 1', await api.cookieOf(at.student))).nodes[0]?.members).toBeNull();
});
