import type { DataSource } from 'typeorm';
import type { CohortSortName } from '../graphql/enums.ts';
import { Parameters, listPage } from '../graphql/keyset.ts';
import type { SortKey } from '../graphql/keyset.ts';
import type { Connection } from '../graphql/paging.ts';
import { inOrder } from '../graphql/name-order.ts';
import { isEmptyList, meets, orAlike, wordsIn } from '../graphql/search.ts';
import type { Match } from '../graphql/search.ts';
import type { CohortModel, CohortsArguments } from './cohort-models.ts';
import { cohortFrom, cohortJson } from './cohort-sql.ts';

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
    rowFrom: cohortFrom,
    conditions,
    keys: [...sortKeys[args.sort ?? 'name'], ...byName],
    descending: args.descending ?? false,
    json: cohortJson,
    parameters,
  });
}
