import type pg from 'pg';
import type { DataSource, DataSourceOptions } from 'typeorm';
import { entities } from './entities/index.ts';
import { migrations } from './migrations.ts';
import { SnakeNaming } from './naming.ts';
import { PreparingClient } from './preparing-client.ts';

export interface ConnectionOptions {
  /** Shown in pg_stat_activity, so that an operator sees which process holds what. */
  applicationName: string;
  /** Connections of this process at most. */
  poolSize?: number;
  /** Null: no limit, for commands that an operator waits for, such as migrations. */
  limits?: Limits | null;
}

/** Limits in ms, so that one statement that hangs does not stop everything else. */
export interface Limits {
  /** The wait for a connection, new or from the pool. */
  connection: number;
  /** One statement, as the database sees it; and waiting for a lock in it. */
  statement: number;
  lock: number;
  /** An idle transaction. */
  idleTransaction: number;
  /** One statement, as the client sees it: a connection that a firewall has dropped never answers. Such a connection is closed. */
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
 * The options with which every process connects.
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
