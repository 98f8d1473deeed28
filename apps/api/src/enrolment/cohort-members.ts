import type { EntityManager } from 'typeorm';
import { notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import { followingSections, handOverPlaces, lockedCohort } from './cohorts.repository.ts';
import { giveUpPlaces } from './places.repository.ts';
import { tooMany } from './refusals.ts';
import { lockSections } from './seats.repository.ts';
import type { LockedSection } from './seats.repository.ts';
import { fillSeats, takeSeats, takesStudents } from './seats.ts';

export interface LockedCohort {
  institutionId: string;
  name: string;
}

/** Locks the cohort for the rest of the transaction, before any section. @throws {AppError} NOT_FOUND */
export async function lockCohort(manager: EntityManager, cohortId: string): Promise<LockedCohort> {
  const cohort = isUuid(cohortId) ? await lockedCohort(manager, cohortId) : undefined;
  if (!cohort) throw notFound('cohort');
  return cohort;
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
  const sections = await lockSections(manager, await followingSections(manager, cohortId));
  for (const section of sections.filter(takesStudents)) {
    await letGo(manager, section, cohortId, removed);
    const seating = await takeSeats(manager, section, added, 'cohort', cohortId);
    if ('capacity' in seating) throw tooMany(section, seating.asked);
    await fillSeats(manager, section.id);
  }
}

/** A member of another cohort of the section stays, with that cohort. */
async function letGo(
  manager: EntityManager,
  { id: sectionId }: LockedSection,
  cohortId: string,
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return;
  const came = await handOverPlaces(manager, sectionId, cohortId, personIds);
  // The section goes on following the cohort, though nobody of it may be left there now.
  await giveUpPlaces(manager, sectionId, came, { keepsCohorts: true });
}
