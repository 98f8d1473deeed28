import { createHash } from 'node:crypto';
import pg from 'pg';

/** Uses after which a statement is prepared. A statement whose text changes each time never reaches it. */
const often = 3;
/** Statements that are counted at most; a prepared one costs PostgreSQL some 100 kB for each connection. */
const most = 500;

const seen = new Map<string, number>();
const names = new Map<string, string>();

/** The name under which PostgreSQL keeps the statement, once it has come often; the same in every connection. */
function nameOf(text: string): string | undefined {
  const name = names.get(text);
  if (name !== undefined) return name;
  const times = (seen.get(text) ?? 0) + 1;
  if (times < often) {
    if (seen.size >= most) seen.clear();
    seen.set(text, times);
    return undefined;
  }
  if (names.size >= most) return undefined;
  seen.delete(text);
  const made = `s${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
  names.set(text, made);
  return made;
}

/** Counts anew, for tests: their process has run so many statements of other files that no further one is prepared. */
export function forgetStatements(): void {
  seen.clear();
  names.clear();
}

/**
 * Has statements with parameters prepared, so that PostgreSQL plans them a few times and not at every request: planning is a
 * third of what a timetable costs. A statement without parameters (BEGIN, migrations) is sent as it is.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const send = (...given: unknown[]): unknown => Reflect.apply(pg.Client.prototype.query, this, given);
    const query = (text: unknown, values: unknown, ...rest: unknown[]): unknown => {
      const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined;
      const sent = name === undefined ? send(text, values, ...rest) : send({ name, text, values }, ...rest);
      return sent instanceof Promise ? sent.catch((error: unknown) => this.giveUp(error)) : sent;
    };
    this.query = query as typeof this.query;
  }

  /**
   * A statement that is not answered in time (`query_timeout`) may still be answered, or never: the next user of this connection
   * would wait behind it. So the connection is closed, and the pool opens another.
   */
  private giveUp(error: unknown): never {
    if (error instanceof Error && error.message === 'Query read timeout') {
      // The pool takes back no connection that is ending, and the other side will not confirm the end.
      this.end().catch(() => undefined);
      this.connection.stream.destroy();
    }
    throw error;
  }
}
