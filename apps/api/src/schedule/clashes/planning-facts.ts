import type { EntityManager } from 'typeorm';
import { AppError, badInput, notFound } from '#platform';
import { isUuid } from '../../graphql/ids.ts';
import type { UnavailabilityRule } from '../../time/unavailable-times.ts';
import type { DateException } from '../../time/day-hours.ts';
import type { WakingHours } from '../../time/waking.ts';
import { findSectionFacts, mayLecture, roomsOf } from './planning-facts.repository.ts';

/** Facts of a section that planning needs. */
export interface SectionFacts {
  id: string;
  institutionId: string;
  state: string;
  campusId: string;
  campusZone: string;
  /** ISO 3166-1 alpha-2; null: unknown. */
  campusCountry: string | null;
  termName: string;
  startsOn: string;
  endsOn: string;
  cohortSize: number;
  /** People who teach the section in any role; sorted. */
  lecturerIds: string[];
  /** The person who plans: names of holidays are in their language. */
  readerLanguage: string;
}

export interface LecturerFacts {
  id: string;
  name: string;
  country: string | null;
  waking: WakingHours;
  unavailable: UnavailabilityRule[];
  /** Days on which they are away, or free beside their weekly hours. */
  exceptions: DateException[];
}

export interface RoomFacts {
  id: string;
  name: string;
  seats: number;
}

/** @throws {AppError} NOT_FOUND */
export async function sectionFacts(manager: EntityManager, sectionId: string, readerId: string): Promise<SectionFacts> {
  const found = await findSectionFacts(manager, sectionId, readerId);
  if (!found) throw notFound('section');
  return found;
}

/** Sections that are over take no sessions. @throws {AppError} CONFLICT */
export function refuseClosed({ state }: SectionFacts, field: string): void {
  if (state !== 'finished' && state !== 'cancelled') return;
  throw new AppError('CONFLICT', `This section is ${state}: nothing is planned in it any more.`, field, { state });
}

/** A room of another institution looks like one that does not exist. @returns its id, as PostgreSQL writes it */
export async function requireRoom(manager: EntityManager, institutionId: string, id: string): Promise<string> {
  const [found] = isUuid(id) ? await roomsOf(manager, institutionId, [id]) : [];
  if (found === undefined) throw notFound('room');
  return found;
}

/** Rooms of another institution look like those that do not exist. @throws {AppError} NOT_FOUND */
export async function requireRooms(
  manager: EntityManager,
  institutionId: string,
  ids: readonly string[],
): Promise<void> {
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
  if (wanted.length === 0) return;
  if (!wanted.every(isUuid)) throw notFound('room');
  const rows = await roomsOf(manager, institutionId, wanted);
  if (rows.length < wanted.length) throw notFound('room');
}

/** Lecturers of one session at most. */
const mostLecturers = 10;

/**
 * A person outside the institution looks like a person who does not exist.
 *
 * @returns their ids, each once
 * @throws {AppError} NOT_FOUND; BAD_INPUT at `field` for a person who is no lecturer there
 */
export async function requireLecturers(
  manager: EntityManager,
  institutionId: string,
  field: string,
  ids: readonly string[],
): Promise<string[]> {
  const wanted = [...new Set(ids.map((one) => one.toLowerCase()))].sort();
  if (wanted.length > mostLecturers) throw badInput(field, `A session has ${mostLecturers} lecturers at most.`);
  if (!wanted.every(isUuid)) throw notFound('person');
  if (wanted.length === 0) return wanted;
  const fits = await mayLecture(manager, institutionId, wanted);
  if (fits.length < wanted.length) throw notFound('person');
  if (fits.includes(false)) throw badInput(field, 'This must be a lecturer of the institution.');
  return wanted;
}

/** Sorted ids, or none when they are the section's own. */
export const substitutesIn = (wanted: readonly string[], { lecturerIds }: SectionFacts): readonly string[] =>
  wanted.length === lecturerIds.length && wanted.every((one) => lecturerIds.includes(one)) ? [] : wanted;
