import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startApi } from './running-api.ts';
import type { Reply, RunningApi } from './running-api.ts';
import { saveMember, saveUniversity } from './world.ts';
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

const ask = (query: string, variables: object = {}) => api.ask(query, variables, { cookie });
const refusal = ({ errors }: Reply) => errors.map(({ extensions: { code, field } }) => [code, field]);
const factsOf = ({ errors }: Reply) => errors.map(({ extensions }) => extensions.facts);
const fields = `id code title description outcomes language texts { language title description outcomes }
  department { code } credits level prerequisites { code title } archived sectionCount externalId version`;
const create = (input: object) =>
  ask(`mutation ($input: CourseInput!) { createCourse(input: $input) { ${fields} } }`, {
    input: { institutionId: at.institutionId, ...input },
  });
const update = (id: string, version: number, input: object) =>
  ask(
    `mutation ($id: ID!, $version: Int!, $input: CourseChanges!) {
       updateCourse(id: $id, version: $version, input: $input) { ${fields} } }`,
    { id, version, input: { code: 'X', title: 'X', language: 'fr', ...input } },
  );
async function idOf(reply: Promise<Reply>): Promise<string> {
  const { data, errors } = await reply;
  expect(errors).toEqual([]);
  return (Object.values(data ?? {})[0] as unknown as { id: string }).id;
}
/** French is the course's own language, English a translation. */
const algebra = {
  code: ' MAT-101 ',
  title: 'Algèbre linéaire',
  description: 'Espaces vectoriels\nMatrices',
  outcomes: ['Résoudre un système'],
  translations: [
    { language: 'en', title: 'Linear algebra', description: 'Vector spaces', outcomes: ['Solve a system'] },
  ],
  credits: 4.5,
  level: 'BACHELOR',
};

