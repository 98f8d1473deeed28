import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startApi } from './running-api.ts';
import type { Reply, RunningApi } from './running-api.ts';
import { saveSession, saveUniversity } from './world.ts';
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
async function made<T>(query: string, variables: object): Promise<T> {
  const { data, errors } = await ask(query, variables);
  expect(errors).toEqual([]);
  return Object.values(data ?? {})[0] as T;
}
interface Made {
  id: string;
  version: number;
}
const createTerm = (more: object = {}) =>
  made<Made>('mutation ($input: TermInput!) { createTerm(input: $input) { id version } }', {
    input: { institutionId: at.institutionId, name: 'T1', startsOn: '2026-09-01', endsOn: '2026-12-20', ...more },
  });
const createRoom = (more: object = {}) =>
  made<Made>('mutation ($input: RoomInput!) { createRoom(input: $input) { id version } }', {
    input: { campusId: at.campusId, name: 'B12', seats: 40, ...more },
  });
const createDepartment = (more: object = {}) =>
  made<Made>('mutation ($input: DepartmentInput!) { createDepartment(input: $input) { id version } }', {
    input: { institutionId: at.institutionId, code: 'INFO', name: 'Informatique', ...more },
  });
const updateCampus = (version: number, input: object = {}) =>
  ask(
    `mutation ($id: ID!, $version: Int!, $input: CampusChanges!) { updateCampus(id: $id, version: $version, input: $input) {
      name zone country linkKbps linkNote version } }`,
    { id: at.campusId, version, input: { name: 'Huye', zone: 'Africa/Kigali', ...input } },
  );

describe('an institution', () => {
  const institution = () =>
    ask(
      `query ($id: ID!) { institution(id: $id) { name country version viewerMayManage
         setup { campuses terms courses lecturers students sections }
         campuses { name rooms { name seats campus { name } } } terms { name sectionCount }
         departments { code courseCount } closingDays { day name campus { name } } } }`,
      { id: at.institutionId },
    );

  test('shows what it is made of, and how many there are', async () => {
    await createRoom({ name: 'B2' });
    await createRoom({ name: 'A1' });
    const department = await createDepartment();
    await api.dataSource.query('UPDATE course SET department_id = $1 WHERE id = $2', [department.id, at.courseId]);
    await made('mutation ($input: ClosingDayInput!) { addClosingDay(input: $input) { id } }', {
      input: { institutionId: at.institutionId, day: '2026-11-27', name: 'Graduation', campusId: at.campusId },
    });
    const { data } = await institution();
    expect(data).toEqual({
      institution: {
        name: 'University',
        country: null,
        version: 1,
        viewerMayManage: true,
        setup: { campuses: 1, terms: 1, courses: 1, lecturers: 2, students: 2, sections: 1 },
        campuses: [
          {
            name: 'Butare',
            rooms: [
              { name: 'A1', seats: 40, campus: { name: 'Butare' } },
              { name: 'B2', seats: 40, campus: { name: 'Butare' } },
            ],
          },
        ],
        terms: [{ name: 'Term', sectionCount: 1 }],
        departments: [{ code: 'INFO', courseCount: 1 }],
        closingDays: [{ day: '2026-11-27', name: 'Graduation', campus: { name: 'Butare' } }],
      },
    });
  });

  test('may be managed by its admins only', async () => {
    cookie = await api.cookieOf(at.student);
    expect((await institution()).data).toMatchObject({ institution: { viewerMayManage: false } });
  });

  test('is given another name and a country', async () => {
    const update = (version: number, country: string) =>
      ask(
        `mutation ($id: ID!, $version: Int!, $country: String) {
           updateInstitution(id: $id, version: $version, name: " UR ", country: $country) { name country version } }`,
        { id: at.institutionId, version, country },
      );
    expect(refusal(await update(1, 'Rwanda'))).toEqual([['BAD_INPUT', 'country']]);
    expect((await update(1, 'rw')).data).toEqual({ updateInstitution: { name: 'UR', country: 'RW', version: 2 } });
    expect(refusal(await update(1, 'BI'))).toEqual([['STALE', 'version']]);
  });
});

