import type { SectionState } from '#database';
import { courseJson } from './course-sql.ts';
import type { SectionModel, TeacherModel } from './course.ts';
import { nextStates } from './section-state.ts';
import { inOrder } from '../graphql/name-order.ts';

/** A section as the statements give it. */
export type SectionRow = Omit<SectionModel, 'nextStates' | 'lecturers'> & { state: SectionState };

export const cohortSize = '(SELECT count(*)::integer FROM enrolment WHERE section_id = section.id)';

/** What a `SectionRow` holds, from `fromSection`. Teachers come lecturers first, then by name as PostgreSQL sorts it. */
export const sectionJson = (reader: string) => `json_build_object(
    'id', section.id, 'name', section.name, 'state', section.state,
    'archived', section.archived_at IS NOT NULL, 'capacity', section.capacity,
    'waitingList', section.waiting_list, 'selfEnrolment', section.self_enrolment, 'version', section.version,
    'course', ${courseJson(reader)},
    'term', json_build_object('id', term.id, 'name', term.name, 'startsOn', term.starts_on, 'endsOn', term.ends_on,
      'version', term.version),
    'campus', json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone, 'country', campus.country,
      'linkKbps', campus.link_kbps, 'linkNote', campus.link_note, 'version', campus.version),
    'institution', json_build_object('id', institution.id, 'name', institution.name),
    'cohortSize', ${cohortSize},
    'waitingSize', (SELECT count(*) FROM waiting_place WHERE section_id = section.id),
    'sessionCount', (SELECT count(*) FROM session WHERE section_id = section.id AND cancelled_at IS NULL),
    'teachers', (
      SELECT coalesce(json_agg(json_build_object('role', teacher.role,
          'person', json_build_object('id', person.id, 'name', person.name, 'zone', person.zone))
        ORDER BY teacher.role DESC, ${inOrder('person.name')}, person.id), '[]')
      FROM section_lecturer teacher JOIN person ON person.id = teacher.person_id WHERE teacher.section_id = section.id))`;

export const fromSection = `
  FROM section
  JOIN course ON course.id = section.course_id
  JOIN term ON term.id = section.term_id
  JOIN campus ON campus.id = section.campus_id
  JOIN institution ON institution.id = course.institution_id`;

export function sectionOf(row: SectionRow): SectionModel {
  return {
    ...row,
    nextStates: row.archived ? [] : nextStates(row.state),
    lecturers: row.teachers.map(({ person }: TeacherModel) => person),
  };
}
