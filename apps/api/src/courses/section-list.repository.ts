import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SectionSortName } from '../graphql/sort-orders.ts';
import { by, when } from '../graphql/list-declaration.ts';
import type { SortKey } from '../graphql/list-declaration.ts';
import { listOf } from '../graphql/list.ts';
import { inOrder } from '../graphql/name-order.ts';
import type { Connection } from '../graphql/paging.ts';
import { isEmptyList, orAlike, wordsIn } from '../graphql/search.ts';
import type { Match } from '../graphql/search.ts';
import { sectionMeets } from '../models/course-sql.ts';
import type { SectionModel } from '../models/course.ts';
import { cohortSize, fromSection, sectionJson, sectionOf } from '../models/section-rows.ts';
import type { SectionRow } from '../models/section-rows.ts';
import type { SectionsArguments } from './section-inputs.ts';
import { sectionLacks } from './section-lacks.ts';

const newestTerm: SortKey[] = [
  { sql: `date '2000-01-01' - term.starts_on`, type: 'int4' },
  { sql: inOrder('term.name'), type: 'text' },
];
const course: SortKey[] = [
  { sql: 'lower(course.code)', type: 'text' },
  { sql: inOrder('section.name'), type: 'text' },
];
/** The first by name; sections without one come last. */
const firstLecturer = `coalesce((SELECT min(${inOrder('person.name')}) FROM section_lecturer
    JOIN person ON person.id = section_lecturer.person_id WHERE section_lecturer.section_id = section.id), U&'\\FFFF')`;
const id: SortKey = { sql: 'section.id', type: 'uuid' };
const orders: Record<SectionSortName, SortKey[]> = {
  term: [...newestTerm, ...course, id],
  course: [...course, ...newestTerm, id],
  // The largest first.
  cohort_size: [{ sql: `-${cohortSize}`, type: 'int4' }, ...course, id],
  campus: [
    { sql: `(SELECT ${inOrder('name')} FROM campus WHERE id = section.campus_id)`, type: 'text' },
    ...course,
    id,
  ],
  lecturer: [{ sql: firstLecturer, type: 'text' }, ...course, id],
};

const reader = '$2';

export const sql = {
  page: listOf<SectionRow>()('page', {
    table: 'section',
    from: 'FROM section JOIN course ON course.id = section.course_id JOIN term ON term.id = section.term_id',
    rowFrom: fromSection,
    params: { institutionId: 'uuid', readerId: 'uuid' },
    where: 'course.institution_id = $1',
    filters: {
      draftsOfReaderOnly: when(`(section.state <> 'draft'
              OR section.id IN (SELECT section_id FROM section_lecturer WHERE person_id = ${reader}))`),
      termId: by('uuid', (id) => `section.term_id = ${id}`),
      campusId: by('uuid', (id) => `section.campus_id = ${id}`),
      departmentId: by('uuid', (id) => `course.department_id = ${id}`),
      courseId: by('uuid', (id) => `section.course_id = ${id}`),
      cohortId: by('uuid', (id) => `section.id IN (SELECT section_id FROM section_cohort WHERE cohort_id = ${id})`),
      lecturerId: by('uuid', (id) => `section.id IN (SELECT section_id FROM section_lecturer WHERE person_id = ${id})`),
      state: by('text', (state) => `section.state = ${state}`),
      archived: by('bool', (archived) => `(section.archived_at IS NOT NULL) = ${archived}`),
      withoutLecturer: when(sectionLacks.lecturer),
      withoutSessions: when(sectionLacks.sessions),
    },
    search: sectionMeets,
    orders,
    json: { section: sectionJson(reader) },
  }),
};

@Injectable()
export class SectionListRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * A page of an institution's sections with everything a line of it shows, in one statement where something is found by the
   * beginnings of words.
   *
   * @param reader `seesDrafts`: all of them; otherwise only those that the reader teaches
   * @throws {AppError} BAD_INPUT at `first` or `after`
   */
  async page(reader: { id: string; seesDrafts: boolean }, args: SectionsArguments): Promise<Connection<SectionModel>> {
    const { institutionId, termId, campusId, departmentId, courseId, cohortId, lecturerId, state, archived } = args;
    const page = (how: Match) =>
      sql.page.page(this.dataSource, {
        page: args,
        given: { institutionId, readerId: reader.id },
        filters: {
          draftsOfReaderOnly: !reader.seesDrafts,
          ...{ termId, campusId, departmentId, courseId, cohortId, lecturerId, state, archived },
          withoutLecturer: args.without === 'lecturer',
          withoutSessions: args.without === 'sessions',
        },
        words: wordsIn(args.search),
        how,
        order: args.sort ?? 'term',
        descending: args.descending ?? false,
        shape: 'section',
      });
    const found = await orAlike(args.search, page, isEmptyList);
    return { ...found, nodes: found.nodes.map(sectionOf) };
  }
}