describe('optimistic locking', () => {
  test('of two edits made from one version, one is told that it is stale, and by what', async () => {
    const [first, second] = await Promise.all([updateCampus(1, { name: 'One' }), updateCampus(1, { name: 'Two' })]);
    const [done, late] = first.errors.length === 0 ? [first, second] : [second, first];
    expect(done.data).toMatchObject({ updateCampus: { version: 2 } });
    expect(refusal(late)).toEqual([['STALE', 'version']]);
    expect(factsOf(late)).toEqual([{ version: 2 }]);
  });

  test('an edit that changes nothing leaves the version', async () => {
    expect((await updateCampus(1)).data).toMatchObject({ updateCampus: { version: 2 } });
    expect((await updateCampus(2)).data).toMatchObject({ updateCampus: { version: 2 } });
  });

  test.each([
    ['Room', 'seats: 30, name: "R"', () => createRoom()],
    ['Department', 'code: "D", name: "N"', () => createDepartment()],
    ['Term', 'input: { name: "T", startsOn: "2026-09-01", endsOn: "2026-12-01" }', () => createTerm()],
  ] as const)('%s', async (what, changes, make) => {
    const { id, version } = await make();
    const update = (from: number) =>
      ask(`mutation { update${what}(id: "${id}", version: ${from}, ${changes}) { version } }`);
    expect((await update(version)).data).toEqual({ [`update${what}`]: { version: version + 1 } });
    expect(refusal(await update(version))).toEqual([['STALE', 'version']]);
  });
});

describe('a campus', () => {
  test('has a zone, a country and a line to the Internet', async () => {
    const input = { country: 'cd', linkKbps: 2048, linkNote: 'Shared with the library;\r\npower cuts' };
    expect((await updateCampus(1, input)).data).toEqual({
      updateCampus: {
        name: 'Huye',
        zone: 'Africa/Kigali',
        country: 'CD',
        linkKbps: 2048,
        linkNote: 'Shared with the library;\npower cuts',
        version: 2,
      },
    });
  });

  test.each([
    [{ country: 'XX' }, 'input.country'],
    [{ linkKbps: 0 }, 'input.linkKbps'],
    [{ linkNote: 'x'.repeat(501) }, 'input.linkNote'],
    [{ zone: 'Mars/Base' }, 'input.zone'],
    [{ name: '' }, 'input.name'],
  ])('%j is refused', async (input, field) => {
    expect(refusal(await updateCampus(1, input))).toEqual([['BAD_INPUT', field]]);
  });
});

