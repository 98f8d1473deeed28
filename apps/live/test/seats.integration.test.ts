import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SeatsRepository } from '../src/log/seats.repository.ts';
import type { SeatKey } from '../src/log/seats.repository.ts';
import { Fixtures } from './fixtures.ts';

let fixtures: Fixtures;
beforeAll(async () => {
  fixtures = await Fixtures.start();
});
afterAll(() => fixtures.stop());

/** Enrols this many people in the section of a class. */
async function enrolled(classId: string, count: number): Promise<SeatKey[]> {
  const { dataSource } = fixtures.database;
  const people: { id: string }[] = await dataSource.query(
    `INSERT INTO person (email, name, zone, language)
     SELECT gen_random_uuid() || '@example.org', 'Person', 'Africa/Kigali', 'fr' FROM generate_series(1, $1::int) RETURNING id`,
    [count],
  );
  await dataSource.query(
    `INSERT INTO enrolment (section_id, person_id)
     SELECT section_id, unnest($2::uuid[]) FROM session JOIN class ON class.session_id = session.id WHERE class.id = $1`,
    [classId, people.map(({ id }) => id)],
  );
  return people.map(({ id }) => ({ classId, personId: id }));
}

test('the repository tells apart people who teach, who are enrolled, and who are neither or in no such class', async () => {
  const classId = await fixtures.makeClass();
  const [learns] = await enrolled(classId, 1);
  const host = await fixtures.person('Host');
  await fixtures.seat(classId, host, 'host');
  const stranger = { classId, personId: await fixtures.person('Stranger') };
  const nowhere = { classId: randomUUID(), personId: host };
  const seats = [learns ?? nowhere, { classId, personId: host }, stranger, nowhere];
  const roleOf = await new SeatsRepository(fixtures.database.dataSource).rolesOf(seats);
  expect(seats.map(roleOf)).toEqual(['listener', 'host', undefined, undefined]);
});

test('PostgreSQL reads the same amount for each person, however many there are and whatever its statistics', async () => {
  const classId = await fixtures.makeClass();
  const seats = await enrolled(classId, 1_000);
  /** Rows that joins and scans went through, as the plan that is kept for a prepared statement does it. */
  const rowsFor = async (some: readonly SeatKey[]): Promise<number> => {
    const seen: string[] = [];
    const explaining = {
      query: async (sql: string, values: [string[], string[]]) => {
        await fixtures.database.dataSource.transaction(async (manager) => {
          await manager.query('SET LOCAL plan_cache_mode = force_generic_plan');
          await manager.query(`PREPARE roles (uuid[], uuid[]) AS ${sql}`);
          const [classes, people] = values.map((ids) => `'{${ids.join()}}'`);
          const lines: { 'QUERY PLAN': string }[] = await manager.query(
            `EXPLAIN (ANALYZE, TIMING OFF) EXECUTE roles (${classes ?? ''}, ${people ?? ''})`,
          );
          await manager.query('DEALLOCATE roles');
          seen.push(...lines.map((line) => line['QUERY PLAN']));
        });
        return [];
      },
    };
    await new SeatsRepository(explaining as never).rolesOf(some);
    return seen.reduce((sum, line) => {
      const [, rows, loops] = /actual rows=([\d.]+) loops=(\d+)/.exec(line) ?? [];
      const removed = /Rows Removed by [\w ]+: (\d+)/.exec(line)?.[1];
      return sum + Number(rows ?? 0) * Number(loops ?? 0) + Number(removed ?? 0);
    }, 0);
  };
  for (const some of [seats.slice(0, 50), seats]) {
    const each = (await rowsFor(some)) / some.length;
    expect(each).toBeGreaterThan(3);
    expect(each).toBeLessThan(40);
  }
});
