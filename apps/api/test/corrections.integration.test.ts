import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { startApi } from './running-api.ts';
import type { Reply, RunningApi } from './running-api.ts';
import { saveMember, saveSession, saveUniversity } from './world.ts';
import type { University } from './world.ts';

let api: RunningApi;
let at: University;
let cookie: string;
/** Of the section, besides `at.enrolled`. */
let second: string;
let third: string;
/** Held yesterday; only `at.enrolled` came. */
let held: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  const { manager } = api.dataSource;
  at = await saveUniversity(manager, 'University');
  cookie = await api.cookieOf(at.teaching);
  second = await saveMember(manager, at.institutionId, 'student', { name: 'Second' });
  third = await saveMember(manager, at.institutionId, 'student', { name: 'Third' });
  await manager.query('INSERT INTO enrolment (section_id, person_id) SELECT $1, unnest($2::uuid[])', [
    at.sectionId,
    [second, third],
  ]);
  held = await saveSession(manager, at.sectionId, -24 * 60);
  await manager.query(
    `WITH held AS (INSERT INTO class (session_id, last_seq, ended_at) VALUES ($1, 2, now()) RETURNING id)
     INSERT INTO class_event (class_id, seq, at, by, type, body)
     SELECT id, seq, now() - interval '23 hours', by, 'joined', '{"role":"listener"}'
     FROM held, (VALUES (1, $2::uuid), (2, $3::uuid)) AS event(seq, by)`,
    [held, at.teaching, at.enrolled],
  );
});

const ask = (query: string, variables: object = {}, as = cookie) => api.ask(query, variables, { cookie: as });
const refusal = ({ errors }: Reply) => errors.map(({ extensions: { code, field } }) => [code, field]);
const mark = (personIds: string[], how: 'PRESENT' | 'EXCUSED', reason = 'The power was cut', session = held) =>
  ask(
    `mutation ($id: ID!, $people: [ID!]!, $mark: AttendanceMark!, $reason: String!) {
      correctAttendance(sessionId: $id, personIds: $people, mark: $mark, reason: $reason) {
        rows { person { id } firstIn minutesPresent correction { mark reason by { id } } } } }`,
    { id: session, people: personIds, mark: how, reason },
  );
const undo = (personIds: string[]) =>
  ask(
    `mutation ($id: ID!, $people: [ID!]!) {
      undoAttendanceCorrection(sessionId: $id, personIds: $people) { rows { correction { mark } } } }`,
    { id: held, people: personIds },
  );

interface Figures {
  sectionAttendance: {
    sessions: object[];
    people: { person: { id: string }; present: number; sessions: number; excused: number; corrected: number }[];
  };
  termAttendance: { weeks: object[]; sections: object[] };
}
async function figures() {
  const { data, errors } = await ask(
    `query ($section: ID!, $institution: ID!, $term: ID!) {
      sectionAttendance(sectionId: $section) {
        sessions { session { id } expected present corrected }
        people { person { id } present sessions excused corrected } }
      termAttendance(institutionId: $institution, termId: $term) {
        weeks { sessions expected present corrected } sections { sessions expected present corrected } } }`,
    { section: at.sectionId, institution: at.institutionId, term: at.termId },
    await api.cookieOf(at.admin),
  );
  expect(errors).toEqual([]);
  return data as unknown as Figures;
}

test('a person who was there without a device counts as present, an excused one as neither; the figures say how many', async () => {
  expect((await figures()).termAttendance.weeks).toEqual([{ sessions: 1, expected: 3, present: 1, corrected: 0 }]);
  const { data, errors } = await mark([second], 'PRESENT');
  expect(errors).toEqual([]);
  const { rows } = (data as unknown as { correctAttendance: { rows: { person: { id: string } }[] } }).correctAttendance;
  expect(rows.find(({ person }) => person.id === second)).toEqual({
    person: { id: second },
    firstIn: null,
    minutesPresent: 0,
    correction: { mark: 'PRESENT', reason: 'The power was cut', by: { id: at.teaching } },
  });
  await mark([third], 'EXCUSED', 'In hospital');
  const { sectionAttendance, termAttendance } = await figures();
  const count = { expected: 2, present: 2, corrected: 2 };
  expect(sectionAttendance.sessions).toEqual([{ session: { id: held }, ...count }]);
  expect(termAttendance).toEqual({ weeks: [{ sessions: 1, ...count }], sections: [{ sessions: 1, ...count }] });
  expect(sectionAttendance.people).toEqual(
    expect.arrayContaining([
      { person: { id: at.enrolled }, present: 1, sessions: 1, excused: 0, corrected: 0 },
      { person: { id: second }, present: 1, sessions: 1, excused: 0, corrected: 1 },
      { person: { id: third }, present: 0, sessions: 0, excused: 1, corrected: 1 },
    ]),
  );
});

