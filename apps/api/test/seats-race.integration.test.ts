import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveMember, saveUniversity } from './world.ts';
import type { University } from './world.ts';

const seats = 25;
let api: RunningApi;
let at: University;
let cookies: Map<string, string>;
beforeAll(async () => {
  api = await startApi();
  at = await saveUniversity(api.dataSource.manager, 'University');
  await api.dataSource.query('DELETE FROM enrolment');
  await api.dataSource.query('UPDATE section SET self_enrolment = true, capacity = $1', [seats]);
  cookies = new Map();
  for (let index = 0; index < 70; index += 1) {
    const id = await saveMember(api.dataSource.manager, at.institutionId, 'student');
    cookies.set(id, await api.cookieOf(id));
  }
});
afterAll(() => api.close());

const ask = async (what: 'enrolMyself' | 'leaveSection', personId: string) => {
  const { errors } = await api.ask(
    `mutation ($s: ID!) { ${what}(sectionId: $s) { __typename } }`,
    { s: at.sectionId },
    { cookie: cookies.get(personId) ?? '' },
  );
  expect(errors).toEqual([]);
};

async function places() {
  const { data } = await api.ask(
    'query ($id: ID!) { section(id: $id) { cohortSize enrolments { person { id } } waiting { place person { id } } } }',
    { id: at.sectionId },
    { cookie: await api.cookieOf(at.admin) },
  );
  const { cohortSize, enrolments, waiting } = (
    data as unknown as {
      section: {
        cohortSize: number;
        enrolments: { person: { id: string } }[];
        waiting: { place: number; person: { id: string } }[];
      };
    }
  ).section;
  expect(cohortSize).toBe(enrolments.length);
  expect(waiting.map(({ place }) => place)).toEqual(waiting.map((_, index) => index + 1));
  const [enrolled, waits] = [enrolments.map(({ person }) => person.id), waiting.map(({ person }) => person.id)];
  expect(new Set([...enrolled, ...waits]).size).toBe(enrolled.length + waits.length);
  return { enrolled, waits };
}

test('sixty ask for one of 25 seats at once: each seat is given once, and the waiting list has no gaps', async () => {
  const sixty = [...cookies.keys()].slice(0, 60);
  await Promise.all(sixty.map((id) => ask('enrolMyself', id)));
  const { enrolled, waits } = await places();
  expect(enrolled).toHaveLength(seats);
  expect(waits).toHaveLength(60 - seats);
  expect([...enrolled, ...waits].sort()).toEqual([...sixty].sort());
});

test('ten leave while ten others ask: the students who waited longest get their seats', async () => {
  const before = await places();
  const leaving = before.enrolled.slice(0, 10);
  const asking = [...cookies.keys()].slice(60);
  await Promise.all(leaving.flatMap((id, index) => [ask('leaveSection', id), ask('enrolMyself', asking[index] ?? '')]));
  const { enrolled, waits } = await places();
  expect(enrolled.sort()).toEqual([...before.enrolled.slice(10), ...before.waits.slice(0, 10)].sort());
  expect(waits.slice(0, 25)).toEqual(before.waits.slice(10));
  expect(waits.slice(25).sort()).toEqual([...asking].sort());
  const told: { id: string }[] = await api.dataSource.query(`SELECT person_id AS id FROM notification`);
  expect(told.map(({ id }) => id).sort()).toEqual(before.waits.slice(0, 10).sort());
});
