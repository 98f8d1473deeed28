import type { EntityManager } from 'typeorm';
import { statements, word } from '#database';
import type { EnrolmentWay, RowOf, SectionState } from '#database';

/** People who are suspended or have no account any more keep their place on the waiting list, but are passed over. */
const mayBeSeated = `
  NOT EXISTS (SELECT FROM person WHERE id = place.person_id AND (deactivated_at IS NOT NULL OR erased_at IS NOT NULL))
  AND NOT EXISTS (SELECT FROM membership WHERE person_id = place.person_id AND institution_id = $3 AND suspended_at IS NOT NULL)`;

const people = { sectionId: 'uuid', personIds: 'uuid[]' } as const;

export const sql = statements({
  lockSections: {
    text: `SELECT section.id, course.institution_id AS "institutionId", course.code || ' ' || section.name AS title, section.state,
       section.archived_at IS NOT NULL AS archived,
       section.capacity, section.waiting_list AS "waitingList", section.self_enrolment AS "selfEnrolment"
     FROM section JOIN course ON course.id = section.course_id
     WHERE section.id = ANY($1) ORDER BY section.id FOR UPDATE OF section`,
    params: { ids: 'uuid[]' },
    row: {
      id: 'uuid',
      institutionId: 'uuid',
      /** "INF301 A", for sentences. */
      title: 'text',
      state: word<SectionState>(),
      /** Nothing changes in it until it is brought back. */
      archived: 'bool',
      /** Seats for students; null: no limit. */
      capacity: 'int4?',
      waitingList: 'bool',
      selfEnrolment: 'bool',
    },
  },
  countTaken: {
    text: `SELECT count(*)::integer AS taken FROM enrolment WHERE section_id = $1 AND role = 'student'`,
    params: { sectionId: 'uuid' },
    row: { taken: 'int4' },
  },
  seatNext: {
    text: `WITH next AS (
       DELETE FROM waiting_place WHERE section_id = $1 AND person_id IN (
         SELECT person_id FROM waiting_place place WHERE section_id = $1 AND ${mayBeSeated}
         ORDER BY since, person_id LIMIT $2)
       RETURNING person_id, cohort_id
     )
     INSERT INTO enrolment (section_id, person_id, via, cohort_id)
     SELECT $1, person_id, 'waiting_list', cohort_id FROM next
     ON CONFLICT DO NOTHING RETURNING person_id AS id`,
    params: { sectionId: 'uuid', most: 'int8?', institutionId: 'uuid' },
    row: { id: 'uuid' },
  },
  seat: {
    text: `INSERT INTO enrolment (section_id, person_id, via, cohort_id) SELECT $1, unnest($2::uuid[]), $3, $4`,
    params: { ...people, via: 'text', cohortId: 'uuid?' },
  },
  placesOf: {
    text: `SELECT person_id AS id, 'enrolled' AS place FROM enrolment WHERE section_id = $1 AND person_id = ANY($2)
     UNION ALL SELECT person_id, 'waiting' FROM waiting_place WHERE section_id = $1 AND person_id = ANY($2)`,
    params: people,
    row: { id: 'uuid', place: word<'enrolled' | 'waiting'>() },
  },
  queue: {
    text: `INSERT INTO waiting_place (section_id, person_id, cohort_id, since)
     SELECT $1, asked.id, $3, last.since + asked.place * interval '1 microsecond'
     FROM unnest($2::uuid[]) WITH ORDINALITY AS asked (id, place),
       (SELECT greatest(clock_timestamp(), max(since)) AS since FROM waiting_place WHERE section_id = $1) AS last`,
    params: { ...people, cohortId: 'uuid?' },
  },
  stopWaiting: { text: 'DELETE FROM waiting_place WHERE section_id = $1 AND person_id = ANY($2)', params: people },
  seatMissing: {
    text: `INSERT INTO enrolment (section_id, person_id, via) SELECT $1, unnest($2::uuid[]), 'admin' ON CONFLICT DO NOTHING`,
    params: people,
  },
  seatedOthers: {
    text: 'SELECT person_id AS id FROM enrolment WHERE section_id = $1 AND person_id <> ALL($2)',
    params: people,
    row: { id: 'uuid' },
  },
  seatedOrWaiting: {
    text: `SELECT person_id AS id FROM enrolment WHERE section_id = $1
         UNION SELECT person_id FROM waiting_place WHERE section_id = $1`,
    params: { sectionId: 'uuid' },
    row: { id: 'uuid' },
  },
});

/** What deciding about seats needs to know of a section. */
export type LockedSection = RowOf<typeof sql.lockSections>;

/**
 * Takes sections for the rest of the transaction: decisions about the seats of one wait for each other. Call it in a statement
 * before the one that counts (what a statement sees is fixed before it waits), after locking an institution, invitation or
 * cohort, and for all sections at once: they are taken in the order of their ids, so that no two wait for each other.
 *
 * @returns those that exist, by id
 */
export function lockSections(manager: EntityManager, ids: readonly string[]): Promise<LockedSection[]> {
  return sql.lockSections.rows(manager, { ids });
}

/** Seats of a section that students have. Students who help take none. */
export async function countTakenSeats(manager: EntityManager, sectionId: string): Promise<number> {
  return (await sql.countTaken.first(manager, { sectionId }))?.taken ?? 0;
}

/** Gives seats to the people who have waited longest. @param most null: all of them @returns the people who got one */
export async function seatNext(
  manager: EntityManager,
  { id, institutionId }: LockedSection,
  most: number | null,
): Promise<string[]> {
  return idsOf(await sql.seatNext.rows(manager, { sectionId: id, most, institutionId }));
}

/** @param cohortId with which they come */
export async function seat(
  manager: EntityManager,
  sectionId: string,
  personIds: readonly string[],
  via: EnrolmentWay,
  cohortId: string | null,
): Promise<void> {
  await sql.seat.rows(manager, { sectionId, personIds, via, cohortId });
}

/** What those of them have who have a place, by their ids. */
export async function placesOf(
  manager: EntityManager,
  sectionId: string,
  personIds: readonly string[],
): Promise<Map<string, 'enrolled' | 'waiting'>> {
  const rows = await sql.placesOf.rows(manager, { sectionId, personIds });
  return new Map(rows.map(({ id, place }) => [id, place]));
}

/** Behind everybody who waits, in this order: also when the clock stands still or is set back. */
export async function queue(
  manager: EntityManager,
  sectionId: string,
  personIds: readonly string[],
  cohortId: string | null,
): Promise<void> {
  await sql.queue.rows(manager, { sectionId, personIds, cohortId });
}

/** Gives all of them a seat and takes them off the waiting list. */
export async function seatAll(manager: EntityManager, sectionId: string, personIds: readonly string[]): Promise<void> {
  await sql.stopWaiting.rows(manager, { sectionId, personIds });
  await sql.seatMissing.rows(manager, { sectionId, personIds });
}

/** Who has a seat, but for these. */
export async function seatedOthers(
  manager: EntityManager,
  sectionId: string,
  personIds: readonly string[],
): Promise<string[]> {
  return idsOf(await sql.seatedOthers.rows(manager, { sectionId, personIds }));
}

export async function seatedOrWaiting(manager: EntityManager, sectionId: string): Promise<string[]> {
  return idsOf(await sql.seatedOrWaiting.rows(manager, { sectionId }));
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
