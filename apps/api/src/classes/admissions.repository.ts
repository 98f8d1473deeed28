import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ClassRole } from '#classroom';
import { roleInClass, statements, word } from '#database';
import type { RowOf } from '#database';

export const sql = statements({
  shareSession: { text: 'SELECT FROM session WHERE id = $1 FOR SHARE', params: { sessionId: 'uuid' } },
  open: {
    text: 'INSERT INTO class (session_id) VALUES ($1) ON CONFLICT (session_id) DO NOTHING',
    params: { sessionId: 'uuid' },
  },
  place: {
    text: `SELECT class.id AS "classId", CASE WHEN EXISTS (
             SELECT FROM session_participant WHERE session_id = $1 AND person_id = $2 AND role = 'host'
           ) OR (SELECT ${roleInClass('participant')} FROM session_owner_participant participant
             WHERE participant.owner_id = session.owner_id AND participant.person_id = $2) = 'host' THEN 'host' ELSE 'listener' END AS role,
           -- Of a person who lectures here only since the class was opened: what was confided before is not for them.
           (SELECT round(extract(epoch FROM min(created_at)) * 1000)::float8 FROM session_participant
             WHERE session_id = $1 AND person_id = $2 AND role = 'host'
             HAVING min(created_at) > class.opened_at) AS "teachesSince",
           EXISTS (SELECT FROM enrolment WHERE section_id = session.section_id AND person_id = $2 AND role = 'assistant') AS assists
         FROM class JOIN session ON session.id = class.session_id WHERE class.session_id = $1`,
    params: { sessionId: 'uuid', personId: 'uuid' },
    row: { classId: 'uuid', role: word<ClassRole>(), teachesSince: 'float8?', assists: 'bool' },
  },
  lockSession: { text: 'SELECT FROM session WHERE id = $1 FOR NO KEY UPDATE', params: { sessionId: 'uuid' } },
  rehearsal: {
    text: `SELECT id FROM class WHERE rehearses = $1 AND ended_at IS NULL AND opened_at > now() - $2::interval
         ORDER BY opened_at DESC LIMIT 1`,
    params: { sessionId: 'uuid', within: 'interval' },
    row: { id: 'uuid' },
  },
  addRehearsal: {
    text: 'INSERT INTO class (rehearses) VALUES ($1) RETURNING id',
    params: { sessionId: 'uuid' },
    row: { id: 'uuid' },
  },
});

/** The class of a session, its rehearsals, and the role in which a person enters it. */
@Injectable()
export class AdmissionsRepository {
  /** Locks the session, so that nobody moves or cancels it for the rest of the transaction. */
  async shareSession(manager: EntityManager, sessionId: string): Promise<void> {
    await sql.shareSession.rows(manager, { sessionId });
  }

  /** Opens the class of the session, unless it is open. @returns the role in which the person enters it */
  async open(
    manager: EntityManager,
    sessionId: string,
    personId: string,
  ): Promise<RowOf<typeof sql.place> | undefined> {
    await sql.open.rows(manager, { sessionId });
    return sql.place.first(manager, { sessionId, personId });
  }

  /** Locks the session for the rest of the transaction. @returns whether it exists */
  async lockSession(manager: EntityManager, sessionId: string): Promise<boolean> {
    return (await sql.lockSession.rows(manager, { sessionId })).length > 0;
  }

  /** @returns the id of the newest rehearsal that still runs and was opened within these ms */
  async rehearsal(manager: EntityManager, sessionId: string, withinMs: number): Promise<string | undefined> {
    return (await sql.rehearsal.first(manager, { sessionId, within: `${withinMs} milliseconds` }))?.id;
  }

  /** @returns its id */
  async addRehearsal(manager: EntityManager, sessionId: string): Promise<string> {
    const row = await sql.addRehearsal.first(manager, { sessionId });
    if (!row) throw new TypeError('INSERT returned no row');
    return row.id;
  }
}
