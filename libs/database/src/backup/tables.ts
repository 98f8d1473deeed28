import type pg from 'pg';

export interface Table {
  name: string;
  /** Columns that are stored; PostgreSQL computes the others. */
  columns: string[];
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Settings that fix how values are written as text, independent of server and role. */
export const asText = `
  SET LOCAL datestyle = 'ISO, YMD';
  SET LOCAL intervalstyle = 'postgres';
  SET LOCAL timezone = 'UTC';
  SET LOCAL bytea_output = 'hex';
  SET LOCAL extra_float_digits = 1;
  SET LOCAL client_encoding = 'UTF8';
  SET LOCAL search_path = public;
  SET LOCAL statement_timeout = 0;
  SET LOCAL idle_in_transaction_session_timeout = 0;
`;

/**
 * All tables of ours. Jobs (schema `jobs`) are none of them: a process that starts sends them anew from the rows that wait. Which migrations were applied is kept apart, and who owns the classes is a matter of the place
 * (`live_lease`).
 */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    SELECT relname::text AS name, array_agg(attname::text ORDER BY attnum) AS columns
    FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
      AND attgenerated = '' AND relname NOT IN ('migration', 'live_lease')
    GROUP BY relname ORDER BY relname`);
  return rows;
}

export interface Sequence {
  name: string;
  value: string;
  isCalled: boolean;
}

export async function sequencesOf(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT relname::text AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' AND relname <> 'migration_id_seq' ORDER BY relname`);
  const sequences: Sequence[] = [];
  for (const { name } of rows) {
    const { rows: found } = await client.query<Omit<Sequence, 'name'>>(
      `SELECT last_value::text AS value, is_called AS "isCalled" FROM ${quoted(name)}`,
    );
    sequences.push(...found.map((one) => ({ name, ...one })));
  }
  return sequences;
}

/** @returns names, oldest first; none in a database that has no tables of ours */
export async function appliedMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows: tables } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('public.migration') IS NOT NULL AS there`,
  );
  if (!tables[0]?.there) return [];
  const { rows } = await client.query<{ name: string }>('SELECT name FROM public.migration ORDER BY timestamp');
  return rows.map(({ name }) => name);
}

const listed = ({ columns }: Table) => columns.map(quoted).join(', ');
export const copyTo = (table: Table): string => `COPY ${quoted(table.name)} (${listed(table)}) TO STDOUT`;
export const copyFrom = (table: Table): string => `COPY ${quoted(table.name)} (${listed(table)}) FROM STDIN`;

/**
 * Switches off foreign keys and triggers while rows are copied table by table. The tables' owner may do it and
 * need not be a superuser.
 *
 * @returns a function that switches them on again, and thereby checks each foreign key
 */
export async function withoutReferences(client: pg.ClientBase): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ off: string; on: string }>(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS off,
           format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS on
    FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY oid`);
  const tables = (await tablesOf(client)).map(({ name }) => quoted(name));
  const triggers = (what: 'DISABLE' | 'ENABLE') => tables.map((name) => `ALTER TABLE ${name} ${what} TRIGGER USER`);
  const all = (statements: string[]) => client.query(statements.join(';\n'));
  await all(['SET CONSTRAINTS ALL IMMEDIATE', ...rows.map(({ off }) => off), ...triggers('DISABLE')]);
  // Rows that migrations have written are in the backup too.
  await all([`TRUNCATE ${tables.join(', ')}`]);
  return async () => {
    await all([...rows.map(({ on }) => on), ...triggers('ENABLE')]);
  };
}

export async function setSequence(client: pg.ClientBase, { name, value, isCalled }: Sequence): Promise<void> {
  await client.query('SELECT setval($1::regclass, $2, $3)', [quoted(name), value, isCalled]);
}
