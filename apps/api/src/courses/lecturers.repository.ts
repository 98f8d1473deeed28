import type { EntityManager } from 'typeorm';
import { SectionLecturer, statements } from '#database';
import type { RowOf } from '#database';
import { inOrder } from '../graphql/name-order.ts';

export const sql = statements({
  add: {
    text: 'INSERT INTO section_lecturer (section_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    params: { sectionId: 'uuid', personId: 'uuid' },
  },
  clash: {
    text: `SELECT course.code || ' ' || section.name AS title, other.local_start AS "localStart", other.zone,
       person.name AS lecturer, course.institution_id = own_course.institution_id AS "sameInstitution"
     FROM session own
     JOIN section own_section ON own_section.id = own.section_id
     JOIN course own_course ON own_course.id = own_section.course_id
     JOIN session other ON other.starts_at < own.ends_at AND other.ends_at > own.starts_at
       AND other.section_id <> own.section_id AND other.cancelled_at IS NULL
     LEFT JOIN class own_class ON own_class.session_id = own.id
     LEFT JOIN class other_class ON other_class.session_id = other.id
     JOIN section ON section.id = other.section_id
     JOIN course ON course.id = section.course_id
     JOIN person ON person.id = $2
     WHERE own.section_id = $1 AND own.cancelled_at IS NULL AND own.ends_at > now() AND own_class.ended_at IS NULL
       AND (other_class.ended_at IS NULL OR other_class.ended_at > own.starts_at AND other_class.ended_at > other.starts_at)
       AND NOT EXISTS (SELECT FROM session_lecturer WHERE session_id = own.id)
       AND (EXISTS (SELECT FROM session_lecturer WHERE session_id = other.id AND person_id = $2)
         OR EXISTS (SELECT FROM section_lecturer WHERE section_id = other.section_id AND person_id = $2)
           AND NOT EXISTS (SELECT FROM session_lecturer WHERE session_id = other.id))
     ORDER BY other.starts_at LIMIT 1`,
    params: { sectionId: 'uuid', personId: 'uuid' },
    row: { title: 'text', localStart: 'text', zone: 'text', lecturer: 'text', sameInstitution: 'bool' },
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

/**
 * What the person teaches elsewhere at a time of one of the section's sessions to come, the earliest. Sessions in which others stand in do
 * not count, on either side.
 */
export function clashElsewhere(
  manager: EntityManager,
  sectionId: string,
  personId: string,
): Promise<RowOf<typeof sql.clash> | undefined> {
  return sql.clash.first(manager, { sectionId, personId });
}
