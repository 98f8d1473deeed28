import type { DataSource } from 'typeorm';
import type { CohortSortName } from '../graphql/enums.ts';
import { Parameters, listPage } from '../graphql/keyset.ts';
import type { SortKey } from '../graphql/keyset.ts';
import type { Connection } from '../graphql/paging.ts';
import { inOrder } from '../graphql/name-order.ts';
import { isEmptyList, meets, orAlike, wordsIn } from '../graphql/search.ts';
import type { Match } from '../graphql/search.ts';
import type { PersonModel } from '../models/person.ts';
import type { CohortModel, CohortsArguments } from './cohort-models.ts';

const cohortJson = `json_build_object(
    'id', cohort.id, 'name', cohort.name, 'departmentId', cohort.department_id, 'version', cohort.version,
    'campus', CASE WHEN campus.id IS NOT NULL
      THEN json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone) END,
    'institution', json_build_object('id', institution.id, 'name', institution.name),
    'size', (SELECT count(*)::integer FROM cohort_member WHERE cohort_id = cohort.id))`;
const from = `FROM cohort
  JOIN institution ON institution.id = cohort.institution_id
  LEFT JOIN campus ON campus.id = cohort.campus_id`;

export async function cohortById(dataSource: DataSource, id: string): Promise<CohortModel | undefined> {
  const [row]: { cohort: CohortModel }[] = await dataSource.query(
    `SELECT ${cohortJson} AS cohort ${from} WHERE cohort.id = $1`,
    [id],
  );
  return row?.cohort;
}

const byName: SortKey[] = [
  { sql: inOrder('cohort.name'), type: 'text' },
  { sql: 'cohort.id', type: 'uuid' },
];
/** Cohorts of no campus or department come last. */
const nameOf = (table: 'campus' | 'department') =>
  `coalesce((SELECT ${inOrder('name')} FROM ${table} WHERE id = cohort.${table}_id), U&'\\FFFF')`;
const sortKeys: Record<CohortSortName, SortKey[]> = {
  name: [],
  size: [{ sql: '-(SELECT count(*)::integer FROM cohort_member WHERE cohort_id = cohort.id)', type: 'integer' }],
  campus: [{ sql: nameOf('campus'), type: 'text' }],
  department: [{ sql: nameOf('department'), type: 'text' }],
};

/** By name, or as asked. @throws {AppError} BAD_INPUT at `first` or `after` */
export function cohortsPage(dataSource: DataSource, args: CohortsArguments): Promise<Connection<CohortModel>> {
  return orAlike(args.search, (how) => pageBy(dataSource, args, how), isEmptyList);
}

function pageBy(dataSource: DataSource, args: CohortsArguments, how: Match): Promise<Connection<CohortModel>> {
  const parameters = new Parameters();
  const conditions = [`cohort.institution_id = ${parameters.add(args.institutionId)}`];
  conditions.push(...wordsIn(args.search).map((word) => meets('cohort.name', parameters.add(word), how)));
  return listPage(dataSource, args, {
    table: 'cohort',
    from: 'FROM cohort',
    rowFrom: from,
    conditions,
    keys: [...sortKeys[args.sort ?? 'name'], ...byName],
    descending: args.descending ?? false,
    json: cohortJson,
    parameters,
  });
}

/** By name. */
export async function membersOfCohorts(
  dataSource: DataSource,
  cohortIds: readonly string[],
): Promise<{ id: string; value: PersonModel[] }[]> {
  return dataSource.query(
    `SELECT cohort_id AS id,
       json_agg(json_build_object('id', person.id, 'name', person.name) ORDER BY ${inOrder('person.name')}, person.id) AS value
     FROM cohort_member JOIN person ON person.id = person_id WHERE cohort_id = ANY($1) GROUP BY cohort_id`,
    [cohortIds],
  );
}
