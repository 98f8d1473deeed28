import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ClassRole } from '#classroom';
import { ask } from './ask.ts';

/** A person in a class. */
export interface Seat {
  readonly classId: string;
  readonly personId: string;
}

/**
 * As what somebody is let in by the api (classes/admissions.ts, `session:enter`): who teaches, or is enrolled, unless the institution has
 * suspended them, they are gone, or the section was archived. No row: not at all.
 */
const rolesSql = `
  SELECT asked.class_id AS "classId", asked.person_id AS "personId", place.role
  FROM unnest($1::uuid[], $2::uuid[]) AS asked (class_id, person_id)
  JOIN class ON class.id = asked.class_id
  JOIN session ON session.id = coalesce(class.session_id, class.rehearses)
  JOIN section ON section.id = session.section_id AND section.archived_at IS NULL
  JOIN course ON course.id = section.course_id
  JOIN person ON person.id = asked.person_id AND person.erased_at IS NULL AND person.deactivated_at IS NULL
  CROSS JOIN LATERAL (
    SELECT 'host' AS role FROM section_lecturer WHERE section_id = section.id AND person_id = person.id
    UNION ALL SELECT 'host' FROM session_lecturer WHERE session_id = session.id AND person_id = person.id
    UNION ALL SELECT 'listener' FROM enrolment WHERE section_id = section.id AND person_id = person.id
    ORDER BY role LIMIT 1
  ) AS place
  WHERE NOT EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id = course.institution_id
    AND suspended_at IS NOT NULL)`;

/** Who has a place in a class by now, whatever their ticket said. */
@Injectable()
export class PlaceStore {
  constructor(private readonly database: DataSource) {}

  /**
   * One statement for any number of them.
   *
   * @returns the role that each has now; undefined: no place
   * @throws {LiveFailure} UNAVAILABLE
   */
  async rolesOf(seats: readonly Seat[]): Promise<(seat: Seat) => ClassRole | undefined> {
    const rows = await ask<Seat & { role: ClassRole }>(this.database, 'The list of places', rolesSql, [
      seats.map(({ classId }) => classId),
      seats.map(({ personId }) => personId),
    ]);
    const keyOf = ({ classId, personId }: Seat) => `${classId} ${personId}`;
    const roles = new Map(rows.map((row) => [keyOf(row), row.role]));
    return (seat) => roles.get(keyOf(seat));
  }
}
