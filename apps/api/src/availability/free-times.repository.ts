import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { json, orNull, statements } from '#database';
import type { Queryable, RowOf } from '#database';
import { exceptionJson, sessionsOfPerson } from '../schedule/index.ts';
import type { DateException } from '../time/day-hours.ts';
import type { UnavailabilityRule } from '../time/unavailable-times.ts';
import { savedJson } from './availability.repository.ts';
import type { SavedAvailability } from './availability.repository.ts';

/** Weeks are counted whole, in any zone; a session that began a day ago may still be going on. */
const around = `interval '9 days'`;
const inReach = `session.starts_at > $2::date::timestamptz - ${around}
  AND session.starts_at < $2::date::timestamptz + make_interval(days => $3) + ${around} AND session.cancelled_at IS NULL
  AND session.id <> ALL($4)`;

/** A session for which others stand in takes none of a lecturer's time. */
const takesTime = `(NOT EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id)
  OR EXISTS (SELECT FROM session_lecturer WHERE session_id = session.id AND person_id = person.id)
  OR EXISTS (SELECT FROM enrolment WHERE section_id = session.section_id AND person_id = person.id))`;

export const sql = statements({
  ofPeople: {
    text: `SELECT person.id, person.zone, waking_from AS "wakingFrom", waking_to AS "wakingTo",
       (SELECT ${savedJson} FROM availability WHERE person_id = person.id) AS saved,
       coalesce((SELECT json_agg(${exceptionJson}) FROM availability_exception WHERE person_id = person.id
         AND last_day > $2::date - 3 AND first_day < $2::date + $3::integer + 3), '[]') AS exceptions,
       coalesce((SELECT json_agg(json_build_object('localStart', local_start, 'minutes', minutes, 'zone', zone, 'rule', rule))
         FROM unavailability WHERE person_id = person.id), '[]') AS unavailable,
       coalesce((SELECT json_agg(json_build_array(extract(epoch FROM session.starts_at) * 1000,
           extract(epoch FROM least(session.ends_at, class.ended_at)) * 1000, session.section_id IS NULL))
         FROM session LEFT JOIN class ON class.session_id = session.id
         WHERE session.id IN (${sessionsOfPerson('person.id', null, inReach)}) AND ${takesTime}
           AND least(session.ends_at, class.ended_at) > session.starts_at), '[]') AS busy
     FROM person WHERE person.id = ANY($1)`,
    params: { personIds: 'uuid[]', from: 'date', days: 'int4', except: 'uuid[]' },
    row: {
      id: 'uuid',
      zone: 'text',
      wakingFrom: 'text',
      wakingTo: 'text',
      saved: orNull(json<SavedAvailability>()),
      exceptions: json<DateException[]>(),
      unavailable: json<UnavailabilityRule[]>(),
      /** Start and end in ms since the epoch, and whether it belongs to no section. */
      busy: json<[startsAt: number, endsAt: number, meeting: boolean][]>(),
    },
  },
});

/** What decides when people are free. */
@Injectable()
export class FreeTimesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Of any number of people in one statement; in no particular order.
   *
   * @param from YYYY-MM-DD; sessions of some days around these days are among the busy times
   * @param except sessions that are being moved
   */
  ofPeople(
    personIds: readonly string[],
    from: string,
    days: number,
    except: readonly string[] = [],
    db: Queryable = this.dataSource,
  ): Promise<RowOf<typeof sql.ofPeople>[]> {
    return sql.ofPeople.rows(db, { personIds, from, days, except });
  }
}
