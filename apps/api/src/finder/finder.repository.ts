import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { statements } from '#database';
import type { RowOf } from '#database';
import type { Range } from '../time/ranges.ts';

export const sql = statements({
  campus: {
    text: 'SELECT institution_id AS "institutionId", zone, country FROM campus WHERE id = $1',
    params: { campusId: 'uuid' },
    row: { institutionId: 'uuid', zone: 'text', country: 'text?' },
  },
  takenOn: {
    text: `WITH wanted AS (SELECT day, starts, starts + make_interval(mins => $4) AS ends
       FROM unnest($2::text[], $3::timestamptz[]) AS given (day, starts))
     SELECT room.id, room.name, room.seats, ARRAY(
       SELECT day FROM wanted WHERE EXISTS (
         SELECT FROM session LEFT JOIN class ON class.session_id = session.id
         WHERE session.room_id = room.id AND session.cancelled_at IS NULL
           AND session.starts_at < wanted.ends AND session.starts_at > wanted.starts - interval '1 day'
           AND least(session.ends_at, class.ended_at) > wanted.starts)
       ORDER BY day) AS "takenOn"
     FROM room WHERE campus_id = $1 AND seats >= $5`,
    params: { campusId: 'uuid', days: 'text[]', starts: 'timestamptz[]', minutes: 'int4', seats: 'int4' },
    row: { id: 'uuid', name: 'text', seats: 'int4', takenOn: 'text[]' },
  },
  rooms: {
    text: 'SELECT id, name, seats FROM room WHERE campus_id = $1 AND seats >= $2',
    params: { campusId: 'uuid', seats: 'int4' },
    row: { id: 'uuid', name: 'text', seats: 'int4' },
  },
  known: {
    text: `SELECT (SELECT count(*)::integer FROM cohort WHERE id = ANY($2::uuid[]) AND institution_id = $1) AS cohorts,
       EXISTS (SELECT FROM section JOIN course ON course.id = section.course_id
         WHERE section.id = $3 AND course.institution_id = $1) AS section`,
    params: { institutionId: 'uuid', cohortIds: 'uuid[]', sectionId: 'uuid?' },
    row: { cohorts: 'int4', section: 'bool' },
  },
  busy: {
    text: `WITH student AS (
       SELECT person_id FROM cohort_member WHERE cohort_id = ANY($2::uuid[])
       UNION SELECT person_id FROM enrolment WHERE section_id = $3
     ), attended AS (
       SELECT section_id FROM enrolment WHERE person_id IN (SELECT person_id FROM student)
       UNION SELECT section_id FROM section_cohort WHERE cohort_id = ANY($2::uuid[])
       UNION SELECT $3::uuid WHERE $3 IS NOT NULL
     ), planned AS MATERIALIZED (
       SELECT session.id, session.section_id, session.owner_id, session.room_id, session.starts_at, least(session.ends_at, class.ended_at) AS ends_at
       FROM session LEFT JOIN class ON class.session_id = session.id
       WHERE session.starts_at < $6 AND session.starts_at > $5::timestamptz - interval '1 day' AND session.cancelled_at IS NULL
         AND least(session.ends_at, class.ended_at) > greatest(session.starts_at, $5)
     )
     SELECT starts_at AS "startsAt", ends_at AS "endsAt", NULL::uuid AS "roomId" FROM planned
     WHERE section_id IN (SELECT section_id FROM attended)
       OR EXISTS (SELECT FROM session_lecturer WHERE session_id = planned.id AND person_id = ANY($1::uuid[]))
       OR section_id IN (SELECT section_id FROM section_lecturer WHERE person_id = ANY($1::uuid[]))
         AND NOT EXISTS (SELECT FROM session_lecturer WHERE session_id = planned.id)
       OR owner_id IN (SELECT owner_id FROM session_owner_participant
         WHERE person_id = ANY($1::uuid[]) OR person_id IN (SELECT person_id FROM student))
     UNION ALL
     SELECT starts_at, ends_at, room_id FROM planned WHERE room_id = ANY($4::uuid[])`,
    params: {
      lecturerIds: 'uuid[]',
      cohortIds: 'uuid[]',
      sectionId: 'uuid?',
      roomIds: 'uuid[]',
      startsAt: 'timestamptz',
      endsAt: 'timestamptz',
    },
    row: {
      startsAt: 'timestamptz',
      endsAt: 'timestamptz',
      /** Only this room is taken; null: one of the people is. */
      roomId: 'uuid?',
    },
  },
});

interface Wanted {
  campusId: string;
  days: readonly string[];
  /** One a day. */
  starts: readonly Date[];
  minutes: number;
  seats: number;
}

interface Taking {
  lecturerIds: readonly string[];
  cohortIds: readonly string[];
  sectionId: string | null;
  roomIds: readonly string[];
}

/** What rooms and people have at a time. */
@Injectable()
export class FinderRepository {
  constructor(private readonly dataSource: DataSource) {}

  campus(campusId: string): Promise<RowOf<typeof sql.campus> | undefined> {
    return sql.campus.first(this.dataSource, { campusId });
  }

  /** Rooms with seats enough, and the days on which each is taken. */
  takenOn(wanted: Wanted): Promise<RowOf<typeof sql.takenOn>[]> {
    return sql.takenOn.rows(this.dataSource, wanted);
  }

  rooms(campusId: string, seats: number): Promise<RowOf<typeof sql.rooms>[]> {
    return sql.rooms.rows(this.dataSource, { campusId, seats });
  }

  /** How many of the cohorts are the institution's, and whether the section is. */
  known(
    institutionId: string,
    cohortIds: readonly string[],
    sectionId: string | null,
  ): Promise<RowOf<typeof sql.known> | undefined> {
    return sql.known.first(this.dataSource, { institutionId, cohortIds, sectionId });
  }

  /** What the people have then, and what is in the rooms. A lecturer for whom others stand in is free. */
  busy(of: Taking, { startsAt, endsAt }: Range): Promise<RowOf<typeof sql.busy>[]> {
    return sql.busy.rows(this.dataSource, { ...of, startsAt, endsAt });
  }
}
