import type { DataSource, EntityManager } from 'typeorm';
import { json, statements } from '#database';
import type { Parameters, RowOf } from '#database';
import type { RowOfSection } from '../../context/loaders.ts';
import { inOrder } from '../../graphql/name-order.ts';
import { roomJson } from '../../institutions/index.ts';
import type { SeriesModel, SessionModel } from '../models.ts';
import { anybodyIn, sessionColumns, sessionOf, sessionsOfPerson } from './session-rows.ts';
import type { SessionBeside, SessionRow } from './session-rows.ts';

const sessions = <const P extends Parameters>(where: string, params: P) =>
  ({
    text: `SELECT row_to_json(line) AS row FROM (
       SELECT ${sessionColumns},
         CASE WHEN room.id IS NOT NULL THEN ${roomJson} END AS room,
         (SELECT json_agg(json_build_object('id', person.id, 'name', person.name) ORDER BY ${inOrder('person.name')}, person.id)
           FROM session_lecturer JOIN person ON person.id = session_lecturer.person_id
           WHERE session_lecturer.session_id = session.id) AS substitutes
       FROM session
       LEFT JOIN class ON class.session_id = session.id
       LEFT JOIN (room JOIN campus ON campus.id = room.campus_id) ON room.id = session.room_id
       WHERE ${where} ORDER BY session.starts_at, session.id
     ) AS line`,
    params,
    row: { row: json<SessionRow & SessionBeside>() },
  }) as const;

export const sql = statements({
  byId: sessions('session.id = $1', { id: 'uuid' }),
  byIds: sessions('session.id = ANY($1)', { ids: 'uuid[]' }),
  ofSections: sessions('session.section_id = ANY($1)', { sectionIds: 'uuid[]' }),
  ahead: sessions(
    `session.id IN (${sessionsOfPerson('$1', '$3')})
     AND session.starts_at < now() + make_interval(days => $2)
     AND class.ended_at IS NULL
     AND (session.ends_at > now()
       OR session.ends_at > now() - interval '2 hours' AND class.id IS NOT NULL AND ${anybodyIn})`,
    { personId: 'uuid', days: 'int4', without: 'uuid[]' },
  ),
  series: {
    text: `SELECT id, json_build_object('id', id, 'rule', rule, 'localStart', local_start, 'minutes', minutes, 'zone', zone,
       'ahead', (SELECT count(*) FROM session WHERE session.series_id = session_series.id
         AND session.ends_at > now() AND session.cancelled_at IS NULL)) AS value
     FROM session_series WHERE id = ANY($1)`,
    params: { ids: 'uuid[]' },
    row: { id: 'uuid', value: json<SeriesModel>() },
  },
});

function sessionsOf(rows: readonly RowOf<typeof sql.byId>[]): SessionModel[] {
  const now = new Date();
  return rows.map(({ row }) => sessionOf(row, row, now));
}

export async function sessionById(database: DataSource | EntityManager, id: string): Promise<SessionModel | undefined> {
  const [session] = sessionsOf(await sql.byId.rows(database, { id }));
  return session;
}

/** Earliest first; what does not exist is left out. */
export async function sessionsById(
  database: DataSource | EntityManager,
  ids: readonly string[],
): Promise<SessionModel[]> {
  return sessionsOf(await sql.byIds.rows(database, { ids }));
}

export async function sessionsOfSections(
  dataSource: DataSource,
  sectionIds: readonly string[],
): Promise<RowOfSection<SessionModel>[]> {
  const rows = sessionsOf(await sql.ofSections.rows(dataSource, { sectionIds }));
  return rows.flatMap((row) => (row.sectionId === null ? [] : [{ sectionId: row.sectionId, row }]));
}

/**
 * What comes next for one person, as lecturer or student: sessions that begin within `days` and are not over. One whose class
 * goes on past its time stays until the class ends; a cancelled one stays until its time is over, so that it is seen.
 *
 * @param without institutions in which the person's roles do not count for now
 */
export async function sessionsAhead(
  dataSource: DataSource,
  personId: string,
  days: number,
  without: readonly string[],
): Promise<SessionModel[]> {
  return sessionsOf(await sql.ahead.rows(dataSource, { personId, days, without }));
}

/** In no particular order. */
export function seriesById(
  dataSource: DataSource,
  ids: readonly string[],
): Promise<{ id: string; value: SeriesModel }[]> {
  return sql.series.rows(dataSource, { ids });
}
