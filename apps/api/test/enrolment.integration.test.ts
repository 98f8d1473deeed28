import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startApi } from './running-api.ts';
import type { Reply, RunningApi } from './running-api.ts';
import { saveMember, savePerson, saveUniversity } from './world.ts';
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
const result = `__typename
  ... on Enrolled { enrolled { id } waiting { id } section { cohortSize } }
  ... on SectionFull { capacity seatsLeft asked }
  ... on EnrolmentClosed { state }`;
const section = (change: string) => api.dataSource.query(`UPDATE section SET ${change} WHERE id = $1`, [at.sectionId]);
const students = async (count: number) =>
  Promise.all(Array.from({ length: count }, () => saveMember(api.dataSource.manager, at.institutionId, 'student')));
const enrol = (personIds: string[], cookie = admin) =>
  api.ask(
    `mutation ($s: ID!, $p: [ID!]!) { enrol(sectionId: $s, personIds: $p) { ${result} } }`,
    { s: at.sectionId, p: personIds },
    { cookie },
  );
const change = async (name: string, personIds: string[]) =>
  api.ask(
    `mutation ($s: ID!, $p: [ID!]!) { ${name}(sectionId: $s, personIds: $p) { id } }`,
    { s: at.sectionId, p: personIds },
    { cookie: admin },
  );
const own = async (name: 'enrolMyself' | 'leaveSection', personId: string) =>
  api.ask(
    `mutation ($s: ID!) { ${name}(sectionId: $s) { ${name === 'enrolMyself' ? result : 'id viewerIs viewerWaitsAt'} } }`,
    { s: at.sectionId },
    { cookie: await api.cookieOf(personId) },
  );
/** Ids of the cohort, and of those who wait, in order. */
const places = async () => {
  const { data, errors } = await api.ask(
    'query ($id: ID!) { section(id: $id) { enrolments { via role person { id } cohort { name } } waiting { place person { id } } } }',
    { id: at.sectionId },
    { cookie: admin },
  );
  expect(errors).toEqual([]);
  const { enrolments, waiting } = (
    data as unknown as {
      section: {
        enrolments: { via: string; role: string; person: { id: string }; cohort: { name: string } | null }[];
        waiting: { place: number; person: { id: string } }[];
      };
    }
  ).section;
  expect(waiting.map(({ place }) => place)).toEqual(waiting.map((_, index) => index + 1));
  return {
    enrolled: enrolments.map(({ person }) => person.id).sort(),
    waiting: waiting.map(({ person }) => person.id),
    ways: Object.fromEntries(enrolments.map(({ person, via }) => [person.id, via])),
    cohorts: Object.fromEntries(enrolments.map(({ person, cohort }) => [person.id, cohort?.name ?? null])),
  };
};
const told = async () =>
  (
    (await api.dataSource.query(
      `SELECT person_id AS id FROM notification WHERE kind = 'enrolled' AND facts ->> 'sectionId' = $1`,
      [at.sectionId],
    )) as { id: string }[]
  ).map(({ id }) => id);