describe('an object in use stays, and the refusal says what needs it', () => {
  const remove = (what: string, id: string) => ask(`mutation { remove${what}(id: "${id}") }`);

  test('a campus with sections, sessions in its rooms and cohorts', async () => {
    const { id: roomId } = await createRoom();
    await api.dataSource.query('UPDATE session SET room_id = $1 WHERE id = $2', [roomId, at.sessionId]);
    await api.dataSource.query('INSERT INTO cohort (institution_id, campus_id, name) VALUES ($1, $2, $3)', [
      at.institutionId,
      at.campusId,
      'Bac 2',
    ]);
    const reply = await remove('Campus', at.campusId);
    expect(refusal(reply)).toEqual([['CONFLICT', 'id']]);
    expect(factsOf(reply)).toEqual([{ sections: 1, cohorts: 1, sessions: 1 }]);
    expect(reply.errors[0]?.message).toBe(
      'This campus is in use by 1 section and 1 cohort and 1 session. Move or remove them first.',
    );
    expect(factsOf(await remove('Room', roomId))).toEqual([{ sessions: 1 }]);
  });

  test('a term with sections, a department with courses', async () => {
    expect(factsOf(await remove('Term', at.termId))).toEqual([{ sections: 1 }]);
    const department = await createDepartment();
    await api.dataSource.query('UPDATE course SET department_id = $1 WHERE id = $2', [department.id, at.courseId]);
    expect(factsOf(await remove('Department', department.id))).toEqual([{ courses: 1 }]);
  });

  test('an object that nothing needs is removed, a campus with its rooms', async () => {
    const campus = await made<Made>('mutation ($input: CampusInput!) { createCampus(input: $input) { id } }', {
      input: { institutionId: at.institutionId, name: 'Gitwe', zone: 'Africa/Kigali' },
    });
    const room = await createRoom({ campusId: campus.id });
    const { id: term } = await createTerm();
    const { id: department } = await createDepartment();
    for (const [what, id] of [
      ['Campus', campus.id],
      ['Term', term],
      ['Department', department],
    ] as const) {
      expect((await remove(what, id)).data).toEqual({ [`remove${what}`]: true });
      expect(refusal(await remove(what, id))).toEqual([['NOT_FOUND', undefined]]);
    }
    expect(refusal(await remove('Room', room.id))).toEqual([['NOT_FOUND', undefined]]);
  });

  test('when one removes a term while another puts a section into it, one of the two is refused, and never with INTERNAL', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id: termId } = await createTerm({ name: `T${round}` });
      const [removed, created] = await Promise.all([
        remove('Term', termId),
        ask('mutation ($input: SectionInput!) { createSection(input: $input) { id } }', {
          input: { courseId: at.courseId, campusId: at.campusId, termId, name: 'A' },
        }),
      ]);
      const codes = [removed, created].flatMap(({ errors }) => errors.map(({ extensions }) => extensions.code));
      expect(codes).toHaveLength(1);
      expect(['CONFLICT', 'NOT_FOUND']).toContain(codes[0]);
    }
  });
});

describe('terms', () => {
  const update = (id: string, startsOn: string, endsOn: string, version = 1) =>
    ask(
      `mutation ($id: ID!, $version: Int!, $input: TermChanges!) { updateTerm(id: $id, version: $version, input: $input) {
        startsOn endsOn version } }`,
      { id, version, input: { name: 'Term', startsOn, endsOn } },
    );

  test('may overlap', async () => {
    await createTerm({ name: 'First' });
    await createTerm({ name: 'Summer school', startsOn: '2026-11-01', endsOn: '2027-01-10' });
  });

  test('do not shrink away from planned sessions, as the campus counts days', async () => {
    const year = new Date().getUTCFullYear() + 1;
    // 22:30 UTC is past midnight in Butare: the first of March there.
    const late = new Date(`${year}-02-28T22:30:00Z`);
    await saveSession(api.dataSource.manager, at.sectionId, Math.round((late.getTime() - Date.now()) / 60_000));
    const leapDay = new Date(Date.UTC(year, 2, 0)).getUTCDate() === 29;
    const [inside, outside] = leapDay ? [`${year}-02-29`, `${year}-02-28`] : [`${year}-03-01`, `${year}-02-28`];
    const reply = await update(at.termId, `${year - 2}-01-01`, outside);
    expect(refusal(reply)).toEqual([['CONFLICT', 'input.endsOn']]);
    expect(factsOf(reply)).toEqual([{ sessions: 1, first: inside, last: inside }]);
    expect((await update(at.termId, `${year - 2}-01-01`, inside)).data).toMatchObject({
      updateTerm: { endsOn: inside },
    });
  });

  test('leave cancelled sessions outside, and those that were outside before', async () => {
    await api.dataSource.query('UPDATE session SET cancelled_at = now() WHERE id = $1', [at.sessionId]);
    expect((await update(at.termId, '2020-01-01', '2020-12-31')).errors).toEqual([]);
    await api.dataSource.query('UPDATE session SET cancelled_at = NULL WHERE id = $1', [at.sessionId]);
    expect((await update(at.termId, '2020-01-01', '2020-06-30', 2)).errors).toEqual([]);
  });

  test('that shrink while somebody plans leave no session outside', async () => {
    const year = new Date().getUTCFullYear() + 1;
    const dates = await api.dataSource.query<{ startsOn: string; endsOn: string }[]>(
      'SELECT starts_on::text AS "startsOn", ends_on::text AS "endsOn" FROM term WHERE id = $1',
      [at.termId],
    );
    for (let round = 0; round < 8; round += 1) {
      const { startsOn = '', endsOn = '' } = dates[0] ?? {};
      const [{ version }]: [{ version: number }] = await api.dataSource
        .query('UPDATE term SET ends_on = $2 WHERE id = $1 RETURNING version', [at.termId, endsOn])
        .then(([rows]: [[{ version: number }]]) => rows);
      const [planned, shrunk] = await Promise.all([
        ask('mutation ($input: PlanInput!) { planSessions(input: $input) { __typename } }', {
          input: {
            sectionId: at.sectionId,
            localStart: `${year}-05-${10 + round}T10:00`,
            minutes: 60,
            accept: ['HOLIDAY'],
          },
        }),
        update(at.termId, startsOn, `${year}-03-01`, version),
      ]);
      expect(planned.errors).toEqual([]);
      const isPlanned = planned.data?.['planSessions'] as unknown as { __typename: string };
      const outcome = [isPlanned.__typename, ...refusal(shrunk).map(([code]) => code)];
      expect([['PlannedSessions', 'CONFLICT'], ['ClashesFound']]).toContainEqual(outcome);
      await api.dataSource.query('DELETE FROM session WHERE section_id = $1 AND id <> $2', [
        at.sectionId,
        at.sessionId,
      ]);
    }
  });

  test('do not end before they begin', async () => {
    expect(refusal(await update(at.termId, '2026-09-02', '2026-09-01'))).toEqual([['BAD_INPUT', 'input.endsOn']]);
  });
});

