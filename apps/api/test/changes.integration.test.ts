import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { createTestDatabase } from '#database/testing';
import type { TestDatabase } from '#database/testing';
import { Changes } from '../src/context/changes.ts';
import { saveUniversity } from './world.ts';
import type { University } from './world.ts';

let database: TestDatabase;
let own: University;
let changes: Changes;

beforeAll(async () => {
  database = await createTestDatabase();
  own = await saveUniversity(database.dataSource.manager, 'University');
  changes = new Changes(database.dataSource);
});
afterAll(() => database.drop());

const rename = (manager: EntityManager, table: 'campus' | 'institution', id: string, more: string) =>
  manager.query(`UPDATE ${table} SET name = name || $2 WHERE id = $1`, [id, more]);

/** Two that take the same two rows in opposite order, each its second only when both have their first. */
async function crossing(tries?: number): Promise<{ outcomes: PromiseSettledResult<void>[]; begun: number }> {
  let begun = 0;
  let holding = 0;
  let bothHold = () => {};
  const held = new Promise<void>((resolve) => {
    bothHold = resolve;
  });
  const one = (mark: string, first: 'campus' | 'institution', second: 'campus' | 'institution') =>
    changes.by(
      own.admin,
      async (manager) => {
        begun += 1;
        await rename(manager, first, first === 'campus' ? own.campusId : own.institutionId, mark);
        // Counted once the row is really held: one that has only begun would let the other pass.
        holding += 1;
        if (holding >= 2) bothHold();
        await held;
        await rename(manager, second, second === 'campus' ? own.campusId : own.institutionId, mark);
      },
      'app',
      tries,
    );
  const outcomes = await Promise.allSettled([one('+', 'campus', 'institution'), one('-', 'institution', 'campus')]);
  return { outcomes, begun };
}

const marks = async () => {
  const [row]: { campus: string; institution: string }[] = await database.dataSource.query(
    `SELECT campus.name AS campus, institution.name AS institution
     FROM campus JOIN institution ON institution.id = institution_id WHERE campus.id = $1`,
    [own.campusId],
  );
  return [row?.campus ?? '', row?.institution ?? ''].map((name) => [...name.replace(/[^+-]/g, '')].sort().join(''));
};

test('two changes that wait for each other are both made, each once', async () => {
  const { outcomes, begun } = await crossing();
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  // Where the second attempt takes its row before the other is given it, both wait for each other once more.
  expect(begun).toBeGreaterThanOrEqual(3);
  expect(await marks()).toEqual(['+-', '+-']);
});

test('they would be a deadlock of which PostgreSQL ends one', async () => {
  const { outcomes } = await crossing(1);
  const failed = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []));
  expect(failed).toEqual([expect.stringContaining('deadlock detected')]);
});

test('a transaction that fails for another reason is tried once', async () => {
  let begun = 0;
  const wrong = changes.by(own.admin, async (manager) => {
    begun += 1;
    await manager.query('SELECT 1 / 0');
  });
  await expect(wrong).rejects.toThrow('division by zero');
  expect(begun).toBe(1);
});
