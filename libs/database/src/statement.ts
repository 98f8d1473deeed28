/** TypeScript types of PostgreSQL's types, in a row that the driver reads. */
interface RowValues {
  uuid: string;
  text: string;
  varchar: string;
  bool: boolean;
  int2: number;
  int4: number;
  /** Read as text: it may be larger than a number of JavaScript. */
  int8: string;
  numeric: string;
  float4: number;
  float8: number;
  timestamptz: Date;
  date: Date;
  json: unknown;
  jsonb: unknown;
  bytea: Buffer;
  /** The result of a function that returns nothing. */
  void: '';
  'uuid[]': string[];
  'text[]': string[];
  'int4[]': number[];
  'int8[]': string[];
  'bytea[]': Buffer[];
  'timestamptz[]': Date[];
}
/** TypeScript types of parameters. `uuid?[]`: items may be null. */
type ParameterValues = Omit<
  { [T in keyof RowValues]: RowValues[T] extends (infer Item)[] ? readonly Item[] : RowValues[T] },
  keyof WrittenOtherwise
> &
  WrittenOtherwise;
interface WrittenOtherwise {
  int8: string | number;
  numeric: string | number;
  'int8[]': readonly (string | number)[];
  /** YYYY-MM-DD */
  date: string;
  interval: string;
  json: string;
  jsonb: string;
  'uuid?[]': readonly (string | null)[];
  'text?[]': readonly (string | null)[];
}

type ColumnType = keyof RowValues;
type ParameterType = keyof ParameterValues;

/** A column whose values are narrower than their type; `as` is for the compiler alone. */
export interface Narrowed<T> {
  readonly type: ColumnType;
  readonly mark: Mark;
  readonly as?: () => T;
}
/** `?`: it may be null. `!`: the statement leaves out the nulls of a column that may be null. */
type Mark = '' | '?' | '!';
export type Column = `${ColumnType}${Mark}` | Narrowed<unknown>;
export type Parameter = `${ParameterType}${'' | '?'}`;

/** Text that is one of a few words. */
export const word = <T extends string>(): Narrowed<T> => ({ type: 'text', mark: '' });
export const words = <T extends string>(): Narrowed<T[]> => ({ type: 'text[]', mark: '' });
/** The content is not checked: the catalog does not know it. */
export const json = <T>(): Narrowed<T> => ({ type: 'json', mark: '' });
export const jsonb = <T>(): Narrowed<T> => ({ type: 'jsonb', mark: '' });
export const orNull = <T>(column: Narrowed<T>): Narrowed<T | null> => ({ type: column.type, mark: '?' });

type ValueOf<C extends Column> =
  C extends Narrowed<infer T>
    ? T
    : C extends `${infer T extends ColumnType}?`
      ? RowValues[T] | null
      : C extends `${infer T extends ColumnType}!`
        ? RowValues[T]
        : C extends ColumnType
          ? RowValues[C]
          : never;
export type GivenFor<P extends Parameter> = P extends `${infer T extends ParameterType}?`
  ? ParameterValues[T] | null
  : P extends ParameterType
    ? ParameterValues[P]
    : never;

type Columns = Readonly<Record<string, Column>>;
export type Parameters = Readonly<Record<string, Parameter>>;
/** The values that parameters take, each by its name. */
export type GivenTo<P extends Parameters> = { readonly [N in keyof P]: GivenFor<P[N]> };

export interface Declaration {
  /** The whole SQL; `$1` is the first of `params`. */
  readonly text: string;
  readonly params: Parameters;
  /** Columns of the rows that it returns; none for a command, or when only the number of rows counts. */
  readonly row?: Columns;
}

/** The type of the rows of a statement. */
export type RowOf<S> = S extends Statement<infer D> ? Row<D> : never;
type Row<D extends Declaration> = D extends { readonly row: infer R extends Columns }
  ? { [C in keyof R]: ValueOf<R[C]> }
  : Record<never, never>;
type Given<D extends Declaration> = GivenTo<D['params']>;

/** A data source, or the manager of a transaction that is running. */
export interface Queryable {
  query(text: string, values?: unknown[]): Promise<unknown>;
}

/** One SQL statement with the types of its parameters and columns. A test prepares each against the schema and compares. */
export class Statement<D extends Declaration = Declaration> {
  constructor(
    readonly name: string,
    readonly declared: D,
  ) {}

  async rows(db: Queryable, given: Given<D>): Promise<Row<D>[]> {
    return (await this.run(db, given)).rows;
  }

  /** The only row, or the first. */
  async first(db: Queryable, given: Given<D>): Promise<Row<D> | undefined> {
    return (await this.rows(db, given))[0];
  }

  /** @returns how many rows an UPDATE or DELETE touched */
  async touched(db: Queryable, given: Given<D>): Promise<number> {
    const { count } = await this.run(db, given);
    if (count === undefined) throw new TypeError(`"${this.name}" is no UPDATE or DELETE.`);
    return count;
  }

  private async run(db: Queryable, given: Given<D>): Promise<{ rows: Row<D>[]; count?: number }> {
    const values = Object.keys(this.declared.params).map((name) => {
      // The driver would send undefined as null.
      if (given[name] === undefined) throw new TypeError(`"${this.name}" needs ${name}.`);
      return given[name];
    });
    // A statement without parameters is not prepared: see PreparingClient.
    const answer = (await db.query(this.declared.text, values.length > 0 ? values : undefined)) as
      Row<D>[] | [Row<D>[], number];
    return isCounted(answer) ? { rows: answer[0], count: answer[1] } : { rows: answer };
  }
}

/** TypeORM answers UPDATE and DELETE with the rows and their number, anything else with the rows. */
const isCounted = <R>(answer: R[] | [R[], number]): answer is [R[], number] =>
  answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number';

/** The statements of one repository, each by its name. */
export function statements<const D extends Readonly<Record<string, Declaration>>>(
  declared: D,
): { readonly [K in keyof D]: Statement<D[K]> } {
  return Object.fromEntries(Object.entries(declared).map(([name, one]) => [name, new Statement(name, one)])) as {
    readonly [K in keyof D]: Statement<D[K]>;
  };
}
