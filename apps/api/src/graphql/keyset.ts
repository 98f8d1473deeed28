import type { DataSource } from 'typeorm';
import { badInput } from '#platform';
import { isUuid } from './ids.ts';
import { connection, pageOf } from './paging.ts';
import type { Connection, PageArguments } from './paging.ts';

/** One column of a sort order. All of them ascend: what is to descend is negated, so that rows compare as tuples. */
export interface SortKey {
  sql: string;
  type: 'text' | 'integer' | 'float8' | 'uuid';
}

/** Values of a statement, in the order in which they are named in it. */
export class Parameters {
  readonly values: unknown[] = [];

  /** @returns the place: $1, $2 ... */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

export const columns = (keys: readonly SortKey[]) => keys.map(({ sql }, index) => `${sql} AS k${index}`).join(', ');
export const order = (keys: readonly SortKey[], descending = false) =>
  keys.map((_, index) => `k${index}${descending ? ' DESC' : ''}`).join(', ');

export interface ListStatement {
  /** The table that is listed. */
  table: string;
  /** `FROM` with everything that conditions and keys speak of; one row of it is one of `table`. */
  from: string;
  /** The same with everything that `json` speaks of, where that is more. */
  rowFrom?: string;
  conditions: readonly string[];
  /** The last one is the row's id, so that no two rows are equal. */
  keys: readonly SortKey[];
  /** What a row says, worked out for the rows of the page only. */
  json: string;
  parameters: Parameters;
  /** The whole order from its end. */
  descending?: boolean;
}

/**
 * A page of a list with the number of all its rows, in one statement.
 *
 * @throws {AppError} BAD_INPUT at `first` or `after`
 */
export async function listPage<T>(
  dataSource: DataSource,
  args: PageArguments,
  { table, from, rowFrom = from, conditions, keys, json, parameters, descending = false }: ListStatement,
): Promise<Connection<T>> {
  const { limit, after } = pageOf(args, keys.length);
  const inOrder = order(keys, descending);
  const rows: { total: number; keys: (string | number)[]; row: T | null }[] = await dataSource.query(
    `WITH matched AS MATERIALIZED (
       SELECT ${table}.id, ${columns(keys)}
       ${from} WHERE ${conditions.join(' AND ')}
     ), page AS (
       SELECT * FROM matched WHERE ${isAfter(keys, after, parameters, descending)}
       ORDER BY ${inOrder} LIMIT ${parameters.add(limit + 1)}
     )
     SELECT total, json_build_array(${order(keys)}) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT ${json} AS row ${rowFrom} WHERE ${table}.id = page.id) AS line ON true) ON true
     ORDER BY ${inOrder}`,
    parameters.values,
  );
  const found = rows.flatMap(({ keys, row }) => (row === null ? [] : [{ keys, row }]));
  const page = connection(found, limit, rows[0]?.total ?? 0, (line) => line.keys);
  return { ...page, nodes: page.nodes.map(({ row }) => row) };
}

/**
 * Condition on `columns(keys)`: the rows after a cursor of `pageOf`.
 *
 * @throws {AppError} BAD_INPUT at `after` when the cursor is one of another sort order
 */
export function isAfter(
  keys: readonly SortKey[],
  after: readonly (string | number | null)[] | null,
  parameters: Parameters,
  descending = false,
): string {
  if (after === null) return 'true';
  const places = keys.map(({ type }, index) => {
    const value = after[index];
    if (!fits[type](value)) throw badInput('after', 'This is no cursor of this list in this order.');
    return `${parameters.add(value)}::${type}`;
  });
  return `(${order(keys)}) ${descending ? '<' : '>'} (${places.join(', ')})`;
}

const fits: Record<SortKey['type'], (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string',
  integer: (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
  float8: (value) => typeof value === 'number',
  uuid: isUuid,
};
