import type { EntityManager } from 'typeorm';
import type { MembershipRole } from '#database';
import { snapshotsOf, tellOfChanges } from '../notifications/index.ts';
import { leaveCohorts, placesThere, sessionsAhead, stopTeaching } from './end-places.repository.ts';
import type { PersonThere } from './end-places.repository.ts';
import { giveUpPlaces } from './places.repository.ts';
import { lockSections } from './seats.repository.ts';
import { fillSeats } from './seats.ts';

interface Place extends PersonThere {
  /** Who ends it. */
  actorId: string;
}

/**
 * What somebody who ceases to be a student or lecturer of an institution gives up there: cohorts, seats and waiting lists; sections and
 * sessions to teach. Sections that are finished or cancelled, and sessions that have begun, stay as they were.
 */
export async function endPlaces(manager: EntityManager, place: Place, roles: readonly MembershipRole[]): Promise<void> {
  // All at once, in the order of their ids.
  await lockPlaces(manager, place, 'sections');
  if (roles.includes('student')) await endLearning(manager, place);
  if (roles.includes('lecturer')) await endTeaching(manager, place);
}

async function endLearning(manager: EntityManager, place: Place): Promise<void> {
  await leaveCohorts(manager, place);
  for (const sectionId of await lockPlaces(manager, place, 'learningSections')) {
    await giveUpPlaces(manager, sectionId, [place.personId]);
    await fillSeats(manager, sectionId);
  }
}

/** People are told of sessions to come that somebody else teaches now, or nobody. */
async function endTeaching(manager: EntityManager, place: Place): Promise<void> {
  const sectionIds = await lockPlaces(manager, place, 'teachingSections');
  const ids = await sessionsAhead(manager, sectionIds);
  const before = await snapshotsOf(manager, ids);
  await stopTeaching(manager, place, sectionIds);
  await tellOfChanges(manager, place.actorId, ids, before);
}

/** Takes the sections for the rest of the transaction. */
async function lockPlaces(manager: EntityManager, ...asked: [PersonThere, Parameters<typeof placesThere>[2]]) {
  const sections = await lockSections(manager, await placesThere(manager, ...asked));
  return sections.map(({ id }) => id);
}
