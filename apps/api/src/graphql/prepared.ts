import { createHash } from 'node:crypto';
import type { Pool, QueryResultRow } from 'pg';
import type { DataSource } from 'typeorm';
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

const names = new Map<string, string>();

/**
 * Asks with a prepared statement: each connection plans it once, not every time. For what is asked often and takes PostgreSQL longer to plan than
 * to do; outside of transactions.
 *
 * @param text one of a few that are always the same: a connection keeps all it was given
 */
export async function prepared<Row extends QueryResultRow>(
  dataSource: DataSource,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  if (!(dataSource.driver instanceof PostgresDriver)) throw new TypeError('not PostgreSQL');
  const pool = dataSource.driver.master as Pool;
  return (await pool.query<Row>({ name: nameOf(text), text, values: [...values] })).rows;
}

/** PostgreSQL's names have 63 bytes at most. */
function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = createHash('sha256').update(text).digest('hex').slice(0, 32);
    names.set(text, name);
  }
  return name;
}
