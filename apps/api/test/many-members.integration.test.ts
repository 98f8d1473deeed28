import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { dataOf, refusal } from './planning.ts';
import { startApi } from './running-api.ts';
import type { Reply, RunningApi } from './running-api.ts';
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

interface Done {
  count: number;
  done: { id: string }[];
  refused: { reason: string; person: { id: string } }[];
}
const asking = (field: string, personIds: readonly string[], institutionId = at.institutionId): Promise<Reply> =>
  api.ask(
    `mutation ($people: PeopleChoice!) { ${field}(people: $people) { count done { id } refused { reason person { id } } } }`,
    { people: { institutionId, personIds } },
    { cookie },
  );
const doing = async (field: string, personIds: readonly string[]) => {
  const { count, done, refused } = dataOf<Done>(await asking(field, personIds), field);
  expect(done).toHaveLength(count);
  return { done: done.map(({ id }) => id).sort(), refused: refused.map(({ reason, person }) => [person.id, reason]) };
};
const enrolling = (sectionId: string, personIds: readonly string[], institutionId = at.institutionId) =>
  api.ask(
    `mutation ($section: ID!, $people: PeopleChoice!) { enrolMembers(sectionId: $section, people: $people) {
      enrolled waiting refused { reason person { id } } } }`,
    { section: sectionId, people: { institutionId, personIds } },
    { cookie },
  );
const adding = (cohort: string, personIds: readonly string[]) =>
  api.ask(
    `mutation ($cohort: ID!, $people: PeopleChoice!) { addCohortMembers(cohortId: $cohort, people: $people) {
      count done { id } refused { reason person { id } } } }`,
    { cohort, people: { institutionId: at.institutionId, personIds } },
    { cookie },
  );
const students = async (count: number) => {
  const ids = Array.from({ length: count }, () => saveMember(api.dataSource.manager, at.institutionId, 'student'));
  return (await Promise.all(ids)).sort();
};
const emptySection = async () => {
  const id = await saveSection(api.dataSource.manager, at);
  await api.dataSource.query('DELETE FROM enrolment WHERE section_id = $1', [id]);
  return id;
};
const suspended = async (ids: readonly string[]) => {
  const rows: { id: string }[] = await api.dataSource.query(
    'SELECT DISTINCT person_id AS id FROM membership WHERE person_id = ANY($1) AND suspended_at IS NOT NULL ORDER BY 1',
    [ids],
  );
  return rows.map(({ id }) => id);
};
const enrolled = async (sectionId: string) => {
  const rows: { id: string }[] = await api.dataSource.query(
    'SELECT person_id AS id FROM enrolment WHERE section_id = $1 ORDER BY 1',
    [sectionId],
  );
  return rows.map(({ id }) => id);
};

describe('many members', () => {
  test('are suspended, except the admin who asks and people who are so already; and restored', async () => {
    const people = await students(4);
    const [first = ''] = people;
    await doing('suspendMembers', [first]);
    expect(await doing('suspendMembers', [...people, at.admin])).toEqual({
      done: people.slice(1),
      refused: expect.arrayContaining([
        [first, 'ALREADY'],
        [at.admin, 'ONESELF'],
      ]),
    });
    expect(await suspended([...people, at.admin])).toEqual(people);
    expect(await doing('restoreMembers', people.slice(1))).toEqual({ done: people.slice(1), refused: [] });
    expect(await suspended(people)).toEqual([first]);
  });

  test('are removed with their places; each person is told once', async () => {
    await doing('removeMembers', [at.enrolled, at.teaching, at.admin]).then(({ done, refused }) => {
      expect(done).toEqual([at.enrolled, at.teaching].sort());
      expect(refused).toEqual([[at.admin, 'ONESELF']]);
    });
    expect(await enrolled(at.sectionId)).toEqual([]);
    const left: unknown[] = await api.dataSource.query('SELECT FROM membership WHERE person_id = ANY($1)', [
      [at.enrolled, at.teaching],
    ]);
    expect(left).toEqual([]);
  });

  test('nothing is done when one of them is of another university', async () => {
    const other = await saveUniversity(api.dataSource.manager, 'Elsewhere');
    const people = await students(2);
    for (const field of ['suspendMembers', 'restoreMembers', 'removeMembers']) {
      expect(refusal(await asking(field, [...people, other.student]))).toEqual([['NOT_FOUND', undefined]]);
      expect(refusal(await asking(field, [other.student], other.institutionId))).toEqual([['NOT_FOUND', undefined]]);
    }
    expect(await suspended(people)).toEqual([]);
  });
});

