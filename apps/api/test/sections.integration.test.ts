import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startApi } from './running-api.ts';
import type { Reply, RunningApi } from './running-api.ts';
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
  at = await saveUniversity(api.dataSource.manager, 'University');
  cookie = await api.cookieOf(at.admin);
});

const ask = (query: string, variables: object = {}) => api.ask(query, variables, { cookie });
const sql = (query: string, values: unknown[] = []): Promise<unknown> => api.dataSource.query(query, values);
const refusal = ({ errors }: Reply) => errors.map(({ extensions: { code, field } }) => [code, field]);
const factsOf = ({ errors }: Reply) => errors.map(({ extensions }) => extensions.facts);
const create = (more: object = {}) =>
  ask(
    `mutation ($input: SectionInput!) { createSection(input: $input) {
      id name state nextStates capacity waitingList selfEnrolment version } }`,
    { input: { courseId: at.courseId, termId: at.termId, campusId: at.campusId, name: 'B', ...more } },
  );
const update = (version: number, more: object = {}) =>
  ask(
    `mutation ($id: ID!, $version: Int!, $input: SectionChanges!) { updateSection(id: $id, version: $version, input: $input) {
      name capacity cohortSize waitingSize version } }`,
    {
      id: at.sectionId,
      version,
      input: { termId: at.termId, campusId: at.campusId, name: 'A', waitingList: true, selfEnrolment: false, ...more },
    },
  );
const setState = (state: string, id = at.sectionId) =>
  ask('mutation ($id: ID!, $state: SectionState!) { setSectionState(id: $id, state: $state) { state nextStates } }', {
    id,
    state,
  });

describe('a section', () => {
  test('is made open or as a draft', async () => {
    expect((await create()).data).toMatchObject({
      createSection: {
        name: 'B',
        state: 'OPEN',
        nextStates: ['RUNNING', 'CANCELLED'],
        capacity: null,
        waitingList: true,
        selfEnrolment: false,
        version: 1,
      },
    });
    const draft = await create({ name: 'C', state: 'DRAFT', capacity: 30, waitingList: false, selfEnrolment: true });
    expect(draft.data).toMatchObject({
      createSection: { state: 'DRAFT', capacity: 30, waitingList: false, selfEnrolment: true },
    });
    expect(refusal(await create({ name: 'D', state: 'RUNNING' }))).toEqual([['BAD_INPUT', 'input.state']]);
    for (const capacity of [0, 1_001]) {
      expect(refusal(await create({ name: 'D', capacity }))).toEqual([['BAD_INPUT', 'input.capacity']]);
    }
    expect(refusal(await create())).toEqual([['CONFLICT', 'input.name']]);
  });

  test('is not made or moved to pieces of another university', async () => {
    const other = await saveUniversity(api.dataSource.manager, 'Other');
    for (const more of [{ termId: other.termId }, { campusId: other.campusId }, { termId: 'x' }]) {
      expect(refusal(await create(more))).toEqual([['NOT_FOUND', undefined]]);
      expect(refusal(await update(1, more))).toEqual([['NOT_FOUND', undefined]]);
    }
  });

  test('of two edits at once, one is stale', async () => {
    const replies = await Promise.all([update(1, { name: 'One' }), update(1, { name: 'Two' })]);
    expect(replies.flatMap(refusal)).toEqual([['STALE', 'version']]);
    expect(replies.flatMap(factsOf)).toEqual([{ version: 2 }]);
  });

  test('keeps a seat for everybody who is in it; a student who helps needs none', async () => {
    await sql('INSERT INTO enrolment (section_id, person_id) VALUES ($1, $2)', [at.sectionId, at.student]);
    const tooFew = await update(1, { capacity: 1 });
    expect(refusal(tooFew)).toEqual([['CONFLICT', 'input.capacity']]);
    expect(factsOf(tooFew)).toEqual([{ students: 2, capacity: 1 }]);
    await sql(`UPDATE enrolment SET role = 'assistant' WHERE person_id = $1`, [at.student]);
    expect((await update(1, { capacity: 1 })).data).toMatchObject({ updateSection: { capacity: 1, version: 2 } });
  });

  test('gives more seats to those who wait', async () => {
    expect((await update(1, { capacity: 1 })).errors).toEqual([]);
    await sql('INSERT INTO waiting_place (section_id, person_id) VALUES ($1, $2)', [at.sectionId, at.student]);
    expect((await update(2, { capacity: 2 })).data).toMatchObject({ updateSection: { cohortSize: 2, waitingSize: 0 } });
  });

  test('does not go to a term outside which its sessions would be', async () => {
    await sql(
      `INSERT INTO term (institution_id, name, starts_on, ends_on) VALUES ($1, 'Past', '2020-01-01', '2020-06-30')`,
      [at.institutionId],
    );
    const [past] = (await sql(`SELECT id FROM term WHERE name = 'Past' AND institution_id = $1`, [
      at.institutionId,
    ])) as [{ id: string }];
    const reply = await update(1, { termId: past.id });
    expect([refusal(reply), factsOf(reply)]).toEqual([[['CONFLICT', 'input.termId']], [{ sessions: 1 }]]);
    await sql('UPDATE session SET cancelled_at = now() WHERE id = $1', [at.sessionId]);
    expect((await update(1, { termId: past.id })).errors).toEqual([]);
  });

  test('goes when it has no sessions', async () => {
    const remove = () => ask('mutation ($id: ID!) { removeSection(id: $id) }', { id: at.sectionId });
    const reply = await remove();
    expect([refusal(reply), factsOf(reply)]).toEqual([[['CONFLICT', 'id']], [{ sessions: 1 }]]);
    await sql('DELETE FROM session WHERE section_id = $1', [at.sectionId]);
    expect((await remove()).data).toEqual({ removeSection: true });
    expect(refusal(await remove())).toEqual([['NOT_FOUND', undefined]]);
  });
});

