import type { DataSource } from 'typeorm';
import type { RowOfSection } from '../context/loaders.ts';
import type { PersonModel } from './person.ts';
import { inOrder } from '../graphql/name-order.ts';

/** The zone is not in the schema of a person: pages get the zones of a section's lecturers, without saying whose. */
export type PersonOfSection = PersonModel & { zone: string };

/** People by name as PostgreSQL sorts it; pages sort again in the reader's language. */
const peopleIn = (table: 'section_lecturer' | 'enrolment') => `
  SELECT place.section_id AS "sectionId", json_build_object('id', person.id, 'name', person.name, 'zone', person.zone) AS row
  FROM ${table} place JOIN person ON person.id = place.person_id
  WHERE place.section_id = ANY($1) ORDER BY ${inOrder('person.name')}, person.id`;

export function lecturersOf(
  dataSource: DataSource,
  sectionIds: readonly string[],
): Promise<RowOfSection<PersonOfSection>[]> {
  return dataSource.query(peopleIn('section_lecturer'), [sectionIds]);
}

export function cohortsOf(
  dataSource: DataSource,
  sectionIds: readonly string[],
): Promise<RowOfSection<PersonOfSection>[]> {
  return dataSource.query(peopleIn('enrolment'), [sectionIds]);
}
