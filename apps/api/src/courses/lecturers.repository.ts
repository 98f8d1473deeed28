import type { EntityManager } from 'typeorm';
import { SectionLecturer, statements } from '#database';
import { inOrder } from '../graphql/name-order.ts';

export const sql = statements({
  add: {
    text: 'INSERT INTO section_lecturer (section_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    params: { sectionId: 'uuid', personId: 'uuid' },
  },
  personal: {
    text: `SELECT course.code AS course, course.title, section.name AS section, term.name AS term, section_lecturer.role
       FROM section_lecturer JOIN section ON section.id = section_id
       JOIN course ON course.id = section.course_id JOIN term ON term.id = section.term_id
       WHERE person_id = $1 ORDER BY term.starts_on, course.code, ${inOrder('section.name')}`,
    params: { personId: 'uuid' },
    row: { course: 'text', title: 'text', section: 'text', term: 'text', role: 'text' },
  },
});

/** Nothing changes for somebody who teaches it already. */
export async function addLecturer(manager: EntityManager, sectionId: string, personId: string): Promise<void> {
  await sql.add.rows(manager, { sectionId, personId });
}

/** @returns whether the person taught it */
export async function removeLecturer(manager: EntityManager, sectionId: string, personId: string): Promise<boolean> {
  const { affected } = await manager.delete(SectionLecturer, { sectionId, personId });
  return affected !== 0;
}
