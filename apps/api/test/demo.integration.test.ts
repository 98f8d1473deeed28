import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadDemo } from '../src/demo/load.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi({ DEMO: 'true' });
});
afterAll(() => api.close());

const count = async (table: string): Promise<number> =>
  (await api.dataSource.query(`SELECT count(*)::integer AS n FROM ${table}`))[0].n;

describe('the demo', () => {
  test('loads, and loading it again adds nothing', async () => {
    const now = new Date();
    const first = await loadDemo(api.dataSource, now);
    expect(first.people).toBeGreaterThan(20);
    expect(first.sessions).toBeGreaterThan(8);
    const tables = [
      'institution',
      'campus',
      'term',
      'course',
      'section',
      'enrolment',
      'membership',
      'session',
      'class_event',
    ];
    const before = await Promise.all(tables.map(count));
    expect(await loadDemo(api.dataSource, now)).toEqual({ people: first.people, sessions: 0 });
    expect(await Promise.all(tables.map(count))).toEqual(before);
  });

  test('every account that is shown can sign in, with the role that is shown', async () => {
    const { data } = await api.ask('{ platform { demoAccounts { name email password role } outboxPath } }');
    const { platform } = data as unknown as {
      platform: { outboxPath: string; demoAccounts: { name: string; email: string; password: string; role: string }[] };
    };
    expect(platform.outboxPath).toBe('/outbox');
    expect(new Set(platform.demoAccounts.map(({ role }) => role))).toEqual(
      new Set(['student', 'lecturer', 'admin', 'coordinator', 'platform_admin']),
    );
    for (const { name, email, password, role } of platform.demoAccounts) {
      const reply = await api.ask(
        'mutation ($e: String!, $p: String!) { signIn(email: $e, password: $p) { name platformRole memberships { role } } }',
        { e: email, p: password },
      );
      const { signIn } = reply.data as unknown as {
        signIn: { name: string; platformRole: string | null; memberships: { role: string }[] };
      };
      expect(signIn.name).toBe(name);
      expect([signIn.platformRole, ...signIn.memberships.map((membership) => membership.role)]).toContain(
        role.toUpperCase(),
      );
    }
  });

  const asks = async (email: string, document: string) => {
    const [{ id }] = await api.dataSource.query('SELECT id FROM person WHERE email = $1', [`${email}@ikiraro.example`]);
    return (await api.ask(document, {}, { cookie: await api.cookieOf(id) })).data as unknown;
  };
  const agenda = '{ agenda { id phase viewerMayEnter section { id } } }';
  interface Agenda {
    agenda: { id: string; phase: string; viewerMayEnter: boolean; section: { id: string } }[];
  }

  test('lecturer and students find a class they can enter now, and more to come', async () => {
    const [lecturer, ...students] = (await Promise.all(
      ['lecturer', 'student', 'student2'].map((email) => asks(email, agenda)),
    )) as [Agenda, ...Agenda[]];
    expect(lecturer.agenda[0]).toMatchObject({ phase: 'OPEN', viewerMayEnter: true });
    expect(lecturer.agenda.length).toBeGreaterThan(3);
    for (const student of students) expect(student.agenda[0]?.id).toBe(lecturer.agenda[0]?.id);
  });

  test('a past class shows attendance', async () => {
    const [{ id }] = await api.dataSource.query('SELECT session_id AS id FROM class WHERE ended_at IS NOT NULL');
    const { attendance } = (await asks('admin', `{ attendance(sessionId: "${id}") { rows { minutesPresent } } }`)) as {
      attendance: { rows: { minutesPresent: number }[] };
    };
    const minutes = attendance.rows.map(({ minutesPresent }) => minutesPresent);
    expect(minutes).toHaveLength(11);
    expect(minutes.filter((present) => present === 0)).toHaveLength(1);
    expect(Math.max(...minutes)).toBe(95);
  });

  test('when the open class was ended, loading again opens the next one', async () => {
    const before = ((await asks('lecturer', agenda)) as Agenda).agenda[0]?.id;
    await api.dataSource.query('INSERT INTO class (session_id, ended_at) VALUES ($1, now())', [before]);
    await loadDemo(api.dataSource, new Date());
    const { agenda: after } = (await asks('lecturer', agenda)) as Agenda;
    expect(after[0]).toMatchObject({ phase: 'OPEN' });
    expect(after[0]?.id).not.toBe(before);
  });

  test('whenever it is loaded, for a year, a class of the first section is open and nobody is in two places', async () => {
    const start = Date.now();
    for (let step = 1; step <= 36; step += 1) {
      const now = new Date(start + step * 10.1 * 24 * 3_600_000 + step * 1_234_567);
      await loadDemo(api.dataSource, now);
      const open: unknown[] = await api.dataSource.query(
        `SELECT FROM session JOIN section ON section.id = section_id JOIN term ON term.id = term_id
         WHERE starts_at <= $1::timestamptz + interval '15 minutes' AND ends_at > $1::timestamptz + interval '30 minutes'
           AND cancelled_at IS NULL AND $1::date BETWEEN starts_on AND ends_on`,
        [now],
      );
      expect(open.length).toBeGreaterThan(0);
    }
    const clashes: unknown = await api.dataSource.query(
      `SELECT a.id FROM session a JOIN section_lecturer la ON la.section_id = a.section_id
       JOIN section_lecturer lb ON lb.person_id = la.person_id JOIN session b ON b.section_id = lb.section_id
       WHERE a.id < b.id AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
         AND NOT EXISTS (SELECT FROM class WHERE session_id IN (a.id, b.id) AND ended_at IS NOT NULL)`,
    );
    expect(clashes).toEqual([]);
  }, 60_000);
});