describe('the states of a section', () => {
  test('follow from each other; any other step is refused', async () => {
    expect((await setState('RUNNING')).data).toEqual({
      setSectionState: { state: 'RUNNING', nextStates: ['FINISHED', 'CANCELLED'] },
    });
    const back = await setState('OPEN');
    expect([refusal(back), factsOf(back)]).toEqual([[['CONFLICT', 'state']], [{ from: 'running', to: 'open' }]]);
    expect((await setState('RUNNING')).errors).toEqual([]);
    for (const state of ['FINISHED', 'RUNNING', 'CANCELLED', 'DRAFT', 'OPEN']) {
      expect((await setState(state)).errors).toEqual([]);
    }
  });

  test('cancelling cancels the sessions to come and tells the people; past sessions stay', async () => {
    const { manager } = api.dataSource;
    const past = await saveSession(manager, at.sectionId, -60 * 24);
    const next = await saveSession(manager, at.sectionId, 60 * 24);
    const later = await saveSession(manager, at.sectionId, 60 * 48);
    // Begun five minutes ago, and somebody is in.
    await sql('INSERT INTO class (session_id, last_seq) VALUES ($1, 1)', [at.sessionId]);
    expect((await setState('CANCELLED')).errors).toEqual([]);
    const cancelled = (await sql(
      'SELECT id FROM session WHERE section_id = $1 AND cancelled_at IS NOT NULL ORDER BY starts_at',
      [at.sectionId],
    )) as { id: string }[];
    expect(cancelled.map(({ id }) => id)).toEqual([next, later]);
    expect([past, at.sessionId].some((id) => cancelled.some((row) => row.id === id))).toBe(false);
    const told = (await sql(
      `SELECT person_id AS "personId", jsonb_array_length(facts -> 'changes') AS changes FROM notification
       WHERE facts ->> 'sectionId' = $1`,
      [at.sectionId],
    )) as { personId: string; changes: number }[];
    expect(told).toHaveLength(2);
    expect(told).toEqual(
      expect.arrayContaining([
        { personId: at.teaching, changes: 2 },
        { personId: at.enrolled, changes: 2 },
      ]),
    );
  });

  test('students of a draft are told nothing of sessions that they never saw', async () => {
    await sql(`UPDATE section SET state = 'draft' WHERE id = $1`, [at.sectionId]);
    await saveSession(api.dataSource.manager, at.sectionId, 60 * 24);
    await setState('CANCELLED');
    const told = await sql(`SELECT person_id FROM notification WHERE facts ->> 'sectionId' = $1`, [at.sectionId]);
    expect(told).toEqual([{ person_id: at.teaching }]);
  });
});

