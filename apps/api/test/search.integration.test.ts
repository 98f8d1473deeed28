import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { wordsIn } from '../src/graphql/search.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveMember, saveUniversity } from './world.ts';
import type { University } from './world.ts';

let api: RunningApi;
let at: University;
let cookie: string;
beforeAll(async () => {
  api = await startApi();
  at = await saveUniversity(api.dataSource.manager, 'University');
  cookie = await api.cookieOf(at.admin);
  for (const name of ['Clément Uwimana', 'Célestin Ndayishimiye', 'Cédric O’Brien', 'clara Ndayisaba']) {
    const id = await saveMember(api.dataSource.manager, at.institutionId, 'student');
    await api.dataSource.query('UPDATE person SET name = $1 WHERE id = $2', [name, id]);
    await api.dataSource.query('INSERT INTO enrolment (section_id, person_id) VALUES ($1, $2)', [at.sectionId, id]);
    const [{ id: cohort }] = (await api.dataSource.query(
      'INSERT INTO cohort (institution_id, name) VALUES ($1, $2) RETURNING id',
      [at.institutionId, `Group of ${name}`],
    )) as [{ id: string }];
    await api.dataSource.query('INSERT INTO cohort_member (cohort_id, person_id) VALUES ($1, $2)', [cohort, id]);
  }
  await api.dataSource.query(
    `UPDATE course SET code = 'GEO 210', title = 'Géochimie de l’environnement' WHERE id = $1`,
    [at.courseId],
  );
});
afterAll(() => api.close());

interface Named {
  name?: string;
  title?: string;
}
const lists = {
  members:
    'query ($of: ID!, $search: String) { found: members(institutionId: $of, search: $search) { nodes { name } } }',
  cohorts:
    'query ($of: ID!, $search: String) { found: cohorts(institutionId: $of, search: $search) { nodes { name } } }',
  courses:
    'query ($of: ID!, $search: String) { found: courses(institutionId: $of, search: $search) { nodes { title } } }',
  sections:
    'query ($of: ID!, $search: String) { found: sections(institutionId: $of, search: $search) { nodes { title: course { title } } } }',
  find: 'query ($search: String!) { nodes: find(text: $search) { title } }',
};
async function search(list: keyof typeof lists, text: string | null): Promise<string[]> {
  const { data, errors } = await api.ask(lists[list], { of: at.institutionId, search: text }, { cookie });
  expect(errors).toEqual([]);
  const { found, nodes } = data as unknown as { found?: { nodes: Named[] }; nodes?: Named[] };
  return (found?.nodes ?? nodes ?? []).map(({ name, title }) =>
    typeof title === 'object' ? ((title as Named).title ?? '') : (name ?? title ?? ''),
  );
}

describe.each(['courses', 'sections', 'find'] as const)('a course in %s', (list) => {
  test.each([
    'Géochimie de l’environnement',
    'geochimie de l environnement',
    'l\u2019environnement',
    'environnement · géochimie',
    'geo-210 géochimie',
    // Slips of the finger.
    'geochmie',
    'enviromnement',
  ])('is found by %j', async (text) => {
    expect((await search(list, text)).join()).toContain('Géochimie');
  });

  test('is not found by something else', async () => {
    expect(await search(list, 'thermodynamique')).toEqual([]);
  });
});

test.each(['members', 'cohorts', 'find'] as const)(
  'a person in %s is found in spite of a slip, and only if nobody is meant',
  async (list) => {
    const mark = (names: string[]) => names.map((name) => name.replace('Group of ', ''));
    expect(mark(await search(list, 'Ndayishimye'))).toContain('Célestin Ndayishimiye');
    expect(mark(await search(list, 'Ndayishimye'))).not.toContain('Clément Uwimana');
    expect(mark(await search(list, 'Uwimna'))).toContain('Clément Uwimana');
    expect(new Set(mark(await search(list, 'ndayi')))).toEqual(new Set(['Célestin Ndayishimiye', 'clara Ndayisaba']));
    expect(new Set(mark(await search(list, 'brien')))).toEqual(new Set(['Cédric O’Brien']));
  },
);

test('names are in the order of the alphabet in every list', async () => {
  const inOrder = ['Cédric O’Brien', 'Célestin Ndayishimiye', 'clara Ndayisaba', 'Clément Uwimana'];
  const only = (names: string[]) => names.filter((name) => inOrder.some((one) => name.endsWith(one)));
  expect(only(await search('members', null))).toEqual(inOrder);
  expect(only(await search('cohorts', null))).toEqual(inOrder.map((name) => `Group of ${name}`));
  const { data } = await api.ask(
    'query ($id: ID!) { section(id: $id) { cohort { name } enrolments { person { name } } } }',
    { id: at.sectionId },
    { cookie },
  );
  const { section } = data as unknown as {
    section: { cohort: { name: string }[]; enrolments: { person: { name: string } }[] };
  };
  expect(only(section.cohort.map(({ name }) => name))).toEqual(inOrder);
  expect(only(section.enrolments.map(({ person }) => person.name))).toEqual(inOrder);
});

test('the service cuts typed text into words where the database does', async () => {
  const signs = Array.from({ length: 0x1_f000 }, (_, code) => code)
    .filter((code) => code > 0 && (code < 0xd800 || code > 0xdfff))
    .map((code) => String.fromCodePoint(code))
    .filter((sign) => !/[\p{Script=Han}\p{Script=Hangul}\p{Cn}\p{Co}]/u.test(sign))
    // A letter of 2025, which the embedded PostgreSQL does not know.
    .filter((sign) => sign !== '\ua7f1');
  expect(signs.length).toBeGreaterThan(30_000);
  const texts = signs.map((sign) => `xq${sign}zy`);
  const apart: { sign: string }[] = await api.dataSource.query(
    `SELECT sign FROM unnest($1::text[], $2::text[], $3::text[]) AS pair (sign, text, words)
     WHERE plain_words(text) <> plain_words(words)`,
    [signs.map((sign) => sign.codePointAt(0)?.toString(16)), texts, texts.map((text) => wordsIn(text).join(' '))],
  );
  expect(apart).toEqual([]);
});
