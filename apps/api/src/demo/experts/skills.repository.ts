import type { EntityManager } from 'typeorm';
import { statements } from '#database';

export const sql = statements({
  byName: {
    text: `SELECT id, name_en AS name FROM skill WHERE name_en = ANY($1)`,
    params: { names: 'text[]' },
    row: { id: 'uuid', name: 'text' },
  },
});

/** Ids of skills by their English names. */
export async function skillIds(manager: EntityManager, names: readonly string[]): Promise<Map<string, string>> {
  return new Map((await sql.byName.rows(manager, { names })).map(({ id, name }) => [name, id]));
}
