import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CourseSortName } from '../graphql/sort-orders.ts';
import { by } from '../graphql/list-declaration.ts';
import type { SortKey } from '../graphql/list-declaration.ts';
import { listOf } from '../graphql/list.ts';
import type { Connection } from '../graphql/paging.ts';
import { inOrder } from '../graphql/name-order.ts';
import { isEmptyList, orAlike, wordsIn } from '../graphql/search.ts';
import type { Match } from '../graphql/search.ts';
import { departmentJson } from '../institutions/index.ts';
import { courseJson, courseTitle, coursesWith } from '../models/course-sql.ts';
import type { CourseModel } from '../models/course.ts';
import type { CoursesArguments } from './course-inputs.ts';

const reader = '$2';
const code: SortKey[] = [
  { sql: 'lower(course.code)', type: 'text' },
  { sql: 'course.id', type: 'uuid' },
];
const orders: Record<CourseSortName, SortKey[]> = {
  code,
  title: [{ sql: inOrder(`(${courseTitle(reader)})`), type: 'text' }, ...code],
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
    { sql: '-(SELECT count(*)::integer FROM section WHERE section.course_id = course.id)', type: 'int4' },
    ...code,
  ],
  // Those without credits last.
  credits: [{ sql: 'coalesce(course.credits::float8, 1e9)', type: 'float8' }, ...code],
};

const department = `'inDepartment', (SELECT ${departmentJson} FROM department WHERE department.id = course.department_id)`;
const sections = `'sections', (SELECT count(*) FROM section WHERE section.course_id = course.id)`;

export const sql = {
  page: listOf<CourseModel>()('page', {
    table: 'course',
    from: 'FROM course',
    rowFrom: 'FROM course JOIN institution ON institution.id = course.institution_id',
    params: { institutionId: 'uuid', readerId: 'uuid' },
    where: 'course.institution_id = $1',
    filters: {
      departmentId: by('uuid', (id) => `course.department_id = ${id}`),
      level: by('text', (level) => `course.level = ${level}`),
      archived: by('bool', (archived) => `(course.archived_at IS NOT NULL) = ${archived}`),
    },
    search: (word, how) => `course.id IN (${coursesWith(word, how)})`,
    orders,
    json: {
      plain: courseJson(reader),
      department: courseJson(reader, [department]),
      sections: courseJson(reader, [sections]),
      both: courseJson(reader, [department, sections]),
    },
  }),
};

/** What the document asks of each course besides its own columns. */
export interface AskedOfCourses {
  department: boolean;
  sections: boolean;
}

@Injectable()
export class CourseListRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * A page of an institution's catalogue, in one statement where something is found by the beginnings of words. Every word of the search is in the code or in a
   * title, each perhaps in another language.
   *
   * @throws {AppError} BAD_INPUT at `first` or `after`
   */
  page(readerId: string, args: CoursesArguments, asks: AskedOfCourses): Promise<Connection<CourseModel>> {
    const { institutionId, departmentId, level, archived } = args;
    const more = asks.sections ? 'sections' : 'plain';
    const page = (how: Match) =>
      sql.page.page(this.dataSource, {
        page: args,
        given: { institutionId, readerId },
        filters: { departmentId, level, archived },
        words: wordsIn(args.search),
        how,
        order: args.sort ?? 'code',
        descending: args.descending ?? false,
        shape: asks.department ? (asks.sections ? 'both' : 'department') : more,
      });
    return orAlike(args.search, page, isEmptyList);
  }
}
