import type { EntityManager } from 'typeorm';
import { statements } from '#database';

export const sql = statements({
  nameActor: {
    text: `SELECT set_config('ikiraro.actor', $1, true), set_config('ikiraro.source', $2, true)`,
    params: { actorId: 'text', source: 'text' },
    row: { set_config: 'text' },
  },
});

/** Tells the audit log's triggers who makes the changes of this transaction. */
export async function nameActor(manager: EntityManager, actorId: string, source: string): Promise<void> {
  await sql.nameActor.rows(manager, { actorId, source });
}
