import type pg from 'pg';
import type { DataSource, DataSourceOptions } from 'typeorm';
import { entities } from './entities/index.ts';
import { migrations } from './migrations.ts';
import { SnakeNaming } from './naming.ts';
import { PreparingClient } from './preparing-client.ts';

export interface ConnectionOptions {
  /** Shown in pg_stat_activity, so that one sees who holds what. */
  applicationName: string;
  /** Connections of this process at most. */
  poolSize?: number;
  /** Null: nothing is ever given up; for commands that one waits for, such as migrations. */
  limits?: Limits | null;
}

/** What anything may take, ms, so that one thing that hangs does not take everything with it. */
export interface Limits {
  /** To get a connection, new or from the pool. */
  connection: number;
  /** One statement, as the database sees it; and waiting for a lock in it. */
  statement: number;
  lock: number;
  /** A transaction in which nothing is asked. */
  idleTransaction: number;
  /** One statement, as we see it: a connection that a firewall has forgotten swallows what is sent. Such a connection is closed. */
  answer: number;
}

export const serviceLimits: Limits = {
  connection: 10_000,
  statement: 30_000,
  lock: 10_000,
  idleTransaction: 60_000,
  answer: 40_000,
};

/**
 * How every process connects.
 *
 * @param url postgres://user:password@host:port/database
 */
export function dataSourceOptions(
  url: string,
  { applicationName, poolSize = 20, limits = serviceLimits }: ConnectionOptions,
) {
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
    connectTimeoutMS: (limits ?? serviceLimits).connection,
    extra: {
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      Client: PreparingClient,
      ...(limits === null
        ? {}
        : {
            statement_timeout: limits.statement,
            lock_timeout: limits.lock,
            idle_in_transaction_session_timeout: limits.idleTransaction,
            query_timeout: limits.answer,
          }),
    },
  } as const satisfies DataSourceOptions;
}

/** The connections of a data source that is connected. */
export const poolOf = ({ driver }: DataSource): pg.Pool => (driver as unknown as { master: pg.Pool }).master;

/** @throws when the database does not answer */
export async function requireAnswer(dataSource: DataSource): Promise<void> {
  await dataSource.query('SELECT 1');
}
