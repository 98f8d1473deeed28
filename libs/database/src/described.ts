import pg from 'pg';
import type { Column, Parameter, Statement } from './statement.ts';

interface Field {
  name: string;
  dataTypeID: number;
  tableID: number;
  columnID: number;
}

/** The description that PostgreSQL gives of a statement that it has parsed and not run. */
class Description implements pg.Submittable {
  fields: Field[] = [];
  parameters: number[] = [];
  private settle: { resolve(): void; reject(error: Error): void } | undefined;
  readonly done = new Promise<void>((resolve, reject) => {
    this.settle = { resolve, reject };
  });

  constructor(private readonly text: string) {}

  submit(connection: pg.Connection): void {
    connection.once('parameterDescription', ({ dataTypeIDs }: { dataTypeIDs: number[] }) => {
      this.parameters = dataTypeIDs;
    });
    connection.parse({ name: '', text: this.text, types: [] }, true);
    connection.describe({ type: 'S', name: '' }, true);
    connection.sync();
  }

  handleRowDescription({ fields }: { fields: Field[] }): void {
    this.fields = fields;
  }

  handleError(error: Error): void {
    this.settle?.reject(error);
  }

  handleReadyForQuery(): void {
    this.settle?.resolve();
  }
}

/** An outer join can return null for columns that are never null in their table. */
const outerJoin = /\b(LEFT|RIGHT|FULL)\s+(OUTER\s+)?JOIN\b/;

/**
 * Has PostgreSQL parse statements against the schema, and compares each with what it claims: the types of its parameters, the names and
 * types of its columns, and whether a column that comes straight from a table may be null.
 *
 * @returns the disagreements, in words; empty when there are none
 */
export async function disagreements(url: string, found: readonly Statement[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'test' });
  await client.connect();
  try {
    const wrong: string[] = [];
    for (const one of found) wrong.push(...(await disagreementsOf(client, one)));
    return wrong;
  } finally {
    await client.end();
  }
}

async function disagreementsOf(client: pg.Client, { name, declared }: Statement): Promise<string[]> {
  const description = new Description(declared.text);
  try {
    client.query(description);
    await description.done;
  } catch (error) {
    return [`${name}: ${String(error)}`];
  }
  const typeName = await typeNames(client, [
    ...description.parameters,
    ...description.fields.map(({ dataTypeID }) => dataTypeID),
  ]);
  const found = description.parameters.map((oid) => typeName(oid));
  const claimed = Object.entries<Parameter>(declared.params);
  const wrong: string[] = [];
  if (found.length !== claimed.length) wrong.push(`${found.length} parameters, declared ${claimed.length}`);
  for (const [index, [parameter, type]] of claimed.entries()) {
    const plain = type.replace('?', '');
    if (found[index] !== undefined && found[index] !== plain) {
      wrong.push(`parameter ${parameter} is ${found[index]}, declared ${plain}`);
    }
  }
  const columns = new Map(Object.entries<Column>(declared.row ?? {}));
  for (const column of columns.keys()) {
    if (!description.fields.some((field) => field.name === column)) wrong.push(`no column ${column} is returned`);
  }
  for (const field of description.fields) {
    const column = columns.get(field.name);
    if (column === undefined) wrong.push(`column ${field.name} (${typeName(field.dataTypeID)}) is not declared`);
    else {
      wrong.push(
        ...(await columnDisagreements(
          client,
          field,
          typeName(field.dataTypeID),
          column,
          outerJoin.test(declared.text),
        )),
      );
    }
  }
  return wrong.map((one) => `${name}: ${one}`);
}

async function columnDisagreements(
  client: pg.Client,
  field: Field,
  type: string,
  column: Column,
  outer: boolean,
): Promise<string[]> {
  const plain = typeof column === 'string' ? column.replace(/[?!]$/, '') : column.type;
  const mark = typeof column === 'string' ? column.slice(plain.length) : column.mark;
  const wrong = type === plain ? [] : [`column ${field.name} is ${type}, declared ${plain}`];
  if (field.tableID === 0) return wrong;
  const { rows } = await client.query<{ attnotnull: boolean }>(
    'SELECT attnotnull FROM pg_attribute WHERE attrelid = $1 AND attnum = $2',
    [field.tableID, field.columnID],
  );
  const never = rows[0]?.attnotnull === true;
  if (!never && mark === '') wrong.push(`column ${field.name} may be null: declare "${plain}?", or "${plain}!"`);
  if (never && !outer && mark !== '') wrong.push(`column ${field.name} is never null, declared "${plain}${mark}"`);
  return wrong;
}

/** Names of types as statements declare them: `uuid[]`, not `_uuid`. */
async function typeNames(client: pg.Client, oids: readonly number[]): Promise<(oid: number) => string> {
  const { rows } = await client.query<{ oid: number; name: string }>(
    `SELECT oid::integer AS oid, regexp_replace(typname, '^_(.*)', '\\1[]') AS name FROM pg_type WHERE oid = ANY($1::oid[])`,
    [oids],
  );
  const names = new Map(rows.map(({ oid, name }) => [oid, name]));
  return (oid) => names.get(oid) ?? `type ${oid}`;
}
