import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ClassRole } from '#classroom';
import type { AttendanceMark } from '#database';
import { json, orNull, statements, word } from '#database';
import type { RowOf } from '#database';
import { logOf, presence } from './attendance-sql.ts';

/** The correction that was made afterwards; the value of the log stands beside it. */
interface CorrectionFacts {
  mark: AttendanceMark;
  reason: string;
  by: { id: string; name: string } | null;
  /** ISO 8601. */
  at: string;
}

export const sql = statements({
  ofSession: {
    text: `
  WITH ${logOf('session.id = $1', '$2')}, ${presence}
  SELECT person.id AS "personId", person.name, coalesce(presence.role, participant.role, 'listener') AS role,
    enrolment.person_id IS NOT NULL OR participant.person_id IS NOT NULL AND participant.role = 'listener' AS enrolled,
    presence.first_in AS "firstIn",
    CASE
      WHEN presence.person_id IS NULL THEN NULL
      WHEN NOT presence.still_in THEN presence.last_left
      WHEN clock.ended_at IS NOT NULL OR clock.closed THEN clock.until
    END AS "lastOut",
    coalesce(presence.seconds, 0)::float8 AS seconds,
    CASE WHEN correction.id IS NOT NULL THEN json_build_object('mark', correction.mark, 'reason', correction.reason,
      'at', correction.updated_at, 'by', CASE WHEN corrector.id IS NOT NULL
        THEN json_build_object('id', corrector.id, 'name', corrector.name) END) END AS correction
  FROM clock
  CROSS JOIN person
  LEFT JOIN presence ON presence.person_id = person.id
  LEFT JOIN enrolment ON enrolment.person_id = person.id AND enrolment.section_id = clock.section_id
  LEFT JOIN session_owner_participant participant ON participant.person_id = person.id AND participant.owner_id = clock.owner_id
  LEFT JOIN attendance_correction correction ON correction.session_id = clock.session_id
    AND correction.person_id = enrolment.person_id
  LEFT JOIN person corrector ON corrector.id = correction.corrected_by
  WHERE person.id IN (SELECT person_id FROM presence UNION SELECT person_id FROM enrolment WHERE section_id = clock.section_id
    UNION SELECT person_id FROM session_owner_participant WHERE owner_id = clock.owner_id)`,
    params: { sessionId: 'uuid', staysOpen: 'interval' },
    row: {
      personId: 'uuid',
      name: 'text',
      role: word<ClassRole>(),
      enrolled: 'bool',
      firstIn: 'timestamptz?',
      lastOut: 'timestamptz?',
      /** Seconds present. */
      seconds: 'float8',
      correction: orNull(json<CorrectionFacts>()),
    },
  },
  /** Of its campus; without one, the zone it was planned in. */
  zoneOfSession: {
    text: `SELECT coalesce(campus.zone, session.zone) AS zone FROM session
         LEFT JOIN (section JOIN campus ON campus.id = section.campus_id) ON section.id = session.section_id WHERE session.id = $1`,
    params: { sessionId: 'uuid' },
    row: { zone: 'text' },
  },
});

export type AttendanceRow = RowOf<typeof sql.ofSession>;

/** Attendance of one session. */
@Injectable()
export class AttendanceRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** People who were in the class and for how long, with enrolled students who never came. One statement. */
  ofSession(sessionId: string, staysOpenAfterMs: number): Promise<AttendanceRow[]> {
    return sql.ofSession.rows(this.dataSource, { sessionId, staysOpen: `${staysOpenAfterMs} milliseconds` });
  }

  async zoneOfSession(sessionId: string): Promise<string | undefined> {
    return (await sql.zoneOfSession.first(this.dataSource, { sessionId }))?.zone;
  }
}
