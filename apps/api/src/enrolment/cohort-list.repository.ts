import type { Queryable } from '#database';
import type { CohortSortName } from '../graphql/sort-orders.ts';
import type { SortKey } from '../graphql/list-declaration.ts';
import { listOf } from '../graphql/list.ts';
import { inOrder } from '../graphql/name-order.ts';
import type { Connection } from '../graphql/paging.ts';
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
const orders: Record<CohortSortName, SortKey[]> = {
  name: byName,
  size: [
    { sql: '-(SELECT count(*)::integer FROM cohort_member WHERE cohort_id = cohort.id)', type: 'int4' },
    ...byName,
  ],
  campus: [{ sql: nameOf('campus'), type: 'text' }, ...byName],
  department: [{ sql: nameOf('department'), type: 'text' }, ...byName],
};

export const sql = {
  page: listOf<CohortModel>()('page', {
    table: 'cohort',
    from: 'FROM cohort',
    rowFrom: cohortFrom,
    params: { institutionId: 'uuid' },
    where: 'cohort.institution_id = $1',
    filters: {},
    search: (word, how) => meets('cohort.name', word, how),
    orders,
    json: { cohort: cohortJson },
  }),
};

/** By name, or as asked. @throws {AppError} BAD_INPUT at `first` or `after` */
export function cohortsPage(database: Queryable, args: CohortsArguments): Promise<Connection<CohortModel>> {
  const page = (how: Match) =>
    sql.page.page(database, {
      page: args,
      given: { institutionId: args.institutionId },
      words: wordsIn(args.search),
      how,
      order: args.sort ?? 'name',
      descending: args.descending ?? false,
      shape: 'cohort',
    });
  return orAlike(args.search, page, isEmptyList);
}
