import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveMember, saveSection, saveUniversity } from './world.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

/** The same numbers every time. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * sides);
  };
}

test('admins, students and cohorts at the same seats at once: nobody waits for ever, no seat twice, none left empty', async () => {
  const { manager } = api.dataSource;
  const at = await saveUniversity(manager, 'University');
  const admin = await api.cookieOf(at.admin);
  const sections = [at.sectionId, await saveSection(manager, at), await saveSection(manager, at)];
  await manager.query('UPDATE section SET capacity = 6, self_enrolment = true WHERE id = ANY($1)', [sections]);
  const students: string[] = [];
  const cookies: string[] = [];
  for (let index = 0; index < 24; index += 1) {
    const id = await saveMember(manager, at.institutionId, 'student');
    students.push(id);
    cookies.push(await api.cookieOf(id));
  }
  const cohorts: string[] = [];
  for (const name of ['A', 'B']) {
    const [{ id }] = (await manager.query(`INSERT INTO cohort (institution_id, name) VALUES ($1, $2) RETURNING id`, [
      at.institutionId,
      name,
    ])) as [{ id: string }];
    cohorts.push(id);
    await manager.query('INSERT INTO section_cohort (section_id, cohort_id) SELECT unnest($1::uuid[]), $2', [
      sections,
      id,
    ]);
  }
  const roll = dice(42);
  const some = (count: number) => Array.from({ length: count }, () => students[roll(students.length)] ?? '');
  const change = (document: string, variables: object, cookie = admin) => api.ask(document, variables, { cookie });
  const changes = [
    (s: string) =>
      change('mutation ($s: ID!, $p: [ID!]!) { enrol(sectionId: $s, personIds: $p) { __typename } }', {
        s,
        p: some(3),
      }),
    (s: string) =>
      change('mutation ($s: ID!, $p: [ID!]!) { unenrol(sectionId: $s, personIds: $p) { id } }', { s, p: some(1) }),
    (s: string) => change('mutation ($s: ID!) { enrolMyself(sectionId: $s) { __typename } }', { s }, cookies[roll(24)]),
    (s: string) => change('mutation ($s: ID!) { leaveSection(sectionId: $s) { id } }', { s }, cookies[roll(24)]),
    () =>
      change('mutation ($c: ID!, $p: [ID!]!) { setCohortMembers(id: $c, personIds: $p) { id } }', {
        c: cohorts[roll(2)],
        p: some(5),
      }),
    (s: string) =>
      change('mutation ($s: ID!, $c: ID!) { enrolCohort(sectionId: $s, cohortId: $c) { __typename } }', {
        s,
        c: cohorts[roll(2)],
      }),
    () =>
      change(
        'mutation ($i: ID!, $p: ID!) { setMemberRoles(institutionId: $i, personId: $p, roles: [LECTURER, STUDENT]) { id } }',
        { i: at.institutionId, p: some(1)[0] },
      ),
    () =>
      change(
        'mutation ($i: ID!, $p: ID!) { setMemberRoles(institutionId: $i, personId: $p, roles: [STUDENT]) { id } }',
        {
          i: at.institutionId,
          p: some(1)[0],
        },
      ),
    async (s: string) => {
      const p = some(1)[0];
      await change('mutation ($i: ID!, $p: ID!) { suspendMember(institutionId: $i, personId: $p) { id } }', {
        i: at.institutionId,
        p,
      });
      await change('mutation ($s: ID!, $p: [ID!]!) { unenrol(sectionId: $s, personIds: $p) { id } }', {
        s,
        p: some(1),
      });
      return change('mutation ($i: ID!, $p: ID!) { restoreMember(institutionId: $i, personId: $p) { id } }', {
        i: at.institutionId,
        p,
      });
    },
  ];
  const codes = new Set<string>();
  for (let round = 0; round < 12; round += 1) {
    const replies = await Promise.all(
      Array.from({ length: 16 }, async () => changes[roll(changes.length)]?.(sections[roll(3)] ?? '')),
    );
    for (const { extensions } of replies.flatMap((reply) => reply?.errors ?? [])) codes.add(extensions.code);
  }
  // A deadlock or a broken rule of the database would be INTERNAL; that somebody is not there to be taken out, or is suspended, is not.
  expect([...codes].filter((code) => !['NOT_FOUND', 'NOT_ALLOWED', 'BAD_INPUT'].includes(code))).toEqual([]);
  const left: { students: number; waiting: number; both: number }[] = await manager.query(
    `SELECT (SELECT count(*)::integer FROM enrolment WHERE section_id = section.id AND role = 'student') AS students,
       (SELECT count(*)::integer FROM waiting_place WHERE section_id = section.id) AS waiting,
       (SELECT count(*)::integer FROM enrolment JOIN waiting_place USING (section_id, person_id)
         WHERE section_id = section.id) AS both
     FROM section WHERE id = ANY($1)`,
    [sections],
  );
  for (const { students: taken, waiting, both } of left) {
    expect(both).toBe(0);
    expect(taken).toBeLessThanOrEqual(6);
    if (waiting > 0) expect(taken).toBe(6);
  }
  const told = await manager.query('SELECT FROM notification');
  expect(told.length).toBeGreaterThan(10);
}, 60_000);
