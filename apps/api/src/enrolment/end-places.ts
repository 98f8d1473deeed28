import type { EntityManager } from 'typeorm';
import type { MembershipRole } from '#database';
import { giveUpPlaces } from './places.ts';
import { fillSeats, lockSections } from './seats.ts';

const notOver = `state IN ('draft', 'open', 'running')`;

/**
 * What somebody who ceases to be a student or lecturer of an institution gives up there: cohorts, seats and waiting lists; sections and
 * sessions to teach. Sections that are finished or cancelled, and sessions that have begun, stay as they were.
 */
export async function endPlaces(
  manager: EntityManager,
  institutionId: string,
  personId: string,
  roles: readonly MembershipRole[],
): Promise<void> {
  if (roles.includes('student')) await endLearning(manager, institutionId, personId);
  if (roles.includes('lecturer')) await endTeaching(manager, institutionId, personId);
}

async function endLearning(manager: EntityManager, institutionId: string, personId: string): Promise<void> {
  await manager.query(
    `DELETE FROM cohort_member USING cohort
     WHERE cohort.id = cohort_id AND cohort.institution_id = $1 AND person_id = $2`,
    [institutionId, personId],
  );
  for (const sectionId of await sectionsOf(manager, ['enrolment', 'waiting_place'], institutionId, personId)) {
    await giveUpPlaces(manager, sectionId, [personId]);
    await fillSeats(manager, sectionId);
  }
}

async function endTeaching(manager: EntityManager, institutionId: string, personId: string): Promise<void> {
  const sectionIds = await sectionsOf(manager, ['section_lecturer'], institutionId, personId);
  await manager.query('DELETE FROM section_lecturer WHERE person_id = $1 AND section_id = ANY($2)', [
    personId,
    sectionIds,
  ]);
  await manager.query(
    `DELETE FROM session_lecturer USING session, section, course
     WHERE session.id = session_id AND session.starts_at > now() AND section.id = session.section_id
       AND course.id = section.course_id AND course.institution_id = $1 AND session_lecturer.person_id = $2`,
    [institutionId, personId],
  );
}

/** Locked, those that are not over. */
async function sectionsOf(
  manager: EntityManager,
  tables: readonly string[],
  institutionId: string,
  personId: string,
): Promise<string[]> {
  const places = tables.map((table) => `SELECT section_id FROM ${table} WHERE person_id = $2`).join(' UNION ');
  const rows: { id: string }[] = await manager.query(
    `SELECT section.id FROM section JOIN course ON course.id = section.course_id
     WHERE course.institution_id = $1 AND section.id IN (${places}) AND ${notOver}`,
    [institutionId, personId],
  );
  const sections = await lockSections(
    manager,
    rows.map(({ id }) => id),
  );
  return sections.map(({ id }) => id);
}
