import type { DataSourceOptions } from 'typeorm';
import { entities } from './entities/index.ts';
import { migrations } from './migrations.ts';
import { SnakeNaming } from './naming.ts';
import { PreparingClient } from './preparing-client.ts';

export interface ConnectionOptions {
  /** Shown in pg_stat_activity, so that one sees who holds what. */
  applicationName: string;
  /** Connections of this process at most. */
  poolSize?: number;
}

/**
 * How every process connects.
 *
 * @param url postgres://user:password@host:port/database
 */
export function dataSourceOptions(url: string, { applicationName, poolSize = 10 }: ConnectionOptions) {
  return {
    type: 'postgres',
    url,
    applicationName,
    poolSize,
    entities,
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    // gen_random_uuid() is part of PostgreSQL since 13; no extension is asked for.
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    // A `where: { id: undefined }` would mean "any row": it throws instead.
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    connectTimeoutMS: 10_000,
    extra: { idleTimeoutMillis: 30_000, keepAlive: true, Client: PreparingClient },
  } as const satisfies DataSourceOptions;
}
