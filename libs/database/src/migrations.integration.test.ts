import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source.ts';
import { migrate, migrations, revert } from './migrations.ts';
import { schemaText } from './schema-text.ts';
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

  test('down gives sections of one name at two campuses names of their own', async () => {
    const [{ term = '' } = {}] = await dataSource.query<{ term: string }[]>(`
      WITH institution AS (INSERT INTO institution (name) VALUES ('I') RETURNING id),
        term AS (INSERT INTO term (institution_id, name, starts_on, ends_on)
          SELECT id, 'T', '2026-01-01', '2026-12-31' FROM institution RETURNING id),
        course AS (INSERT INTO course (institution_id, code, title) SELECT id, 'C', 'C' FROM institution RETURNING id),
        campus AS (INSERT INTO campus (institution_id, name, zone)
          SELECT id, 'K' || n, 'Africa/Kigali' FROM institution, generate_series(1, 2) n RETURNING id),
        section AS (INSERT INTO section (course_id, term_id, campus_id, name)
          SELECT course.id, term.id, campus.id, repeat('A', 40) FROM course, term, campus)
      SELECT id AS term FROM term`);
    const names = async () =>
      (await dataSource.query<{ name: string }[]>('SELECT name FROM section WHERE term_id = $1', [term])).map(
        ({ name }) => name,
      );
    const since = migrations.findIndex(({ name }) => name === 'SectionCampus1796000011000');
    for (const _ of migrations.slice(since)) await revert(dataSource);
    const apart = await names();
    expect([new Set(apart).size, apart.every(({ length }) => length === 40)]).toEqual([2, true]);
    await migrate(dataSource);
    expect((await names()).sort()).toEqual(apart.sort());
    await dataSource.query(`DELETE FROM institution WHERE name = 'I'`);
  });

  test('create exactly the schema that the entities describe', async () => {
    const pending = await dataSource.driver.createSchemaBuilder().log();
    expect(pending.upQueries.map(({ query }) => query)).toEqual([]);
  });

  test('create the schema that schema.sql shows', async () => {
    const file = 'libs/database/schema.sql';
    const text = await schemaText(dataSource);
    if (process.env.UPDATE_SCHEMA_SQL) writeFileSync(file, text);
    // A difference is to be reviewed: UPDATE_SCHEMA_SQL=1 writes the file anew.
    expect(text).toBe(readFileSync(file, 'utf8'));
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
