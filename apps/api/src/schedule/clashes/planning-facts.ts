import type { EntityManager } from 'typeorm';
import { AppError, badInput, notFound } from '#platform';
import { isUuid } from '../../graphql/ids.ts';
import { countryOfZone } from '../../time/countries.ts';
import type { UnavailabilityRule } from '../unavailability/unavailable-times.ts';
import type { WakingHours } from '../../time/waking.ts';
import { inOrder } from '../../graphql/name-order.ts';

/** What planning needs to know of a section. */
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
  /** Of the section, whatever their role in it; sorted. */
  lecturerIds: string[];
  /** Of whoever plans: for names of holidays. */
  readerLanguage: string;
}

export interface LecturerFacts {
  id: string;
  name: string;
  country: string | null;
  waking: WakingHours;
  unavailable: UnavailabilityRule[];
}

export interface RoomFacts {
  id: string;
  name: string;
  seats: number;
}

/** @throws {AppError} NOT_FOUND */
export async function sectionFacts(manager: EntityManager, sectionId: string, readerId: string): Promise<SectionFacts> {
  const [row]: SectionFacts[] = await manager.query(
    `SELECT section.id, course.institution_id AS "institutionId", section.state, campus.id AS "campusId",
       campus.zone AS "campusZone", campus.country AS "campusCountry", term.name AS "termName",
       term.starts_on::text AS "startsOn", term.ends_on::text AS "endsOn",
       (SELECT count(*)::integer FROM enrolment WHERE section_id = section.id) AS "cohortSize",
       ARRAY(SELECT person_id FROM section_lecturer WHERE section_id = section.id ORDER BY person_id) AS "lecturerIds",
       (SELECT language FROM person WHERE id = $2) AS "readerLanguage"
     FROM section
     JOIN course ON course.id = section.course_id
     JOIN campus ON campus.id = section.campus_id
     JOIN term ON term.id = section.term_id
     WHERE section.id = $1`,
    [sectionId, readerId],
  );
  if (!row) throw notFound('section');
  return { ...row, campusCountry: row.campusCountry ?? countryOfZone(row.campusZone) };
}

/** Sections that are over take no sessions. @throws {AppError} CONFLICT */
export function refuseClosed({ state }: SectionFacts, field: string): void {
  if (state !== 'finished' && state !== 'cancelled') return;
  throw new AppError('CONFLICT', `This section is ${state}: nothing is planned in it any more.`, field, { state });
}

export async function lecturerFacts(manager: EntityManager, ids: readonly string[]): Promise<LecturerFacts[]> {
  const rows: (Omit<LecturerFacts, 'waking'> & WakingHours)[] = await manager.query(
    `SELECT id, name, country, zone, waking_from AS "from", waking_to AS "to",
       coalesce((SELECT json_agg(json_build_object('localStart', local_start, 'minutes', minutes, 'zone', zone, 'rule', rule))
         FROM unavailability WHERE person_id = person.id), '[]') AS unavailable
     FROM person WHERE id = ANY($1) ORDER BY ${inOrder('name')}, id`,
    [ids],
  );
  return rows.map(({ zone, from, to, country, ...row }) => ({
    ...row,
    country: country ?? countryOfZone(zone),
    waking: { zone, from, to },
  }));
}

export function roomFacts(manager: EntityManager, ids: readonly string[]): Promise<RoomFacts[]> {
  return manager.query('SELECT id, name, seats FROM room WHERE id = ANY($1)', [ids]);
}

/** A room of another institution looks like one that does not exist. @returns its id, as PostgreSQL writes it */
export async function requireRoom(manager: EntityManager, institutionId: string, id: string): Promise<string> {
  const [row]: { id: string }[] = isUuid(id)
    ? await manager.query(
        `SELECT room.id FROM room JOIN campus ON campus.id = room.campus_id
         WHERE room.id = $1 AND campus.institution_id = $2`,
        [id, institutionId],
      )
    : [];
  if (!row) throw notFound('room');
  return row.id;
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
  const rows: unknown[] = await manager.query(
    `SELECT FROM room JOIN campus ON campus.id = room.campus_id
     WHERE room.id = ANY($1) AND campus.institution_id = $2`,
    [wanted, institutionId],
  );
  if (rows.length < wanted.length) throw notFound('room');
}

/** Lecturers of one session at most. */
const mostLecturers = 10;

/**
 * Who is not of the institution looks like somebody who does not exist.
 *
 * @returns their ids, each once
 * @throws {AppError} NOT_FOUND; BAD_INPUT at `field` for who is no lecturer there
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
  const rows: { fits: boolean }[] = await manager.query(
    `SELECT bool_or(role = 'lecturer' AND suspended_at IS NULL) AS fits FROM membership
     WHERE institution_id = $1 AND person_id = ANY($2) GROUP BY person_id`,
    [institutionId, wanted],
  );
  if (rows.length < wanted.length) throw notFound('person');
  if (!rows.every(({ fits }) => fits)) throw badInput(field, 'This must be a lecturer of the institution.');
  return wanted;
}

/** Sorted ids, or none when they are the section's own. */
export const substitutesIn = (wanted: readonly string[], { lecturerIds }: SectionFacts): readonly string[] =>
  wanted.length === lecturerIds.length && wanted.every((one) => lecturerIds.includes(one)) ? [] : wanted;
