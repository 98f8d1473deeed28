import type { DataSource } from 'typeorm';
import { notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import type { CourseSortName } from '../graphql/enums.ts';
import type { Connection } from '../graphql/paging.ts';
import { inOrder } from '../graphql/name-order.ts';
import { isEmptyList, orAlike, wordsIn } from '../graphql/search.ts';
import type { Match } from '../graphql/search.ts';
import { departmentJson } from '../institutions/index.ts';
import { courseJson, courseTitle, coursesWith } from '../models/course-sql.ts';
import type { CoursesArguments } from './inputs.ts';
import { Parameters, listPage } from '../graphql/keyset.ts';
import type { SortKey } from '../graphql/keyset.ts';
import type { CourseModel } from '../models/course.ts';

const code: SortKey[] = [
  { sql: 'lower(course.code)', type: 'text' },
  { sql: 'course.id', type: 'uuid' },
];
const sortKeys = (reader: string): Record<CourseSortName, SortKey[]> => ({
  code,
  title: [{ sql: inOrder(`(${courseTitle(reader)})`), type: 'text' }, ...code],
  // Those without credits last.
  department: [
    // Those of no department last.
    {
      sql: `coalesce((SELECT ${inOrder('name')} FROM department WHERE id = course.department_id), U&'\\FFFF')`,
      type: 'text',
    },
    ...code,
  ],
  // The most first.
  sections: [
    { sql: '-(SELECT count(*)::integer FROM section WHERE section.course_id = course.id)', type: 'integer' },
    ...code,
  ],
  credits: [{ sql: 'coalesce(course.credits::float8, 1e9)', type: 'float8' }, ...code],
});

/** What the document asks of each course besides its own columns. */
export interface AskedOfCourses {
  department: boolean;
  sections: boolean;
}

/**
 * A page of an institution's catalogue, in one statement where something is found by the beginnings of words. Every word of the search is in the code or in a title, each perhaps in
 * another language.
 *
 * @throws {AppError} BAD_INPUT at `first` or `after`; NOT_FOUND for a malformed id
 */
export function coursesPage(
  dataSource: DataSource,
  readerId: string,
  args: CoursesArguments,
  asks: AskedOfCourses,
): Promise<Connection<CourseModel>> {
  return orAlike(args.search, (how) => pageBy(dataSource, readerId, args, asks, how), isEmptyList);
}

function pageBy(
  dataSource: DataSource,
  readerId: string,
  args: CoursesArguments,
  asks: AskedOfCourses,
  how: Match,
): Promise<Connection<CourseModel>> {
  const parameters = new Parameters();
  const reader = parameters.add(readerId);
  const conditions = [`course.institution_id = ${parameters.add(args.institutionId)}`];
  if (args.departmentId != null) {
    if (!isUuid(args.departmentId)) throw notFound('department');
    conditions.push(`course.department_id = ${parameters.add(args.departmentId)}`);
  }
  if (args.level != null) conditions.push(`course.level = ${parameters.add(args.level)}`);
  if (args.archived != null) conditions.push(`(course.archived_at IS NOT NULL) = ${parameters.add(args.archived)}`);
  conditions.push(...wordsIn(args.search).map((word) => `course.id IN (${coursesWith(parameters.add(word), how)})`));
  return listPage(dataSource, args, {
    table: 'course',
    from: 'FROM course',
    rowFrom: 'FROM course JOIN institution ON institution.id = course.institution_id',
    conditions,
    keys: sortKeys(reader)[args.sort ?? 'code'],
    descending: args.descending ?? false,
    json: courseJson(reader, [
      ...(asks.department
        ? [`'inDepartment', (SELECT ${departmentJson} FROM department WHERE department.id = course.department_id)`]
        : []),
      ...(asks.sections ? [`'sections', (SELECT count(*) FROM section WHERE section.course_id = course.id)`] : []),
    ]),
    parameters,
  });
}
