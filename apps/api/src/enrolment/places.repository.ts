import type { EntityManager } from 'typeorm';
import { json, orNull, statements, word } from '#database';
import type { EnrolmentWay, Queryable, RowOf } from '#database';
import type { RowOfSection } from '../context/loaders.ts';
import type { EnrolmentRoleName, SectionPartName } from '../graphql/enums.ts';
import { inOrder } from '../graphql/name-order.ts';
import type { CohortRefModel } from '../models/cohort.ts';
import type { PersonModel } from '../models/person.ts';
import type { EnrolmentModel, WaitingPlaceModel } from './models.ts';
import { sectionsOfPerson } from './own-sections.ts';

const person = `json_build_object('id', person.id, 'name', person.name) AS person`;

export const sql = statements({
  enrolments: {
    text: `SELECT place.section_id AS "sectionId", ${person}, place.role, place.via, place.enrolled_at AS "enrolledAt",
       CASE WHEN cohort.id IS NOT NULL THEN json_build_object('id', cohort.id, 'name', cohort.name) END AS cohort
     FROM enrolment place
     JOIN person ON person.id = place.person_id
     LEFT JOIN cohort ON cohort.id = place.cohort_id
     WHERE place.section_id = ANY($1) ORDER BY ${inOrder('person.name')}, person.id`,
    params: { sectionIds: 'uuid[]' },
    row: {
      sectionId: 'uuid',
      person: json<PersonModel>(),
      role: word<EnrolmentRoleName>(),
      via: word<EnrolmentWay>(),
      enrolledAt: 'timestamptz',
      cohort: orNull(json<CohortRefModel>()),
    },
  },
  waiting: {
    text: `SELECT place.section_id AS "sectionId", ${person}, place.since,
       row_number() OVER (PARTITION BY place.section_id ORDER BY place.since, place.person_id)::integer AS place
     FROM waiting_place place JOIN person ON person.id = place.person_id
     WHERE place.section_id = ANY($1) ORDER BY place.section_id, place.since, place.person_id`,
    params: { sectionIds: 'uuid[]' },
    row: { sectionId: 'uuid', person: json<PersonModel>(), since: 'timestamptz', place: 'int4' },
  },
  parts: {
    text: `SELECT
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
    params: { sectionIds: 'uuid[]', personIds: 'uuid[]' },
    row: {
      part: word<SectionPartName>(),
      /** From 1, null for who does not wait. */
      waitsAt: 'int4?',
    },
  },
  ownSections: {
    text: `SELECT section.id FROM section
     JOIN course ON course.id = section.course_id
     JOIN term ON term.id = section.term_id
     WHERE section.id IN ${sectionsOfPerson('$1')} AND section.archived_at IS NULL
     ORDER BY term.starts_on DESC, course.code, ${inOrder('section.name')}, section.id`,
    params: { personId: 'uuid' },
    row: { id: 'uuid' },
  },
  giveUp: {
    text: `WITH enrolled AS (
       DELETE FROM enrolment WHERE section_id = $1 AND person_id = ANY($2) RETURNING person_id, cohort_id
     ), waiting AS (
       DELETE FROM waiting_place WHERE section_id = $1 AND person_id = ANY($2) RETURNING person_id, cohort_id
     )
     SELECT person_id AS id, cohort_id AS "cohortId" FROM enrolled
     UNION SELECT person_id, cohort_id FROM waiting`,
    params: { sectionId: 'uuid', personIds: 'uuid[]' },
    row: { id: 'uuid', cohortId: 'uuid?' },
  },
  forgetEmptyCohorts: {
    text: `DELETE FROM section_cohort whole WHERE section_id = $1 AND cohort_id = ANY($2)
         AND NOT EXISTS (SELECT FROM enrolment WHERE section_id = $1 AND cohort_id = whole.cohort_id)
         AND NOT EXISTS (SELECT FROM waiting_place WHERE section_id = $1 AND cohort_id = whole.cohort_id)`,
    params: { sectionId: 'uuid', cohortIds: 'uuid[]' },
  },
});

/** Sorted by name. */
export async function enrolmentsOf(
  database: Queryable,
  sectionIds: readonly string[],
): Promise<RowOfSection<EnrolmentModel>[]> {
  const rows = await sql.enrolments.rows(database, { sectionIds });
  return rows.map(({ sectionId, ...row }) => ({ sectionId, row }));
}

/** In order. */
export async function waitingOf(
  database: Queryable,
  sectionIds: readonly string[],
): Promise<RowOfSection<WaitingPlaceModel>[]> {
  const rows = await sql.waiting.rows(database, { sectionIds });
  return rows.map(({ sectionId, ...row }) => ({ sectionId, row }));
}

/** What somebody is in a section. */
export type PartInSection = RowOf<typeof sql.parts>;
export interface PersonInSection {
  sectionId: string;
  personId: string;
}

/** In the order of what is asked. */
export function partsInSections(database: Queryable, asked: readonly PersonInSection[]): Promise<PartInSection[]> {
  return sql.parts.rows(database, {
    sectionIds: asked.map(({ sectionId }) => sectionId),
    personIds: asked.map(({ personId }) => personId),
  });
}

/** Without those that are archived; the newest term first, then by course and name. */
export async function ownSections(database: Queryable, personId: string): Promise<string[]> {
  return (await sql.ownSections.rows(database, { personId })).map(({ id }) => id);
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
  const gone = await sql.giveUp.rows(manager, { sectionId, personIds });
  const cohortIds = gone.flatMap(({ cohortId }) => cohortId ?? []);
  if (cohortIds.length > 0 && !keepsCohorts) await sql.forgetEmptyCohorts.rows(manager, { sectionId, cohortIds });
  return [...new Set(gone.map(({ id }) => id))];
}
