import type { EntityManager } from 'typeorm';
import { statements } from '#database';

/** Key of an advisory lock. Commands run one at a time, so that a command that is given twice makes one institution. */
const foundingLock = 7_271_797;

export const sql = statements({
  lock: { text: `SELECT pg_advisory_xact_lock(${foundingLock})`, params: {}, row: { pg_advisory_xact_lock: 'void' } },
  add: {
    text: `INSERT INTO institution (name)
       SELECT $1 WHERE NOT EXISTS (SELECT FROM institution WHERE plain_words(name) = plain_words($1)) RETURNING id`,
    params: { name: 'text' },
    row: { id: 'uuid' },
  },
});

/** @returns its id; undefined: an institution has this name already */
export async function addInstitution(manager: EntityManager, name: string): Promise<string | undefined> {
  await sql.lock.rows(manager, {});
  return (await sql.add.first(manager, { name }))?.id;
}
