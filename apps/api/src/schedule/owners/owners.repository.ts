import type { DataSource, EntityManager } from 'typeorm';
import { json, statements } from '#database';
import { inOrder } from '../../graphql/name-order.ts';
import { staysOpenAfter } from '../sessions/phase.ts';
import type { SessionOwnerModel } from './models.ts';

const people = (role: 'host' | 'listener') => `
  (SELECT coalesce(json_agg(json_build_object('id', person.id, 'name', person.name) ORDER BY ${inOrder('person.name')}, person.id), '[]')
    FROM session_owner_participant JOIN person ON person.id = person_id WHERE owner_id = session_owner.id AND role = '${role}')`;

export const sql = statements({
  byId: {
    text: `SELECT id, json_build_object('id', id, 'kind', kind, 'title', title,
         'hosts', ${people('host')}, 'listeners', ${people('listener')}) AS value
       FROM session_owner WHERE id = ANY($1)`,
    params: { ids: 'uuid[]' },
    row: { id: 'uuid', value: json<SessionOwnerModel>() },
  },
  progress: {
    text: `SELECT cancelled_at IS NOT NULL AS cancelled,
         starts_at <= now() OR EXISTS (SELECT FROM class WHERE session_id = session.id AND last_seq > 0) AS begun
       FROM session WHERE id = $1`,
    params: { sessionId: 'uuid' },
    row: { cancelled: 'bool', begun: 'bool' },
  },
  /** In a class that was entered people may be; it ends by itself. */
  cancelComing: {
    text: `UPDATE session SET cancelled_at = now(), change_reason = NULL WHERE owner_id = ANY($1) AND cancelled_at IS NULL
         AND starts_at > now() AND NOT EXISTS (SELECT FROM class WHERE session_id = session.id AND last_seq > 0)
       RETURNING id`,
    params: { ownerIds: 'uuid[]' },
    row: { id: 'uuid' },
  },
  cancelOpen: {
    text: `UPDATE session SET cancelled_at = now(), change_reason = NULL WHERE owner_id = ANY($1) AND cancelled_at IS NULL
         AND ends_at > now() - $2::interval
         AND EXISTS (SELECT FROM class WHERE session_id = session.id AND last_seq > 0 AND ended_at IS NULL)`,
    params: { ownerIds: 'uuid[]', staysOpen: 'interval' },
  },
  personal: {
    text: `SELECT kind, title, role, session.topic, session.local_start AS "localStart", session.zone
       FROM session_owner_participant JOIN session_owner ON session_owner.id = session_owner_participant.owner_id
       LEFT JOIN session ON session.owner_id = session_owner.id
       WHERE person_id = $1 ORDER BY session.starts_at, session_owner.id`,
    params: { personId: 'uuid' },
    row: { kind: 'text', title: 'text?', role: 'text', topic: 'text?', localStart: 'text?', zone: 'text?' },
  },
});

/** In no particular order. */
export function sessionOwnersById(
  dataSource: DataSource,
  ids: readonly string[],
): Promise<{ id: string; value: SessionOwnerModel }[]> {
  return sql.byId.rows(dataSource, { ids });
}

/** Cancels what has not begun, when owners end. @returns the ids of the sessions */
export async function cancelComing(manager: EntityManager, ownerIds: readonly string[]): Promise<string[]> {
  return (await sql.cancelComing.rows(manager, { ownerIds })).map(({ id }) => id);
}

/** Cancels sessions whose classes go on: live ends a class a minute after its session was cancelled. */
export async function cancelOpen(manager: EntityManager, ownerIds: readonly string[]): Promise<void> {
  await sql.cancelOpen.rows(manager, { ownerIds, staysOpen: `${staysOpenAfter} milliseconds` });
}
