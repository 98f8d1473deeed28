import type { DataSource } from 'typeorm';
import { poolOf } from '#database';
import type { Queryable } from '#database';
import { unavailable } from '../failure.ts';

/**
 * ms after which a database that neither answers nor refuses counts as gone. What it then still commits is found by the next append,
 * whose sequence number no longer fits.
 */
const patienceMs = 5_000;

/**
 * Asks the database, and waits for it no longer than `patienceMs`.
 *
 * @param what is told to be away
 * @param statement runs one statement: the wait is for all that it does
 * @throws {LiveFailure} UNAVAILABLE; what is a defect of ours is thrown as it is
 */
export async function ask<Answer>(
  database: DataSource,
  what: string,
  statement: (database: Queryable) => Promise<Answer>,
): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      void renewIdle(database);
      reject(new Error(`no answer within ${patienceMs} ms`));
    }, patienceMs);
  });
  const answer = statement(database);
  try {
    return await Promise.race([answer, late]);
  } catch (error) {
    throw isDefect(error) ? error : unavailable(what, error);
  } finally {
    clearTimeout(timer);
    // One that comes too late, or fails then, is nobody's any more.
    answer.catch(() => undefined);
  }
}

/**
 * A connection that says nothing may be one that the way there has forgotten. Those that nobody uses are forgotten with it: one after the
 * other would cost as much patience. So what is asked next gets a new one.
 */
async function renewIdle(database: DataSource): Promise<void> {
  try {
    const pool = poolOf(database);
    const idle = await Promise.all(Array.from({ length: pool.idleCount }, () => pool.connect()));
    for (const client of idle) client.release(true);
  } catch {
    // There is nothing to connect to: there are no idle ones then.
  }
}

/** SQLSTATE classes 22 (data), 23 (constraints), 42 (statement): asking again would not help. The rest is a database that is down or busy. */
function isDefect(error: unknown): boolean {
  const code =
    codeOf(error) ?? (error instanceof Error ? codeOf((error as { driverError?: unknown }).driverError) : undefined);
  return code !== undefined && /^(22|23|42)/.test(code);
}

function codeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : undefined;
}