describe('a course', () => {
  test('is called in the reader’s language, and in its own where there is no other', async () => {
    const department: [{ id: string }] = await api.dataSource.query(
      `INSERT INTO department (institution_id, code, name) VALUES ($1, 'MATH', 'Mathématiques') RETURNING id`,
      [at.institutionId],
    );
    const { data } = await create({ ...algebra, departmentId: department[0].id, prerequisiteIds: [at.courseId] });
    const english = {
      code: 'MAT-101',
      title: 'Linear algebra',
      description: 'Vector spaces',
      outcomes: ['Solve a system'],
      language: 'fr',
      texts: [
        {
          language: 'fr',
          title: 'Algèbre linéaire',
          description: 'Espaces vectoriels\nMatrices',
          outcomes: ['Résoudre un système'],
        },
        { language: 'en', title: 'Linear algebra', description: 'Vector spaces', outcomes: ['Solve a system'] },
      ],
      department: { code: 'MATH' },
      credits: 4.5,
      level: 'BACHELOR',
      prerequisites: [{ code: 'INF301', title: 'Databases II' }],
      archived: false,
      sectionCount: 0,
      externalId: null,
    };
    expect(data).toMatchObject({ createCourse: english });
    await api.dataSource.query(`UPDATE person SET language = 'fr' WHERE id = $1`, [at.admin]);
    const { id } = (data as unknown as { createCourse: { id: string } }).createCourse;
    expect((await ask(`{ course(id: "${id}") { ${fields} } }`)).data).toMatchObject({
      course: {
        ...english,
        title: 'Algèbre linéaire',
        description: 'Espaces vectoriels\nMatrices',
        outcomes: ['Résoudre un système'],
      },
    });
    await api.dataSource.query(`UPDATE course SET language = 'rw' WHERE id = $1`, [id]);
    expect((await ask(`{ course(id: "${id}") { title language } }`)).data).toEqual({
      course: { title: 'Algèbre linéaire', language: 'rw' },
    });
  });

  test('is edited as a whole; an edit of a translation alone makes others stale', async () => {
    const id = await idOf(create(algebra));
    const changed = await update(id, 1, { ...algebra, translations: [{ language: 'en', title: 'Matrices' }] });
    expect(changed.data).toMatchObject({
      updateCourse: { title: 'Matrices', description: '', outcomes: [], version: 2 },
    });
    const stale = await update(id, 1, algebra);
    expect(refusal(stale)).toEqual([['STALE', 'version']]);
    expect(factsOf(stale)).toEqual([{ version: 2 }]);
    expect((await update(id, 2, { ...algebra, translations: [] })).data).toMatchObject({
      updateCourse: { texts: [{ language: 'fr' }], title: 'Algèbre linéaire', version: 3 },
    });
  });

  test('of two edits at once, one is stale', async () => {
    const id = await idOf(create(algebra));
    const replies = await Promise.all([update(id, 1, { title: 'One' }), update(id, 1, { title: 'Two' })]);
    expect(replies.flatMap(refusal)).toEqual([['STALE', 'version']]);
  });

  test.each([
    [{ language: 'de' }, 'input.language'],
    [{ credits: 61 }, 'input.credits'],
    [{ credits: -1 }, 'input.credits'],
    [{ translations: [{ language: 'fr', title: 'Encore' }] }, 'input.translations.0.language'],
    [{ translations: [{ language: 'en', title: ' ' }] }, 'input.translations.0.title'],
    [{ outcomes: Array.from({ length: 31 }, () => 'x') }, 'input.outcomes'],
    [{ description: 'a\u0007b' }, 'input.description'],
    [{ code: 'x'.repeat(21) }, 'input.code'],
  ])('%j is refused', async (input, field) => {
    expect(refusal(await create({ ...algebra, ...input }))).toEqual([['BAD_INPUT', field]]);
  });

  test('has a code of its own, in any case and any Unicode composition', async () => {
    await create({ code: 'Géo1', title: 'Géographie' });
    for (const code of ['géo1', 'GE\u0301O1', ' Géo1 ']) {
      expect(refusal(await create({ code, title: 'Encore' }))).toEqual([['CONFLICT', 'input.code']]);
    }
    const other = await saveUniversity(api.dataSource.manager, 'Other');
    expect(
      (
        await api.ask(
          'mutation ($input: CourseInput!) { createCourse(input: $input) { code } }',
          { input: { institutionId: other.institutionId, code: 'Géo1', title: 'Géographie' } },
          { cookie: await api.cookieOf(other.admin) },
        )
      ).data,
    ).toEqual({ createCourse: { code: 'Géo1' } });
  });

  test('is archived and taken out again; nobody opens sections of it meanwhile', async () => {
    const archive = (archived: boolean) =>
      ask(`mutation { archiveCourse(id: "${at.courseId}", archived: ${archived}) { archived } }`);
    const open = () =>
      ask('mutation ($input: SectionInput!) { createSection(input: $input) { id } }', {
        input: { courseId: at.courseId, termId: at.termId, campusId: at.campusId, name: 'Z' },
      });
    expect((await archive(true)).data).toEqual({ archiveCourse: { archived: true } });
    expect(refusal(await open())).toEqual([['CONFLICT', 'input.courseId']]);
    expect((await archive(false)).data).toEqual({ archiveCourse: { archived: false } });
    expect((await open()).errors).toEqual([]);
  });

  test('goes when it has no sections and no course needs it', async () => {
    const remove = (id: string) => ask(`mutation { removeCourse(id: "${id}") }`);
    const inUse = await remove(at.courseId);
    expect([refusal(inUse), factsOf(inUse)]).toEqual([[['CONFLICT', 'id']], [{ sections: 1 }]]);
    const first = await idOf(create(algebra));
    const second = await idOf(create({ code: 'MAT201', title: 'Analyse', prerequisiteIds: [first] }));
    expect(factsOf(await remove(first))).toEqual([{ courses: 1 }]);
    expect((await remove(second)).data).toEqual({ removeCourse: true });
    expect((await remove(first)).data).toEqual({ removeCourse: true });
    expect(refusal(await ask(`{ course(id: "${first}") { id } }`))).toEqual([['NOT_FOUND', undefined]]);
  });
});