describe('enrolling by an admin', () => {
  test('seats go in the order asked for; the rest waits in that order', async () => {
    const asked = await students(4);
    await section('capacity = 3');
    expect((await enrol([...asked, asked[0]?.toUpperCase() ?? ''])).data).toEqual({
      enrol: {
        __typename: 'Enrolled',
        enrolled: asked.slice(0, 2).map((id) => ({ id })),
        waiting: asked.slice(2).map((id) => ({ id })),
        section: { cohortSize: 3 },
      },
    });
    expect(await places()).toMatchObject({
      enrolled: [at.enrolled, ...asked.slice(0, 2)].sort(),
      waiting: asked.slice(2),
    });
    // Asking again changes nothing.
    await enrol(asked);
    expect((await places()).waiting).toEqual(asked.slice(2));
  });

  test('without a waiting list it is all or nothing', async () => {
    const asked = await students(3);
    await section('capacity = 3, waiting_list = false');
    expect((await enrol(asked)).data).toEqual({
      enrol: { __typename: 'SectionFull', capacity: 3, seatsLeft: 2, asked: 3 },
    });
    expect((await places()).enrolled).toEqual([at.enrolled]);
    expect((await enrol([at.enrolled, ...asked.slice(1)])).data).toMatchObject({ enrol: { __typename: 'Enrolled' } });
    expect((await places()).enrolled).toHaveLength(3);
  });

  test.each(['draft', 'finished', 'cancelled'])('a section that is %s takes nobody', async (state) => {
    await section(`state = '${state}'`);
    expect((await enrol([at.student])).data).toEqual({
      enrol: { __typename: 'EnrolmentClosed', state: state.toUpperCase() },
    });
    expect(refusal(await change('setCohort', [at.student]))).toEqual([['CONFLICT', 'sectionId']]);
    expect((await places()).enrolled).toEqual([at.enrolled]);
  });

  test('only students of the university who are not suspended', async () => {
    const other = await saveUniversity(api.dataSource.manager, 'Other');
    const suspended = await saveMember(api.dataSource.manager, at.institutionId, 'student');
    await api.dataSource.query('UPDATE membership SET suspended_at = now() WHERE person_id = $1', [suspended]);
    for (const somebody of [at.lecturer, suspended]) {
      expect(refusal(await enrol([at.student, somebody]))).toEqual([['BAD_INPUT', 'personIds']]);
    }
    for (const somebody of [other.student, await savePerson(api.dataSource.manager), 'x']) {
      expect(refusal(await enrol([at.student, somebody]))).toEqual([['NOT_FOUND', undefined]]);
    }
    expect((await places()).enrolled).toEqual([at.enrolled]);
  });
});

describe('a seat that becomes free', () => {
  test('goes to the student who waits longest, who is told', async () => {
    const [first = '', second = '', third = ''] = await students(3);
    await section('capacity = 2');
    await enrol([at.student, first, second, third]);
    await change('unenrol', [at.enrolled]);
    expect(await places()).toMatchObject({ enrolled: [at.student, first].sort(), waiting: [second, third] });
    expect((await places()).ways[first]).toBe('WAITING_LIST');
    expect(await told()).toEqual([first]);
    // Somebody on the list is taken off it without a seat being given.
    await change('unenrol', [second]);
    expect((await places()).waiting).toEqual([third]);
    expect(refusal(await change('unenrol', [at.student, second]))).toEqual([['NOT_FOUND', undefined]]);
    expect((await places()).enrolled).toContain(at.student);
  });

  test('is not given to a suspended person, who stays first in line', async () => {
    const [first = '', second = ''] = await students(2);
    await section('capacity = 2');
    await enrol([at.student, first, second]);
    await api.dataSource.query('UPDATE membership SET suspended_at = now() WHERE person_id = $1', [first]);
    await change('unenrol', [at.enrolled]);
    expect(await places()).toMatchObject({ enrolled: [at.student, second].sort(), waiting: [first] });
    expect(await told()).toEqual([second]);
  });

  test('comes also from a student who helps from now on; back there must be one', async () => {
    const [first = ''] = await students(1);
    await section('capacity = 1');
    await enrol([first]);
    const role = (personId: string, to: string) =>
      api.ask(
        `mutation ($s: ID!, $p: ID!) { setEnrolmentRole(sectionId: $s, personId: $p, role: ${to}) { viewerIs } }`,
        { s: at.sectionId, p: personId },
        { cookie: admin },
      );
    expect((await role(at.enrolled, 'ASSISTANT')).data).toEqual({ setEnrolmentRole: { viewerIs: 'NONE' } });
    expect(await places()).toMatchObject({ enrolled: [at.enrolled, first].sort(), waiting: [] });
    expect(refusal(await role(at.enrolled, 'STUDENT'))).toEqual([['CONFLICT', 'role']]);
    await section('capacity = 2');
    expect(refusal(await role(at.enrolled, 'STUDENT'))).toEqual([]);
    expect(refusal(await role(at.student, 'STUDENT'))).toEqual([['NOT_FOUND', undefined]]);
  });
});

