import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase } from './testing.ts';
import type { TestDatabase } from './testing.ts';
import { Campus, Class, ClassEventRow, Course, Institution, Person, Section, Session, Term } from './index.ts';

describe('the database refuses', () => {
  let database: TestDatabase;
  const rows = { institution: '', campus: '', term: '', course: '', section: '', session: '', person: '', class: '' };

  beforeAll(async () => {
    database = await createTestDatabase();
    const { manager } = database.dataSource;
    const institutionId = (rows.institution = (await manager.save(Institution, { name: 'University' })).id);
    const campusId = (rows.campus = (
      await manager.save(Campus, { institutionId, name: 'Butare', zone: 'Africa/Kigali' })
    ).id);
    const termId = (rows.term = (
      await manager.save(Term, { institutionId, name: '2026', startsOn: '2026-09-01', endsOn: '2026-12-20' })
    ).id);
    const courseId = (rows.course = (
      await manager.save(Course, { institutionId, code: 'INF201', title: 'Databases' })
    ).id);
    const sectionId = (rows.section = (await manager.save(Section, { courseId, termId, campusId, name: 'A' })).id);
    rows.person = (
      await manager.save(Person, { email: 'a@example.org', name: 'A', zone: 'Africa/Kigali', language: 'fr' as const })
    ).id;
    const sessionId = (rows.session = (
      await manager.save(Session, {
        sectionId,
        topic: '',
        startsAt: new Date('2026-11-23T15:00:00Z'),
        endsAt: new Date('2026-11-23T16:00:00Z'),
        zone: 'Africa/Kigali',
        localStart: '2026-11-23T17:00',
      })
    ).id);
    const classId = (rows.class = (await manager.save(Class, { sessionId })).id);
    await manager.insert(ClassEventRow, {
      classId,
      seq: 1,
      at: new Date(),
      by: rows.person,
      key: null,
      type: 'joined',
      body: { name: 'A', role: 'host' },
    });
  });
  afterAll(() => database.drop());

  const hoursOf = `WITH settings AS (
      INSERT INTO availability (person_id, zone, notice_hours, gap_minutes) SELECT id, 'UTC', 24, 0 FROM person RETURNING person_id)
    INSERT INTO availability_hours (person_id, weekday, from_time, to_time) SELECT person_id, hours.* FROM settings, (`;
  const refused: [string, string, RegExp][] = [
    [
      'an unknown role',
      `INSERT INTO membership (person_id, institution_id, role) SELECT person.id, institution.id, 'king' FROM person, institution`,
      /membership_role_check/,
    ],
    ['an e-mail in capitals', `UPDATE person SET email = 'A@example.org'`, /person_email_check/],
    ['an unknown language', `UPDATE person SET language = 'xx'`, /person_language_check/],
    ['an unknown platform role', `UPDATE person SET platform_role = 'king'`, /person_platform_role_check/],
    ['a term that ends before it begins', `UPDATE term SET ends_on = starts_on - 1`, /term_dates_check/],
    ['a session that ends when it starts', `UPDATE session SET ends_at = starts_at`, /session_range_check/],
    [
      'a local time with seconds',
      `UPDATE session SET local_start = '2026-11-23T17:00:00'`,
      /session_local_start_check/,
    ],
    ['a rewritten event', `UPDATE class_event SET type = 'left'`, /append-only/],
    ['a removed event', `DELETE FROM class_event`, /append-only/],
    ['an emptied log', `TRUNCATE class_event`, /append-only/],
    ['removing somebody who is in a log', `DELETE FROM person`, /class_event_by_fkey/],
    [
      'hours of an eighth weekday',
      `${hoursOf} VALUES (8, '09:00', '12:00')) AS hours`,
      /availability_hours_weekday_check/,
    ],
    [
      'hours that end before they begin',
      `${hoursOf} VALUES (1, '12:00', '09:00')) AS hours`,
      /availability_hours_time_check/,
    ],
    [
      'hours past the end of the day',
      `${hoursOf} VALUES (1, '09:00', '24:01')) AS hours`,
      /availability_hours_time_check/,
    ],
    [
      'an absence that ends before it begins',
      `INSERT INTO availability_exception (person_id, kind, first_day, last_day, from_time, to_time, zone)
       SELECT id, 'away', '2026-12-24', '2026-12-23', '00:00', '24:00', 'UTC' FROM person`,
      /availability_exception_days_check/,
    ],
    [
      'a notice of years',
      `INSERT INTO availability (person_id, zone, notice_hours, gap_minutes) SELECT id, 'UTC', 17520, 0 FROM person`,
      /availability_notice_hours_check/,
    ],
    ['removing a term in use', `DELETE FROM term`, /section_term_id_fkey/],
    ['removing a campus in use', `DELETE FROM campus`, /section_campus_id_fkey/],
  ];

  test.each(refused)('%s', async (_, sql, reason) => {
    await expect(database.dataSource.query(sql)).rejects.toThrow(reason);
  });

  test('an institution can be removed with everything that belongs to it; people stay', async () => {
    const { manager } = database.dataSource;
    await manager.delete(Institution, rows.institution);
    expect(await manager.count(ClassEventRow)).toBe(0);
    expect(await manager.count(Section)).toBe(0);
    expect(await manager.count(Person)).toBe(1);
  });
});
