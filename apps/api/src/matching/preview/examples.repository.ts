import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { statements } from '#database';
import type { RowOf } from '#database';
import { isThere } from '../profiles/person-sql.ts';

const mostMentees = 40;
const mostCourses = 20;

export const sql = statements({
  mentees: {
    text: `SELECT person.id, person.name FROM mentoring_request JOIN person ON person.id = mentee_id AND ${isThere}
       GROUP BY person.id ORDER BY max(mentoring_request.created_at) DESC, person.id LIMIT ${mostMentees}`,
    params: {},
    row: { id: 'uuid', name: 'text' },
  },
  courses: {
    text: `SELECT course.id, title, description, country FROM course JOIN institution ON institution.id = institution_id
       WHERE course.archived_at IS NULL AND EXISTS (SELECT FROM section JOIN term ON term.id = term_id AND ends_on >= now()::date
         WHERE course_id = course.id AND state <> 'draft') ORDER BY course.id LIMIT ${mostCourses}`,
    params: {},
    row: { id: 'uuid', title: 'text', description: 'text', country: 'text?' },
  },
  names: {
    text: 'SELECT id, name FROM person WHERE id = ANY($1)',
    params: { personIds: 'uuid[]' },
    row: { id: 'uuid', name: 'text' },
  },
});

/** For whom and for what people can be ranked, to see what weights do. */
@Injectable()
export class ExamplesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Who asked a mentor, the last first. */
  mentees(): Promise<RowOf<typeof sql.mentees>[]> {
    return sql.mentees.rows(this.dataSource, {});
  }

  /** Courses that are taught now or soon. */
  courses(): Promise<RowOf<typeof sql.courses>[]> {
    return sql.courses.rows(this.dataSource, {});
  }

  async names(personIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await sql.names.rows(this.dataSource, { personIds });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