describe('closing days', () => {
  const add = (more: object = {}) =>
    ask('mutation ($input: ClosingDayInput!) { addClosingDay(input: $input) { id day campus { id } } }', {
      input: { institutionId: at.institutionId, day: '2026-12-01', name: 'Founding day', ...more },
    });

  test('are of all campuses or of one, each day once', async () => {
    expect((await add()).data).toMatchObject({ addClosingDay: { day: '2026-12-01', campus: null } });
    expect((await add({ campusId: at.campusId })).data).toMatchObject({
      addClosingDay: { campus: { id: at.campusId } },
    });
    expect(refusal(await add({ name: 'Again' }))).toEqual([['CONFLICT', 'input.day']]);
  });

  test('are of the university’s own campuses', async () => {
    const other = await saveUniversity(api.dataSource.manager, 'Other');
    expect(refusal(await add({ campusId: other.campusId }))).toEqual([['NOT_FOUND', undefined]]);
    expect(refusal(await add({ campusId: 'x' }))).toEqual([['NOT_FOUND', undefined]]);
  });

  test('go', async () => {
    const { data } = await add();
    const { id } = (data as unknown as { addClosingDay: { id: string } }).addClosingDay;
    expect((await ask(`mutation { removeClosingDay(id: "${id}") }`)).data).toEqual({ removeClosingDay: true });
  });
});

test('names and codes that are taken', async () => {
  await createRoom();
  await createDepartment();
  const again = async (what: string, input: object) =>
    refusal(await ask(`mutation ($input: ${what}Input!) { create${what}(input: $input) { id } }`, { input }));
  expect(await again('Room', { campusId: at.campusId, name: 'B12', seats: 3 })).toEqual([['CONFLICT', 'input.name']]);
  expect(await again('Department', { institutionId: at.institutionId, code: 'INFO', name: 'X' })).toEqual([
    ['CONFLICT', 'input.code'],
  ]);
});

test('the audit log names the admin who changed what', async () => {
  await updateCampus(1, { name: 'Huye' });
  const rows: unknown = await api.dataSource.query(
    `SELECT actor_id, source, action, changes -> 'name' AS name FROM audit_entry WHERE kind = 'campus' AND object_id = $1
     ORDER BY id DESC LIMIT 1`,
    [at.campusId],
  );
  expect(rows).toEqual([{ actor_id: at.admin, source: 'app', action: 'update', name: ['Butare', 'Huye'] }]);
});