test('a mark never overwrites the log: a person who came stays present', async () => {
  const before = await api.dataSource.query('SELECT * FROM class_event ORDER BY class_id, seq');
  await mark([at.enrolled], 'EXCUSED');
  expect((await figures()).termAttendance.weeks).toEqual([{ sessions: 1, expected: 3, present: 1, corrected: 0 }]);
  expect(await api.dataSource.query('SELECT * FROM class_event ORDER BY class_id, seq')).toEqual(before);
});

test('a mark is changed and taken back, and the audit log says by whom and of whom, not why', async () => {
  await mark([second], 'PRESENT');
  await mark([second], 'EXCUSED', 'In hospital');
  await undo([second, third]);
  expect((await figures()).termAttendance.weeks).toEqual([{ sessions: 1, expected: 3, present: 1, corrected: 0 }]);
  const { data } = await ask(
    `query ($id: ID!) { auditTrail(institutionId: $id, kind: "attendance_correction") {
      nodes { action actor { id } label changes { field before after personal } } } }`,
    { id: at.institutionId },
    await api.cookieOf(at.admin),
  );
  const { nodes } = (data as unknown as { auditTrail: { nodes: { action: string; label: string }[] } }).auditTrail;
  expect(nodes.map(({ action }) => action)).toEqual(['remove', 'update', 'create']);
  for (const node of nodes) {
    expect(node).toMatchObject({ actor: { id: at.teaching }, label: expect.stringMatching(/^INF301 .*: Second$/) });
  }
  expect(nodes[1]).toMatchObject({
    changes: [
      { field: 'mark', before: 'present', after: 'excused', personal: false },
      { field: 'reason', before: null, after: null, personal: true },
    ],
  });
});

test('a session that nobody entered took place when somebody was there without a device', async () => {
  const offline = await saveSession(api.dataSource.manager, at.sectionId, -3 * 60);
  await mark([second], 'EXCUSED', 'In hospital', offline);
  expect((await figures()).termAttendance.sections).toMatchObject([{ sessions: 1 }]);
  await mark([third], 'PRESENT', 'No network on campus', offline);
  expect((await figures()).sectionAttendance.sessions).toContainEqual({
    session: { id: offline },
    expected: 2,
    present: 1,
    corrected: 2,
  });
});

test('an impossible correction is refused, and nobody is marked then', async () => {
  const stranger = await saveMember(api.dataSource.manager, at.institutionId, 'student');
  expect(refusal(await mark([second, stranger], 'PRESENT'))).toEqual([['NOT_FOUND', undefined]]);
  expect(refusal(await mark([second, 'x'], 'PRESENT'))).toEqual([['NOT_FOUND', undefined]]);
  expect(refusal(await mark([], 'PRESENT'))).toEqual([['BAD_INPUT', 'personIds']]);
  expect(refusal(await mark([second], 'PRESENT', '  '))).toEqual([['BAD_INPUT', 'reason']]);
  const ahead = await saveSession(api.dataSource.manager, at.sectionId, 24 * 60);
  expect(refusal(await mark([second], 'EXCUSED', 'In hospital', ahead))).toEqual([['CONFLICT', undefined]]);
  await api.dataSource.query('UPDATE session SET cancelled_at = now() WHERE id = $1', [held]);
  expect(refusal(await mark([second], 'PRESENT'))).toEqual([['CONFLICT', undefined]]);
  expect(await api.dataSource.query('SELECT FROM attendance_correction WHERE person_id = $1', [second])).toEqual([]);
});