describe('many students', () => {
  test('are enrolled in a section; people who are no student, suspended or there already are named', async () => {
    const sectionId = await emptySection();
    const people = await students(3);
    const [first = '', second = '', third = ''] = people;
    await doing('suspendMembers', [first]);
    dataOf(await enrolling(sectionId, [second]), 'enrolMembers');
    const reply = await enrolling(sectionId, [...people, at.lecturer]);
    const done = dataOf<{ enrolled: number; waiting: number; refused: Done['refused'] }>(reply, 'enrolMembers');
    expect(done).toMatchObject({ enrolled: 1, waiting: 0 });
    expect(done.refused.map(({ reason, person }) => [person.id, reason]).sort()).toEqual(
      [
        [at.lecturer, 'NOT_STUDENT'],
        [first, 'SUSPENDED'],
        [second, 'ALREADY'],
      ].sort(),
    );
    expect(await enrolled(sectionId)).toEqual([second, third].sort());
  });

  test('all or none where seats are too few, unless there is a waiting list', async () => {
    const sectionId = await emptySection();
    const people = await students(3);
    await api.dataSource.query('UPDATE section SET capacity = 2, waiting_list = false WHERE id = $1', [sectionId]);
    const reply = await enrolling(sectionId, people);
    expect(refusal(reply)).toEqual([['CONFLICT', 'personIds']]);
    expect(reply.errors[0]?.extensions.facts).toMatchObject({ capacity: 2, asked: 3 });
    expect(await enrolled(sectionId)).toEqual([]);
    await api.dataSource.query('UPDATE section SET waiting_list = true WHERE id = $1', [sectionId]);
    expect(dataOf(await enrolling(sectionId, people), 'enrolMembers')).toMatchObject({ enrolled: 2, waiting: 1 });
    await api.dataSource.query(`UPDATE section SET state = 'finished' WHERE id = $1`, [sectionId]);
    expect(refusal(await enrolling(sectionId, people))).toEqual([['CONFLICT', 'sectionId']]);
  });

  test('not those of another university', async () => {
    const other = await saveUniversity(api.dataSource.manager, 'Elsewhere');
    expect(refusal(await enrolling(at.sectionId, [other.student]))).toEqual([['NOT_FOUND', undefined]]);
    expect(refusal(await enrolling(at.sectionId, [other.student], other.institutionId))).toEqual([
      ['NOT_FOUND', undefined],
    ]);
    expect(refusal(await enrolling(other.sectionId, [at.student]))).toEqual([['NOT_FOUND', undefined]]);
  });

  test('come to a cohort, and with it to its sections', async () => {
    const { manager } = api.dataSource;
    const sectionId = await emptySection();
    const [cohort]: { id: string }[] = await manager.query(
      `WITH made AS (INSERT INTO cohort (institution_id, name) VALUES ($1, $3) RETURNING id)
       INSERT INTO section_cohort (section_id, cohort_id) SELECT $2, id FROM made RETURNING cohort_id AS id`,
      [at.institutionId, sectionId, randomUUID()],
    );
    const people = await students(2);
    const id = cohort?.id ?? '';
    expect(dataOf<Done>(await adding(id, [...people, at.lecturer]), 'addCohortMembers')).toMatchObject({
      count: 2,
      refused: [{ reason: 'NOT_STUDENT', person: { id: at.lecturer } }],
    });
    expect(await enrolled(sectionId)).toEqual(people);
    const again = dataOf<Done>(await adding(id, people), 'addCohortMembers');
    expect(again.refused.map(({ reason }) => reason)).toEqual(['ALREADY', 'ALREADY']);
    const other = await saveUniversity(manager, 'Elsewhere');
    expect(refusal(await adding(id, [other.student]))).toEqual([['NOT_FOUND', undefined]]);
  });
});

describe('many sections', () => {
  const setting = (sectionIds: readonly string[], state: string, institutionId = at.institutionId) =>
    api.ask(
      `mutation ($i: ID!, $ids: [ID!]!, $state: SectionState!) {
        setSectionStates(institutionId: $i, sectionIds: $ids, state: $state) {
          count done { id } refused { reason section { id } } } }`,
      { i: institutionId, ids: sectionIds, state },
      { cookie },
    );
  const stateOf = async (id: string): Promise<string> => {
    const [{ state }] = await api.dataSource.query('SELECT state FROM section WHERE id = $1', [id]);
    return state;
  };

  test('are finished and run again; those that are drafts or finished are named', async () => {
    const ids = await Promise.all(
      ['running', 'running', 'draft', 'finished'].map(async (state) => {
        const id = await emptySection();
        await api.dataSource.query('UPDATE section SET state = $2 WHERE id = $1', [id, state]);
        return id;
      }),
    );
    const [first = '', second = '', draft = '', over = ''] = ids;
    const done = dataOf<{
      count: number;
      done: { id: string }[];
      refused: { reason: string; section: { id: string } }[];
    }>(await setting(ids, 'FINISHED'), 'setSectionStates');
    expect(done.count).toBe(2);
    expect(new Map(done.refused.map(({ reason, section }) => [section.id, reason]))).toEqual(
      new Map([
        [draft, 'NOT_NEXT'],
        [over, 'ALREADY'],
      ]),
    );
    expect(await Promise.all(ids.map(stateOf))).toEqual(['finished', 'finished', 'draft', 'finished']);
    dataOf(await setting([first, second], 'RUNNING'), 'setSectionStates');
    expect(await stateOf(first)).toBe('running');
  });

  test('not those of another university, not to be cancelled, 200 at most', async () => {
    const other = await saveUniversity(api.dataSource.manager, 'Elsewhere');
    expect(refusal(await setting([at.sectionId, other.sectionId], 'RUNNING'))).toEqual([['NOT_FOUND', undefined]]);
    expect(refusal(await setting([other.sectionId], 'RUNNING', other.institutionId))).toEqual([
      ['NOT_FOUND', undefined],
    ]);
    expect(refusal(await setting([at.sectionId], 'CANCELLED'))).toEqual([['BAD_INPUT', 'state']]);
    const many = Array.from({ length: 201 }, () => randomUUID());
    expect(refusal(await setting(many, 'RUNNING'))).toEqual([['TOO_MANY', 'sectionIds']]);
  });
});
