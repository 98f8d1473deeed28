import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { json, statements } from '#database';
import type { RowOf } from '#database';
import { sectionsOfPerson } from '../enrolment/index.ts';
import { inOrder } from '../graphql/name-order.ts';
import { sectionTitle } from '../models/course-sql.ts';
import { logOf, presenceOf, tookPlace, turns } from './attendance-sql.ts';

/** Sections and students whose attendance is returned; null: all of them. */
export interface AttendanceScope {
  institutionId: string;
  termId: string | null;
  sectionId: string | null;
  cohortId: string | null;
  campusId: string | null;
  departmentId: string | null;
}

interface SectionRef {
  id: string;
  title: string;
}

export const sql = statements({
  inSections: {
    text: `
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
  ORDER BY lower(course.code), ${inOrder('section.name')}, section.id, ${inOrder('person.name')}, person.id`,
    params: {
      readerId: 'uuid',
      staysOpen: 'interval',
      institutionId: 'uuid',
      termId: 'uuid?',
      sectionId: 'uuid?',
      cohortId: 'uuid?',
      campusId: 'uuid?',
      departmentId: 'uuid?',
    },
    row: {
      personId: 'uuid',
      name: 'text',
      section: json<SectionRef>(),
      /** Sessions that took place and for which the student is not excused. */
      sessions: 'int4',
      present: 'int4',
      excused: 'int4',
      corrected: 'int4',
      /** The newest of them, back to the last one that the student attended. */
      missedInARow: 'int4',
    },
  },
  isMember: {
    text: 'SELECT FROM membership WHERE institution_id = $1 AND person_id = $2 LIMIT 1',
    params: { institutionId: 'uuid', personId: 'uuid' },
  },
  ofMember: {
    text: `
  WITH ${logOf(
    `${tookPlace} AND session.section_id IN (
      SELECT section.id FROM section JOIN course ON course.id = section.course_id JOIN enrolment ON enrolment.section_id = section.id
      WHERE course.institution_id = $1 AND enrolment.person_id = $2)`,
    '$3',
  )}, ${turns}
  SELECT json_build_object('id', section.id, 'title', ${sectionTitle('$4')}) AS section,
    (count(*) FILTER (WHERE expected))::integer AS sessions, (count(*) FILTER (WHERE present))::integer AS present
  FROM turn JOIN section ON section.id = turn.section_id JOIN course ON course.id = section.course_id
  WHERE turn.person_id = $2 GROUP BY section.id, course.id ORDER BY course.code, ${inOrder('section.name')}`,
    params: { institutionId: 'uuid', personId: 'uuid', staysOpen: 'interval', readerId: 'uuid' },
    row: { section: json<SectionRef>(), sessions: 'int4', present: 'int4' },
  },
  ofPerson: {
    text: `
  WITH ${logOf(
    `${tookPlace} AND session.section_id IN (SELECT section_id FROM enrolment WHERE person_id = $1)
      AND session.section_id IN ${sectionsOfPerson('$1')}`,
    '$2',
  )}, ${presenceOf('event.by = $1')}
  SELECT log.section_id AS "sectionId", log.session_id AS "sessionId", presence.person_id IS NOT NULL OR correction.mark IS NOT DISTINCT FROM 'present' AS present,
    presence.person_id IS NULL AND correction.mark IS NOT DISTINCT FROM 'excused' AS excused,
    round(coalesce(presence.seconds, 0) / 60)::int AS minutes
  FROM log JOIN session ON session.id = log.session_id
  LEFT JOIN presence ON presence.session_id = log.session_id
  LEFT JOIN attendance_correction correction ON correction.session_id = log.session_id AND correction.person_id = $1
  ORDER BY session.starts_at, session.id`,
    params: { personId: 'uuid', staysOpen: 'interval' },
    row: {
      sectionId: 'uuid!',
      sessionId: 'uuid',
      present: 'bool',
      /** The student was absent and excused. */
      excused: 'bool',
      /** Rounded to a whole number. */
      minutes: 'int4',
    },
  },
});

/** One student in one section. */
export type StudentInSection = RowOf<typeof sql.inSections>;
/** One student's attendance of one session that took place. */
export type OwnTurn = RowOf<typeof sql.ofPerson>;

const staysOpen = (ms: number) => `${ms} milliseconds`;

/** Attendance student by student. */
@Injectable()
export class StudentsAttendanceRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Section after section, in one statement.
   *
   * @param readerId the person in whose language courses are named
   */
  inSections(readerId: string, scope: AttendanceScope, staysOpenAfterMs: number): Promise<StudentInSection[]> {
    return sql.inSections.rows(this.dataSource, { ...scope, readerId, staysOpen: staysOpen(staysOpenAfterMs) });
  }

  async isMember(institutionId: string, personId: string): Promise<boolean> {
    return (await sql.isMember.rows(this.dataSource, { institutionId, personId })).length > 0;
  }

  /** One member's attendance in the sections of an institution. @param readerId the person in whose language courses are named */
  ofMember(
    readerId: string,
    institutionId: string,
    personId: string,
    staysOpenAfterMs: number,
  ): Promise<RowOf<typeof sql.ofMember>[]> {
    const given = { readerId, institutionId, personId, staysOpen: staysOpen(staysOpenAfterMs) };
    return sql.ofMember.rows(this.dataSource, given);
  }

  /**
   * A student's own attendance in the sections they are enrolled in, the earliest session first, in one statement. It holds what
   * the log says about this student and about nobody else.
   */
  ofPerson(personId: string, staysOpenAfterMs: number): Promise<OwnTurn[]> {
    return sql.ofPerson.rows(this.dataSource, { personId, staysOpen: staysOpen(staysOpenAfterMs) });
  }
}
