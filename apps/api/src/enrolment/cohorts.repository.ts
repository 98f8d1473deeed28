import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { json, statements } from '#database';
import type { Queryable, RowOf } from '#database';
import { inOrder } from '../graphql/name-order.ts';
import type { PersonModel } from '../models/person.ts';
import type { CohortModel } from './cohort-models.ts';
import { cohortFrom, cohortJson } from './cohort-sql.ts';

const people = { cohortId: 'uuid', personIds: 'uuid[]' } as const;
const placesWithIt = { sectionId: 'uuid', ...people } as const;

/** A member of another cohort of the section has the seat with that cohort. */
const handOver = (table: 'enrolment' | 'waiting_place') =>
  ({
    text: `UPDATE ${table} place SET cohort_id = other.cohort_id
       FROM section_cohort other JOIN cohort_member USING (cohort_id)
       WHERE place.section_id = $1 AND place.cohort_id = $2 AND place.person_id = ANY($3)
         AND other.section_id = $1 AND other.cohort_id <> $2 AND cohort_member.person_id = place.person_id`,
    params: placesWithIt,
  }) as const;

export const sql = statements({
  one: {
    text: `SELECT ${cohortJson} AS cohort ${cohortFrom} WHERE cohort.id = $1`,
    params: { id: 'uuid' },
    row: { cohort: json<CohortModel>() },
  },
  membersOf: {
    text: `SELECT cohort_id AS id,
       json_agg(json_build_object('id', person.id, 'name', person.name) ORDER BY ${inOrder('person.name')}, person.id) AS value
     FROM cohort_member JOIN person ON person.id = person_id WHERE cohort_id = ANY($1) GROUP BY cohort_id`,
    params: { cohortIds: 'uuid[]' },
    row: { id: 'uuid', value: json<PersonModel[]>() },
  },
  lock: {
    text: 'SELECT institution_id AS "institutionId", name FROM cohort WHERE id = $1 FOR NO KEY UPDATE',
    params: { id: 'uuid' },
    row: { institutionId: 'uuid', name: 'text' },
  },
  countingMembers: {
    text: `SELECT person.id FROM cohort_member JOIN person ON person.id = cohort_member.person_id
     JOIN cohort ON cohort.id = cohort_member.cohort_id
     WHERE cohort_id = $1 AND EXISTS (SELECT FROM membership WHERE person_id = person.id
       AND institution_id = cohort.institution_id AND role = 'student' AND suspended_at IS NULL)
     ORDER BY ${inOrder('person.name')}, person.id`,
    params: { cohortId: 'uuid' },
    row: { id: 'uuid' },
  },
  memberIds: {
    text: 'SELECT person_id AS id FROM cohort_member WHERE cohort_id = $1',
    params: { cohortId: 'uuid' },
    row: { id: 'uuid' },
  },
  addMembers: {
    text: 'INSERT INTO cohort_member (cohort_id, person_id) SELECT $1, unnest($2::uuid[])',
    params: people,
  },
  removeMembers: { text: 'DELETE FROM cohort_member WHERE cohort_id = $1 AND person_id = ANY($2)', params: people },
  followingSections: {
    text: 'SELECT section_id AS id FROM section_cohort WHERE cohort_id = $1',
    params: { cohortId: 'uuid' },
    row: { id: 'uuid' },
  },
  follow: {
    text: 'INSERT INTO section_cohort (section_id, cohort_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    params: { sectionId: 'uuid', cohortId: 'uuid' },
  },
  sectionsWithIt: {
    text: `SELECT section_id AS id FROM section_cohort WHERE cohort_id = $1
         UNION SELECT section_id FROM enrolment WHERE cohort_id = $1
         UNION SELECT section_id FROM waiting_place WHERE cohort_id = $1`,
    params: { cohortId: 'uuid' },
    row: { id: 'uuid' },
  },
  handOverEnrolments: handOver('enrolment'),
  handOverWaitingPlaces: handOver('waiting_place'),
  cameWithIt: {
    text: `SELECT person_id AS id FROM enrolment WHERE section_id = $1 AND cohort_id = $2 AND person_id = ANY($3)
     UNION SELECT person_id FROM waiting_place WHERE section_id = $1 AND cohort_id = $2 AND person_id = ANY($3)`,
    params: placesWithIt,
    row: { id: 'uuid' },
  },
});

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

@Injectable()
export class CohortsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async one(id: string): Promise<CohortModel | undefined> {
    return (await sql.one.first(this.dataSource, { id }))?.cohort;
  }

  async memberIds(manager: EntityManager, cohortId: string): Promise<string[]> {
    return idsOf(await sql.memberIds.rows(manager, { cohortId }));
  }

  /** @param personIds none of them is a member yet */
  async addMembers(manager: EntityManager, cohortId: string, personIds: readonly string[]): Promise<void> {
    await sql.addMembers.rows(manager, { cohortId, personIds });
  }

  async removeMembers(manager: EntityManager, cohortId: string, personIds: readonly string[]): Promise<void> {
    await sql.removeMembers.rows(manager, { cohortId, personIds });
  }

  /** From now on the section follows the cohort. */
  async follow(manager: EntityManager, sectionId: string, cohortId: string): Promise<void> {
    await sql.follow.rows(manager, { sectionId, cohortId });
  }

  /** Sections that follow it, or in which somebody has a place with it. */
  async sectionsWithIt(manager: EntityManager, cohortId: string): Promise<string[]> {
    return idsOf(await sql.sectionsWithIt.rows(manager, { cohortId }));
  }
}

/** Sorted by name. */
export function membersOfCohorts(
  database: Queryable,
  cohortIds: readonly string[],
): Promise<RowOf<typeof sql.membersOf>[]> {
  return sql.membersOf.rows(database, { cohortIds });
}

/** Locks the cohort for the rest of the transaction. */
export function lockedCohort(manager: EntityManager, id: string): Promise<RowOf<typeof sql.lock> | undefined> {
  return sql.lock.first(manager, { id });
}

/** Members whose membership of the institution counts, by name: in this order they come to seats. */
export async function membersOf(manager: EntityManager, cohortId: string): Promise<string[]> {
  return idsOf(await sql.countingMembers.rows(manager, { cohortId }));
}

/** In which the cohort is enrolled as a whole. */
export async function followingSections(manager: EntityManager, cohortId: string): Promise<string[]> {
  return idsOf(await sql.followingSections.rows(manager, { cohortId }));
}

/** A member of another cohort of the section stays, with that cohort. @returns the others of them who came with this cohort */
export async function handOverPlaces(
  manager: EntityManager,
  sectionId: string,
  cohortId: string,
  personIds: readonly string[],
): Promise<string[]> {
  await sql.handOverEnrolments.rows(manager, { sectionId, cohortId, personIds });
  await sql.handOverWaitingPlaces.rows(manager, { sectionId, cohortId, personIds });
  return idsOf(await sql.cameWithIt.rows(manager, { sectionId, cohortId, personIds }));
}
