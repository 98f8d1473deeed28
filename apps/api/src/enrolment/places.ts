import type { DataSource, EntityManager } from 'typeorm';
import type { RowOfSection } from '../context/loaders.ts';
import type { SectionPartName } from '../graphql/enums.ts';
import type { EnrolmentModel, WaitingPlaceModel } from './models.ts';
import { inOrder } from '../graphql/name-order.ts';

const person = `json_build_object('id', person.id, 'name', person.name) AS person`;

/** By name. */
export async function enrolmentsOf(
  dataSource: DataSource,
  sectionIds: readonly string[],
): Promise<RowOfSection<EnrolmentModel>[]> {
  const rows: (EnrolmentModel & { sectionId: string })[] = await dataSource.query(
    `SELECT place.section_id AS "sectionId", ${person}, place.role, place.via, place.enrolled_at AS "enrolledAt",
       CASE WHEN cohort.id IS NOT NULL THEN json_build_object('id', cohort.id, 'name', cohort.name) END AS cohort
     FROM enrolment place
     JOIN person ON person.id = place.person_id
     LEFT JOIN cohort ON cohort.id = place.cohort_id
     WHERE place.section_id = ANY($1) ORDER BY ${inOrder('person.name')}, person.id`,
    [sectionIds],
  );
  return rows.map(({ sectionId, ...row }) => ({ sectionId, row }));
}

/** In order. */
export async function waitingOf(
  dataSource: DataSource,
  sectionIds: readonly string[],
): Promise<RowOfSection<WaitingPlaceModel>[]> {
  const rows: (WaitingPlaceModel & { sectionId: string })[] = await dataSource.query(
    `SELECT place.section_id AS "sectionId", ${person}, place.since,
       row_number() OVER (PARTITION BY place.section_id ORDER BY place.since, place.person_id)::integer AS place
     FROM waiting_place place JOIN person ON person.id = place.person_id
     WHERE place.section_id = ANY($1) ORDER BY place.section_id, place.since, place.person_id`,
    [sectionIds],
  );
  return rows.map(({ sectionId, ...row }) => ({ sectionId, row }));
}

/** What somebody is in a section; `waitsAt` from 1, null for who does not wait. */
export interface PartInSection {
  part: SectionPartName;
  waitsAt: number | null;
}
export interface PersonInSection {
  sectionId: string;
  personId: string;
}

/** In the order of what is asked. */
export function partsInSections(dataSource: DataSource, asked: readonly PersonInSection[]): Promise<PartInSection[]> {
  return dataSource.query(
    `SELECT
       CASE
         WHEN teaching.role IS NOT NULL THEN teaching.role
         WHEN enrolment.role IS NOT NULL THEN enrolment.role
         WHEN own.since IS NOT NULL THEN 'waiting'
         ELSE 'none' END AS part,
       CASE WHEN own.since IS NOT NULL THEN (
         SELECT count(*)::integer FROM waiting_place earlier
         WHERE earlier.section_id = own.section_id AND (earlier.since, earlier.person_id) <= (own.since, own.person_id)
       ) END AS "waitsAt"
     FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS asked (section_id, person_id, place)
     LEFT JOIN section_lecturer teaching USING (section_id, person_id)
     LEFT JOIN enrolment USING (section_id, person_id)
     LEFT JOIN waiting_place own ON own.section_id = asked.section_id AND own.person_id = asked.person_id
     ORDER BY asked.place`,
    [asked.map(({ sectionId }) => sectionId), asked.map(({ personId }) => personId)],
  );
}

/**
 * Takes people out of the cohort and off the waiting list of a section that is locked. A cohort of which nobody is left in the
 * section is no longer enrolled in it as a whole (unless `keepsCohorts`). Seats that become free are the caller's to fill.
 *
 * @returns who had a place
 */
export async function giveUpPlaces(
  manager: EntityManager,
  sectionId: string,
  personIds: readonly string[],
  { keepsCohorts = false } = {},
): Promise<string[]> {
  const gone: { id: string; cohortId: string | null }[] = await manager.query(
    `WITH enrolled AS (
       DELETE FROM enrolment WHERE section_id = $1 AND person_id = ANY($2) RETURNING person_id, cohort_id
     ), waiting AS (
       DELETE FROM waiting_place WHERE section_id = $1 AND person_id = ANY($2) RETURNING person_id, cohort_id
     )
     SELECT person_id AS id, cohort_id AS "cohortId" FROM enrolled
     UNION SELECT person_id, cohort_id FROM waiting`,
    [sectionId, personIds],
  );
  const cohortIds = gone.flatMap(({ cohortId }) => cohortId ?? []);
  if (cohortIds.length > 0 && !keepsCohorts) {
    await manager.query(
      `DELETE FROM section_cohort whole WHERE section_id = $1 AND cohort_id = ANY($2)
         AND NOT EXISTS (SELECT FROM enrolment WHERE section_id = $1 AND cohort_id = whole.cohort_id)
         AND NOT EXISTS (SELECT FROM waiting_place WHERE section_id = $1 AND cohort_id = whole.cohort_id)`,
      [sectionId, cohortIds],
    );
  }
  return [...new Set(gone.map(({ id }) => id))];
}
