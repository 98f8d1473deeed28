import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readTicket } from '#contract/ticket';
import { startApi } from './running-api.ts';
import type { Reply, RunningApi } from './running-api.ts';
import { saveMember, saveSession, saveUniversity } from './world.ts';
import type { University } from './world.ts';

const enter = 'mutation ($id: ID!) { enterClass(sessionId: $id) { ticket classId role path } }';
interface Admission {
  ticket: string;
  classId: string;
  role: string;
  path: string;
}

let api: RunningApi;
let at: University;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  at = await saveUniversity(api.dataSource.manager, 'University');
});

const asks = async (who: string, document: string, id: string) =>
  api.ask(document, { id }, { cookie: await api.cookieOf(who) });
const admission = ({ data }: Reply) => (data as unknown as { enterClass: Admission }).enterClass;
const codes = (reply: Reply) => reply.errors.map(({ extensions }) => extensions.code);
const phaseOf = async (id: string) =>
  (
    (await asks(at.enrolled, 'query ($id: ID!) { session(id: $id) { phase } }', id)).data as unknown as {
      session: { phase: string };
    }
  ).session.phase;
/** As the live gateway appends. @param ago minutes */
const happened = async (classId: string, seq: number, by: string, type: string, ago: number, body: object = {}) => {
  await api.dataSource.query(
    `INSERT INTO class_event (class_id, seq, at, by, type, body) VALUES ($1, $2, now() - make_interval(secs => $3), $4, $5, $6)`,
    [classId, seq, ago * 60, by, type, body],
  );
  await api.dataSource.query('UPDATE class SET last_seq = $2 WHERE id = $1', [classId, seq]);
};

describe('entering', () => {
  test('lecturer and student get tickets for one class, which the live gateway can read', async () => {
    const [host, listener] = await Promise.all([at.teaching, at.enrolled].map((who) => asks(who, enter, at.sessionId)));
    const [one, two] = [admission(host as Reply), admission(listener as Reply)];
    expect(one).toMatchObject({ role: 'HOST', path: '/live' });
    expect(two).toMatchObject({ role: 'LISTENER', classId: one.classId });
    expect(await readTicket(one.ticket, api.ticketSecret)).toEqual({
      ticket: { classId: one.classId, personId: at.teaching, name: expect.any(String), role: 'host' },
    });
    expect(await readTicket(two.ticket, api.ticketSecret)).toMatchObject({
      ticket: { personId: at.enrolled, role: 'listener' },
    });
    await api.dataSource.query(`UPDATE enrolment SET role = 'assistant' WHERE section_id = $1 AND person_id = $2`, [
      at.sectionId,
      at.enrolled,
    ]);
    const helps = admission(await asks(at.enrolled, enter, at.sessionId));
    expect(await readTicket(helps.ticket, api.ticketSecret)).toMatchObject({
      ticket: { role: 'listener', assists: true },
    });
  });

  test('forty at once make one class', async () => {
    const cookie = await api.cookieOf(at.enrolled);
    const replies = await Promise.all(
      Array.from({ length: 40 }, () => api.ask(enter, { id: at.sessionId }, { cookie })),
    );
    expect(new Set(replies.map((reply) => admission(reply).classId)).size).toBe(1);
  });

  test('from a quarter of an hour before the start', async () => {
    const { manager } = api.dataSource;
    const soon = await saveSession(manager, at.sectionId, 14);
    expect(codes(await asks(at.enrolled, enter, soon))).toEqual([]);
    const later = await saveSession(manager, at.sectionId, 25);
    const reply = await asks(at.enrolled, enter, later);
    expect(codes(reply)).toEqual(['CLASS_NOT_OPEN']);
    const seconds = Number(reply.errors[0]?.extensions.facts?.['seconds']);
    expect(seconds).toBeGreaterThan(8 * 60);
    expect(seconds).toBeLessThanOrEqual(10 * 60);
    expect(await phaseOf(later)).toBe('PLANNED');
  });

  test('until it is ended', async () => {
    const { classId } = admission(await asks(at.teaching, enter, at.sessionId));
    await api.dataSource.query('UPDATE class SET ended_at = now() WHERE id = $1', [classId]);
    expect(codes(await asks(at.enrolled, enter, at.sessionId))).toEqual(['CLASS_ENDED']);
    expect(await phaseOf(at.sessionId)).toBe('ENDED');
  });

  test('or, if nobody ends it, two hours after its time', async () => {
    const { manager } = api.dataSource;
    const overtime = await saveSession(manager, at.sectionId, -170);
    expect(codes(await asks(at.enrolled, enter, overtime))).toEqual([]);
    const over = await saveSession(manager, at.sectionId, -181);
    expect(codes(await asks(at.enrolled, enter, over))).toEqual(['CLASS_ENDED']);
  });

  test('not when it is cancelled', async () => {
    await api.dataSource.query('UPDATE session SET cancelled_at = now() WHERE id = $1', [at.sessionId]);
    expect(codes(await asks(at.enrolled, enter, at.sessionId))).toEqual(['CLASS_NOT_OPEN']);
  });

  test('not any more by somebody who was taken off the section', async () => {
    expect(codes(await asks(at.enrolled, enter, at.sessionId))).toEqual([]);
    await api.dataSource.query('DELETE FROM enrolment WHERE person_id = $1', [at.enrolled]);
    expect(codes(await asks(at.enrolled, enter, at.sessionId))).toEqual(['NOT_ALLOWED']);
  });

  test('it is live while somebody is in', async () => {
    const { classId } = admission(await asks(at.teaching, enter, at.sessionId));
    expect(await phaseOf(at.sessionId)).toBe('OPEN');
    await happened(classId, 1, at.teaching, 'joined', 3, { name: 'T', role: 'host' });
    expect(await phaseOf(at.sessionId)).toBe('LIVE');
    await happened(classId, 2, at.teaching, 'left', 2, { reason: 'line' });
    expect(await phaseOf(at.sessionId)).toBe('OPEN');
    await happened(classId, 3, at.enrolled, 'joined', 1, { name: 'E', role: 'listener' });
    expect(await phaseOf(at.sessionId)).toBe('LIVE');
  });
});

