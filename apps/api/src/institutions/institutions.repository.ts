import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { statements } from '#database';
import type { RowOf } from '#database';
import { inOrder } from '../graphql/name-order.ts';

export const sql = statements({
  readable: {
    text: `SELECT id, name FROM institution
       WHERE $2 OR id IN (SELECT institution_id FROM membership WHERE person_id = $1 AND suspended_at IS NULL)
       ORDER BY ${inOrder('name')}, id`,
    params: { personId: 'uuid', all: 'bool' },
    row: { id: 'uuid', name: 'text' },
  },
  setup: {
    text: `SELECT
         (SELECT count(*) FROM campus WHERE institution_id = $1)::integer AS campuses,
         (SELECT count(*) FROM term WHERE institution_id = $1 AND ends_on >= current_date)::integer AS terms,
         (SELECT count(*) FROM course WHERE institution_id = $1 AND archived_at IS NULL)::integer AS courses,
         (SELECT count(*) FROM membership WHERE institution_id = $1 AND role = 'lecturer'
           AND suspended_at IS NULL)::integer AS lecturers,
         (SELECT count(*) FROM membership WHERE institution_id = $1 AND role = 'student'
           AND suspended_at IS NULL)::integer AS students,
         (SELECT count(*) FROM section JOIN course ON course.id = section.course_id JOIN term ON term.id = section.term_id
           WHERE course.institution_id = $1 AND section.state <> 'cancelled' AND term.ends_on >= current_date)::integer AS sections`,
    params: { institutionId: 'uuid' },
    row: { campuses: 'int4', terms: 'int4', courses: 'int4', lecturers: 'int4', students: 'int4', sections: 'int4' },
  },
  lock: { text: 'SELECT FROM institution WHERE id = $1 FOR NO KEY UPDATE', params: { id: 'uuid' } },
});

@Injectable()
export class InstitutionsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** By name. @param all also institutions in which the person has no role that counts */
  readable(personId: string, all: boolean): Promise<RowOf<typeof sql.readable>[]> {
    return sql.readable.rows(this.dataSource, { personId, all });
  }

  /** Terms that are over, archived courses and suspended people do not count. */
  async setup(institutionId: string): Promise<RowOf<typeof sql.setup>> {
    const counts = await sql.setup.first(this.dataSource, { institutionId });
    if (!counts) throw new TypeError('SELECT returned no row');
    return counts;
  }

  /** Other transactions that lock it wait until this one ends; transactions that only refer to it do not. */
  async lock(manager: EntityManager, id: string): Promise<void> {
    await sql.lock.rows(manager, { id });
  }
}
