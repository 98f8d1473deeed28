import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import pg from 'pg';
import type { ClassRole } from '#classroom';
import { Campus, Class, Course, Institution, Person, Section, Session, Term } from '#database';
import { createTestDatabase } from '#database/testing';
import type { TestDatabase } from '#database/testing';
import { LeaseRepository } from '../src/log/lease.repository.ts';
import { Lease } from '../src/log/lease.ts';
import { LogRepository } from '../src/log/log.repository.ts';

// Real parts run on a machine that may be busy: the limit ends tests that hang, not slow ones.
jest.setTimeout(120_000);

/** A database of its own, and the rows a class needs. */
export class Fixtures {
  private constructor(readonly database: TestDatabase) {}

  static async start(): Promise<Fixtures> {
    return new Fixtures(await createTestDatabase());
  }

  stop(): Promise<void> {
    return this.database.drop();
  }

  /** The logs in it; without a lease they can only be read. */
  log(lease = new Lease(new LeaseRepository(this.database.dataSource))): LogRepository {
    return new LogRepository(this.database.dataSource, lease);
  }

  /** Name of the database. */
  get name(): string {
    return new URL(this.database.url).pathname.slice(1);
  }

  /** Runs a statement from outside of this database, which may be closed. */
  async maintain(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }

  async person(name: string): Promise<string> {
    const { manager } = this.database.dataSource;
    const person = { email: `${randomUUID()}@example.org`, name, zone: 'Africa/Kigali', language: 'fr' as const };
    return (await manager.save(Person, person)).id;
  }

  /** Lets a person into a class, as the api would: it makes them a lecturer of its section, or enrols them there. */
  async seat(classId: string, personId: string, role: ClassRole): Promise<void> {
    const table = role === 'host' ? 'section_lecturer' : 'enrolment';
    await this.database.dataSource.query(
      `INSERT INTO ${table} (section_id, person_id)
       SELECT session.section_id, person.id FROM class JOIN session ON session.id = coalesce(class.session_id, class.rehearses), person
       WHERE class.id = $1 AND person.id = $2 ON CONFLICT DO NOTHING`,
      [classId, personId],
    );
  }

  /** A deck of the section of a class, ready to be shown. */
  async deck(classId: string, state = 'ready'): Promise<string> {
    const [row] = await this.database.dataSource.query<{ id: string }[]>(
      `INSERT INTO deck (section_id, title, state, problem, pages, pages_done, bytes)
       SELECT session.section_id, 'Keys', $2, CASE WHEN $2 = 'failed' THEN 'FILE_BROKEN' END, 3, 3, 1
         FROM class JOIN session ON session.id = class.session_id WHERE class.id = $1 RETURNING id`,
      [classId, state],
    );
    return row?.id ?? '';
  }

  /** A class of its own session, in an institution of its own. */
  async makeClass(): Promise<string> {
    const { manager } = this.database.dataSource;
    const institutionId = (await manager.save(Institution, { name: 'University' })).id;
    const campusId = (await manager.save(Campus, { institutionId, name: 'Butare', zone: 'Africa/Kigali' })).id;
    const term = { institutionId, name: '2026', startsOn: '2026-09-01', endsOn: '2026-12-20' };
    const termId = (await manager.save(Term, term)).id;
    const courseId = (await manager.save(Course, { institutionId, code: 'INF201', title: 'Databases' })).id;
    const sectionId = (await manager.save(Section, { courseId, termId, campusId, name: 'A' })).id;
    // The session is running: a class whose session is over is closed.
    const now = Date.now();
    const session = {
      sectionId,
      topic: 'Keys',
      startsAt: new Date(now - 10 * 60_000),
      endsAt: new Date(now + 50 * 60_000),
      zone: 'Africa/Kigali',
      localStart: '2026-11-23T17:00',
    };
    const sessionId = (await manager.save(Session, session)).id;
    return (await manager.save(Class, { sessionId })).id;
  }
}
