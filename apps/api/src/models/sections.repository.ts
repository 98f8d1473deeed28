import type { DataSource, EntityManager } from 'typeorm';
import { json, statements } from '#database';
import type { RowOfSection } from '../context/loaders.ts';
import { inOrder } from '../graphql/name-order.ts';
import type { CohortRefModel } from './cohort.ts';
import type { SectionModel } from './course.ts';
import type { PersonModel } from './person.ts';
import { fromSection, sectionJson, sectionOf } from './section-rows.ts';
import type { SectionRow } from './section-rows.ts';

/** The zone is not in the schema of a person: pages get the zones of a section's lecturers, without saying whose. */
type PersonOfSection = PersonModel & { zone: string };

/** People by name as PostgreSQL sorts it; pages sort again in the reader's language. */
const peopleIn = (table: 'section_lecturer' | 'enrolment') =>
  ({
    text: `SELECT place.section_id AS "sectionId",
       json_build_object('id', person.id, 'name', person.name, 'zone', person.zone) AS row
     FROM ${table} place JOIN person ON person.id = place.person_id
     WHERE place.section_id = ANY($1) ORDER BY ${inOrder('person.name')}, person.id`,
    params: { sectionIds: 'uuid[]' },
    row: { sectionId: 'uuid', row: json<PersonOfSection>() },
  }) as const;

export const sql = statements({
  byId: {
    text: `SELECT ${sectionJson('$2')} AS row ${fromSection} WHERE section.id = ANY($1)`,
    params: { ids: 'uuid[]', readerId: 'uuid?' },
    row: { row: json<SectionRow>() },
  },
  cohortsEnrolled: {
    text: `SELECT section_id AS "sectionId", json_build_object('id', cohort.id, 'name', cohort.name) AS row
     FROM section_cohort JOIN cohort ON cohort.id = cohort_id
     WHERE section_id = ANY($1) ORDER BY ${inOrder('cohort.name')}, cohort.id`,
    params: { sectionIds: 'uuid[]' },
    row: { sectionId: 'uuid', row: json<CohortRefModel>() },
  },
  lecturers: peopleIn('section_lecturer'),
  students: peopleIn('enrolment'),
});

/**
 * In no particular order; what does not exist is left out.
 *
 * @param readerId the person in whose language courses are named
 */
export async function sectionsById(
  database: DataSource | EntityManager,
  ids: readonly string[],
  readerId: string | null,
): Promise<SectionModel[]> {
  const rows = await sql.byId.rows(database, { ids, readerId });
  return rows.map(({ row }) => sectionOf(row));
}

/** Cohorts enrolled as a whole, by name. */
export const cohortsEnrolledIn = (
  dataSource: DataSource,
  sectionIds: readonly string[],
): Promise<RowOfSection<CohortRefModel>[]> => sql.cohortsEnrolled.rows(dataSource, { sectionIds });

export const lecturersOf = (
  dataSource: DataSource,
  sectionIds: readonly string[],
): Promise<RowOfSection<PersonOfSection>[]> => sql.lecturers.rows(dataSource, { sectionIds });

export const studentsOf = (
  dataSource: DataSource,
  sectionIds: readonly string[],
): Promise<RowOfSection<PersonOfSection>[]> => sql.students.rows(dataSource, { sectionIds });
