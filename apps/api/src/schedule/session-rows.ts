import type { DataSource, EntityManager } from 'typeorm';
import type { RowOfSection } from '../courses/people-of-sections.ts';
import type { SessionModel } from './models.ts';
import { phaseOf } from './phase.ts';

interface SessionRow {
  id: string;
  topic: string;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  localStart: string;
  sectionId: string;
  cancelledAt: Date | null;
  classEndedAt: Date | null;
  anybodyIn: boolean;
  now: Date;
}

/** Somebody whose newest coming or going is a coming is there. */
const anybodyIn = `
  EXISTS (
    SELECT FROM (
      SELECT DISTINCT ON (event.by) event.type FROM class_event event
      WHERE event.class_id = class.id AND event.type IN ('joined', 'left')
      ORDER BY event.by, event.seq DESC
    ) newest WHERE newest.type = 'joined'
  )`;

const selectSessions = `
  SELECT session.id, session.topic, session.starts_at AS "startsAt", session.ends_at AS "endsAt", session.zone,
    session.local_start AS "localStart", session.section_id AS "sectionId", session.cancelled_at AS "cancelledAt",
    class.ended_at AS "classEndedAt", class.id IS NOT NULL AND class.ended_at IS NULL AND ${anybodyIn} AS "anybodyIn",
    now() AS now
  FROM session LEFT JOIN class ON class.session_id = session.id`;

function model({ cancelledAt, classEndedAt, anybodyIn, now, ...session }: SessionRow): SessionModel {
  return { ...session, phase: phaseOf({ ...session, cancelledAt, classEndedAt, anybodyIn }, now) };
}

export async function sessionById(database: DataSource | EntityManager, id: string): Promise<SessionModel | undefined> {
  const rows: SessionRow[] = await database.query(`${selectSessions} WHERE session.id = $1`, [id]);
  return rows[0] && model(rows[0]);
}

export async function sessionsOfSections(
  dataSource: DataSource,
  sectionIds: readonly string[],
): Promise<RowOfSection<SessionModel>[]> {
  const rows: SessionRow[] = await dataSource.query(
    `${selectSessions} WHERE session.section_id = ANY($1) ORDER BY session.starts_at, session.id`,
    [sectionIds],
  );
  return rows.map((row) => ({ sectionId: row.sectionId, row: model(row) }));
}

/**
 * What comes next for one person, as lecturer or student: sessions that begin within `days` and are not over. One whose class
 * goes on past its time stays until the class ends; a cancelled one stays until its time is over, so that it is seen.
 */
export async function sessionsAhead(dataSource: DataSource, personId: string, days: number): Promise<SessionModel[]> {
  const rows: SessionRow[] = await dataSource.query(
    `${selectSessions}
     WHERE session.section_id IN (
         SELECT section_id FROM section_lecturer WHERE person_id = $1
         UNION SELECT section_id FROM enrolment WHERE person_id = $1)
       AND session.starts_at < now() + make_interval(days => $2)
       AND class.ended_at IS NULL
       AND (session.ends_at > now()
         OR session.ends_at > now() - interval '2 hours' AND class.id IS NOT NULL AND ${anybodyIn})
     ORDER BY session.starts_at, session.id`,
    [personId, days],
  );
  return rows.map(model);
}
