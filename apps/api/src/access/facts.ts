import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Facts } from '#access';
import type { ObjectKind } from './allow.ts';

const people = (section: string) => `
  ARRAY(SELECT person_id FROM section_lecturer WHERE section_id = ${section}) AS "lecturerIds",
  ARRAY(SELECT person_id FROM enrolment WHERE section_id = ${section}) AS "studentIds"`;

/** One statement each, for any number of ids. */
const statements: Record<ObjectKind, string> = {
  institution: `SELECT id, id AS "institutionId" FROM institution WHERE id = ANY($1)`,
  course: `SELECT id, institution_id AS "institutionId" FROM course WHERE id = ANY($1)`,
  section: `
    SELECT section.id, course.institution_id AS "institutionId", ${people('section.id')}
    FROM section JOIN course ON course.id = section.course_id WHERE section.id = ANY($1)`,
  session: `
    SELECT session.id, course.institution_id AS "institutionId", ${people('section.id')}
    FROM session JOIN section ON section.id = session.section_id JOIN course ON course.id = section.course_id
    WHERE session.id = ANY($1)`,
};

/** What decisions about an object need to know of it. */
@Injectable()
export class FactsOfObjects {
  constructor(private readonly dataSource: DataSource) {}

  /** In the order of `ids`; undefined for what does not exist. */
  async load(kind: ObjectKind, ids: readonly string[]): Promise<(Facts | undefined)[]> {
    const rows: (Facts & { id: string })[] = await this.dataSource.query(statements[kind], [ids]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id.toLowerCase()));
  }
}
