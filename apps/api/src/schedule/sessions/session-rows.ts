import type { DataSource, EntityManager } from 'typeorm';
import type { RowOfSection } from '../../context/loaders.ts';
import { roomJson } from '../../institutions/index.ts';
import type { SeriesModel, SessionModel } from '../models.ts';
import { phaseOf } from './phase.ts';
import { inOrder } from '../../graphql/name-order.ts';

/** What `sessionColumns` say, as JSON. */
export interface SessionRow extends Omit<
  SessionModel,
  'startsAt' | 'endsAt' | 'phase' | 'substituted' | 'room' | 'substitutes'
> {
  startsAt: string;
  endsAt: string;
  cancelledAt: string | null;
  classEndedAt: string | null;
  anybodyIn: boolean;
}

/** What is beside them. */
export type SessionBeside = Pick<SessionModel, 'room' | 'substitutes'>;

/** Somebody whose newest coming or going is a coming is there. */
const anybodyIn = `
  EXISTS (
    SELECT FROM (
      SELECT DISTINCT ON (event.by) event.type FROM class_event event
      WHERE event.class_id = class.id AND event.type IN ('joined', 'left')
      ORDER BY event.by, event.seq DESC
    ) newest WHERE newest.type = 'joined'
  )`;

/** From `session`, and `class` where there is one. PostgreSQL makes JSON of a row's columns in two thirds of the time of `json_build_object`. */
export const sessionColumns = `session.id, session.topic, session.starts_at AS "startsAt", session.ends_at AS "endsAt",
    session.zone, session.local_start AS "localStart", session.section_id AS "sectionId", session.version,
    session.series_id AS "seriesId", session.change_reason AS reason, session.cancelled_at AS "cancelledAt", class.ended_at AS "classEndedAt",
    class.id IS NOT NULL AND class.ended_at IS NULL AND ${anybodyIn} AS "anybodyIn"`;

export function sessionOf(row: SessionRow, { room, substitutes }: SessionBeside, now: Date): SessionModel {
  const { id, topic, zone, localStart, reason, version, sectionId, seriesId, anybodyIn } = row;
  const startsAt = new Date(row.startsAt);
  const endsAt = new Date(row.endsAt);
  const cancelledAt = dateOf(row.cancelledAt);
  const classEndedAt = dateOf(row.classEndedAt);
  const phase = phaseOf({ startsAt, endsAt, cancelledAt, classEndedAt, anybodyIn }, now);
  const substituted = substitutes !== null;
  return {
    id,
    topic,
    startsAt,
    endsAt,
    zone,
    localStart,
    phase,
    room,
    substituted,
    reason,
    version,
    sectionId,
    seriesId,
    substitutes,
  };
}

const dateOf = (text: string | null) => (text === null ? null : new Date(text));

async function sessions(
  database: DataSource | EntityManager,
  where: string,
  values: readonly unknown[],
): Promise<SessionModel[]> {
  const rows: { row: SessionRow & SessionBeside }[] = await database.query(
    `SELECT row_to_json(line) AS row FROM (
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
    [...values],
  );
  const now = new Date();
  return rows.map(({ row }) => sessionOf(row, row, now));
}

export async function sessionById(database: DataSource | EntityManager, id: string): Promise<SessionModel | undefined> {
  const [session] = await sessions(database, 'session.id = $1', [id]);
  return session;
}

/** Earliest first; what does not exist is left out. */
export function sessionsById(database: DataSource | EntityManager, ids: readonly string[]): Promise<SessionModel[]> {
  return sessions(database, 'session.id = ANY($1)', [ids]);
}

export async function sessionsOfSections(
  dataSource: DataSource,
  sectionIds: readonly string[],
): Promise<RowOfSection<SessionModel>[]> {
  const rows = await sessions(dataSource, 'session.section_id = ANY($1)', [sectionIds]);
  return rows.map((row) => ({ sectionId: row.sectionId, row }));
}

/**
 * What comes next for one person, as lecturer or student: sessions that begin within `days` and are not over. One whose class
 * goes on past its time stays until the class ends; a cancelled one stays until its time is over, so that it is seen.
 *
 * @param without institutions in which the person's roles do not count for now
 */
export function sessionsAhead(
  dataSource: DataSource,
  personId: string,
  days: number,
  without: readonly string[],
): Promise<SessionModel[]> {
  return sessions(
    dataSource,
    `session.id IN (${sessionsOfPerson('$1', '$3')})
     AND session.starts_at < now() + make_interval(days => $2)
     AND class.ended_at IS NULL
     AND (session.ends_at > now()
       OR session.ends_at > now() - interval '2 hours' AND class.id IS NOT NULL AND ${anybodyIn})`,
    [personId, days, without],
  );
}

/**
 * Ids of the sessions a person teaches (also for others) or learns in. What is a draft is seen by those who teach it. By the sections,
 * which are few, and not by the sessions.
 *
 * @param person and `without` (institutions that do not count): SQL
 * @param when further conditions on `session`
 */
export const sessionsOfPerson = (person: string, without: string | null, when = 'true') => `
  SELECT session.id FROM (
    SELECT section_id FROM section_lecturer WHERE person_id = ${person}
    UNION
    SELECT enrolment.section_id FROM enrolment
    JOIN section ON section.id = enrolment.section_id AND section.state <> 'draft' WHERE person_id = ${person}
  ) mine
  JOIN session ON session.section_id = mine.section_id AND ${when}
  ${without === null ? '' : ofInstitutionsThatCount(without)}
  UNION ALL
  SELECT session.id FROM session_lecturer
  JOIN session ON session.id = session_lecturer.session_id AND ${when}
  ${without === null ? '' : ofInstitutionsThatCount(without)}
  WHERE session_lecturer.person_id = ${person}`;

const ofInstitutionsThatCount = (without: string) => `
  JOIN section ON section.id = session.section_id
  JOIN course ON course.id = section.course_id AND course.institution_id <> ALL(${without}::uuid[])`;

/** In no particular order. */
export function seriesById(
  dataSource: DataSource,
  ids: readonly string[],
): Promise<{ id: string; value: SeriesModel }[]> {
  return dataSource.query(
    `SELECT id, json_build_object('id', id, 'rule', rule, 'localStart', local_start, 'minutes', minutes, 'zone', zone,
       'ahead', (SELECT count(*) FROM session WHERE session.series_id = session_series.id
         AND session.ends_at > now() AND session.cancelled_at IS NULL)) AS value
     FROM session_series WHERE id = ANY($1)`,
    [ids],
  );
}
