import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startApi } from './running-api.ts';
import type { Reply, RunningApi } from './running-api.ts';
import { saveMember, savePerson, saveUniversity } from './world.ts';
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

const refusal = ({ errors }: Reply) => errors.map(({ extensions: { code, field } }) => [code, field]);
const create = (what: 'Campus' | 'Term' | 'Course' | 'Section', input: object) =>
  api.ask(`mutation ($input: ${what}Input!) { create${what}(input: $input) { id } }`, { input }, { cookie });
const member = (more: object) => ({
  institutionId: at.institutionId,
  name: 'Somebody',
  email: 'somebody@example.org',
  role: 'STUDENT',
  zone: 'Africa/Kigali',
  language: 'FR',
  ...more,
});
const addMember = (more: object) =>
  api.ask('mutation ($input: MemberInput!) { addMember(input: $input) { id } }', { input: member(more) }, { cookie });

describe('what is refused', () => {
  test.each([
    ['Campus', { name: '  ', zone: 'Africa/Kigali' }, 'input.name'],
    ['Campus', { name: 'x'.repeat(81), zone: 'Africa/Kigali' }, 'input.name'],
    ['Campus', { name: 'Huye', zone: 'Rwanda' }, 'input.zone'],
    ['Term', { name: 'T', startsOn: '2026-09-02', endsOn: '2026-09-01' }, 'input.endsOn'],
    ['Course', { code: 'A\u0000B', title: 'T' }, 'input.code'],
    ['Course', { code: 'A', title: '' }, 'input.title'],
  ] as const)('%s %j', async (what, input, field) => {
    expect(refusal(await create(what, { institutionId: at.institutionId, ...input }))).toEqual([['BAD_INPUT', field]]);
  });

  test.each([
    '',
    'x',
    '@example.org',
    'a b@example.org',
    'a@b@example.org',
    'a@example.org\nBcc: b@example.org',
    'a@.org',
  ])('the e-mail address %j', async (email) => {
    expect(refusal(await addMember({ email }))).toEqual([['BAD_INPUT', 'input.email']]);
  });

  test('names that are taken', async () => {
    const { institutionId, courseId, termId, campusId } = at;
    const twice = async (what: Parameters<typeof create>[0], input: object) => {
      await create(what, input);
      return refusal(await create(what, input));
    };
    expect(await twice('Campus', { institutionId, name: 'Huye', zone: 'Africa/Kigali' })).toEqual([
      ['CONFLICT', 'input.name'],
    ]);
    expect(await twice('Term', { institutionId, name: 'T', startsOn: '2026-09-01', endsOn: '2026-09-01' })).toEqual([
      ['CONFLICT', 'input.name'],
    ]);
    expect(await twice('Course', { institutionId, code: 'X1', title: 'T' })).toEqual([['CONFLICT', 'input.code']]);
    expect(await twice('Section', { courseId, termId, campusId, name: 'N' })).toEqual([['CONFLICT', 'input.name']]);
  });

  test('a section of pieces of two universities', async () => {
    const other = await saveUniversity(api.dataSource.manager, 'Other');
    const { courseId, termId, campusId } = at;
    expect(refusal(await create('Section', { courseId, termId: other.termId, campusId, name: 'N' }))).toEqual([
      ['NOT_FOUND', undefined],
    ]);
    expect(refusal(await create('Section', { courseId, termId, campusId: other.campusId, name: 'N' }))).toEqual([
      ['NOT_FOUND', undefined],
    ]);
  });
});

