import type { DataSource } from 'typeorm';
import { notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import type { SectionSortName } from '../graphql/enums.ts';
import type { Connection } from '../graphql/paging.ts';
import { inOrder } from '../graphql/name-order.ts';
import { isEmptyList, meets, orAlike, wordsIn } from '../graphql/search.ts';
import type { Match } from '../graphql/search.ts';
import { coursesWith } from '../models/course-sql.ts';
import { sectionLacks } from './section-lacks.ts';
import type { SectionsArguments } from './inputs.ts';
import { Parameters, listPage } from '../graphql/keyset.ts';
import type { SortKey } from '../graphql/keyset.ts';
import type { SectionModel } from '../models/course.ts';
import { cohortSize, fromSection, sectionJson, sectionOf } from '../models/section-rows.ts';
import type { SectionRow } from '../models/section-rows.ts';

const newestTerm: SortKey[] = [
  { sql: `date '2000-01-01' - term.starts_on`, type: 'integer' },
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
const sortKeys: Record<SectionSortName, SortKey[]> = {
  term: [...newestTerm, ...course, id],
  course: [...course, ...newestTerm, id],
  // The largest first.
  cohort_size: [{ sql: `-${cohortSize}`, type: 'integer' }, ...course, id],
  campus: [
    { sql: `(SELECT ${inOrder('name')} FROM campus WHERE id = section.campus_id)`, type: 'text' },
    ...course,
    id,
  ],
  lecturer: [{ sql: firstLecturer, type: 'text' }, ...course, id],
};

/** Found in the course's code or titles, in the section's name, or in the name (not the address) of somebody who teaches it. */
export const matches = (word: string, how: Match) => `(section.course_id IN (${coursesWith(word, how)})
    OR ${meets('section.name', word, how)}
    OR section.id IN (SELECT section_id FROM section_lecturer JOIN person ON person.id = person_id
      WHERE ${meets('person.name', word, how)}))`;

/**
 * A page of an institution's sections with everything a line of it shows, in one statement where something is found by the
 * beginnings of words.
 *
 * @param reader `seesDrafts`: all of them; otherwise only those that the reader teaches
 * @throws {AppError} BAD_INPUT at `first` or `after`; NOT_FOUND for a malformed id
 */
export function sectionsPage(
  dataSource: DataSource,
  reader: { id: string; seesDrafts: boolean },
  args: SectionsArguments,
): Promise<Connection<SectionModel>> {
  return orAlike(args.search, (how) => pageBy(dataSource, reader, args, how), isEmptyList);
}

async function pageBy(
  dataSource: DataSource,
  reader: { id: string; seesDrafts: boolean },
  args: SectionsArguments,
  how: Match,
): Promise<Connection<SectionModel>> {
  const parameters = new Parameters();
  const readerId = parameters.add(reader.id);
  const page = await listPage<SectionRow>(dataSource, args, {
    table: 'section',
    from: `FROM section JOIN course ON course.id = section.course_id JOIN term ON term.id = section.term_id`,
    rowFrom: fromSection,
    conditions: [
      `course.institution_id = ${parameters.add(args.institutionId)}`,
      ...(reader.seesDrafts
        ? []
        : [
            `(section.state <> 'draft'
              OR section.id IN (SELECT section_id FROM section_lecturer WHERE person_id = ${readerId}))`,
          ]),
      ...filters(args, parameters),
      ...(args.without == null ? [] : [sectionLacks[args.without]]),
      ...wordsIn(args.search).map((word) => matches(parameters.add(word), how)),
    ],
    keys: sortKeys[args.sort ?? 'term'],
    descending: args.descending ?? false,
    json: sectionJson(readerId),
    parameters,
  });
  return { ...page, nodes: page.nodes.map(sectionOf) };
}

function filters(args: SectionsArguments, parameters: Parameters): string[] {
  const wanted = [
    ['term', 'section.term_id = ?', args.termId],
    ['campus', 'section.campus_id = ?', args.campusId],
    ['department', 'course.department_id = ?', args.departmentId],
    ['course', 'section.course_id = ?', args.courseId],
    ['cohort', 'section.id IN (SELECT section_id FROM section_cohort WHERE cohort_id = ?)', args.cohortId],
    ['lecturer', 'section.id IN (SELECT section_id FROM section_lecturer WHERE person_id = ?)', args.lecturerId],
  ] as const;
  const conditions = wanted.flatMap(([what, condition, value]) => {
    if (value == null) return [];
    if (!isUuid(value)) throw notFound(what);
    return [condition.replace('?', parameters.add(value))];
  });
  if (args.state != null) conditions.push(`section.state = ${parameters.add(args.state)}`);
  if (args.archived != null) conditions.push(`(section.archived_at IS NOT NULL) = ${parameters.add(args.archived)}`);
  return conditions;
}
