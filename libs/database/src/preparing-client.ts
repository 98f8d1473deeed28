import { createHash } from 'node:crypto';
import pg from 'pg';

/** A statement that came so often is worth keeping prepared: what is written anew each time never gets there. */
const often = 3;
/** Statements looked after; each costs PostgreSQL some 100 kB a connection. */
const most = 500;

const seen = new Map<string, number>();
const names = new Map<string, string>();

/** What PostgreSQL keeps the statement under, once it has come often; the same in every connection. */
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

/**
 * Has statements with parameters prepared, so that PostgreSQL plans them a few times and not at every request: planning is a third
 * of what a timetable costs. What has no parameters (BEGIN, migrations) goes as it is.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const send = (...given: unknown[]): unknown => Reflect.apply(pg.Client.prototype.query, this, given);
    const query = (text: unknown, values: unknown, ...rest: unknown[]): unknown => {
      const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined;
      return name === undefined ? send(text, values, ...rest) : send({ name, text, values }, ...rest);
    };
    this.query = query as typeof this.query;
  }
}
