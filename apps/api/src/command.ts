import { DataSource } from 'typeorm';
import { dataSourceOptions } from '#database';
import { ConfigError, readConfig } from '#platform';

/** Runs one job with a connection of its own. A failure prints a sentence, and the exit code is 1. */
export async function runWithDatabase(name: string, job: (dataSource: DataSource) => Promise<void>): Promise<void> {
  try {
    const { databaseUrl } = readConfig();
    if (!databaseUrl) throw new ConfigError('DATABASE_URL must be set.');
    const dataSource = new DataSource(
      dataSourceOptions(databaseUrl, { applicationName: `ikiraro-${name}`, poolSize: 3, limits: null }),
    );
    await dataSource.initialize();
    try {
      await job(dataSource);
    } finally {
      await dataSource.destroy();
    }
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
