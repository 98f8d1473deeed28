import type { EntityManager } from 'typeorm';
import { AppError, notFound } from '#platform';
import type { SeriesScopeName } from '../plan/models.ts';

/** A session as an edit finds it. */
export interface ScopedSession {
  id: string;
  sectionId: string;
  topic: string;
  localStart: string;
  zone: string;
  minutes: number;
  startsAt: Date;
  endsAt: Date;
  roomId: string | null;
  seriesId: string | null;
  seriesDate: string | null;
  /** Instead of the section's lecturers; sorted. */
  substitutes: string[];
  cancelled: boolean;
  /** Somebody was in its class. */
  begun: boolean;
  version: number;
}

export interface Scope {
  /** The one the edit names. */
  named: ScopedSession;
  /** The named one too, by their times. */
  all: ScopedSession[];
}

const selectScoped = `
  SELECT session.id, session.version, session.section_id AS "sectionId", session.topic, session.local_start AS "localStart", session.zone,
    round(extract(epoch FROM session.ends_at - session.starts_at) / 60)::integer AS minutes,
    session.starts_at AS "startsAt", session.ends_at AS "endsAt", session.room_id AS "roomId",
    session.series_id AS "seriesId", session.series_date AS "seriesDate", session.cancelled_at IS NOT NULL AS cancelled,
    ARRAY(SELECT person_id FROM session_lecturer WHERE session_id = session.id ORDER BY person_id) AS substitutes,
    EXISTS (SELECT FROM class WHERE class.session_id = session.id AND class.last_seq > 0) AS begun
  FROM session`;

/**
 * The sessions an edit is about: those of the series that are to come, have not begun and are not cancelled; what was is never
 * changed. The named one is among them in any case.
 *
 * @param lock keeps people from entering meanwhile (classes/admissions.ts reads a session FOR SHARE)
 */
export async function scopeOf(
  manager: EntityManager,
  sessionId: string,
  scope: SeriesScopeName,
  lock: boolean,
): Promise<Scope> {
  const among = `session.id = $1 OR $2 <> 'THIS' AND session.cancelled_at IS NULL AND session.starts_at > now()
    AND session.series_id = (SELECT series_id FROM session WHERE id = $1)
    AND ($2 = 'ALL' OR session.series_date >= (SELECT series_date FROM session WHERE id = $1))`;
  if (lock) {
    await manager.query(`SELECT FROM session WHERE ${among} ORDER BY id FOR UPDATE`, [sessionId, scope]);
  }
  const rows: ScopedSession[] = await manager.query(
    `${selectScoped} WHERE ${among} ORDER BY session.starts_at, session.id`,
    [sessionId, scope],
  );
  const named = rows.find(({ id }) => id === sessionId.toLowerCase());
  if (!named) throw new AppError('NOT_FOUND', 'No session with this id that you may see.');
  return { named, all: rows.filter(({ id, begun }) => id === named.id || !begun) };
}

/**
 * These sessions of a section, by their times.
 *
 * @param ids each once
 * @param lock as `scopeOf`
 * @throws {AppError} NOT_FOUND when one of them is not of the section
 */
export async function sessionsOfSection(
  manager: EntityManager,
  sectionId: string,
  ids: readonly string[],
  lock: boolean,
): Promise<ScopedSession[]> {
  const these = 'session.section_id = $1 AND session.id = ANY($2::uuid[])';
  if (lock) await manager.query(`SELECT FROM session WHERE ${these} ORDER BY id FOR UPDATE`, [sectionId, ids]);
  const rows: ScopedSession[] = await manager.query(
    `${selectScoped} WHERE ${these} ORDER BY session.starts_at, session.id`,
    [sectionId, ids],
  );
  if (rows.length < ids.length) throw notFound('session');
  return rows;
}

/** @throws {AppError} CONFLICT at `field`, with the fact `reason` */
export function refuseBegun({ begun }: ScopedSession, field: string): void {
  if (begun) {
    throw new AppError('CONFLICT', 'The class of this session has begun: it cannot be moved or cancelled.', field, {
      reason: 'begun',
    });
  }
}
