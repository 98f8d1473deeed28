import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ClassRole } from '#classroom';
import { orNull, roleInClass, statements, word } from '#database';
import { ask } from './ask.ts';

/** Whose seat, in which class. */
export interface SeatKey {
  readonly classId: string;
  readonly personId: string;
}

export const sql = statements({
  /**
   * As what somebody is let in by the api (classes/admissions.ts, `session:enter`): who teaches, is enrolled, or takes part without a
   * section, unless the institution has suspended them, they are gone, or the section was archived.
   *
   * Each person is looked up by itself: as joins, a plan made while tables were small took a thousand people a thousand times.
   */
  roles: {
    text: `SELECT asked.class_id AS "classId", asked.person_id AS "personId", CASE
          WHEN NOT EXISTS (SELECT FROM person WHERE id = asked.person_id AND erased_at IS NULL AND deactivated_at IS NULL) THEN NULL
          WHEN EXISTS (SELECT FROM membership WHERE person_id = asked.person_id AND institution_id = course.institution_id
            AND suspended_at IS NOT NULL) THEN NULL
          WHEN EXISTS (SELECT FROM section_lecturer WHERE section_id = section.id AND person_id = asked.person_id) THEN 'host'
          WHEN EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id AND person_id = asked.person_id) THEN 'host'
          WHEN EXISTS (SELECT FROM enrolment WHERE section_id = section.id AND person_id = asked.person_id) THEN 'listener'
          ELSE (SELECT ${roleInClass('participant')} FROM session_owner_participant participant
            WHERE participant.owner_id = session.owner_id AND participant.person_id = asked.person_id)
        END AS role
      FROM unnest($1::uuid[], $2::uuid[]) AS asked (class_id, person_id)
      JOIN class ON class.id = asked.class_id
      JOIN session ON session.id = coalesce(class.session_id, class.rehearses)
      LEFT JOIN (section JOIN course ON course.id = section.course_id) ON section.id = session.section_id
      WHERE section.archived_at IS NULL`,
    params: { classIds: 'uuid[]', personIds: 'uuid[]' },
    row: { classId: 'uuid', personId: 'uuid', role: orNull(word<ClassRole>()) },
  },
});

/** Who has a seat in a class by now, whatever their ticket said. */
@Injectable()
export class SeatsRepository {
  constructor(private readonly database: DataSource) {}

  /**
   * One statement for any number of them.
   *
   * @returns the role that each has now; undefined: no seat
   * @throws {LiveFailure} UNAVAILABLE
   */
  async rolesOf(seats: readonly SeatKey[]): Promise<(seat: SeatKey) => ClassRole | undefined> {
    const rows = await ask(this.database, 'The list of seats', (database) =>
      sql.roles.rows(database, {
        classIds: seats.map(({ classId }) => classId),
        personIds: seats.map(({ personId }) => personId),
      }),
    );
    const keyOf = ({ classId, personId }: SeatKey) => `${classId} ${personId}`;
    const roles = new Map(rows.map((row) => [keyOf(row), row.role]));
    return (seat) => roles.get(keyOf(seat)) ?? undefined;
  }
}
