import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Course, Section } from '#database';
import { notFound } from '#platform';
import { isUuid } from '../access/ids.ts';
import { line } from '../graphql/text.ts';
import { requireMembers } from '../people/require-members.ts';
import { refuseClashesOf } from '../schedule/clashes.ts';
import type { SectionInput, SectionModel } from './models.ts';
import { sectionsById, sectionsOfInstitution } from './section-rows.ts';

/** Sections with their lecturers and cohorts. */
@Injectable()
export class Sections {
  constructor(private readonly dataSource: DataSource) {}

  async one(id: string): Promise<SectionModel> {
    const [section] = await sectionsById(this.dataSource, [id]);
    if (!section) throw notFound('section');
    return section;
  }

  ofInstitution(institutionId: string): Promise<SectionModel[]> {
    return sectionsOfInstitution(this.dataSource, institutionId);
  }

  /** Course, term and campus are of one institution. */
  async create({ courseId, termId, campusId, name }: SectionInput): Promise<SectionModel> {
    const course = await this.dataSource.getRepository(Course).findOneByOrFail({ id: courseId });
    for (const [table, id] of [
      ['term', termId],
      ['campus', campusId],
    ] as const) {
      if (!isUuid(id) || !(await this.isOf(course.institutionId, table, id))) throw notFound(table);
    }
    const { id } = await this.dataSource
      .getRepository(Section)
      .save({ courseId, termId, campusId, name: line('input.name', name, 40) });
    return this.one(id);
  }

  private async isOf(institutionId: string, table: 'term' | 'campus', id: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(`SELECT FROM ${table} WHERE id = $1 AND institution_id = $2`, [
      id,
      institutionId,
    ]);
    return rows.length === 1;
  }

  /** Nothing changes for somebody who lectures here already. */
  async assignLecturer(sectionId: string, personId: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const institutionId = await lock(manager, sectionId);
      await requireMembers(manager, institutionId, 'lecturer', [personId], 'personId');
      await refuseClashesOf(manager, personId, sectionId);
      await manager.query(
        'INSERT INTO section_lecturer (section_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
        [sectionId, personId],
      );
    });
  }

  async removeLecturer(sectionId: string, personId: string): Promise<void> {
    if (!isUuid(personId)) throw notFound('lecturer');
    const [, removed]: [unknown, number] = await this.dataSource.query(
      'DELETE FROM section_lecturer WHERE section_id = $1 AND person_id = $2',
      [sectionId, personId],
    );
    if (removed === 0) throw notFound('lecturer');
  }
}

/** Changes of one section wait for each other. @returns its institution */
async function lock(manager: EntityManager, sectionId: string): Promise<string> {
  const [row]: { institutionId: string }[] = await manager.query(
    `SELECT course.institution_id AS "institutionId" FROM section JOIN course ON course.id = section.course_id
     WHERE section.id = $1 FOR UPDATE OF section`,
    [sectionId],
  );
  if (!row) throw notFound('section');
  return row.institutionId;
}
