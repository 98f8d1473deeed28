import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Course, Section } from '#database';
import { badInput, notFound } from '#platform';
import { isUuid } from '../access/ids.ts';
import { line } from '../graphql/text.ts';
import { refuseClashesOf } from '../schedule/clashes.ts';
import type { SectionInput, SectionModel } from './models.ts';
import { sectionsById, sectionsOfInstitution } from './section-rows.ts';

/** Students of one cohort at most. */
const largestCohort = 1_000;

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

  /** The cohort becomes exactly these. */
  async setCohort(sectionId: string, personIds: readonly string[]): Promise<void> {
    const ids = [...new Set(personIds.map((id) => id.toLowerCase()))];
    if (ids.length > largestCohort) {
      throw badInput('personIds', `A cohort has ${largestCohort} students at most; these are ${ids.length}.`);
    }
    await this.dataSource.transaction(async (manager) => {
      const institutionId = await lock(manager, sectionId);
      await requireMembers(manager, institutionId, 'student', ids, 'personIds');
      await manager.query('DELETE FROM enrolment WHERE section_id = $1 AND person_id <> ALL($2)', [sectionId, ids]);
      await manager.query(
        'INSERT INTO enrolment (section_id, person_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING',
        [sectionId, ids],
      );
    });
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

/** Who is not of this institution looks like somebody who does not exist. */
async function requireMembers(
  manager: EntityManager,
  institutionId: string,
  role: 'lecturer' | 'student',
  personIds: readonly string[],
  field: string,
): Promise<void> {
  if (!personIds.every(isUuid)) throw notFound('person');
  const roles: { id: string; fits: boolean }[] = await manager.query(
    `SELECT person_id AS id, bool_or(role = $3) AS fits FROM membership
     WHERE institution_id = $1 AND person_id = ANY($2) GROUP BY person_id`,
    [institutionId, personIds, role],
  );
  if (roles.length < personIds.length) throw notFound('person');
  if (!roles.every(({ fits }) => fits)) throw badInput(field, `This must be a ${role} of the institution.`);
}
