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
const refusal = ({ errors }: Reply) => errors.map(({ extensions: { code } }) => code);
const minute = 60_000;

/** A class that began with its session, with comings and goings at minutes after the start. */
async function hold(
  sessionId: string,
  moves: [minute: number, person: string, type: 'joined' | 'left'][],
  ended: number | null = 60,
): Promise<void> {
  const { manager } = api.dataSource;
  const [session]: { startsAt: Date }[] = await manager.query(
    'SELECT starts_at AS "startsAt" FROM session WHERE id = $1',
    [sessionId],
  );
  const begin = session?.startsAt.getTime() ?? 0;
  const events = [
    ...moves.map(([after, by, type]) => ({ after, by, type: type as string })),
    ...(ended === null ? [] : [{ after: ended, by: at.teaching, type: 'class-ended' }]),
  ].map(({ after, ...event }, index) => ({ ...event, seq: index + 1, at: new Date(begin + after * minute) }));
  const [{ id }]: [{ id: string }] = await manager.query(
    'INSERT INTO class (session_id, last_seq, ended_at) VALUES ($1, $2, $3) RETURNING id',
    [sessionId, events.length, ended === null ? null : new Date(begin + ended * minute)],
  );
  await manager.query(
    `INSERT INTO class_event (class_id, seq, at, by, type, body)
     SELECT $1, seq, at, by, type, CASE WHEN type = 'joined' THEN '{"role":"listener"}'::jsonb ELSE '{}' END
     FROM jsonb_to_recordset($2) AS event(seq integer, at timestamptz, by uuid, type text)`,
    [id, JSON.stringify(events)],
  );
}

/** Minutes from now to a wall-clock time of this Monday's week in Butare (UTC+2), `weeks` ago. */
function minutesTo(weeks: number, day: number, hour: number): number {
  const now = new Date();
  const monday = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - ((now.getUTCDay() + 6) % 7));
  return Math.round((monday + ((day - weeks * 7) * 24 + hour - 2) * 60 * minute - now.getTime()) / minute);
}
const mondayOf = (weeks: number) => {
  const start = new Date(Date.now() + minutesTo(weeks, 0, 12) * minute);
  return start.toISOString().slice(0, 10);
};

interface Shares {
  termAttendance: {
    term: { id: string };
    weeks: { week: string; sessions: number; expected: number; present: number }[];
    sections: { section: { id: string; title: string }; sessions: number; expected: number; present: number }[];
  };
}
const termDocument = `query ($id: ID!, $term: ID!, $campus: ID, $department: ID) {
  termAttendance(institutionId: $id, termId: $term, campusId: $campus, departmentId: $department) {
    term { id } weeks { week sessions expected present } sections { section { id title } sessions expected present } } }`;
const ofTerm = (more: object = {}) => ask(termDocument, { id: at.institutionId, term: at.termId, ...more });

/**
 * Two weeks of two sections. A (two students): 1 of 2 and 2 of 2. B (one student): 0 of 1. What was cancelled, never held, or
 * goes on does not count.
 */
async function twoWeeks() {
  const { manager } = api.dataSource;
  await manager.query('INSERT INTO enrolment (section_id, person_id) VALUES ($1, $2)', [at.sectionId, at.student]);
  const b = await saveSection(manager, at);
  const guest = await saveMember(manager, at.institutionId, 'student');
  // 01:00 on a Monday in Butare is Sunday in UTC: the campus's week counts.
  const first = await saveSession(manager, at.sectionId, minutesTo(3, 0, 1));
  await hold(first, [
    [0, at.teaching, 'joined'],
    [1, at.enrolled, 'joined'],
    [2, guest, 'joined'],
    [31, at.enrolled, 'left'],
    [40, at.enrolled, 'joined'],
  ]);
  // Events in a log after the end of its class do not count.
  await manager.query(
    `INSERT INTO class_event (class_id, seq, at, by, type, body)
     SELECT id, 100, ended_at + interval '1 minute', $2, 'joined', '{"role":"listener"}' FROM class WHERE session_id = $1`,
    [first, at.student],
  );
  const second = await saveSession(manager, at.sectionId, minutesTo(2, 2, 17));
  // Nobody ended it, and nobody left: it counts until its last event.
  await hold(
    second,
    [
      [0, at.enrolled, 'joined'],
      [5, at.student, 'joined'],
      [20, at.student, 'left'],
    ],
    null,
  );
  const third = await saveSession(manager, b, minutesTo(2, 3, 9));
  await hold(third, [[0, at.teaching, 'joined']]);
  await saveSession(manager, b, minutesTo(2, 4, 9));
  const running = await saveSession(manager, b, -10);
  await hold(running, [[0, at.enrolled, 'joined']], null);
  const cancelled = await saveSession(manager, b, minutesTo(3, 4, 9));
  await hold(cancelled, [[0, at.enrolled, 'joined']]);
  await manager.query('UPDATE session SET cancelled_at = now() WHERE id = $1', [cancelled]);
  return { b, first, second };
}