describe('prerequisites', () => {
  test('do not go in circles', async () => {
    const a = await idOf(create({ code: 'A', title: 'A' }));
    const b = await idOf(create({ code: 'B', title: 'B', prerequisiteIds: [a] }));
    const c = await idOf(create({ code: 'C', title: 'C', prerequisiteIds: [b, at.courseId] }));
    const circle = await update(a, 1, { code: 'A', prerequisiteIds: [at.courseId, c] });
    expect(refusal(circle)).toEqual([['BAD_INPUT', 'input.prerequisiteIds']]);
    expect(circle.errors[0]?.message).toBe('C itself needs this course, directly or not.');
    expect(refusal(await update(a, 1, { code: 'A', prerequisiteIds: [a] }))).toEqual([
      ['BAD_INPUT', 'input.prerequisiteIds'],
    ]);
  });

  test('that two people set at once do not close a circle together', async () => {
    for (let round = 0; round < 5; round += 1) {
      const a = await idOf(create({ code: `A${round}`, title: 'A' }));
      const b = await idOf(create({ code: `B${round}`, title: 'B' }));
      const replies = await Promise.all([
        update(a, 1, { code: `A${round}`, prerequisiteIds: [b] }),
        update(b, 1, { code: `B${round}`, prerequisiteIds: [a] }),
      ]);
      expect(replies.flatMap(refusal)).toEqual([['BAD_INPUT', 'input.prerequisiteIds']]);
    }
  });

  test('and departments are the university’s own', async () => {
    const other = await saveUniversity(api.dataSource.manager, 'Other');
    for (const id of [other.courseId, 'x']) {
      expect(refusal(await create({ code: 'Q', title: 'Q', prerequisiteIds: [id] }))).toEqual([
        ['NOT_FOUND', undefined],
      ]);
      expect(refusal(await create({ code: 'Q', title: 'Q', departmentId: id }))).toEqual([['NOT_FOUND', undefined]]);
    }
  });
});

