import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveMember, saveSection, saveUniversity } from './world.ts';
import type { University } from './world.ts';

/** Lists that come in pages are sorted before they are cut into pages. */
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

const query = (sql: string, values: unknown[] = []) => api.dataSource.query(sql, values) as Promise<{ id: string }[]>;

/** All of a list, in pages of two. */
async function all(list: string, types: string, args: string, variables: object, field = 'name'): Promise<string[]> {
  const found: string[] = [];
  let after: string | null = null;
  do {
    const { data, errors } = await api.ask(
      `query ($id: ID!, $after: String${types}) { ${list}(institutionId: $id, first: 2, after: $after${args}) {
        nodes { ${field} } pageInfo { endCursor hasNextPage } } }`,
      { id: at.institutionId, after, ...variables },
      { cookie },
    );
    expect(errors).toEqual([]);
    const page: { nodes: Record<string, string>[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } } = (
      data as never
    )[list];
    found.push(...page.nodes.map((node) => node[field] ?? ''));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

const sorted = { types: ', $sort: %, $down: Boolean', args: ', sort: $sort, descending: $down' };

test('people by name, address, role and state, from either end', async () => {
  const { manager } = api.dataSource;
  await query('DELETE FROM membership WHERE institution_id = $1 AND person_id <> $2', [at.institutionId, at.admin]);
  const people = {
    Éloge: await saveMember(manager, at.institutionId, 'student', { name: 'Éloge', passwordHash: 'x' }),
    Aline: await saveMember(manager, at.institutionId, 'lecturer', { name: 'Aline' }),
    Zoé: await saveMember(manager, at.institutionId, 'student', { name: 'Zoé', passwordHash: 'x' }),
  };
  await query(`UPDATE person SET name = 'Mado', password_hash = 'x', email = 'c' || email WHERE id = $1`, [at.admin]);
  await query(`UPDATE person SET email = 'z' || email WHERE id = $1`, [people.Aline]);
  await query(`UPDATE person SET email = 'b' || email WHERE id = $1`, [people.Zoé]);
  await query(`UPDATE person SET email = 'a' || email WHERE id = $1`, [people.Éloge]);
  await query('UPDATE membership SET suspended_at = now() WHERE person_id = $1', [people.Éloge]);
  const by = (sort: string, down = false) =>
    all('members', sorted.types.replace('%', 'MemberSort'), sorted.args, { sort, down });
  expect(await by('NAME')).toEqual(['Aline', 'Éloge', 'Mado', 'Zoé']);
  expect(await by('NAME', true)).toEqual(['Zoé', 'Mado', 'Éloge', 'Aline']);
  expect(await by('EMAIL')).toEqual(['Éloge', 'Zoé', 'Mado', 'Aline']);
  expect(await by('ROLE')).toEqual(['Mado', 'Aline', 'Éloge', 'Zoé']);
  expect(await by('STATE')).toEqual(['Aline', 'Mado', 'Zoé', 'Éloge']);
  expect(await by('STATE', true)).toEqual(['Éloge', 'Zoé', 'Mado', 'Aline']);
});

test('cohorts by name, size, campus and department', async () => {
  const [department] = await query(
    `INSERT INTO department (institution_id, code, name) VALUES ($1, 'D', 'Droit') RETURNING id`,
    [at.institutionId],
  );
  const cohort = async (name: string, campusId: string | null, departmentId: string | null, members: string[]) => {
    const [row] = await query(
      'INSERT INTO cohort (institution_id, name, campus_id, department_id) VALUES ($1, $2, $3, $4) RETURNING id',
      [at.institutionId, name, campusId, departmentId],
    );
    await query('INSERT INTO cohort_member (cohort_id, person_id) SELECT $1, unnest($2::uuid[])', [row?.id, members]);
  };
  await cohort('Bac 1', null, department?.id ?? null, [at.student]);
  await cohort('Bac 2', at.campusId, null, [at.student, at.enrolled]);
  await cohort('Bac 3', null, null, []);
  const by = (sort: string, down = false) =>
    all('cohorts', sorted.types.replace('%', 'CohortSort'), sorted.args, { sort, down });
  expect(await by('NAME')).toEqual(['Bac 1', 'Bac 2', 'Bac 3']);
  expect(await by('NAME', true)).toEqual(['Bac 3', 'Bac 2', 'Bac 1']);
  expect(await by('SIZE')).toEqual(['Bac 2', 'Bac 1', 'Bac 3']);
  expect(await by('CAMPUS')).toEqual(['Bac 2', 'Bac 1', 'Bac 3']);
  expect(await by('DEPARTMENT')).toEqual(['Bac 1', 'Bac 2', 'Bac 3']);
});

test('sections of a cohort: all of them, however many others there are', async () => {
  const { manager } = api.dataSource;
  const [cohort] = await query(`INSERT INTO cohort (institution_id, name) VALUES ($1, 'Bac 2') RETURNING id`, [
    at.institutionId,
  ]);
  const own: string[] = [];
  for (let number = 0; number < 6; number += 1) {
    const id = await saveSection(manager, at);
    if (number % 2 === 1) own.push(id);
  }
  await query('INSERT INTO section_cohort (section_id, cohort_id) SELECT unnest($1::uuid[]), $2', [own, cohort?.id]);
  const found = await all('sections', ', $cohort: ID', ', cohortId: $cohort', { cohort: cohort?.id }, 'id');
  expect(found.sort()).toEqual(own.sort());
});

test('when and where a section meets: what comes again, and what is once only where nothing does', async () => {
  const [room] = await query(`INSERT INTO room (campus_id, name, seats) VALUES ($1, 'A1', 40) RETURNING id`, [
    at.campusId,
  ]);
  await query('DELETE FROM session WHERE section_id = $1', [at.sectionId]);
  const plan = (local: string, roomId: string | null) =>
    query(
      `INSERT INTO session (section_id, topic, starts_at, ends_at, zone, local_start, room_id)
       SELECT $1, '', starts, starts + interval '1 hour', 'Africa/Kigali', $2::text, $3
       FROM (SELECT $2::text::timestamp AT TIME ZONE 'Africa/Kigali' AS starts) AS planned`,
      [at.sectionId, local, roomId],
    );
  const meets = async () => {
    const { data, errors } = await api.ask(
      'query ($id: ID!) { section(id: $id) { meets { weekday time room count } } }',
      { id: at.sectionId },
      { cookie },
    );
    expect(errors).toEqual([]);
    return (data as unknown as { section: { meets: unknown[] } }).section.meets;
  };
  expect(await meets()).toEqual([]);
  await plan('2027-03-02T10:00', room?.id ?? null);
  await plan('2027-03-05T17:00', null);
  expect(await meets()).toEqual([
    { weekday: 1, time: '10:00', room: 'A1', count: 1 },
    { weekday: 4, time: '17:00', room: null, count: 1 },
  ]);
  await plan('2027-03-09T10:00', room?.id ?? null);
  expect(await meets()).toEqual([{ weekday: 1, time: '10:00', room: 'A1', count: 2 }]);
});
