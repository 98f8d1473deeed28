import type { EntityManager } from 'typeorm';
import { notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import { giveUpPlaces } from './places.ts';
import { tooMany } from './refusals.ts';
import { fillSeats, lockSections, takeSeats, takesStudents } from './seats.ts';
import type { LockedSection } from './seats.ts';
import { inOrder } from '../graphql/name-order.ts';

export interface LockedCohort {
  institutionId: string;
  name: string;
}

/** Takes the cohort for the rest of the transaction, before any section. @throws {AppError} NOT_FOUND */
export async function lockCohort(manager: EntityManager, cohortId: string): Promise<LockedCohort> {
  const [cohort]: LockedCohort[] = isUuid(cohortId)
    ? await manager.query(
        'SELECT institution_id AS "institutionId", name FROM cohort WHERE id = $1 FOR NO KEY UPDATE',
        [cohortId],
      )
    : [];
  if (!cohort) throw notFound('cohort');
  return cohort;
}

/** Members whose membership of the institution counts, by name: in this order they come to seats. */
export async function membersOf(manager: EntityManager, cohortId: string): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `SELECT person.id FROM cohort_member JOIN person ON person.id = cohort_member.person_id
     JOIN cohort ON cohort.id = cohort_member.cohort_id
     WHERE cohort_id = $1 AND EXISTS (SELECT FROM membership WHERE person_id = person.id
       AND institution_id = cohort.institution_id AND role = 'student' AND suspended_at IS NULL)
     ORDER BY ${inOrder('person.name')}, person.id`,
    [cohortId],
  );
  return rows.map(({ id }) => id);
}

/**
 * Sections in which the cohort is enrolled as a whole, and that take students now, follow it: who is new comes to a seat or waits,
 * who left the cohort gives up the place they came to with it.
 *
 * @throws {AppError} CONFLICT when a section has no seat and no waiting list for who is new
 */
export async function followCohort(
  manager: EntityManager,
  cohortId: string,
  { added, removed }: { added: readonly string[]; removed: readonly string[] },
): Promise<void> {
  const rows: { id: string }[] = await manager.query(
    'SELECT section_id AS id FROM section_cohort WHERE cohort_id = $1',
    [cohortId],
  );
  const sections = await lockSections(
    manager,
    rows.map(({ id }) => id),
  );
  for (const section of sections.filter(takesStudents)) {
    await letGo(manager, section, cohortId, removed);
    const seating = await takeSeats(manager, section, added, 'cohort', cohortId);
    if ('capacity' in seating) throw tooMany(section, seating.asked);
    await fillSeats(manager, section.id);
  }
}

/** Who is in another cohort of the section stays, with that one. */
async function letGo(
  manager: EntityManager,
  { id: sectionId }: LockedSection,
  cohortId: string,
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return;
  for (const table of ['enrolment', 'waiting_place']) {
    await manager.query(
      `UPDATE ${table} place SET cohort_id = other.cohort_id
       FROM section_cohort other JOIN cohort_member USING (cohort_id)
       WHERE place.section_id = $1 AND place.cohort_id = $2 AND place.person_id = ANY($3)
         AND other.section_id = $1 AND other.cohort_id <> $2 AND cohort_member.person_id = place.person_id`,
      [sectionId, cohortId, personIds],
    );
  }
  const came: { id: string }[] = await manager.query(
    `SELECT person_id AS id FROM enrolment WHERE section_id = $1 AND cohort_id = $2 AND person_id = ANY($3)
     UNION SELECT person_id FROM waiting_place WHERE section_id = $1 AND cohort_id = $2 AND person_id = ANY($3)`,
    [sectionId, cohortId, personIds],
  );
  // The section goes on following the cohort, though nobody of it may be left there now.
  await giveUpPlaces(
    manager,
    sectionId,
    came.map(({ id }) => id),
    { keepsCohorts: true },
  );
}
