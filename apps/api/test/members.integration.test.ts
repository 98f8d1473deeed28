import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { hashPassword } from '../src/sign-in/passwords.ts';
import { startApi } from './running-api.ts';
import type { Reply, RunningApi } from './running-api.ts';
import { saveMember, savePerson, saveSection, saveSession, saveUniversity } from './world.ts';
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
const change = (name: string, personId: string, more = '', cookie = admin, institutionId = at.institutionId) =>
  api.ask(
    `mutation ($i: ID!, $p: ID!) { ${name}(institutionId: $i, personId: $p${more}) ${name === 'removeMember' ? '' : '{ roles suspended }'} }`,
    { i: institutionId, p: personId },
    { cookie },
  );
const setRoles = (personId: string, roles: string, cookie = admin) =>
  change('setMemberRoles', personId, `, roles: [${roles}]`, cookie);
const members = async (more: string) => {
  const { data, errors } = await api.ask(
    `query ($id: ID!) { members(institutionId: $id${more}) {
      nodes { id name email roles suspended active externalId } totalCount pageInfo { hasNextPage endCursor } } }`,
    { id: at.institutionId },
    { cookie: admin },
  );
  expect(errors).toEqual([]);
  return (
    data as unknown as {
      members: {
        nodes: { id: string; name: string; email: string; roles: string[] }[];
        totalCount: number;
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    }
  ).members;
};
const reads = async (personId: string, sectionId = at.sectionId) => {
  const { errors } = await api.ask(
    'query ($id: ID!) { section(id: $id) { id } }',
    { id: sectionId },
    { cookie: await api.cookieOf(personId) },
  );
  return errors.length === 0;
};

describe('the list of members', () => {
  test('is in pages by name, each person once', async () => {
    const both = await saveMember(api.dataSource.manager, at.institutionId, 'student', { name: 'Émile' });
    await api.dataSource.query(`INSERT INTO membership (institution_id, person_id, role) VALUES ($1, $2, 'lecturer')`, [
      at.institutionId,
      both,
    ]);
    const all = await members('');
    expect(all.totalCount).toBe(6);
    expect(all.nodes[0]).toMatchObject({ id: both, roles: ['LECTURER', 'STUDENT'], suspended: false, active: false });
    const first = await members(', first: 4');
    const rest = await members(`, first: 4, after: "${first.pageInfo.endCursor}"`);
    expect([...first.nodes, ...rest.nodes].map(({ id }) => id)).toEqual(all.nodes.map(({ id }) => id));
    expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
  });

  test('is searched by beginnings of words of names and addresses, without accents', async () => {
    const { manager } = api.dataSource;
    const uwamana = await saveMember(manager, at.institutionId, 'student', { name: 'Uwamâna Jean-Pierre' });
    await manager.query(`UPDATE person SET email = 'jp.uwamana@ur.ac.rw' WHERE id = $1`, [uwamana]);
    for (const search of ['UWAMANA', 'pierre uwa', 'Uwamâna', 'jp.uwa', 'ur.ac.rw', 'jp.uwamana@ur.ac.rw']) {
      expect((await members(`, search: "${search}"`)).nodes.map(({ id }) => id)).toEqual([uwamana]);
    }
    // Where nothing begins so, what is like it.
    expect((await members(', search: "wamana"')).nodes.map(({ id }) => id)).toContain(uwamana);
    expect((await members(', search: "mana"')).nodes).toEqual([]);
    await manager.query(`UPDATE person SET email = 'person' || id || '@example.org' WHERE id = $1`, [uwamana]);
  });

  test('is filtered by role and suspension', async () => {
    await change('suspendMember', at.lecturer);
    expect((await members(', role: LECTURER')).nodes.map(({ id }) => id).sort()).toEqual(
      [at.lecturer, at.teaching].sort(),
    );
    expect((await members(', suspended: true')).nodes.map(({ id }) => id)).toEqual([at.lecturer]);
    expect((await members(', suspended: false, role: LECTURER')).nodes.map(({ id }) => id)).toEqual([at.teaching]);
    const other = await saveUniversity(api.dataSource.manager, 'Other');
    const one = await api.ask(
      'query ($i: ID!, $p: ID!) { member(institutionId: $i, personId: $p) { id } }',
      { i: at.institutionId, p: other.student },
      { cookie: admin },
    );
    expect(refusal(one)).toEqual([['NOT_FOUND', undefined]]);
  });
});

describe('roles', () => {
  test('become exactly these; with a role go the places that hang on it', async () => {
    const { manager } = api.dataSource;
    const over = await saveSection(manager, at);
    await manager.query(`UPDATE section SET state = 'finished' WHERE id = $1`, [over]);
    await manager.query('UPDATE section SET capacity = 1 WHERE id = $1', [at.sectionId]);
    await manager.query('INSERT INTO waiting_place (section_id, person_id) VALUES ($1, $2)', [
      at.sectionId,
      at.student,
    ]);
    expect((await setRoles(at.enrolled, 'LECTURER, LECTURER')).data).toEqual({
      setMemberRoles: { roles: ['LECTURER'], suspended: false },
    });
    const enrolled = await manager.query('SELECT section_id, person_id FROM enrolment WHERE section_id = ANY($1)', [
      [at.sectionId, over],
    ]);
    expect(enrolled).toHaveLength(2);
    expect(enrolled).toEqual(
      expect.arrayContaining([
        { section_id: at.sectionId, person_id: at.student },
        { section_id: over, person_id: at.enrolled },
      ]),
    );
    expect(refusal(await setRoles(at.enrolled, ''))).toEqual([['BAD_INPUT', 'roles']]);
  });

  test('the last admin stays one, and nobody takes away their own admin role', async () => {
    expect(refusal(await setRoles(at.admin, 'LECTURER'))).toEqual([['CONFLICT', 'personId']]);
    for (const name of ['suspendMember', 'removeMember']) {
      expect(refusal(await change(name, at.admin))).toEqual([['CONFLICT', 'personId']]);
    }
    const platform = await api.cookieOf(await savePerson(api.dataSource.manager, { platformRole: 'platform_admin' }));
    expect(refusal(await setRoles(at.admin, 'LECTURER', platform))).toEqual([['CONFLICT', 'personId']]);
    for (const name of ['suspendMember', 'removeMember']) {
      expect(refusal(await change(name, at.admin, '', platform))).toEqual([['CONFLICT', 'personId']]);
    }
    expect((await members(', role: ADMIN')).totalCount).toBe(1);
  });

  test('two admins who remove each other at once: one of them stays', async () => {
    for (let round = 0; round < 5; round += 1) {
      const university = await saveUniversity(api.dataSource.manager, 'University');
      const second = await saveMember(api.dataSource.manager, university.institutionId, 'admin');
      await Promise.all(
        [
          [university.admin, second],
          [second, university.admin],
        ].map(async ([by = '', whom = '']) =>
          change('removeMember', whom, '', await api.cookieOf(by), university.institutionId),
        ),
      );
      const left = await api.dataSource.query(
        `SELECT person_id FROM membership WHERE institution_id = $1 AND role = 'admin'`,
        [university.institutionId],
      );
      expect(left).toHaveLength(1);
    }
  });
});

describe('a suspended membership', () => {
  test('gives no permission in that university, places in its sections neither, until it is restored', async () => {
    const other = await saveUniversity(api.dataSource.manager, 'Other');
    await api.dataSource.query(`INSERT INTO membership (institution_id, person_id, role) VALUES ($1, $2, 'student')`, [
      other.institutionId,
      at.teaching,
    ]);
    for (const somebody of [at.enrolled, at.teaching, at.student]) {
      expect(await reads(somebody)).toBe(true);
      expect((await change('suspendMember', somebody)).data).toMatchObject({ suspendMember: { suspended: true } });
      expect(await reads(somebody)).toBe(false);
    }
    const viewer = async () =>
      (
        await api.ask(
          '{ viewer { memberships { institution { id } } } readableInstitutions { id } }',
          {},
          { cookie: await api.cookieOf(at.teaching) },
        )
      ).data;
    expect(await viewer()).toEqual({
      viewer: { memberships: [{ institution: { id: other.institutionId } }] },
      readableInstitutions: [{ id: other.institutionId }],
    });
    expect(await reads(at.teaching, other.sectionId)).toBe(true);
    const enter = await api.ask(
      'mutation ($id: ID!) { enterClass(sessionId: $id) { classId } }',
      { id: at.sessionId },
      { cookie: await api.cookieOf(at.enrolled) },
    );
    expect(refusal(enter)).toEqual([['NOT_FOUND', undefined]]);
    const agenda = await api.ask('{ agenda(days: 3) { id } }', {}, { cookie: await api.cookieOf(at.enrolled) });
    expect(agenda.data).toEqual({ agenda: [] });
    expect((await change('restoreMember', at.enrolled)).data).toMatchObject({ restoreMember: { suspended: false } });
    expect(await reads(at.enrolled)).toBe(true);
  });

  test('stays suspended when roles change, and takes no new role by the way', async () => {
    await change('suspendMember', at.student);
    expect((await setRoles(at.student, 'STUDENT, LECTURER')).data).toEqual({
      setMemberRoles: { roles: ['LECTURER', 'STUDENT'], suspended: true },
    });
    const [{ email }] = (await api.dataSource.query('SELECT email FROM person WHERE id = $1', [at.student])) as [
      { email: string },
    ];
    const input = { institutionId: at.institutionId, name: 'X', email, zone: 'Africa/Kigali', language: 'FR' };
    const add = (role: string) =>
      api.ask(
        'mutation ($input: MemberInput!) { addMember(input: $input) { id } }',
        { input: { ...input, role } },
        { cookie: admin },
      );
    expect(refusal(await add('ADMIN'))).toEqual([['CONFLICT', 'input.email']]);
    expect(await reads(at.student)).toBe(false);
  });

  test('of an admin ends at once what they may do', async () => {
    const second = await saveMember(api.dataSource.manager, at.institutionId, 'admin');
    await change('suspendMember', at.admin, '', await api.cookieOf(second));
    expect(refusal(await change('suspendMember', second))).toEqual([['NOT_FOUND', undefined]]);
  });
});

test('a removed person has no role and no place in what is to come; the past stays', async () => {
  const { manager } = api.dataSource;
  const ahead = await saveSession(manager, at.sectionId, 600);
  for (const session of [ahead, at.sessionId]) {
    await manager.query('INSERT INTO session_lecturer (session_id, person_id) VALUES ($1, $2)', [session, at.teaching]);
  }
  const cohort = await manager.query(`INSERT INTO cohort (institution_id, name) VALUES ($1, 'C') RETURNING id`, [
    at.institutionId,
  ]);
  await manager.query('INSERT INTO cohort_member (cohort_id, person_id) VALUES ($1, $2)', [
    (cohort as { id: string }[])[0]?.id,
    at.enrolled,
  ]);
  for (const somebody of [at.teaching, at.enrolled]) {
    expect((await change('removeMember', somebody)).data).toEqual({ removeMember: true });
    expect(await reads(somebody)).toBe(false);
    expect(refusal(await change('removeMember', somebody))).toEqual([['NOT_FOUND', undefined]]);
  }
  const [left] = await manager.query(
    `SELECT (SELECT count(*)::integer FROM enrolment WHERE person_id = $1) AS seats,
       (SELECT count(*)::integer FROM cohort_member WHERE person_id = $1) AS cohorts,
       (SELECT count(*)::integer FROM section_lecturer WHERE person_id = $2) AS sections,
       ARRAY(SELECT session_id FROM session_lecturer WHERE person_id = $2) AS sessions`,
    [at.enrolled, at.teaching],
  );
  expect(left).toEqual({ seats: 0, cohorts: 0, sections: 0, sessions: [at.sessionId] });
  // The students who were there when the lecturer went know that nobody teaches the session to come.
  const told = await manager.query(
    `SELECT person_id, facts #> '{changes,0,after,lecturers}' AS lecturers, facts #>> '{changes,0,sessionId}' AS session
     FROM notification WHERE facts ->> 'sectionId' = $1 ORDER BY created_at`,
    [at.sectionId],
  );
  expect(told).toContainEqual({ person_id: at.enrolled, lecturers: [], session: ahead });
});

test('one person in two universities with different roles: each shows what they are there', async () => {
  const other = await saveUniversity(api.dataSource.manager, 'Other');
  await api.dataSource.query(`INSERT INTO membership (institution_id, person_id, role) VALUES ($1, $2, 'admin')`, [
    other.institutionId,
    at.student,
  ]);
  const cookie = await api.cookieOf(at.student);
  const list = (institutionId: string) =>
    api.ask('query ($id: ID!) { members(institutionId: $id) { totalCount } }', { id: institutionId }, { cookie });
  expect((await list(other.institutionId)).data).toEqual({ members: { totalCount: 6 } });
  expect(refusal(await list(at.institutionId))).toEqual([['NOT_ALLOWED', undefined]]);
  expect((await change('removeMember', at.student)).data).toEqual({ removeMember: true });
  expect((await list(other.institutionId)).errors).toEqual([]);
});

describe('a profile', () => {
  const update = (input: object) =>
    api.ask(
      `mutation ($input: ProfileInput!) { updateProfile(input: $input) {
        phone languages country wakingFrom wakingTo mailChanges version } }`,
      { input },
      { cookie: admin },
    );

  test('has a telephone number, languages, a country, waking hours and whether changes come by mail', async () => {
    expect(
      (
        await update({
          phone: ' +250 788 123 456 ',
          languages: ['FR', 'rw', 'zh-hans', 'fr'],
          country: 'rw',
          wakingFrom: '06:30',
          wakingTo: '00:15',
          mailChanges: false,
        })
      ).data,
    ).toEqual({
      updateProfile: {
        phone: '+250 788 123 456',
        languages: ['fr', 'rw', 'zh-Hans'],
        country: 'RW',
        wakingFrom: '06:30',
        wakingTo: '00:15',
        mailChanges: false,
        version: 2,
      },
    });
    expect((await update({ phone: '', country: '', languages: [] })).data).toMatchObject({
      updateProfile: { phone: null, country: null, languages: [], wakingFrom: '06:30' },
    });
  });

  test.each([
    ['phone', '12345'],
    ['phone', 'call me'],
    ['phone', '+1234567890123456'],
    ['languages', ['french!']],
    ['languages', ['xx-invalid-tag-that-is-longer-than-allowed']],
    ['languages', ['qqq']],
    ['languages', Array.from({ length: 21 }, () => 'fr')],
    ['country', 'XX'],
    ['country', 'Rwanda'],
    ['wakingFrom', '24:00'],
    ['wakingTo', '7:00'],
  ])('%s %j is refused', async (field, value) => {
    expect(refusal(await update({ [field]: value }))).toEqual([['BAD_INPUT', `input.${field}`]]);
  });
});

describe('an account that is deactivated', () => {
  const signIn = (email: string) =>
    api.ask('mutation ($email: String!) { signIn(email: $email, password: "a good password") { id } }', { email });

  test.each(['deactivated_at', 'erased_at'])(
    '%s: sign-in fails like a wrong password, sessions end',
    async (column) => {
      const { manager } = api.dataSource;
      const person = await savePerson(manager, { passwordHash: await hashPassword('a good password') });
      const [{ email }] = (await manager.query('SELECT email FROM person WHERE id = $1', [person])) as [
        { email: string },
      ];
      const cookie = await api.cookieOf(person);
      expect((await signIn(email)).errors).toEqual([]);
      await manager.query(`UPDATE person SET ${column} = now() WHERE id = $1`, [person]);
      const gone = await signIn(email);
      const wrong = await signIn('nobody-at-all@example.org');
      expect(gone.body).toBe(wrong.body);
      expect((await api.ask('{ viewer { id } }', {}, { cookie })).data).toEqual({ viewer: null });
    },
  );
});