describe('attendance', () => {
  const ask = `query ($id: ID!) { attendance(sessionId: $id) { csvPath session { id } rows {
    person { id name } role enrolled firstIn lastOut minutesPresent } } }`;

  test('tells who was in and for how long, with those who never came; as a file too', async () => {
    const { manager } = api.dataSource;
    const dangerous = await saveMember(manager, at.institutionId, 'student', { name: '=HYPERLINK("x";"Éric, né")' });
    await manager.query('INSERT INTO enrolment (section_id, person_id) VALUES ($1, $2)', [at.sectionId, dangerous]);
    const session = await saveSession(manager, at.sectionId, -60);
    const { classId } = admission(await asks(at.teaching, enter, session));
    await happened(classId, 1, at.teaching, 'joined', 50, { name: 'T', role: 'host' });
    await happened(classId, 2, at.enrolled, 'joined', 45, { name: 'E', role: 'listener' });
    await happened(classId, 3, at.enrolled, 'left', 35, { reason: 'line' });
    await happened(classId, 4, at.enrolled, 'joined', 30, { name: 'E', role: 'listener' });
    await happened(classId, 5, at.teaching, 'class-ended', 10);
    await happened(classId, 6, at.teaching, 'left', 9, { reason: 'ended' });
    await api.dataSource.query(`UPDATE class SET ended_at = now() - interval '10 minutes' WHERE id = $1`, [classId]);

    const { data } = await asks(at.teaching, ask, session);
    const { attendance } = data as unknown as { attendance: { csvPath: string; rows: Record<string, unknown>[] } };
    expect(attendance.rows).toMatchObject([
      { person: { id: at.teaching }, role: 'HOST', enrolled: false, minutesPresent: 40 },
      { person: { id: dangerous }, role: 'LISTENER', enrolled: true, firstIn: null, lastOut: null, minutesPresent: 0 },
      { person: { id: at.enrolled }, role: 'LISTENER', enrolled: true, minutesPresent: 30 },
    ]);
    expect(attendance.rows[2]?.['firstIn']).toMatch(/Z$/);
    expect(attendance.rows[2]?.['lastOut']).toBe(attendance.rows[0]?.['lastOut']);

    const response = await api.get(attendance.csvPath, await api.cookieOf(at.admin));
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="attendance.csv"');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [header, teacher, absent] = new TextDecoder().decode(bytes).split('\r\n');
    expect(header).toBe(
      'Name,Role,Enrolled,First in (Africa/Kigali),Last out (Africa/Kigali),Minutes present,By hand,Reason',
    );
    expect(teacher).toMatch(/^Person \d+,lecturer,no,\d{4}-\d\d-\d\d \d\d:\d\d,\d{4}-\d\d-\d\d \d\d:\d\d,40,,$/);
    expect(absent).toBe(`"'=HYPERLINK(""x"";""Éric, né"")",student,yes,,,0,,`);
  });

  test('the file speaks French to those who do', async () => {
    await api.dataSource.query(`UPDATE person SET language = 'fr' WHERE id = $1`, [at.admin]);
    const response = await api.get(`/files/attendance/${at.sessionId}.csv`, await api.cookieOf(at.admin));
    expect(await response.text()).toMatch(/^\uFEFF?Nom;Rôle;Inscrit;Première arrivée \(Africa\/Kigali\);/);
  });

  test('a person who is in counts until now and has not gone while the class runs', async () => {
    const { classId } = admission(await asks(at.teaching, enter, at.sessionId));
    await happened(classId, 1, at.enrolled, 'joined', 20, { name: 'E', role: 'listener' });
    const { data } = await asks(at.teaching, ask, at.sessionId);
    expect(data).toMatchObject({ attendance: { rows: [{ lastOut: null, minutesPresent: 20 }] } });
  });
});

test('a cohort is for those who teach or run the section; members for those who run the university', async () => {
  const section =
    'query ($id: ID!) { section(id: $id) { cohort { id } cohortSize viewerMay { edit schedule seeAttendance } } }';
  const seen = async (who: string) => (await asks(who, section, at.sectionId)).data;
  const cohort = [{ id: at.enrolled }];
  expect(await seen(at.teaching)).toEqual({
    section: { cohort, cohortSize: 1, viewerMay: { edit: false, schedule: false, seeAttendance: true } },
  });
  expect(await seen(at.admin)).toEqual({
    section: { cohort, cohortSize: 1, viewerMay: { edit: true, schedule: true, seeAttendance: true } },
  });
  for (const who of [at.student, at.enrolled, at.lecturer]) {
    expect(await seen(who)).toEqual({
      section: { cohort: null, cohortSize: 1, viewerMay: { edit: false, schedule: false, seeAttendance: false } },
    });
  }
  const members = 'query ($id: ID!) { members(institutionId: $id) { nodes { email roles } } }';
  expect(codes(await asks(at.teaching, members, at.institutionId))).toEqual(['NOT_ALLOWED']);
  const { data } = await asks(at.admin, members, at.institutionId);
  expect((data as unknown as { members: { nodes: unknown[] } }).members.nodes).toHaveLength(5);
});
