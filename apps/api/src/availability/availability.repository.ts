import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { json, orNull, statements } from '#database';
import type { RowOf } from '#database';
import { exceptionJson } from '../schedule/index.ts';
import type { DateException } from '../time/day-hours.ts';
import type { WeekdayHours } from './weekly-hours.ts';

/** What a person said of their hours, with the settings. */
export interface SavedAvailability {
  zone: string;
  noticeHours: number;
  gapMinutes: number;
  mostPerWeek: number | null;
  version: number;
  hours: WeekdayHours[];
}

/** `SavedAvailability` of `person`, in a select from `availability`. */
export const savedJson = `json_build_object('zone', availability.zone, 'noticeHours', notice_hours, 'gapMinutes', gap_minutes,
    'mostPerWeek', most_per_week, 'version', availability.version, 'hours', coalesce(
      (SELECT json_agg(json_build_object('weekday', weekday, 'from', from_time, 'to', to_time) ORDER BY weekday, from_time)
       FROM availability_hours WHERE person_id = availability.person_id), '[]'))`;

/** Over everywhere on earth. */
const over = `last_day < (now() - interval '1 day')::date`;

export const sql = statements({
  ofPerson: {
    text: `SELECT zone, waking_from AS "wakingFrom", waking_to AS "wakingTo",
       (SELECT ${savedJson} FROM availability WHERE person_id = person.id) AS saved,
       coalesce((SELECT json_agg(${exceptionJson} ORDER BY first_day, from_time, id)
         FROM availability_exception WHERE person_id = person.id AND NOT ${over}), '[]') AS exceptions
     FROM person WHERE id = $1`,
    params: { personId: 'uuid' },
    row: {
      zone: 'text',
      wakingFrom: 'text',
      wakingTo: 'text',
      saved: orNull(json<SavedAvailability>()),
      exceptions: json<(DateException & { id: string })[]>(),
    },
  },
  lockPerson: {
    text: 'SELECT zone FROM person WHERE id = $1 FOR NO KEY UPDATE',
    params: { personId: 'uuid' },
    row: { zone: 'text' },
  },
  saved: {
    text: `SELECT (SELECT zone FROM availability WHERE person_id = $1) AS zone,
       coalesce((SELECT version FROM availability WHERE person_id = $1), 0) AS version,
       (SELECT count(*)::integer FROM availability_exception WHERE person_id = $1) AS exceptions`,
    params: { personId: 'uuid' },
    row: { zone: 'text?', version: 'int4', exceptions: 'int4' },
  },
  removeOver: {
    text: `DELETE FROM availability_exception WHERE person_id = $1 AND ${over}`,
    params: { personId: 'uuid' },
  },
  personal: {
    text: `SELECT zone, notice_hours AS "noticeHours", gap_minutes AS "gapMinutes", most_per_week AS "mostPerWeek"
     FROM availability WHERE person_id = $1`,
    params: { personId: 'uuid' },
    row: { zone: 'text', noticeHours: 'int4', gapMinutes: 'int4', mostPerWeek: 'int4?' },
  },
  personalHours: {
    text: `SELECT weekday, from_time AS "from", to_time AS "to" FROM availability_hours WHERE person_id = $1
     ORDER BY weekday, from_time`,
    params: { personId: 'uuid' },
    row: { weekday: 'int4', from: 'text', to: 'text' },
  },
  personalExceptions: {
    text: `SELECT kind, first_day::text AS "firstDay", last_day::text AS "lastDay", from_time AS "from", to_time AS "to", zone
     FROM availability_exception WHERE person_id = $1 ORDER BY first_day, from_time, id`,
    params: { personId: 'uuid' },
    row: { kind: 'text', firstDay: 'text', lastDay: 'text', from: 'text', to: 'text', zone: 'text' },
  },
});

/** What people say of when they are free. */
@Injectable()
export class AvailabilityRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** With what the person's profile says, and exceptions that are not over. */
  ofPerson(personId: string): Promise<RowOf<typeof sql.ofPerson> | undefined> {
    return sql.ofPerson.first(this.dataSource, { personId });
  }

  /**
   * What is saved stays so for the rest of the transaction. Exceptions that are over go.
   *
   * @returns undefined: there is no such person
   */
  async lock(
    manager: EntityManager,
    personId: string,
  ): Promise<{ zone: string; version: number; exceptions: number } | undefined> {
    const person = await sql.lockPerson.first(manager, { personId });
    if (!person) return undefined;
    await sql.removeOver.rows(manager, { personId });
    // A statement of its own: it sees what was committed while the lock was waited for.
    const saved = await sql.saved.first(manager, { personId });
    return { version: 0, exceptions: 0, ...saved, zone: saved?.zone ?? person.zone };
  }
}