describe('enrolling oneself', () => {
  test('only where the section is open for it', async () => {
    expect((await own('enrolMyself', at.student)).data).toEqual({
      enrolMyself: { __typename: 'EnrolmentClosed', state: 'OPEN' },
    });
    await section(`self_enrolment = true, state = 'running'`);
    expect((await own('enrolMyself', at.student)).data).toMatchObject({ enrolMyself: { state: 'RUNNING' } });
    await section(`state = 'open', capacity = 1`);
    expect((await own('enrolMyself', at.student)).data).toMatchObject({
      enrolMyself: { enrolled: [], waiting: [{ id: at.student }] },
    });
    const { data } = await api.ask(
      'query ($id: ID!) { section(id: $id) { viewerIs viewerWaitsAt waiting { place } enrolments { via } } }',
      { id: at.sectionId },
      { cookie: await api.cookieOf(at.student) },
    );
    expect(data).toEqual({ section: { viewerIs: 'WAITING', viewerWaitsAt: 1, waiting: null, enrolments: null } });
    expect((await own('leaveSection', at.enrolled)).data).toEqual({
      leaveSection: { id: at.sectionId, viewerIs: 'NONE', viewerWaitsAt: null },
    });
    expect(await told()).toEqual([at.student]);
    expect((await own('leaveSection', at.student)).errors).toEqual([]);
    expect(refusal(await own('leaveSection', at.student))).toEqual([['NOT_ALLOWED', undefined]]);
  });

  test('a student who waits may leave the list', async () => {
    await section('self_enrolment = true, capacity = 1');
    await own('enrolMyself', at.student);
    expect((await own('leaveSection', at.student)).data).toMatchObject({ leaveSection: { viewerIs: 'NONE' } });
    expect((await places()).waiting).toEqual([]);
  });
});

test('nobody leaves a section that is over; an admin can still put its cohort right', async () => {
  await section(`state = 'finished'`);
  const reply = await own('leaveSection', at.enrolled);
  expect(reply.errors).toMatchObject([{ extensions: { code: 'CONFLICT', facts: { state: 'finished' } } }]);
  expect((await places()).enrolled).toEqual([at.enrolled]);
  expect((await change('unenrol', [at.enrolled])).errors).toEqual([]);
  expect((await places()).enrolled).toEqual([]);
});

test('a whole cohort: over the seats it is refused, seats left over go to waiting students', async () => {
  const [first = '', second = '', third = ''] = await students(3);
  await section('capacity = 2');
  await enrol([first, second, third]);
  expect(refusal(await change('setCohort', [first, second, third]))).toEqual([['CONFLICT', 'personIds']]);
  await change('setCohort', [third]);
  expect(await places()).toMatchObject({ enrolled: [second, third].sort(), waiting: [] });
});

test('a student asks which sections are their own', async () => {
  const mine = async (personId: string) => {
    const { data } = await api.ask('{ mySections { id viewerIs } }', {}, { cookie: await api.cookieOf(personId) });
    return (data as unknown as { mySections: { id: string; viewerIs: string }[] }).mySections;
  };
  expect(await mine(at.teaching)).toEqual([{ id: at.sectionId, viewerIs: 'LECTURER' }]);
  expect(await mine(at.enrolled)).toEqual([{ id: at.sectionId, viewerIs: 'STUDENT' }]);
  expect(await mine(at.student)).toEqual([]);
  await api.ask(
    'mutation ($s: ID!, $p: ID!) { setTeachingRole(sectionId: $s, personId: $p, role: ASSISTANT) { id } }',
    { s: at.sectionId, p: at.teaching },
    { cookie: admin },
  );
  expect(await mine(at.teaching)).toEqual([{ id: at.sectionId, viewerIs: 'ASSISTANT' }]);
  await section(`state = 'draft'`);
  expect(await mine(at.teaching)).toHaveLength(1);
  expect(await mine(at.enrolled)).toEqual([]);
  await section(`state = 'open'`);
  await api.dataSource.query('UPDATE membership SET suspended_at = now() WHERE person_id = $1', [at.enrolled]);
  expect(await mine(at.enrolled)).toEqual([]);
});
