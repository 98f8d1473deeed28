import type { EntityManager } from 'typeorm';
import { statements } from '#database';

const lockOf = <Table extends string>(table: Table) =>
  ({
    text: `SELECT version FROM ${table} WHERE id = $1 FOR UPDATE`,
    params: { id: 'uuid' },
    row: { version: 'int4' },
  }) as const;

/** Takes a row for the rest of the transaction, by the table. */
export const sql = statements({
  person: lockOf('person'),
  institution: lockOf('institution'),
  campus: lockOf('campus'),
  room: lockOf('room'),
  department: lockOf('department'),
  term: lockOf('term'),
  course: lockOf('course'),
  section: lockOf('section'),
  cohort: lockOf('cohort'),
  session: lockOf('session'),
  mentoring_programme: lockOf('mentoring_programme'),
});

/** A table whose rows count their versions. */
export type Versioned = keyof typeof sql;

/** @returns the version that the row has; undefined: there is none */
export async function lockedVersion(manager: EntityManager, table: Versioned, id: string): Promise<number | undefined> {
  return (await sql[table].first(manager, { id }))?.version;
}