describe('lecturers of a section', () => {
  const change = (what: 'assignLecturer' | 'removeLecturer', person: string) =>
    ask(
      `mutation ($section: ID!, $person: ID!) { ${what}(sectionId: $section, personId: $person) {
        lecturers { id } teachers { person { id } role } } }`,
      { section: at.sectionId, person },
    );

  test('change; people of the sessions concerned are told', async () => {
    await saveSession(api.dataSource.manager, at.sectionId, 60 * 24);
    expect((await change('assignLecturer', at.lecturer)).data).toMatchObject({
      assignLecturer: {
        lecturers: expect.arrayContaining([{ id: at.lecturer }, { id: at.teaching }]) as unknown,
        teachers: expect.arrayContaining([{ person: { id: at.lecturer }, role: 'LECTURER' }]) as unknown,
      },
    });
    expect((await change('removeLecturer', at.teaching)).data).toMatchObject({
      removeLecturer: { lecturers: [{ id: at.lecturer }] },
    });
    expect(refusal(await change('removeLecturer', at.teaching))).toEqual([['NOT_FOUND', undefined]]);
    const told = (await sql(`SELECT DISTINCT person_id AS id FROM notification WHERE facts ->> 'sectionId' = $1`, [
      at.sectionId,
    ])) as { id: string }[];
    expect(new Set(told.map(({ id }) => id))).toEqual(new Set([at.lecturer, at.teaching, at.enrolled]));
  });

  test('is a lecturer of the university whose membership is not suspended', async () => {
    expect(refusal(await change('assignLecturer', at.student))).toEqual([['BAD_INPUT', 'personId']]);
    await sql('UPDATE membership SET suspended_at = now() WHERE person_id = $1', [at.lecturer]);
    expect(refusal(await change('assignLecturer', at.lecturer))).toEqual([['BAD_INPUT', 'personId']]);
  });
});

