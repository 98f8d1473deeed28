import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forgetStatements } from './preparing-client.ts';
import { createTestDatabase } from './testing.ts';
import type { TestDatabase } from './testing.ts';

let database: TestDatabase;
beforeAll(async () => {
  forgetStatements();
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('a statement that is repeated is prepared, one with another text each time is not', async () => {
  // One connection: prepared statements are its own.
  await database.dataSource.transaction(async (manager) => {
    const prepared = () =>
      manager.query(
        `SELECT generic_plans + custom_plans AS runs FROM pg_prepared_statements WHERE statement LIKE '%sum of%'`,
      );
    for (let index = 0; index < 5; index += 1) {
      expect(await manager.query('SELECT $1::integer + $2::integer AS "sum of"', [index, 1])).toEqual([
        { 'sum of': index + 1 },
      ]);
      await manager.query(`SELECT $1::integer AS "sum of ${index}"`, [index]);
    }
    expect(await prepared()).toEqual([{ runs: '3' }]);
  });
});

test('a prepared statement goes on working when its table changes', async () => {
  const { dataSource } = database;
  const count = () => dataSource.query('SELECT count(*)::integer AS n FROM institution WHERE name <> $1', ['x']);
  for (let index = 0; index < 4; index += 1) expect(await count()).toEqual([{ n: 0 }]);
  await dataSource.query('ALTER TABLE institution ADD COLUMN more text');
  await dataSource.query(`INSERT INTO institution (name) VALUES ('University')`);
  expect(await count()).toEqual([{ n: 1 }]);
});