test('the file of a session says what was said by hand, in the reader’s language', async () => {
  await mark([second], 'PRESENT', '=1+1');
  const text = await (await api.get(`/files/attendance/${held}.csv`, cookie)).text();
  expect(text.split('\r\n')[0]).toMatch(/By hand,Reason$/);
  expect(text).toMatch(/^Second.*present without a device.'=1\+1$/m);
});

const atRisk = async (more: object = {}) => {
  const { data, errors } = await ask(
    `query ($id: ID!, $term: ID!, $below: Int! = 75, $missed: Int! = 3) {
      studentsAtRisk(institutionId: $id, termId: $term, below: $below, missed: $missed) {
        total students { person { id } sections { section { id } present sessions missedInARow } } } }`,
    { id: at.institutionId, term: at.termId, ...more },
    await api.cookieOf(at.admin),
  );
  expect(errors).toEqual([]);
  return (data as unknown as { studentsAtRisk: { total: number; students: { person: { id: string } }[] } })
    .studentsAtRisk;
};

test('a student who comes too seldom is at risk, by the rule that is asked for; an excused one is not', async () => {
  expect(await atRisk()).toEqual({ total: 0, students: [] });
  expect((await atRisk({ missed: 1 })).students.map(({ person }) => person.id).sort()).toEqual([second, third].sort());
  const earlier = await saveSession(api.dataSource.manager, at.sectionId, -48 * 60);
  await mark([at.enrolled, third], 'PRESENT', 'No network on campus', earlier);
  // One of two is too few, none of two is too; two of two is not.
  const found = await atRisk();
  expect(found.total).toBe(2);
  expect(found.students).toEqual(
    expect.arrayContaining([
      {
        person: { id: second },
        sections: [{ section: { id: at.sectionId }, present: 0, sessions: 2, missedInARow: 2 }],
      },
      {
        person: { id: third },
        sections: [{ section: { id: at.sectionId }, present: 1, sessions: 2, missedInARow: 1 }],
      },
    ]),
  );
  expect((await atRisk({ below: 50 })).students.map(({ person }) => person.id)).toEqual([second]);
  await mark([second], 'EXCUSED', 'In hospital', earlier);
  await mark([second], 'EXCUSED', 'In hospital');
  expect((await atRisk({ below: 50 })).total).toBe(0);
});

test('attendance of a section, a term and a cohort are files in the dialect of the reader’s language', async () => {
  await mark([second], 'PRESENT');
  const [{ id: cohort }]: [{ id: string }] = await api.dataSource.query(
    `INSERT INTO cohort (institution_id, name) VALUES ($1, 'Bac 2') RETURNING id`,
    [at.institutionId],
  );
  await api.dataSource.query('INSERT INTO cohort_member (cohort_id, person_id) VALUES ($1, $2)', [cohort, third]);
  const admin = await api.cookieOf(at.admin);
  const linesOf = async (path: string, as = admin) => (await (await api.get(path, as)).text()).trim().split('\r\n');
  const section = await linesOf(`/files/attendance/section/${at.sectionId}.csv`);
  expect(section[0]).toContain('Section,Name,Sessions counted,Present,Present (%),Excused,By hand');
  expect(section).toHaveLength(4);
  expect(section.find((line) => line.includes('Second'))).toMatch(/,Second,1,1,100,0,1$/);
  expect(await linesOf(`/files/attendance/term/${at.termId}.csv`)).toEqual(section);
  const ofCohort = await linesOf(`/files/attendance/cohort/${cohort}.csv`);
  expect(ofCohort.slice(1)).toEqual([expect.stringMatching(/,Third,1,0,0,0,0$/)]);
  await api.dataSource.query(`UPDATE person SET language = 'fr' WHERE id = $1`, [at.admin]);
  expect((await linesOf(`/files/attendance/term/${at.termId}.csv`))[0]).toContain('Groupe;Nom;Séances comptées;');

  const other = await saveUniversity(api.dataSource.manager, 'Other');
  const [stranger, student] = [await api.cookieOf(other.admin), await api.cookieOf(at.enrolled)];
  for (const path of [`section/${at.sectionId}`, `term/${at.termId}`, `cohort/${cohort}`]) {
    expect((await api.get(`/files/attendance/${path}.csv`, stranger)).status).toBe(404);
    expect((await api.get(`/files/attendance/${path}.csv`, student)).status).toBe(403);
  }
  expect((await api.get(`/files/attendance/term/${at.termId}.csv`, cookie)).status).toBe(403);
  expect((await api.get(`/files/attendance/section/${at.sectionId}.csv`, cookie)).status).toBe(200);
});