describe('attendance of a term', () => {
  test('is told week by week and section by section, the lowest share first', async () => {
    const { b } = await twoWeeks();
    const { data, errors } = await ofTerm();
    expect(errors).toEqual([]);
    const { term, weeks, sections } = (data as unknown as Shares).termAttendance;
    expect(term.id).toBe(at.termId);
    expect(weeks).toEqual([
      { week: mondayOf(3), sessions: 1, expected: 2, present: 1 },
      { week: mondayOf(2), sessions: 2, expected: 3, present: 2 },
    ]);
    expect(sections).toEqual([
      {
        section: { id: b, title: expect.stringMatching(/^INF301 Databases II, S\d+$/) as unknown },
        sessions: 1,
        expected: 1,
        present: 0,
      },
      {
        section: { id: at.sectionId, title: expect.stringMatching(/^INF301 Databases II, S\d+$/) as unknown },
        sessions: 2,
        expected: 4,
        present: 3,
      },
    ]);
  });

  test('agrees with the register of each session', async () => {
    const { first, second } = await twoWeeks();
    const counts = await Promise.all(
      [first, second].map(async (id) => {
        const { data } = await ask('query ($id: ID!) { attendance(sessionId: $id) { rows { enrolled firstIn } } }', {
          id,
        });
        const { rows } = (data as unknown as { attendance: { rows: { enrolled: boolean; firstIn: string | null }[] } })
          .attendance;
        return rows.filter(({ enrolled, firstIn }) => enrolled && firstIn !== null).length;
      }),
    );
    expect(counts).toEqual([1, 2]);
  });

  test('is told of one campus or department', async () => {
    const { b } = await twoWeeks();
    const { manager } = api.dataSource;
    const [{ id: campus }]: [{ id: string }] = await manager.query(
      `INSERT INTO campus (institution_id, name, zone) VALUES ($1, 'Kigali', 'Africa/Kigali') RETURNING id`,
      [at.institutionId],
    );
    const [{ id: department }]: [{ id: string }] = await manager.query(
      `INSERT INTO department (institution_id, code, name) VALUES ($1, 'INFO', 'Informatique') RETURNING id`,
      [at.institutionId],
    );
    await manager.query('UPDATE section SET campus_id = $1 WHERE id = $2', [campus, b]);
    const sectionsOf = async (more: object) =>
      ((await ofTerm(more)).data as unknown as Shares).termAttendance.sections.map(({ section }) => section.id);
    expect(await sectionsOf({ campus })).toEqual([b]);
    expect(await sectionsOf({ campus: at.campusId })).toEqual([at.sectionId]);
    expect(await sectionsOf({ department })).toEqual([]);
    await manager.query('UPDATE course SET department_id = $1 WHERE id = $2', [department, at.courseId]);
    expect(await sectionsOf({ department })).toEqual([b, at.sectionId]);
  });

  test('is of the university’s own term, campus and department', async () => {
    const other = await saveUniversity(api.dataSource.manager, 'Other');
    for (const more of [
      { term: other.termId },
      { term: 'x' },
      { campus: other.campusId },
      { department: other.courseId },
    ]) {
      expect(refusal(await ofTerm(more))).toEqual(['NOT_FOUND']);
    }
  });

  test('of a term in which nothing took place is empty', async () => {
    const [{ id: term }]: [{ id: string }] = await api.dataSource.query(
      `INSERT INTO term (institution_id, name, starts_on, ends_on) VALUES ($1, 'Next', '2031-01-01', '2031-06-30') RETURNING id`,
      [at.institutionId],
    );
    expect((await ofTerm({ term })).data).toEqual({ termAttendance: { term: { id: term }, weeks: [], sections: [] } });
  });
});

