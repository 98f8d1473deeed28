import type { EntityManager } from 'typeorm';
import { busySessions, closingDays } from './busy-sessions.repository.ts';
import { findClashes } from './find-clashes.ts';
import type { Aspects, PlannedSession } from './find-clashes.ts';
import { daysAround, freeTimes } from './free-times.ts';
import type { Wish } from './free-times.ts';
import { obstaclesIn } from './obstacles.ts';
import type { Surroundings } from './obstacles.ts';
import type { ClashKindName, PlanCheckModel } from '../plan/models.ts';
import { lecturerFacts, roomFacts } from './planning-facts.repository.ts';
import type { SectionFacts } from './planning-facts.ts';
import type { Range } from '../../time/ranges.ts';
import { addDays } from '../../time/rule.ts';
import { dateIn } from '../../time/zones.ts';

const day = 86_400_000;

/**
 * Everything that could be in the way of sessions, or of the same ones some days around: four statements, however many they are.
 *
 * @param leaving others that are moved with them, and are not in their way
 */
export async function loadSurroundings(
  manager: EntityManager,
  section: SectionFacts,
  sessions: readonly PlannedSession[],
  leaving: readonly PlannedSession[] = [],
): Promise<Surroundings> {
  const range = widened(rangeOfAll(sessions));
  const lecturerIds = idsIn(sessions.flatMap((one) => one.lecturerIds));
  const roomIds = idsIn(sessions.map(({ roomId }) => roomId));
  const except = idsIn([...sessions, ...leaving].map(({ sessionId }) => sessionId));
  const { id, institutionId, campusZone } = section;
  return {
    section,
    lecturers: await lecturerFacts(manager, lecturerIds),
    rooms: await roomFacts(manager, roomIds),
    busy: await busySessions(manager, { sectionId: id, institutionId, lecturerIds, roomIds, except }, range),
    closingDays: await closingDays(
      manager,
      institutionId,
      addDays(dateIn(campusZone, range.startsAt), -1),
      dateIn(campusZone, range.endsAt),
    ),
  };
}

/**
 * Finds the clashes of the sessions, and free times when there are any.
 *
 * @param wish null: no other time is looked for
 */
export function checkPlan(
  around: Surroundings,
  sessions: readonly PlannedSession[],
  aspects: Aspects,
  wish: Wish | null,
  now: Date,
): PlanCheckModel {
  const range = rangeOfAll(sessions);
  const clashes = findClashes(
    sessions,
    obstaclesIn(around, range),
    aspects,
    around.rooms,
    around.section.cohortSize,
    now,
  );
  const free = wish && clashes.length > 0 ? freeTimes(wish, obstaclesIn(around, widened(range)), now) : [];
  return {
    occurrences: sessions.map(({ localStart, startsAt, endsAt, zone }) => ({ localStart, startsAt, endsAt, zone })),
    clashes,
    freeTimes: free,
  };
}

/** Whether it may be saved. */
export const isAccepted = ({ clashes }: PlanCheckModel, accept: readonly ClashKindName[] | null): boolean =>
  clashes.every(({ kind, blocking }) => !blocking && (accept ?? []).includes(kind));

export const idsIn = (ids: readonly (string | null)[]): string[] =>
  [...new Set(ids.filter((id) => id !== null))].sort();

function rangeOfAll(sessions: readonly Range[]): Range {
  return {
    startsAt: new Date(Math.min(...sessions.map(({ startsAt }) => startsAt.getTime()))),
    endsAt: new Date(Math.max(...sessions.map(({ endsAt }) => endsAt.getTime()))),
  };
}

/** The range in which free times are looked for, and a day more for zones. */
const widened = ({ startsAt, endsAt }: Range): Range => ({
  startsAt: new Date(startsAt.getTime() - (daysAround + 1) * day),
  endsAt: new Date(endsAt.getTime() + (daysAround + 1) * day),
});
