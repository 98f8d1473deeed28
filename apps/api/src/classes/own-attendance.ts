import type { DataSource } from 'typeorm';
import { sectionsOfPerson } from '../enrolment/index.ts';
import { logOf, presenceOf } from './attendance.ts';
import { tookPlace } from './attendance-over-time.ts';

/** How it was for one student in one session that took place. */
export interface OwnTurn {
  sectionId: string;
  sessionId: string;
  present: boolean;
  /** Was not there, and need not have been. */
  excused: boolean;
  /** Whole minutes, rounded. */
  minutes: number;
}

const ofPerson = `
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
  ORDER BY session.starts_at, session.id`;

/**
 * A student's own attendance in the sections they are enrolled in, earliest session first, in one statement: what the log says of
 * them, and of nobody else.
 */
export function attendanceOfPerson(
  dataSource: DataSource,
  personId: string,
  staysOpenAfterMs: number,
): Promise<OwnTurn[]> {
  return dataSource.query(ofPerson, [personId, `${staysOpenAfterMs} milliseconds`]);
}