describe('the list of sections', () => {
  interface SectionNode {
    id: string;
    name: string;
    cohortSize: number;
    term: { name: string; startsOn: string };
    course: { code: string };
  }
  interface Page {
    nodes: SectionNode[];
    totalCount: number;
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
  }
  async function page(args: object, who = at.admin): Promise<Page> {
    const { data, errors } = await api.ask(
      `query ($id: ID!, $search: String, $termId: ID, $campusId: ID, $departmentId: ID, $courseId: ID, $lecturerId: ID,
         $state: SectionState, $sort: SectionSort, $first: Int, $after: String) {
         sections(institutionId: $id, search: $search, termId: $termId, campusId: $campusId, departmentId: $departmentId,
           courseId: $courseId, lecturerId: $lecturerId, state: $state, sort: $sort, first: $first, after: $after) {
           nodes { id name cohortSize term { name startsOn } course { code } } totalCount pageInfo { endCursor hasNextPage } } }`,
      { id: at.institutionId, ...args },
      { cookie: await api.cookieOf(who) },
    );
    expect(errors).toEqual([]);
    return (data as unknown as { sections: Page }).sections;
  }
  const idsOf = async (args: object, who?: string) => (await page(args, who)).nodes.map(({ id }) => id);

  test('says of each what its line shows', async () => {
    const { manager } = api.dataSource;
    await saveSession(manager, at.sectionId, 60 * 24);
    await sql(
      `UPDATE session SET cancelled_at = now() WHERE id = (SELECT id FROM session WHERE section_id = $1
         ORDER BY starts_at DESC LIMIT 1)`,
      [at.sectionId],
    );
    await sql('INSERT INTO waiting_place (section_id, person_id) VALUES ($1, $2)', [at.sectionId, at.student]);
    await sql(`INSERT INTO cohort (institution_id, name) VALUES ($1, 'Bac 2')`, [at.institutionId]);
    await sql('INSERT INTO section_cohort SELECT $1, id FROM cohort WHERE institution_id = $2', [
      at.sectionId,
      at.institutionId,
    ]);
    await sql(
      `INSERT INTO register_record (institution_id, kind, external_id, object_id, said) VALUES ($1, 'section', 'S-7', $2, '{}')`,
      [at.institutionId, at.sectionId],
    );
    const document = `query ($id: ID!) { sections(institutionId: $id) { nodes {
      cohortSize waitingSize sessionCount lecturers { id } cohorts { name } externalId viewerIs state
      course { title department { name } sectionCount } campus { name linkKbps } } } }`;
    const { data } = await ask(document, { id: at.institutionId });
    expect(data).toEqual({
      sections: {
        nodes: [
          {
            cohortSize: 1,
            waitingSize: 1,
            sessionCount: 1,
            lecturers: [{ id: at.teaching }],
            cohorts: [{ name: 'Bac 2' }],
            externalId: 'S-7',
            viewerIs: 'NONE',
            state: 'OPEN',
            course: { title: 'Databases II', department: null, sectionCount: 1 },
            campus: { name: 'Butare', linkKbps: null },
          },
        ],
      },
    });
  });

  test('is searched in codes, titles in every language, names, and names of lecturers without accents', async () => {
    const { manager } = api.dataSource;
    const uwamana = await saveMember(manager, at.institutionId, 'lecturer', { name: 'Chantal Uwamâna' });
    const taught = await saveSection(manager, { ...at, teaching: uwamana });
    await sql(`INSERT INTO course_translation (course_id, language, title) VALUES ($1, 'fr', 'Bases de données')`, [
      at.courseId,
    ]);
    await sql(`UPDATE section SET name = 'Soirée' WHERE id = $1`, [at.sectionId]);
    expect(await idsOf({ search: 'uwam' })).toEqual([taught]);
    expect(await idsOf({ search: 'UWAMANA chan' })).toEqual([taught]);
    expect(await idsOf({ search: 'soiree' })).toEqual([at.sectionId]);
    expect(new Set(await idsOf({ search: 'donnees inf3' }))).toEqual(new Set([taught, at.sectionId]));
    expect(await idsOf({ search: 'uwam donn inf' })).toEqual([taught]);
    expect(await idsOf({ search: 'zzz' })).toEqual([]);
    // A lecturer's address is not for everybody.
    expect(await idsOf({ search: 'example' })).toEqual([]);
  });

  test('is filtered', async () => {
    const { manager } = api.dataSource;
    const second = await saveSection(manager, { ...at, teaching: at.lecturer });
    await sql(`UPDATE section SET state = 'cancelled' WHERE id = $1`, [second]);
    const other = await saveUniversity(manager, 'Other');
    expect(await idsOf({ lecturerId: at.lecturer })).toEqual([second]);
    expect(await idsOf({ state: 'OPEN' })).toEqual([at.sectionId]);
    expect(await idsOf({ termId: at.termId, campusId: at.campusId, courseId: at.courseId })).toHaveLength(2);
    expect(await idsOf({ termId: other.termId })).toEqual([]);
    expect(await idsOf({ departmentId: at.courseId })).toEqual([]);
    expect(
      refusal(await ask(`{ sections(institutionId: "${at.institutionId}", termId: "x") { totalCount } }`)),
    ).toEqual([['NOT_FOUND', undefined]]);
  });

  test('shows drafts to those who prepare them, and counts them for nobody else', async () => {
    await sql(`UPDATE section SET state = 'draft' WHERE id = $1`, [at.sectionId]);
    for (const who of [at.admin, at.teaching]) {
      expect(await page({}, who)).toMatchObject({ nodes: [{ id: at.sectionId }], totalCount: 1 });
    }
    for (const who of [at.enrolled, at.lecturer, at.student]) {
      expect(await page({}, who)).toMatchObject({ nodes: [], totalCount: 0 });
      expect(await idsOf({ state: 'DRAFT' }, who)).toEqual([]);
    }
  });

  test.each(['TERM', 'COURSE', 'COHORT_SIZE'] as const)(
    'sorted by %s, 120 sections come in pages without gaps or doubles',
    async (sort) => {
      await sql(
        `INSERT INTO term (institution_id, name, starts_on, ends_on)
         VALUES ($1, 'Été', '2026-07-01', '2026-08-31'), ($1, 'Ete bis', '2026-07-01', '2026-09-30'), ($1, 'Old', '2024-01-01', '2024-06-30')`,
        [at.institutionId],
      );
      await sql(
        `INSERT INTO course (institution_id, code, title) SELECT $1, (CASE WHEN n % 2 = 0 THEN 'm' ELSE 'M' END) || n, 'Course'
         FROM generate_series(1, 10) AS n`,
        [at.institutionId],
      );
      await sql(
        `INSERT INTO section (course_id, term_id, campus_id, name)
         SELECT course.id, term.id, $2, 'G' || n FROM course, term, generate_series(1, 4) AS n
         WHERE course.institution_id = $1 AND term.institution_id = $1 AND course.code <> 'INF301' AND term.name <> 'Term'
         ORDER BY md5(course.id::text || term.id || n) LIMIT 119`,
        [at.institutionId, at.campusId],
      );
      await sql(
        `INSERT INTO enrolment (section_id, person_id)
         SELECT section.id, person.id FROM section JOIN course ON course.id = course_id, (
           SELECT unnest($2::uuid[]) AS id, generate_series(0, 2) AS n) AS person
         WHERE institution_id = $1 AND abs(hashtext(section.id::text)) % 4 > person.n ON CONFLICT DO NOTHING`,
        [at.institutionId, [at.enrolled, at.student, at.lecturer]],
      );
      const whole = await page({ sort, first: 200 });
      const rows: SectionNode[] = [];
      let after: string | null = null;
      for (let pages = 0; pages < 30; pages += 1) {
        const one: Page = await page({ sort, first: 9, after });
        expect(one.totalCount).toBe(120);
        rows.push(...one.nodes);
        after = one.pageInfo.endCursor;
        if (!one.pageInfo.hasNextPage) break;
      }
      expect(rows).toHaveLength(120);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(120);
      expect(rows).toEqual(whole.nodes);
      const inOrder = rows.every((row, index) => {
        const before = rows[index - 1] ?? row;
        if (sort === 'TERM') return before.term.startsOn >= row.term.startsOn;
        if (sort === 'COURSE') return before.course.code.toLowerCase() <= row.course.code.toLowerCase();
        return before.cohortSize >= row.cohortSize;
      });
      expect(inOrder).toBe(true);
    },
  );

  test('two terms that begin on one day do not mix', async () => {
    await sql(
      `INSERT INTO term (institution_id, name, starts_on, ends_on)
       VALUES ($1, 'Été', '2031-07-01', '2031-08-31'), ($1, 'Autre', '2031-07-01', '2031-09-30')`,
      [at.institutionId],
    );
    await sql(
      `INSERT INTO section (course_id, term_id, campus_id, name)
       SELECT $1, term.id, $2, 'G' || n FROM term, generate_series(1, 3) AS n
       WHERE institution_id = $3 AND starts_on = '2031-07-01'`,
      [at.courseId, at.campusId, at.institutionId],
    );
    const names = (await page({})).nodes.map(({ term }) => term.name);
    expect(names).toEqual(['Autre', 'Autre', 'Autre', 'Été', 'Été', 'Été', 'Term']);
  });
});

