import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadDemo } from '../src/demo/load.ts';
import { FeedbackAsking } from '../src/mentoring/mentorships/feedback/asking.service.ts';
import { Reconfirmation } from '../src/roster/reconfirmation/reconfirmation.service.ts';
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
      'expert',
      'person_skill',
      'mentoring_request',
      'mentorship_step',
      'mentorship_feedback',
      'mentorship_feedback_asked',
      'mentorship_private_note',
      'mentorship_shared_note',
      'expert_confirmation',
      'expert_document',
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
    const [{ id }] = await api.dataSource.query(
      `SELECT session_id AS id FROM class JOIN session ON session.id = session_id
       WHERE class.ended_at IS NOT NULL AND session.series_id IS NULL`,
    );
    const { attendance } = (await asks('admin', `{ attendance(sessionId: "${id}") { rows { minutesPresent } } }`)) as {
      attendance: { rows: { minutesPresent: number }[] };
    };
    const minutes = attendance.rows.map(({ minutesPresent }) => minutesPresent);
    expect(minutes).toHaveLength(11);
    expect(minutes.filter((present) => present === 0)).toHaveLength(1);
    expect(Math.max(...minutes)).toBe(95);
  });

  test('one university has a whole term: 3 campuses in 2 zones, 40 courses, 120 sections, 800 students, 60 lecturers, 15 in Belgium', async () => {
    const [university] = await api.dataSource.query(
      `SELECT (SELECT count(*)::integer FROM campus WHERE institution_id = institution.id) AS campuses,
         (SELECT count(DISTINCT zone)::integer FROM campus WHERE institution_id = institution.id) AS zones,
         (SELECT count(*)::integer FROM course WHERE institution_id = institution.id) AS courses,
         (SELECT count(*)::integer FROM section JOIN course ON course.id = course_id
          WHERE institution_id = institution.id) AS sections,
         (SELECT count(*)::integer FROM membership WHERE institution_id = institution.id AND role = 'student') AS students,
         (SELECT count(*)::integer FROM membership WHERE institution_id = institution.id AND role = 'lecturer') AS lecturers,
         (SELECT count(*)::integer FROM membership JOIN person ON person.id = person_id
          WHERE institution_id = institution.id AND role = 'lecturer' AND zone = 'Europe/Brussels') AS abroad
       FROM institution WHERE name = 'Université de Lubumbashi'`,
    );
    expect(university).toEqual({
      campuses: 3,
      zones: 2,
      courses: 40,
      sections: 120,
      students: 800,
      lecturers: 60,
      abroad: 15,
    });
    const [{ least, most }] = await api.dataSource.query(
      `SELECT min(n)::integer AS least, max(n)::integer AS most
       FROM (SELECT count(*) AS n FROM session WHERE series_id IS NOT NULL GROUP BY series_id) AS sessions`,
    );
    expect(least).toBeGreaterThanOrEqual(15);
    expect(most).toBeLessThanOrEqual(24);
  });

  test('there are 115 experts of three countries in Belgium, and 40 mentorships in their sixth week with what they have met', async () => {
    const [experts] = await api.dataSource.query(`SELECT count(*)::integer AS experts,
        count(DISTINCT origin_country)::integer AS origins, array_agg(DISTINCT residence_country) AS residences,
        count(*) FILTER (WHERE state = 'verified')::integer AS verified,
        (SELECT count(DISTINCT person_id)::integer FROM person_field) AS fields,
        (SELECT count(DISTINCT person_id)::integer FROM person_skill) AS skills,
        (SELECT count(DISTINCT person_id)::integer FROM person_language) AS languages FROM expert`);
    expect(experts).toEqual({
      experts: 115,
      origins: 3,
      residences: ['BE'],
      verified: 88,
      fields: 115,
      skills: 115,
      languages: 115,
    });
    const states = await api.dataSource.query(
      'SELECT state, count(*)::integer AS n FROM mentorship GROUP BY state ORDER BY state',
    );
    expect(states).toEqual([
      { state: 'active', n: 26 },
      { state: 'agreeing', n: 8 },
      { state: 'ended', n: 6 },
    ]);
    const [meetings] = await api.dataSource.query(`SELECT count(*) FILTER (WHERE starts_at > now())::integer AS coming,
        count(class.id) FILTER (WHERE class.ended_at IS NOT NULL)::integer AS held
      FROM session LEFT JOIN class ON class.session_id = session.id WHERE session.owner_id IS NOT NULL`);
    expect(meetings.coming).toBe(26);
    expect(meetings.held).toBeGreaterThan(60);
  });

  test('mails nobody right after it was loaded, and shows what people said, noted and sent', async () => {
    const told = () => count('notification');
    const before = await told();
    await api.app.get(FeedbackAsking).pass(new Date());
    await api.app.get(Reconfirmation).pass(new Date());
    expect(await told()).toBe(before);
    const [{ letters, overdue, days }] = await api.dataSource.query(`SELECT count(letter)::integer AS letters,
        count(*) FILTER (WHERE confirmed_at < now() - interval '90 days')::integer AS overdue,
        count(DISTINCT confirmed_at::date)::integer AS days FROM expert_confirmation`);
    expect(letters).toBe(0);
    expect(overdue).toBeGreaterThan(1);
    expect(overdue).toBeLessThan(8);
    expect(days).toBeGreaterThan(55);
    const [said] = await api.dataSource.query(`SELECT
        (SELECT count(*)::integer FROM mentorship_feedback WHERE kind = 'first') AS first,
        (SELECT count(*)::integer FROM mentorship_feedback WHERE kind = 'last') AS last,
        (SELECT count(*)::integer FROM mentorship_shared_note) AS shared,
        (SELECT count(*)::integer FROM mentorship_goal WHERE done_at IS NOT NULL AND evidence <> '') AS evident`);
    expect(said.first).toBeGreaterThan(40);
    expect(said.last).toBeGreaterThan(6);
    expect(said.shared).toBeGreaterThan(10);
    expect(said.evident).toBeGreaterThan(0);
    const documents = await api.dataSource.query('SELECT bytes, content FROM expert_document');
    expect(documents.length).toBeGreaterThan(30);
    for (const { bytes, content } of documents)
      expect([content.length, String(content.subarray(0, 5))]).toEqual([bytes, '%PDF-']);
  });

  test('goes on when it is started weeks later: next meetings, open requests, and experts who have confirmed', async () => {
    const later = new Date(Date.now() + 40 * 24 * 3_600_000);
    await loadDemo(api.dataSource, later);
    await loadDemo(api.dataSource, later);
    const [found] = await api.dataSource.query(
      `SELECT (SELECT count(DISTINCT owner_id)::integer FROM session WHERE owner_id IS NOT NULL AND starts_at > $1) AS meetings,
         (SELECT count(*)::integer FROM mentoring_request WHERE state IN ('open', 'asked') AND expires_at > $1) AS requests,
         (SELECT count(*)::integer FROM mentorship WHERE state = 'active' AND ends_on < $1::timestamptz::date) AS over,
         (SELECT count(*)::integer FROM expert_confirmation WHERE confirmed_at <= $1::timestamptz - interval '110 days') AS silent`,
      [later],
    );
    expect(found).toEqual({ meetings: 26, requests: 13, over: 0, silent: 0 });
  });

  test('no student and no room of it is in two places', async () => {
    const double: unknown = await api.dataSource.query(
      `SELECT a.id FROM session a JOIN session b ON a.id < b.id AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
       WHERE a.series_id IS NOT NULL AND b.series_id IS NOT NULL AND (a.room_id = b.room_id OR EXISTS (
         SELECT FROM enrolment x JOIN enrolment y ON y.person_id = x.person_id
         WHERE x.section_id = a.section_id AND y.section_id = b.section_id AND 'cohort' IN (x.via, y.via)))`,
    );
    expect(double).toEqual([]);
  });

  test('classes that were taught from Belgium were attended, by most and not by all', async () => {
    const at = new Date(Date.now() + 60 * 24 * 3_600_000);
    await loadDemo(api.dataSource, at);
    const [{ classes, joined, left }] = await api.dataSource.query(
      `SELECT count(DISTINCT class.id)::integer AS classes, count(*) FILTER (WHERE type = 'joined')::integer AS joined,
         count(*) FILTER (WHERE type = 'left')::integer AS left
       FROM class_event JOIN class ON class.id = class_id JOIN session ON session.id = session_id WHERE series_id IS NOT NULL`,
    );
    expect(classes).toBeGreaterThan(28);
    expect(joined).toBe(left);
    const [{ share }] = await api.dataSource.query(
      `SELECT (sum(present)::float / sum(expected)) AS share FROM (
         SELECT (SELECT count(DISTINCT by) FROM class_event e JOIN enrolment n ON n.person_id = e.by AND n.section_id = session.section_id
             WHERE e.class_id = class.id AND type = 'joined') AS present,
           (SELECT count(*) FROM enrolment n WHERE n.section_id = session.section_id) AS expected
         FROM class JOIN session ON session.id = session_id WHERE series_id IS NOT NULL) AS held`,
    );
    expect(share).toBeGreaterThan(0.7);
    expect(share).toBeLessThan(0.95);
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
  }, 240_000);
});
