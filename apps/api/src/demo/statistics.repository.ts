import { statements } from '#database';
import type { Queryable } from '#database';

export const sql = statements({ makeAnew: { text: 'ANALYZE', params: {} } });

/** Without its statistics PostgreSQL joins thousands of rows as if they were few, until it looks by itself after a minute. */
export async function makeStatisticsAnew(db: Queryable): Promise<void> {
  await sql.makeAnew.rows(db, {});
}
