import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { json, statements } from '#database';
import type { RowOf } from '#database';
import type { CampusRefModel } from '../../models/institution.ts';

const institutionOf = (table: 'campus' | 'cohort') =>
  ({
    text: `SELECT institution_id AS "institutionId" FROM ${table} WHERE id = $1`,
    params: { id: 'uuid' },
    row: { institutionId: 'uuid' },
  }) as const;

export const sql = statements({
  campus: institutionOf('campus'),
  cohort: institutionOf('cohort'),
  room: {
    text: `SELECT campus.institution_id AS "institutionId" FROM room JOIN campus ON campus.id = room.campus_id
           WHERE room.id = $1`,
    params: { id: 'uuid' },
    row: { institutionId: 'uuid' },
  },
  holidays: {
    text: `SELECT person.language,
         (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'zone', zone, 'country', country)), '[]')
           FROM campus WHERE institution_id = $1) AS campuses,
         (SELECT coalesce(json_agg(json_build_object('day', day, 'name', name, 'campusId', campus_id)), '[]')
           FROM closing_day WHERE institution_id = $1 AND day BETWEEN $2 AND $3) AS "closingDays"
       FROM person WHERE id = $4`,
    params: { institutionId: 'uuid', from: 'date', to: 'date', viewerId: 'uuid' },
    row: {
      language: 'text',
      campuses: json<(CampusRefModel & { country: string | null })[]>(),
      closingDays: json<{ day: string; name: string; campusId: string | null }[]>(),
    },
  },
});

/** Facts of an institution that a timetable needs. */
@Injectable()
export class TimetableFactsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The institution that something belongs to. */
  institutionOf(kind: 'room' | 'campus' | 'cohort', id: string): Promise<{ institutionId: string } | undefined> {
    return sql[kind].first(this.dataSource, { id });
  }

  /** Campuses and closing days, and the viewer's language. */
  holidays(
    institutionId: string,
    from: string,
    to: string,
    viewerId: string,
  ): Promise<RowOf<typeof sql.holidays> | undefined> {
    return sql.holidays.first(this.dataSource, { institutionId, from, to, viewerId });
  }
}
