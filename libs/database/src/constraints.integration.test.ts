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
