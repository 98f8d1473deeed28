import type { EntityManager } from 'typeorm';
import { statements, word } from '#database';
import type { RowOf, SectionState } from '#database';
import type { Into } from './checks.ts';

/** What must be known of people and places to invite. */
export const sql = statements({
  members: {
    text: `SELECT email FROM person JOIN membership ON membership.person_id = person.id
   WHERE institution_id = $1 AND role = $2 AND email = ANY($3) ORDER BY email`,
    params: { institutionId: 'uuid', role: 'text', emails: 'text[]' },
    row: { email: 'text' },
  },
  section: {
    text: `SELECT section.state, section.archived_at IS NOT NULL AS archived FROM section JOIN course ON course.id = section.course_id
       WHERE section.id = $1 AND course.institution_id = $2`,
    params: { sectionId: 'uuid', institutionId: 'uuid' },
    row: { state: word<SectionState>(), archived: 'bool' },
  },
  place: {
    text: `SELECT institution.name, (SELECT course.code || ' ' || course.title || ', ' || section.name
     FROM section JOIN course ON course.id = section.course_id WHERE section.id = $2) AS section
   FROM institution WHERE id = $1`,
    params: { institutionId: 'uuid', sectionId: 'uuid?' },
    row: { name: 'text', section: 'text?' },
  },
});

/** Those of the addresses whose people have that role. */
export async function membersWith(
  manager: EntityManager,
  { institutionId, role }: Into,
  emails: readonly string[],
): Promise<string[]> {
  const rows = await sql.members.rows(manager, { institutionId, role, emails });
  return rows.map(({ email }) => email);
}

export function sectionInvitedTo(
  manager: EntityManager,
  institutionId: string,
  sectionId: string,
): Promise<RowOf<typeof sql.section> | undefined> {
  return sql.section.first(manager, { sectionId, institutionId });
}

/** Name of the institution, and of the section with its course. */
export function namesOfPlace(
  manager: EntityManager,
  { institutionId, sectionId }: Pick<Into, 'institutionId' | 'sectionId'>,
): Promise<RowOf<typeof sql.place> | undefined> {
  return sql.place.first(manager, { institutionId, sectionId });
}