test('one enrols oneself where that is open, once, and while there is room', async () => {
  const may = async (who: string) => {
    const { data } = await api.ask(
      'query ($id: ID!) { section(id: $id) { viewerMay { enrolSelf } } }',
      { id: at.sectionId },
      { cookie: await api.cookieOf(who) },
    );
    return (data as unknown as { section: { viewerMay: { enrolSelf: boolean } } }).section.viewerMay.enrolSelf;
  };
  expect(await may(at.student)).toBe(false);
  await sql('UPDATE section SET self_enrolment = true WHERE id = $1', [at.sectionId]);
  expect(await may(at.student)).toBe(true);
  expect(await may(at.enrolled)).toBe(false);
  expect(await may(at.lecturer)).toBe(false);
  await sql('UPDATE section SET capacity = 1, waiting_list = false WHERE id = $1', [at.sectionId]);
  expect(await may(at.student)).toBe(false);
  await sql('UPDATE section SET waiting_list = true WHERE id = $1', [at.sectionId]);
  expect(await may(at.student)).toBe(true);
  await sql('INSERT INTO waiting_place (section_id, person_id) VALUES ($1, $2)', [at.sectionId, at.student]);
  expect(await may(at.student)).toBe(false);
  await sql('DELETE FROM waiting_place WHERE section_id = $1', [at.sectionId]);
  await sql(`UPDATE section SET state = 'running' WHERE id = $1`, [at.sectionId]);
  expect(await may(at.student)).toBe(false);
});
