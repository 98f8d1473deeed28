import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source.ts';
import { migrate, migrations, revert } from './migrations.ts';
import { createEmptyDatabase } from './testing.ts';

const publicThings = `
  SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE 'migration%'
  UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace`;

describe('migrations', () => {
  let empty: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let dataSource: DataSource;
  const connect = (url: string) => new DataSource(dataSourceOptions(url, { applicationName: 'test' })).initialize();

  beforeAll(async () => {
    empty = await createEmptyDatabase();
    dataSource = await connect(empty.url);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await empty.drop();
  });

  test('every file of migrations/ is in the list, in order', () => {
    const files = readdirSync('migrations').filter((name) => name.endsWith('.ts'));
    expect(files.map((name) => name.split('-')[0])).toEqual(migrations.map(({ name }) => name.slice(-13)));
  });

  test('run forward, back and forward again', async () => {
    expect(await migrate(dataSource)).toEqual(migrations.map(({ name }) => name));
    expect(await migrate(dataSource)).toEqual([]);
    for (const _ of migrations) await revert(dataSource);
    expect(await dataSource.query(publicThings)).toEqual([]);
    expect(await migrate(dataSource)).toEqual(migrations.map(({ name }) => name));
  });

  test('give exactly the schema that the entities describe', async () => {
    const pending = await dataSource.driver.createSchemaBuilder().log();
    expect(pending.upQueries.map(({ query }) => query)).toEqual([]);
  });

  test('two processes that migrate at once run each migration once', async () => {
    const other = await createEmptyDatabase();
    const both = await Promise.all([connect(other.url), connect(other.url)]);
    const runs = await Promise.all(both.map((one) => migrate(one)));
    expect(runs.flat()).toHaveLength(migrations.length);
    await Promise.all(both.map((one) => one.destroy()));
    await other.drop();
  });
});
