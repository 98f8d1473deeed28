import type { EntityManager } from 'typeorm';
import type { EnrolmentWay, SectionState } from '#database';
import { notFound } from '#platform';
import { tellOfSeat } from '../notifications/index.ts';

/** What deciding about seats needs to know of a section. */
export interface LockedSection {
  id: string;
  institutionId: string;
  /** "INF301 A", for sentences. */
  title: string;
  state: SectionState;
  /** Nothing changes in it until it is brought back. */
  archived: boolean;
  /** Seats for students; null: no limit. */
  capacity: number | null;
  waitingList: boolean;
  selfEnrolment: boolean;
}

/** Nobody has a seat who had none before. */
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

/**
 * Takes sections for the rest of the transaction: decisions about the seats of one wait for each other. Call it in a statement
 * before the one that counts (what a statement sees is fixed before it waits), after locking an institution, invitation or
 * cohort, and for all sections at once: they are taken in the order of their ids, so that no two wait for each other.
 *
 * @returns those that exist, by id
 */
export function lockSections(manager: EntityManager, ids: readonly string[]): Promise<LockedSection[]> {
  return manager.query(
    `SELECT section.id, course.institution_id AS "institutionId", course.code || ' ' || section.name AS title, section.state,
       section.archived_at IS NOT NULL AS archived,
       section.capacity, section.waiting_list AS "waitingList", section.self_enrolment AS "selfEnrolment"
     FROM section JOIN course ON course.id = section.course_id
     WHERE section.id = ANY($1) ORDER BY section.id FOR UPDATE OF section`,
    [ids],
  );
}

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
  const [row]: { taken: number }[] = await manager.query(
    `SELECT count(*)::integer AS taken FROM enrolment WHERE section_id = $1 AND role = 'student'`,
    [id],
  );
  return capacity - (row?.taken ?? 0);
}

/** Whoever is suspended or has no account any more keeps the place on the list, but is passed over. */
const mayBeSeated = `
  NOT EXISTS (SELECT FROM person WHERE id = place.person_id AND (deactivated_at IS NOT NULL OR erased_at IS NOT NULL))
  AND NOT EXISTS (SELECT FROM membership WHERE person_id = place.person_id AND institution_id = $3 AND suspended_at IS NOT NULL)`;

/**
 * Gives free seats to whoever waits longest, and tells them. Call it in the transaction that frees seats or adds some, after the
 * writes; it takes the section's lock. Nothing happens in a section that takes no students now.
 *
 * @returns who has a seat now
 */
export async function fillSeats(manager: EntityManager, sectionId: string): Promise<string[]> {
  const section = await lockSection(manager, sectionId);
  return takesStudents(section) ? giveFreeSeats(manager, section) : [];
}

async function giveFreeSeats(manager: EntityManager, section: LockedSection): Promise<string[]> {
  const free = await seatsLeft(manager, section);
  if (free !== null && free <= 0) return [];
  const seated: { id: string }[] = await manager.query(
    `WITH next AS (
       DELETE FROM waiting_place WHERE section_id = $1 AND person_id IN (
         SELECT person_id FROM waiting_place place WHERE section_id = $1 AND ${mayBeSeated}
         ORDER BY since, person_id LIMIT $2)
       RETURNING person_id, cohort_id
     )
     INSERT INTO enrolment (section_id, person_id, via, cohort_id)
     SELECT $1, person_id, 'waiting_list', cohort_id FROM next
     ON CONFLICT DO NOTHING RETURNING person_id AS id`,
    [section.id, free, section.institutionId],
  );
  const ids = seated.map(({ id }) => id);
  await tellOfSeat(manager, section.id, ids);
  return ids;
}

/**
 * Puts people into a section that is locked and takes students. Who has a place keeps it; whoever waits comes before the newcomers;
 * newcomers get seats in the order in which they are given. Whom no seat is left for waits, or, when there is no waiting list, nobody
 * gets one.
 *
 * @param cohortId with which they come
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
  await manager.query(
    `INSERT INTO enrolment (section_id, person_id, via, cohort_id) SELECT $1, unnest($2::uuid[]), $3, $4`,
    [section.id, seated, via, cohortId],
  );
  await queue(manager, section.id, late, cohortId);
  const has = (place: 'enrolled' | 'waiting', id: string) => before.get(id) === place;
  return {
    enrolled: personIds.filter((id) => has('enrolled', id) || seated.includes(id)),
    waiting: personIds.filter((id) => has('waiting', id) || late.includes(id)),
  };
}

async function placesOf(
  manager: EntityManager,
  sectionId: string,
  personIds: readonly string[],
): Promise<Map<string, 'enrolled' | 'waiting'>> {
  const rows: { id: string; place: 'enrolled' | 'waiting' }[] = await manager.query(
    `SELECT person_id AS id, 'enrolled' AS place FROM enrolment WHERE section_id = $1 AND person_id = ANY($2)
     UNION ALL SELECT person_id, 'waiting' FROM waiting_place WHERE section_id = $1 AND person_id = ANY($2)`,
    [sectionId, personIds],
  );
  return new Map(rows.map(({ id, place }) => [id, place]));
}

/** Behind everybody who waits, in this order: also when the clock stands still or is set back. */
async function queue(
  manager: EntityManager,
  sectionId: string,
  personIds: readonly string[],
  cohortId: string | null,
): Promise<void> {
  if (personIds.length === 0) return;
  await manager.query(
    `INSERT INTO waiting_place (section_id, person_id, cohort_id, since)
     SELECT $1, asked.id, $3, last.since + asked.place * interval '1 microsecond'
     FROM unnest($2::uuid[]) WITH ORDINALITY AS asked (id, place),
       (SELECT greatest(clock_timestamp(), max(since)) AS since FROM waiting_place WHERE section_id = $1) AS last`,
    [sectionId, personIds, cohortId],
  );
}
