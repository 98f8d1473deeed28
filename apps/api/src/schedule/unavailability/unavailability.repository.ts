import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { json, statements } from '#database';
import type { RowOf } from '#database';
import type { DateException } from '../../time/day-hours.ts';
import type { UnavailabilityModel } from '../models.ts';
import type { UnavailabilityRule } from '../../time/unavailable-times.ts';
import { exceptionJson } from './exception-json.ts';

const columns = 'id, local_start AS "localStart", minutes, zone, rule, note';
const row = { id: 'uuid', localStart: 'text', minutes: 'int4', zone: 'text', rule: 'text?', note: 'text' } as const;

export const sql = statements({
  ofPerson: {
    text: `SELECT ${columns} FROM unavailability WHERE person_id = $1 ORDER BY local_start, id`,
    params: { personId: 'uuid' },
    row,
  },
  allOfPerson: {
    text: `SELECT
       coalesce((SELECT json_agg(json_build_object('localStart', local_start, 'minutes', minutes, 'zone', zone, 'rule', rule, 'note', note))
         FROM unavailability WHERE person_id = $1), '[]') AS rules,
       coalesce((SELECT json_agg(${exceptionJson}) FROM availability_exception WHERE person_id = $1), '[]') AS exceptions`,
    params: { personId: 'uuid' },
    row: { rules: json<(UnavailabilityRule & { note: string })[]>(), exceptions: json<DateException[]>() },
  },
  lockPerson: {
    text: 'SELECT zone FROM person WHERE id = $1 FOR UPDATE',
    params: { personId: 'uuid' },
    row: { zone: 'text' },
  },
  count: {
    text: 'SELECT count(*)::integer AS count FROM unavailability WHERE person_id = $1',
    params: { personId: 'uuid' },
    row: { count: 'int4' },
  },
  add: {
    text: `INSERT INTO unavailability (person_id, local_start, minutes, zone, rule, note)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${columns}`,
    params: { personId: 'uuid', localStart: 'text', minutes: 'int4', zone: 'text', rule: 'text?', note: 'text' },
    row,
  },
  personal: {
    text: `SELECT local_start AS "localStart", minutes, zone, rule, note FROM unavailability WHERE person_id = $1
       ORDER BY local_start, id`,
    params: { personId: 'uuid' },
    row: { localStart: 'text', minutes: 'int4', zone: 'text', rule: 'text?', note: 'text' },
  },
  personalSessions: {
    text: `SELECT course.code AS course, course.title, section.name AS section, session.local_start AS "localStart", session.zone
       FROM session_lecturer JOIN session ON session.id = session_id JOIN section ON section.id = session.section_id
       JOIN course ON course.id = section.course_id
       WHERE person_id = $1 ORDER BY session.starts_at`,
    params: { personId: 'uuid' },
    row: { course: 'text', title: 'text', section: 'text', localStart: 'text', zone: 'text' },
  },
});

@Injectable()
export class UnavailabilityRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Those that begin first are first. */
  of(personId: string): Promise<UnavailabilityModel[]> {
    return sql.ofPerson.rows(this.dataSource, { personId });
  }

  /** Times at which they cannot teach, and days on which they are away. */
  async allOf(personId: string): Promise<RowOf<typeof sql.allOfPerson>> {
    const found = await sql.allOfPerson.first(this.dataSource, { personId });
    return found ?? { rules: [], exceptions: [] };
  }

  /** The person's zone, and how many of these they have: it stays so for the rest of the transaction. */
  async lockPerson(manager: EntityManager, personId: string): Promise<{ zone: string; count: number } | undefined> {
    const person = await sql.lockPerson.first(manager, { personId });
    // A statement that waits for a lock would count as things were before the wait.
    return person && { ...person, count: (await sql.count.first(manager, { personId }))?.count ?? 0 };
  }

  async add(
    manager: EntityManager,
    personId: string,
    { localStart, minutes, zone, rule }: UnavailabilityRule,
    note: string,
  ): Promise<UnavailabilityModel> {
    const row = await sql.add.first(manager, { personId, localStart, minutes, zone, rule, note });
    if (!row) throw new TypeError('INSERT returned no row');
    return row;
  }
}
