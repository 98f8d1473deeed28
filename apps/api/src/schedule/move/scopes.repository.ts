import type { EntityManager } from 'typeorm';
import { statements } from '#database';
import type { SeriesScopeName } from '../plan/models.ts';
import type { ScopedSession } from './scopes.ts';

const select = `
  SELECT session.id, session.version, session.section_id AS "sectionId", session.topic, session.local_start AS "localStart", session.zone,
    round(extract(epoch FROM session.ends_at - session.starts_at) / 60)::integer AS minutes,
    session.starts_at AS "startsAt", session.ends_at AS "endsAt", session.room_id AS "roomId",
    session.series_id AS "seriesId", session.series_date AS "seriesDate", session.cancelled_at IS NOT NULL AS cancelled,
    ARRAY(SELECT person_id FROM session_lecturer WHERE session_id = session.id ORDER BY person_id) AS substitutes,
    EXISTS (SELECT FROM class WHERE class.session_id = session.id AND class.last_seq > 0) AS begun
  FROM session`;
const row = {
  id: 'uuid',
  version: 'int4',
  sectionId: 'uuid!',
  topic: 'text',
  localStart: 'text',
  zone: 'text',
  minutes: 'int4',
  startsAt: 'timestamptz',
  endsAt: 'timestamptz',
  roomId: 'uuid?',
  seriesId: 'uuid?',
  seriesDate: 'text?',
  cancelled: 'bool',
  substitutes: 'uuid[]',
  begun: 'bool',
} as const;

/** Sessions of other owners are moved by them. */
const inScope = `session.section_id IS NOT NULL AND (session.id = $1
    OR $2 <> 'THIS' AND session.cancelled_at IS NULL AND session.starts_at > now()
    AND session.series_id = (SELECT series_id FROM session WHERE id = $1)
    AND ($2 = 'ALL' OR session.series_date >= (SELECT series_date FROM session WHERE id = $1)))`;
const scopeParams = { sessionId: 'uuid', scope: 'text' } as const;
const amongThese = 'session.section_id = $1 AND session.id = ANY($2::uuid[])';
const theseParams = { sectionId: 'uuid', ids: 'uuid[]' } as const;

export const sql = statements({
  lockScope: { text: `SELECT FROM session WHERE ${inScope} ORDER BY id FOR UPDATE`, params: scopeParams },
  scope: {
    text: `${select} WHERE ${inScope} ORDER BY session.starts_at, session.id`,
    params: scopeParams,
    row,
  },
  lockThese: { text: `SELECT FROM session WHERE ${amongThese} ORDER BY id FOR UPDATE`, params: theseParams },
  these: {
    text: `${select} WHERE ${amongThese} ORDER BY session.starts_at, session.id`,
    params: theseParams,
    row,
  },
});

/** The session, and those of its series in the scope that are to come and not cancelled; by their times. */
export async function sessionsInScope(
  manager: EntityManager,
  sessionId: string,
  scope: SeriesScopeName,
  lock: boolean,
): Promise<ScopedSession[]> {
  if (lock) await sql.lockScope.rows(manager, { sessionId, scope });
  return sql.scope.rows(manager, { sessionId, scope });
}

/** Which of these sessions are the section's; by their times. */
export async function sessionsAmong(
  manager: EntityManager,
  sectionId: string,
  ids: readonly string[],
  lock: boolean,
): Promise<ScopedSession[]> {
  if (lock) await sql.lockThese.rows(manager, { sectionId, ids });
  return sql.these.rows(manager, { sectionId, ids });
}
