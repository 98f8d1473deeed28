import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { json, orNull, statements } from '#database';
import type { Queryable, RowOf } from '#database';
import { inOrder } from '../graphql/name-order.ts';
import type { CampusRefModel, RoomModel } from '../models/institution.ts';
import { roomJson } from './rows.ts';

const closingDays = `
  SELECT closing_day.id, closing_day.day::text AS day, closing_day.name,
    CASE WHEN campus.id IS NOT NULL
      THEN json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone) END AS campus
  FROM closing_day LEFT JOIN campus ON campus.id = closing_day.campus_id`;
const closingDayColumns = { id: 'uuid', day: 'text', name: 'text', campus: orNull(json<CampusRefModel>()) } as const;

export const sql = statements({
  lock: { text: 'SELECT FROM campus WHERE id = $1 FOR UPDATE', params: { id: 'uuid' } },
  use: {
    text: `SELECT (SELECT count(*) FROM section WHERE campus_id = $1)::integer AS sections,
           (SELECT count(*) FROM cohort WHERE campus_id = $1)::integer AS cohorts,
           (SELECT count(*) FROM session JOIN room ON room.id = room_id WHERE campus_id = $1)::integer AS sessions`,
    params: { id: 'uuid' },
    row: { sections: 'int4', cohorts: 'int4', sessions: 'int4' },
  },
  room: {
    text: `SELECT ${roomJson} AS room FROM room JOIN campus ON campus.id = room.campus_id WHERE room.id = $1`,
    params: { id: 'uuid' },
    row: { room: json<RoomModel>() },
  },
  roomsOf: {
    text: `SELECT campus.id, json_agg(${roomJson} ORDER BY ${inOrder('room.name')}, room.id) AS value
     FROM room JOIN campus ON campus.id = room.campus_id WHERE campus.id = ANY($1) GROUP BY campus.id`,
    params: { ids: 'uuid[]' },
    row: { id: 'uuid', value: json<RoomModel[]>() },
  },
  lockRoom: { text: 'SELECT FROM room WHERE id = $1 FOR UPDATE', params: { id: 'uuid' } },
  useOfRoom: {
    text: 'SELECT count(*)::integer AS sessions FROM session WHERE room_id = $1',
    params: { id: 'uuid' },
    row: { sessions: 'int4' },
  },
  closingDays: {
    text: `${closingDays} WHERE closing_day.institution_id = $1 AND day >= current_date - interval '1 year'
       ORDER BY day, ${inOrder('closing_day.name')}, closing_day.id`,
    params: { institutionId: 'uuid' },
    row: closingDayColumns,
  },
  closingDay: {
    text: `${closingDays} WHERE closing_day.id = $1`,
    params: { id: 'uuid' },
    row: closingDayColumns,
  },
  isClosed: {
    text: 'SELECT FROM closing_day WHERE institution_id = $1 AND day = $2 AND campus_id IS NOT DISTINCT FROM $3',
    params: { institutionId: 'uuid', day: 'date', campusId: 'uuid?' },
  },
});

/** Campuses with their rooms and closing days. */
@Injectable()
export class CampusesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Locks the campus for the rest of the transaction. @returns how many other rows need it, by kind */
  async lockAndCountUse(manager: EntityManager, id: string): Promise<RowOf<typeof sql.use> | undefined> {
    await sql.lock.rows(manager, { id });
    return sql.use.first(manager, { id });
  }

  async room(id: string): Promise<RoomModel | undefined> {
    return (await sql.room.first(this.dataSource, { id }))?.room;
  }

  /** Locks the room for the rest of the transaction. @returns how many other rows need it, by kind */
  async lockRoomAndCountUse(manager: EntityManager, id: string): Promise<RowOf<typeof sql.useOfRoom> | undefined> {
    await sql.lockRoom.rows(manager, { id });
    return sql.useOfRoom.first(manager, { id });
  }

  /** Earliest first, from a year ago on. */
  closingDays(institutionId: string): Promise<RowOf<typeof sql.closingDays>[]> {
    return sql.closingDays.rows(this.dataSource, { institutionId });
  }

  closingDay(id: string): Promise<RowOf<typeof sql.closingDay> | undefined> {
    return sql.closingDay.first(this.dataSource, { id });
  }

  /** @param campusId null: the whole institution is closed by this one */
  async isClosed(
    manager: EntityManager,
    institutionId: string,
    day: string,
    campusId: string | null,
  ): Promise<boolean> {
    return (await sql.isClosed.rows(manager, { institutionId, day, campusId })).length > 0;
  }
}

/** Sorted by name. */
export function roomsOfCampuses(database: Queryable, ids: readonly string[]): Promise<RowOf<typeof sql.roomsOf>[]> {
  return sql.roomsOf.rows(database, { ids });
}
