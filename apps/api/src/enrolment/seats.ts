import type { EntityManager } from 'typeorm';
import type { EnrolmentWay, SectionState } from '#database';
import { notFound } from '#platform';
import { tellOfSeat } from '../notifications/index.ts';
import { countTakenSeats, lockSections, placesOf, queue, seat, seatNext } from './seats.repository.ts';
import type { LockedSection } from './seats.repository.ts';

/** Nobody gets a new seat. */
export interface Full {
  capacity: number;
  seatsLeft: number;
  /** Who needed one. */
  asked: number;
}
/** Of those who asked: who has a place in the cohort now, and who waits for one. */
export interface Seated {
  enrolled: string[];
  waiting: string[];
}

/** Sections that students are put into. */
export const takesStudents = ({ state, archived = false }: { state: SectionState; archived?: boolean }) =>
  !archived && (state === 'open' || state === 'running');

/** @throws {AppError} NOT_FOUND */
export async function lockSection(manager: EntityManager, sectionId: string): Promise<LockedSection> {
  const [section] = await lockSections(manager, [sectionId]);
  if (!section) throw notFound('section');
  return section;
}

/** Of a section that is locked; null: no limit; negative when it has more students than seats. Students who help take no seat. */
export async function seatsLeft(
  manager: EntityManager,
  { id, capacity }: Pick<LockedSection, 'id' | 'capacity'>,
): Promise<number | null> {
  if (capacity === null) return null;
  return capacity - (await countTakenSeats(manager, id));
}

/**
 * Gives free seats to the people who have waited longest, and notifies them. Call it in the transaction that frees or adds seats,
 * after the writes; it takes the section's lock. It does nothing in a section that takes no students now.
 *
 * @returns the people who have a seat now
 */
export async function fillSeats(manager: EntityManager, sectionId: string): Promise<string[]> {
  const section = await lockSection(manager, sectionId);
  return takesStudents(section) ? giveFreeSeats(manager, section) : [];
}

async function giveFreeSeats(manager: EntityManager, section: LockedSection): Promise<string[]> {
  const free = await seatsLeft(manager, section);
  if (free !== null && free <= 0) return [];
  const ids = await seatNext(manager, section, free);
  await tellOfSeat(manager, section.id, ids);
  return ids;
}

/**
 * Puts people into a section that is locked and takes students. A person with a seat keeps it; people on the waiting list come
 * before newcomers; newcomers get seats in the given order. A person without a seat waits. When there is no waiting list, nobody
 * gets in.
 *
 * @param cohortId the cohort with which they come
 */
export async function takeSeats(
  manager: EntityManager,
  section: LockedSection,
  personIds: readonly string[],
  via: EnrolmentWay,
  cohortId: string | null = null,
): Promise<Seated | Full> {
  await giveFreeSeats(manager, section);
  const before = await placesOf(manager, section.id, personIds);
  const newcomers = personIds.filter((id) => !before.has(id));
  const free = Math.max(0, (await seatsLeft(manager, section)) ?? newcomers.length);
  if (newcomers.length > free && !section.waitingList && section.capacity !== null) {
    return { capacity: section.capacity, seatsLeft: free, asked: newcomers.length };
  }
  const [seated, late] = [newcomers.slice(0, free), newcomers.slice(free)];
  await seat(manager, section.id, seated, via, cohortId);
  if (late.length > 0) await queue(manager, section.id, late, cohortId);
  const has = (place: 'enrolled' | 'waiting', id: string) => before.get(id) === place;
  return {
    enrolled: personIds.filter((id) => has('enrolled', id) || seated.includes(id)),
    waiting: personIds.filter((id) => has('waiting', id) || late.includes(id)),
  };
}
