import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { json, statements } from '#database';
import { inOrder } from '../graphql/name-order.ts';
import { sectionTitle } from '../models/course-sql.ts';
import { logOf, presence, tookPlace, turns } from './attendance-sql.ts';

/**
 * How many of `expected` came, for however short a time. `expected` counts the enrolled students who are not excused, summed over
 * sessions.
 */
interface Share {
  expected: number;
  present: number;
  /** How many of them count differently because of a correction, the excused among them. */
  corrected: number;
}
interface WeekShare extends Share {
  /** The Monday of the week, as the campus counts days. */
  week: string;
  sessions: number;
}
interface ShareOfSection extends Share {
  section: { id: string; title: string };
  sessions: number;
}
interface ShareOfSession extends Share {
  sessionId: string;
}
interface ShareOfPerson {
  person: { id: string; name: string };
  present: number;
  sessions: number;
  minutes: number;
  excused: number;
  corrected: number;
}

/** One row for each session that took place. */
const shares = `
  ${turns}, share AS (
    SELECT log.session_id, log.section_id, count(*) FILTER (WHERE turn.expected) AS expected,
      count(*) FILTER (WHERE turn.present) AS present, count(*) FILTER (WHERE turn.corrected) AS corrected
    FROM log LEFT JOIN turn ON turn.session_id = log.session_id
    GROUP BY log.session_id, log.section_id
  )`;

export const sql = statements({
  ofTerm: {
    text: `
  WITH ${logOf(
    `${tookPlace} AND session.section_id IN (
      SELECT section.id FROM section JOIN course ON course.id = section.course_id
      WHERE section.term_id = $1
        AND ($4::uuid IS NULL OR section.campus_id = $4) AND ($5::uuid IS NULL OR course.department_id = $5))`,
    '$2',
  )}, ${shares}
  SELECT
    (SELECT coalesce(json_agg(row ORDER BY row.week), '[]') FROM (
      SELECT date_trunc('week', session.starts_at AT TIME ZONE campus.zone)::date AS week,
        count(*) AS sessions, sum(expected) AS expected, sum(present) AS present, sum(corrected) AS corrected
      FROM share JOIN session ON session.id = share.session_id
      JOIN section ON section.id = share.section_id JOIN campus ON campus.id = section.campus_id
      GROUP BY 1) AS row) AS weeks,
    (SELECT coalesce(json_agg(json_build_object('section', json_build_object('id', id, 'title', title),
        'sessions', sessions, 'expected', expected, 'present', present, 'corrected', corrected)
        ORDER BY present / nullif(expected, 0) NULLS LAST, ${inOrder('title')}, id), '[]') FROM (
      SELECT section.id, ${sectionTitle('$3')} AS title, total.sessions, total.expected, total.present, total.corrected
      FROM (
        SELECT section_id, count(*) AS sessions, sum(expected) AS expected, sum(present) AS present,
          sum(corrected) AS corrected
        FROM share GROUP BY section_id
      ) AS total
      JOIN section ON section.id = total.section_id JOIN course ON course.id = section.course_id) AS row) AS sections`,
    params: { termId: 'uuid', staysOpen: 'interval', readerId: 'uuid', campusId: 'uuid?', departmentId: 'uuid?' },
    row: { weeks: json<WeekShare[]>(), sections: json<ShareOfSection[]>() },
  },
  ofSection: {
    text: `
  WITH ${logOf(`${tookPlace} AND session.section_id = $1`, '$2')}, ${shares}, ${presence}
  SELECT
    (SELECT coalesce(json_agg(json_build_object('sessionId', session.id, 'expected', expected, 'present', present,
        'corrected', corrected)
        ORDER BY session.starts_at, session.id), '[]')
      FROM share JOIN session ON session.id = share.session_id) AS sessions,
    (SELECT coalesce(json_agg(json_build_object('person', json_build_object('id', person.id, 'name', person.name),
        'present', own.present, 'sessions', own.expected, 'minutes', round(spent.seconds / 60),
        'excused', own.turns - own.expected, 'corrected', own.corrected)
        ORDER BY ${inOrder('person.name')}, person.id), '[]')
      FROM enrolment
      JOIN person ON person.id = enrolment.person_id
      CROSS JOIN LATERAL (
        SELECT count(*) AS turns, count(*) FILTER (WHERE present) AS present, count(*) FILTER (WHERE expected) AS expected,
          count(*) FILTER (WHERE corrected) AS corrected
        FROM turn WHERE person_id = person.id
      ) AS own
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(seconds), 0) AS seconds FROM presence WHERE person_id = person.id
      ) AS spent
      WHERE enrolment.section_id = $1) AS people`,
    params: { sectionId: 'uuid', staysOpen: 'interval' },
    row: { sessions: json<ShareOfSession[]>(), people: json<ShareOfPerson[]>() },
  },
});

/** Attendance summed up over many sessions. */
@Injectable()
export class AttendanceOverTimeRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Attendance of all sessions of a term, in one statement. The earliest week comes first; of sections, the lowest share.
   *
   * @param readerId the person in whose language courses are named
   */
  async ofTerm(
    readerId: string,
    part: { termId: string; campusId: string | null; departmentId: string | null },
    staysOpenAfterMs: number,
  ): Promise<{ weeks: WeekShare[]; sections: ShareOfSection[] }> {
    const given = { ...part, readerId, staysOpen: `${staysOpenAfterMs} milliseconds` };
    return (await sql.ofTerm.first(this.dataSource, given)) ?? { weeks: [], sections: [] };
  }

  /**
   * Attendance of one section, session by session and student by student, in one statement. The earliest session comes first;
   * people are sorted by name.
   */
  async ofSection(
    sectionId: string,
    staysOpenAfterMs: number,
  ): Promise<{ sessions: ShareOfSession[]; people: ShareOfPerson[] }> {
    const given = { sectionId, staysOpen: `${staysOpenAfterMs} milliseconds` };
    return (await sql.ofSection.first(this.dataSource, given)) ?? { sessions: [], people: [] };
  }
}