describe('cohorts and lecturers', () => {
  const setCohort = (personIds: string[]) =>
    api.ask(
      'mutation ($s: ID!, $p: [ID!]!) { setCohort(sectionId: $s, personIds: $p) { cohortSize cohort { id } } }',
      { s: at.sectionId, p: personIds },
      { cookie },
    );
  const assign = (personId: string) =>
    api.ask(
      'mutation ($s: ID!, $p: ID!) { assignLecturer(sectionId: $s, personId: $p) { id } }',
      { s: at.sectionId, p: personId },
      { cookie },
    );

  test('a cohort is replaced as a whole; repeats count once', async () => {
    const more = await saveMember(api.dataSource.manager, at.institutionId, 'student');
    expect((await setCohort([more, at.student, more.toUpperCase()])).data).toMatchObject({
      setCohort: { cohortSize: 2 },
    });
    expect((await setCohort([at.student])).data).toEqual({
      setCohort: { cohortSize: 1, cohort: [{ id: at.student }] },
    });
    expect((await setCohort([])).data).toEqual({ setCohort: { cohortSize: 0, cohort: [] } });
  });

  test('only students of the university, only its lecturers; others do not exist', async () => {
    const other = await saveUniversity(api.dataSource.manager, 'Other');
    const stranger = await savePerson(api.dataSource.manager);
    expect(refusal(await setCohort([at.enrolled, at.teaching]))).toEqual([['BAD_INPUT', 'personIds']]);
    expect(refusal(await assign(at.student))).toEqual([['BAD_INPUT', 'personId']]);
    for (const somebody of [other.student, other.lecturer, stranger]) {
      expect(refusal(await setCohort([at.enrolled, somebody]))).toEqual([['NOT_FOUND', undefined]]);
      expect(refusal(await assign(somebody))).toEqual([['NOT_FOUND', undefined]]);
    }
    const { data } = await api.ask(
      'query ($id: ID!) { section(id: $id) { cohort { id } } }',
      { id: at.sectionId },
      { cookie },
    );
    expect(data).toEqual({ section: { cohort: [{ id: at.enrolled }] } });
  });

  test('a thousand students at most', async () => {
    const ids = Array.from({ length: 1_001 }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
    expect(refusal(await setCohort(ids))).toEqual([['BAD_INPUT', 'personIds']]);
  });
});

test('a profile is changed in part', async () => {
  const update = (input: object) =>
    api.ask(
      'mutation ($input: ProfileInput!) { updateProfile(input: $input) { name zone language } }',
      { input },
      { cookie },
    );
  await update({ name: ' Aline  ', zone: 'Europe/Brussels' });
  expect((await update({ language: 'FR', name: null })).data).toEqual({
    updateProfile: { name: 'Aline', zone: 'Europe/Brussels', language: 'FR' },
  });
  expect(refusal(await update({ zone: 'Mars/Base' }))).toEqual([['BAD_INPUT', 'input.zone']]);
  expect(refusal(await update({ name: '' }))).toEqual([['BAD_INPUT', 'input.name']]);
});

test('institutions that one may read', async () => {
  const other = await saveUniversity(api.dataSource.manager, 'Zzz other');
  const coordinator = await savePerson(api.dataSource.manager, { platformRole: 'coordinator' });
  const readable = async (who: string) => {
    const { data } = await api.ask('{ readableInstitutions { id } }', {}, { cookie: await api.cookieOf(who) });
    return (data as unknown as { readableInstitutions: { id: string }[] }).readableInstitutions.map(({ id }) => id);
  };
  expect(await readable(at.student)).toEqual([at.institutionId]);
  expect(await readable(coordinator)).toEqual(expect.arrayContaining([at.institutionId, other.institutionId]));
});

test('zones of a section’s lecturers are for those who plan its sessions', async () => {
  const zonesFor = async (personId: string) => {
    const query = 'query ($id: ID!) { section(id: $id) { lecturerZones } }';
    const { data } = await api.ask(query, { id: at.sectionId }, { cookie: await api.cookieOf(personId) });
    return data;
  };
  expect(await zonesFor(at.admin)).toEqual({ section: { lecturerZones: ['Africa/Kigali'] } });
  expect(await zonesFor(at.enrolled)).toEqual({ section: { lecturerZones: [] } });
});
