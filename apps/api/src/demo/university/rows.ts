import type { EntityManager } from 'typeorm';

type Row = Readonly<Record<string, unknown>>;

/** Rows of one statement: enough to make the way to the database count for nothing. */
const atOnce = 2_000;

/** Adds many rows of one table at a time; those that are there already stay as they are. */
export class Rows {
  constructor(private readonly manager: EntityManager) {}

  /** @param rows all with the same columns, named as in SQL; the others get their defaults */
  async add(table: string, rows: readonly Row[]): Promise<void> {
    const columns = Object.keys(rows[0] ?? {}).join(', ');
    for (let from = 0; from < rows.length; from += atOnce) {
      await this.manager.query(
        `INSERT INTO ${table} (${columns})
         SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1) ON CONFLICT DO NOTHING`,
        [JSON.stringify(rows.slice(from, from + atOnce))],
      );
    }
  }
}
