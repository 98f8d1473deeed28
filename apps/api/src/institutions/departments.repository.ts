import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { json, statements } from '#database';
import type { Queryable, RowOf } from '#database';
import type { DepartmentModel } from '../models/institution.ts';
import { departmentJson } from './rows.ts';

export const sql = statements({
  lock: { text: 'SELECT FROM department WHERE id = $1 FOR UPDATE', params: { id: 'uuid' } },
  use: {
    text: `SELECT (SELECT count(*) FROM course WHERE department_id = $1)::integer AS courses,
           (SELECT count(*) FROM cohort WHERE department_id = $1)::integer AS cohorts`,
    params: { id: 'uuid' },
    row: { courses: 'int4', cohorts: 'int4' },
  },
  byId: {
    text: `SELECT id, ${departmentJson} AS value FROM department WHERE id = ANY($1)`,
    params: { ids: 'uuid[]' },
    row: { id: 'uuid', value: json<DepartmentModel>() },
  },
  courses: {
    text: `SELECT department_id AS id, count(*)::integer AS value FROM course WHERE department_id = ANY($1) GROUP BY department_id`,
    params: { ids: 'uuid[]' },
    row: { id: 'uuid!', value: 'int4' },
  },
});

@Injectable()
export class DepartmentsRepository {
  /** Locks the department for the rest of the transaction. @returns how many other rows need it, by kind */
  async lockAndCountUse(manager: EntityManager, id: string): Promise<RowOf<typeof sql.use> | undefined> {
    await sql.lock.rows(manager, { id });
    return sql.use.first(manager, { id });
  }
}

export function departmentsById(database: Queryable, ids: readonly string[]): Promise<RowOf<typeof sql.byId>[]> {
  return sql.byId.rows(database, { ids });
}

/** Archived ones too. */
export function coursesOfDepartments(
  database: Queryable,
  ids: readonly string[],
): Promise<RowOf<typeof sql.courses>[]> {
  return sql.courses.rows(database, { ids });
}