describe('the catalogue', () => {
  interface Page {
    nodes: { id: string; code: string; title: string; credits: number | null }[];
    totalCount: number;
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
  }
  async function page(args: object, who = at.admin): Promise<Page> {
    const { data, errors } = await api.ask(
      `query ($id: ID!, $search: String, $departmentId: ID, $level: CourseLevel, $archived: Boolean, $sort: CourseSort,
         $first: Int, $after: String) {
         courses(institutionId: $id, search: $search, departmentId: $departmentId, level: $level, archived: $archived,
           sort: $sort, first: $first, after: $after) {
           nodes { id code title credits } totalCount pageInfo { endCursor hasNextPage } } }`,
      { id: at.institutionId, archived: false, ...args },
      { cookie: await api.cookieOf(who) },
    );
    expect(errors).toEqual([]);
    return (data as unknown as { courses: Page }).courses;
  }
  const codes = async (args: object) => (await page(args)).nodes.map(({ code }) => code);

  test.each([
    ['algebre', ['MAT-101']],
    ['ALGÈBRE lin', ['MAT-101']],
    ['alge\u0301', ['MAT-101']],
    ['linear alg', ['MAT-101']],
    // One word in French, one in English, one in the code.
    ['linéaire linear mat', ['MAT-101']],
    ['mat-101', ['MAT-101']],
    ['mat 10', ['MAT-101']],
    ['databases', ['INF301']],
    // Where nothing begins so, what is like it.
    ['data & bases | !', ['INF301']],
    ['gebre', ['MAT-101']],
    ['gebr', []],
    ['zzz', []],
    ['', ['INF301', 'MAT-101']],
    ["'; DROP TABLE course; --", []],
  ])('search %j finds %j', async (search, found) => {
    await create(algebra);
    expect(await codes({ search })).toEqual(found);
  });

  test('filters by department, level and archive', async () => {
    const [{ id: departmentId }]: [{ id: string }] = await api.dataSource.query(
      `INSERT INTO department (institution_id, code, name) VALUES ($1, 'MATH', 'Mathématiques') RETURNING id`,
      [at.institutionId],
    );
    await create({ ...algebra, departmentId });
    expect(await codes({ departmentId })).toEqual(['MAT-101']);
    expect(await codes({ level: 'BACHELOR' })).toEqual(['MAT-101']);
    expect(await codes({ level: 'MASTER' })).toEqual([]);
    await api.dataSource.query('UPDATE course SET archived_at = now() WHERE id = $1', [at.courseId]);
    expect(await codes({})).toEqual(['MAT-101']);
    expect(await codes({ archived: true })).toEqual(['INF301']);
    expect(await codes({ archived: null })).toEqual(['INF301', 'MAT-101']);
  });

  test('shows those of one university only, in which one reads', async () => {
    const other = await saveUniversity(api.dataSource.manager, 'Other');
    await api.dataSource.query(`UPDATE course SET code = 'OTHER1' WHERE id = $1`, [other.courseId]);
    expect(await codes({ search: 'databases' })).toEqual(['INF301']);
    expect(await codes({ departmentId: other.courseId })).toEqual([]);
  });

  test.each(['CODE', 'TITLE', 'CREDITS'] as const)(
    'sorted by %s, 120 courses come in pages without gaps or doubles',
    async (sort) => {
      await api.dataSource.query(
        `INSERT INTO course (institution_id, code, title, credits)
         SELECT $1, CASE WHEN n % 2 = 0 THEN 'k' ELSE 'K' END || n, (ARRAY['Écologie', 'Ecologie', 'Zoologie', 'algèbre'])[n % 4 + 1],
           CASE WHEN n % 5 > 0 THEN (n % 5) * 1.1 END
         FROM generate_series(1, 119) AS n`,
        [at.institutionId],
      );
      const reader = await saveMember(api.dataSource.manager, at.institutionId, 'student', { language: 'fr' });
      await api.dataSource.query(
        `INSERT INTO course_translation (course_id, language, title) SELECT id, 'en', 'English ' || code FROM course
         WHERE institution_id = $1 AND title = 'Zoologie'`,
        [at.institutionId],
      );
      const whole = await page({ sort, first: 200 }, reader);
      const rows: Page['nodes'] = [];
      let after: string | null = null;
      for (let pages = 0; pages < 30; pages += 1) {
        const one: Page = await page({ sort, first: 7, after }, reader);
        expect(one.totalCount).toBe(120);
        rows.push(...one.nodes);
        after = one.pageInfo.endCursor;
        if (!one.pageInfo.hasNextPage) break;
      }
      expect(rows).toHaveLength(120);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(120);
      expect(rows).toEqual(whole.nodes);
      const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
      const keyOf = ({ code, title, credits }: Page['nodes'][number]): string | number =>
        ({ CODE: plain(code), TITLE: plain(title), CREDITS: credits ?? 1e9 })[sort];
      const keys = rows.map(keyOf);
      expect(keys.every((one, index) => index === 0 || (keys[index - 1] ?? one) <= one)).toBe(true);
    },
  );

  test('a cursor of another order, a broken one and an immense page are refused', async () => {
    const { endCursor } = (await page({ sort: 'TITLE' })).pageInfo;
    const wrong = (args: string) =>
      ask(`query ($id: ID!) { courses(institutionId: $id, ${args}) { totalCount } }`, { id: at.institutionId });
    const numbers = Buffer.from(JSON.stringify([1, 2])).toString('base64url');
    for (const after of [endCursor, 'x', '', numbers]) {
      expect(refusal(await wrong(`after: "${after}"`))).toEqual([['BAD_INPUT', 'after']]);
    }
    for (const first of [0, 201]) expect(refusal(await wrong(`first: ${first}`))).toEqual([['BAD_INPUT', 'first']]);
  });
});
