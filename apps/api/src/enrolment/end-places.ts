import type { EntityManager } from 'typeorm';
import type { MembershipRole } from '#database';
import { snapshotsOf, tellOfChanges } from '../notifications/index.ts';
import { leaveCohorts, placesThere, sessionsAhead, stopTeaching } from './end-places.repository.ts';
import type { PersonThere } from './end-places.repository.ts';
import { giveUpPlaces } from './places.repository.ts';
import { lockSections } from './seats.repository.ts';
import { fillSeats } from './seats.ts';

interface Leaver extends PersonThere {
  /** Who ends it. */
  actorId: string;
}

/**
 * What somebody who ceases to be a student or lecturer of an institution gives up there: cohorts, seats and waiting lists; sections and
 * sessions to teach. Sections that are finished or cancelled, and sessions that have begun, stay as they were.
 */
export async function endPlaces(
  manager: EntityManager,
  leaver: Leaver,
  roles: readonly MembershipRole[],
): Promise<void> {
  // All at once, in the order of their ids.
  await lockPlaces(manager, leaver, 'sections');
  if (roles.includes('student')) await endLearning(manager, leaver);
  if (roles.includes('lecturer')) await endTeaching(manager, leaver);
}

async function endLearning(manager: EntityManager, leaver: Leaver): Promise<void> {
  await leaveCohorts(manager, leaver);
  for (const sectionId of await lockPlaces(manager, leaver, 'learningSections')) {
    await giveUpPlaces(manager, sectionId, [leaver.personId]);
    await fillSeats(manager, sectionId);
  }
}

/** People are told of sessions to come that somebody else teaches now, or nobody. */
async function endTeaching(manager: EntityManager, leaver: Leaver): Promise<void> {
  const sectionIds = await lockPlaces(manager, leaver, 'teachingSections');
  const ids = await sessionsAhead(manager, sectionIds);
  const before = await snapshotsOf(manager, ids);
  await stopTeaching(manager, leaver, sectionIds);
  await tellOfChanges(manager, leaver.actorId, ids, before);
}

/** Takes the sections for the rest of the transaction. */
async function lockPlaces(manager: EntityManager, ...asked: [PersonThere, Parameters<typeof placesThere>[2]]) {
  const sections = await lockSections(manager, await placesThere(manager, ...asked));
  return sections.map(({ id }) => id);
}