test('attendance of a section, session by session and student by student', async () => {
  const { first, second } = await twoWeeks();
  const { data, errors } = await ask(
    `query ($id: ID!) { sectionAttendance(sectionId: $id) { section { id cohortSize }
       sessions { session { id phase } expected present } people { person { id } present sessions minutes } } }`,
    { id: at.sectionId },
  );
  expect(errors).toEqual([]);
  expect(data).toMatchObject({
    sectionAttendance: {
      section: { id: at.sectionId, cohortSize: 2 },
      sessions: [
        { session: { id: first, phase: 'ENDED' }, expected: 2, present: 1 },
        { session: { id: second, phase: 'ENDED' }, expected: 2, present: 2 },
      ],
    },
  });
  const { people } = (data as unknown as { sectionAttendance: { people: { person: { id: string } }[] } })
    .sectionAttendance;
  expect(people).toHaveLength(2);
  expect(people).toEqual(
    expect.arrayContaining([
      // From 1 to 31 and 40 to 60; then 0 to 20.
      { person: { id: at.enrolled }, present: 2, sessions: 2, minutes: 70 },
      { person: { id: at.student }, present: 1, sessions: 2, minutes: 15 },
    ]),
  );
});

describe('one’s own attendance', () => {
  const document = '{ myAttendance { section { id } turns { session { id } present minutes } } }';
  interface Own {
    myAttendance: {
      section: { id: string };
      turns: { session: { id: string }; present: boolean; minutes: number }[];
    }[];
  }
  const own = async (who: string) => {
    const { data, errors } = await api.ask(document, {}, { cookie: await api.cookieOf(who) });
    expect(errors).toEqual([]);
    return (data as unknown as Own).myAttendance.map(({ section, turns }) => [
      section.id,
      ...turns.map(({ session, present, minutes }) => [session.id, present, minutes]),
    ]);
  };

  test('says where one was and for how long, and nothing of others', async () => {
    const { b, first, second } = await twoWeeks();
    const ofEnrolled = await own(at.enrolled);
    expect(ofEnrolled.find(([section]) => section === at.sectionId)).toEqual([
      at.sectionId,
      [first, true, 50],
      [second, true, 20],
    ]);
    expect(await own(at.student)).toEqual([[at.sectionId, [first, false, 0], [second, true, 15]]]);
    // Where one is enrolled but never came, one was away; where one teaches, nothing is told.
    expect(ofEnrolled.find(([section]) => section === b)?.[1]).toMatchObject({ 1: false, 2: 0 });
    expect(await own(at.teaching)).toEqual([]);
  });

  test('counts what was corrected by hand: there without a device, or excused', async () => {
    const { first, b } = await twoWeeks();
    await api.dataSource.query(
      `INSERT INTO attendance_correction (session_id, section_id, person_id, mark, reason) VALUES ($1, $2, $3, 'excused', 'Ill')`,
      [first, at.sectionId, at.student],
    );
    const [held]: { id: string }[] = await api.dataSource.query(
      `SELECT session_id AS id FROM class JOIN session ON session.id = session_id
       WHERE section_id = $1 AND session.cancelled_at IS NULL AND session.ends_at < now()`,
      [b],
    );
    await api.dataSource.query(
      `INSERT INTO attendance_correction (session_id, section_id, person_id, mark, reason) VALUES ($1, $2, $3, 'present', 'Shared')`,
      [held?.id, b, at.enrolled],
    );
    const query = '{ myAttendance { section { id } turns { session { id } present excused } } }';
    const turnsOf = async (who: string) => {
      const { data } = await api.ask(query, {}, { cookie: await api.cookieOf(who) });
      type Turns = { session: { id: string }; present: boolean; excused: boolean }[];
      return (data as unknown as { myAttendance: { turns: Turns }[] }).myAttendance.flatMap(({ turns }) => turns);
    };
    expect(await turnsOf(at.student)).toContainEqual({ session: { id: first }, present: false, excused: true });
    expect(await turnsOf(at.enrolled)).toContainEqual({ session: held, present: true, excused: false });
  });

  test('is nobody’s while the university has suspended them', async () => {
    await twoWeeks();
    await api.dataSource.query('UPDATE membership SET suspended_at = now() WHERE person_id = $1', [at.enrolled]);
    expect(await own(at.enrolled)).toEqual([]);
  });
});
