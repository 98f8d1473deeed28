import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source.ts';
import { migrate, migrations } from './migrations.ts';

export { disagreements } from './described.ts';

/** A migrated, empty database for one test file. Only tests load this file: it is not exported from the library. */
export interface TestDatabase {
  url: string;
  dataSource: DataSource;
  /** Closes the data source and removes the database, even if somebody is still connected. */
  drop(): Promise<void>;
}

/** Any number: one process at a time makes the template. */
const lockKey = 7_271_796;

/**
 * Copies a template that is migrated once per version of the migrations, in some 50 ms.
 *
 * @throws {Error} when TEST_DATABASE_URL (a superuser's maintenance database; test/setup/integration.ts sets it) is missing
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `ikiraro_test_${randomBytes(6).toString('hex')}`;
  await maintain(async (client) => {
    const template = await ensureTemplate(client);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const url = urlOf(name);
  const dataSource = await new DataSource(dataSourceOptions(url, { applicationName: 'test' })).initialize();
  return {
    url,
    dataSource,
    async drop() {
      if (dataSource.isInitialized) await dataSource.destroy();
      await dropDatabase(name);
    },
  };
}

/** An empty database without any table: for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `ikiraro_empty_${randomBytes(6).toString('hex')}`;
  await maintain((client) => client.query(`CREATE DATABASE ${name}`));
  return { url: urlOf(name), drop: () => dropDatabase(name) };
}

async function ensureTemplate(client: pg.Client): Promise<string> {
  const version = createHash('sha256').update(migrations.map(String).join('\n')).digest('hex').slice(0, 12);
  const template = `ikiraro_template_${version}`;
  await client.query('SELECT pg_advisory_lock($1)', [lockKey]);
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (rowCount) return template;
    // The template has another name until it is complete, so that a killed run leaves no half-made one behind.
    const draft = `${template}_draft`;
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${draft}`);
    const dataSource = new DataSource(dataSourceOptions(urlOf(draft), { applicationName: 'test-template' }));
    await dataSource.initialize();
    await migrate(dataSource);
    await dataSource.destroy();
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
    return template;
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [lockKey]);
  }
}

async function dropDatabase(name: string): Promise<void> {
  await maintain((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

async function maintain<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: maintenanceUrl(), application_name: 'test-maintenance' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(database: string): string {
  const url = new URL(maintenanceUrl());
  url.pathname = `/${database}`;
  return url.href;
}

function maintenanceUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run this through the "integration" project of Jest.');
  return url;
}
