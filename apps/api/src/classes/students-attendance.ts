import type { DataSource } from 'typeorm';
import { sectionTitle } from '../models/course-sql.ts';
import { logOf } from './attendance.ts';
import { tookPlace, turns } from './attendance-over-time.ts';
import { inOrder } from '../graphql/name-order.ts';

/** Sections and students of whom attendance is told; null: all of them. */
export interface AttendanceScope {
  institutionId: string;
  termId: string | null;
  sectionId: string | null;
  cohortId: string | null;
  campusId: string | null;
  departmentId: string | null;
}

/** One student in one section. */
export interface StudentInSection {
  personId: string;
  name: string;
  section: { id: string; title: string };
  /** That took place and for which the student is not excused. */
  sessions: number;
  present: number;
  excused: number;
  corrected: number;
  /** The newest ones, up to the last at which the student was. */
  missedInARow: number;
}

const statement = `
  WITH ${logOf(
    `${tookPlace} AND session.section_id IN (
      SELECT section.id FROM section JOIN course ON course.id = section.course_id
      WHERE course.institution_id = $3 AND ($4::uuid IS NULL OR section.term_id = $4)
        AND ($5::uuid IS NULL OR section.id = $5) AND ($7::uuid IS NULL OR section.campus_id = $7)
        AND ($8::uuid IS NULL OR course.department_id = $8))`,
    '$2',
  )}, ${turns}, placed AS (
    SELECT turn.*, row_number() OVER (
      PARTITION BY turn.section_id, turn.person_id, turn.expected ORDER BY session.starts_at DESC, session.id DESC) AS back
    FROM turn JOIN session ON session.id = turn.session_id
    WHERE $6::uuid IS NULL OR turn.person_id IN (SELECT person_id FROM cohort_member WHERE cohort_id = $6)
  ), own AS (
    SELECT section_id, person_id, count(*) FILTER (WHERE expected)::integer AS sessions,
      count(*) FILTER (WHERE present)::integer AS present, count(*) FILTER (WHERE NOT expected)::integer AS excused,
      count(*) FILTER (WHERE corrected)::integer AS corrected,
      coalesce(min(back) FILTER (WHERE present) - 1, count(*) FILTER (WHERE expected))::integer AS missed
    FROM placed GROUP BY section_id, person_id
  )
  SELECT person.id AS "personId", person.name, json_build_object('id', section.id, 'title', ${sectionTitle('$1')}) AS section,
    own.sessions, own.present, own.excused, own.corrected, own.missed AS "missedInARow"
  FROM own JOIN person ON person.id = own.person_id
  JOIN section ON section.id = own.section_id JOIN course ON course.id = section.course_id
  ORDER BY lower(course.code), ${inOrder('section.name')}, section.id, ${inOrder('person.name')}, person.id`;

/**
 * Attendance student by student, section after section, in one statement.
 *
 * @param readerId in whose language courses are called
 */
export function studentsAttendance(
  dataSource: DataSource,
  readerId: string,
  { institutionId, termId, sectionId, cohortId, campusId, departmentId }: AttendanceScope,
  staysOpenAfterMs: number,
): Promise<StudentInSection[]> {
  return dataSource.query(statement, [
    readerId,
    `${staysOpenAfterMs} milliseconds`,
    institutionId,
    termId,
    sectionId,
    cohortId,
    campusId,
    departmentId,
  ]);
}

/** From how many sessions on a share says something. */
export const fewestSessions = 2;

export interface RiskRule {
  /** Percent of the sessions: who was in fewer is at risk. */
  below: number;
  /** Who missed so many in a row, up to the last one, is at risk. */
  missed: number;
}

export const isAtRisk = ({ sessions, present, missedInARow }: StudentInSection, { below, missed }: RiskRule): boolean =>
  missedInARow >= missed || (sessions >= fewestSessions && present * 100 < below * sessions);
