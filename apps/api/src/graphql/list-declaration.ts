import { json, orNull } from '#database';
import type { GivenFor, Narrowed, Parameter, Parameters, Proof } from '#database';
import type { Match } from './search.ts';

/** One column of a sort order. All columns ascend: a value that is to descend is negated, so that rows compare as tuples. */
export interface SortKey {
  sql: string;
  type: 'text' | 'int4' | 'float8' | 'uuid';
}

/** A condition that is added when it is asked for. */
export interface Filter<T extends Parameter | null = Parameter | null> {
  readonly type: T;
  readonly sql: (place: string) => string;
}
/** A condition with a value. @param sql of the place of its parameter */
export const by = <T extends Parameter>(type: T, sql: (place: string) => string): Filter<T> => ({ type, sql });
/** A condition without a value. */
export const when = (sql: string): Filter<null> => ({ type: null, sql: () => sql });

export type Filters = Readonly<Record<string, Filter>>;
/** Values of the filters: one that is absent, null or false adds no condition. */
export type Asked<F extends Filters> = {
  readonly [N in keyof F]?: F[N] extends Filter<infer T extends Parameter> ? GivenFor<T> | null | undefined : boolean;
};

export interface ListDeclaration<P extends Parameters, F extends Filters, Order extends string, Shape extends string> {
  /** The table that is listed. */
  table: string;
  /** `FROM` with everything that conditions and keys speak of; one row of it is one of `table`. */
  from: string;
  /** The same with everything that `json` speaks of, where that is more. */
  rowFrom?: string;
  /** Given in any case; `$1` is the first. */
  params: P;
  /** What holds in any case. */
  where: string;
  filters: F;
  /** The condition on one word of a search. */
  search?: (word: string, how: Match) => string;
  /** The last key of each is the row's id, so that no two rows are equal. */
  orders: Readonly<Record<Order, readonly SortKey[]>>;
  /** The JSON of a row, computed for the rows of the page only; there are several where a document may ask for more. */
  json: Readonly<Record<Shape, string>>;
}

/** The choices that decide on the text of the statement. */
export interface Question<Order extends string, Shape extends string> {
  order: Order;
  /** The whole order from its end. */
  descending: boolean;
  /** Whether the page begins after a cursor. */
  continued: boolean;
  filters: readonly string[];
  /** How many. */
  words: number;
  how: Match;
  shape: Shape;
}

/** The statement of a page, with `limit` rows at most. */
export interface PageDeclaration<Row> {
  readonly text: string;
  readonly params: Parameters;
  readonly row: {
    readonly total: 'int4';
    readonly keys: Narrowed<(string | number)[]>;
    /** Null beside the total of an empty page. */
    readonly row: Narrowed<Row | null>;
  };
}

type AnyList<Order extends string, Shape extends string> = ListDeclaration<Parameters, Filters, Order, Shape>;

export function pageDeclaration<Row, Order extends string, Shape extends string>(
  list: AnyList<Order, Shape>,
  { order, descending, continued, filters, words, how, shape }: Question<Order, Shape>,
): PageDeclaration<Row> {
  const { table, from, rowFrom = from, search } = list;
  const keys = list.orders[order];
  const params: Record<string, Parameter> = { ...list.params };
  const place = (name: string, type: Parameter) => {
    params[name] = type;
    return `$${Object.keys(params).length}`;
  };
  const conditions = [list.where];
  for (const name of filters) {
    const filter = list.filters[name];
    if (filter) conditions.push(filter.sql(filter.type === null ? '' : place(name, filter.type)));
  }
  for (let index = 0; search && index < words; index += 1) {
    conditions.push(search(place(`word${index}`, 'text'), how));
  }
  const inOrder = keys.map((_, index) => `k${index}${descending ? ' DESC' : ''}`).join(', ');
  const columns = keys.map((_, index) => `k${index}`).join(', ');
  const cursor = continued ? keys.map(({ type }, index) => `${place(`after${index}`, type)}::${type}`).join(', ') : '';
  const text = `WITH matched AS MATERIALIZED (
       SELECT ${table}.id, ${keys.map(({ sql }, index) => `${sql} AS k${index}`).join(', ')}
       ${from} WHERE ${conditions.join(' AND ')}
     ), page AS (
       SELECT * FROM matched WHERE ${continued ? `(${columns}) ${descending ? '<' : '>'} (${cursor})` : 'true'}
       ORDER BY ${inOrder} LIMIT ${place('limit', 'int8')}
     )
     SELECT total, json_build_array(${columns}) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT ${list.json[shape]} AS row ${rowFrom} WHERE ${table}.id = page.id) AS line ON true) ON true
     ORDER BY ${inOrder}`;
  const keysOf = json<(string | number)[]>();
  return { text, params, row: { total: 'int4', keys: keysOf, row: orNull(json<Row>()) } };
}

/**
 * The variants of a list that tests try. Filters and words are joined by AND, each with a parameter of its own, so one statement with all of them tests each. Orders, directions,
 * cursors and shapes are tried with all filters, and with none.
 */
export function proofOf<Order extends string, Shape extends string>(
  list: AnyList<Order, Shape>,
): Proof<Question<Order, Shape>> {
  const orders = Object.keys(list.orders) as Order[];
  const shapes = Object.keys(list.json) as Shape[];
  const all = { filters: Object.keys(list.filters), words: list.search ? 2 : 0 };
  const nothing = { filters: [], words: 0 };
  const base = { descending: false, continued: false, how: 'begun', ...nothing } as const;
  const [order] = orders;
  const [shape] = shapes;
  if (order === undefined || shape === undefined) throw new TypeError('A list has an order and a shape.');
  const named = (prefix: string, questions: readonly [string, Question<Order, Shape>][]) =>
    Object.fromEntries(questions.map(([name, question]) => [`${prefix} ${name}`, question]));
  const both = [false, true];
  return {
    shown: {
      ...named(
        'with everything by',
        orders.map((by) => [by, { ...base, ...all, order: by, shape, descending: true, continued: true }]),
      ),
      ...(list.search ? { 'of alike words': { ...base, order, shape, words: 1, how: 'alike' } } : {}),
      ...named(
        'of nothing more, shape',
        shapes.map((one) => [one, { ...base, order, shape: one }]),
      ),
    },
    more: orders.flatMap((by) =>
      both.flatMap((descending) =>
        both.flatMap((continued) =>
          shapes.flatMap((one) => [
            { ...base, order: by, shape: one, descending, continued },
            { ...base, order: by, shape: one, descending, continued, ...all, how: 'begun' as const },
            { ...base, order: by, shape: one, descending, continued, ...all, how: 'alike' as const },
          ]),
        ),
      ),
    ),
  };
}
