import { json, jsonb, orNull, statements, word } from '#database';
import type { Queryable, RowOf } from '#database';

/** What goes in and out of the roster as a file. Its name in the audit log. */
export type TransferKind = 'roster_export' | 'roster_import';

/** Transfers that are listed. */
const listed = 50;

export const sql = statements({
  /** In the audit log a figure has the value before and the one after, like any other. */
  note: {
    text: `INSERT INTO audit_entry (actor_id, source, action, kind, changes)
       SELECT $1, 'app', 'create', $2, jsonb_object_agg(key, jsonb_build_array(NULL, value)) FROM jsonb_each($3::jsonb)`,
    params: { actorId: 'uuid', kind: 'text', counts: 'jsonb' },
  },
  latest: {
    text: `SELECT entry.id, entry.at, entry.kind, entry.changes,
         CASE WHEN person.id IS NOT NULL THEN json_build_object('id', person.id, 'name', person.name) END AS by
       FROM audit_entry entry LEFT JOIN person ON person.id = entry.actor_id AND person.erased_at IS NULL
       WHERE entry.institution_id IS NULL AND entry.kind IN ('roster_export', 'roster_import')
       ORDER BY entry.id DESC LIMIT ${listed}`,
    params: {},
    row: {
      id: 'int8',
      at: 'timestamptz',
      kind: word<TransferKind>(),
      by: orNull(json<{ id: string; name: string }>()),
      changes: jsonb<Record<string, [null, number]>>(),
    },
  },
});

export type TransferRow = RowOf<typeof sql.latest>;

/** @param counts how many of what */
export async function noteTransfer(
  db: Queryable,
  kind: TransferKind,
  actorId: string,
  counts: Readonly<Record<string, number>>,
): Promise<void> {
  await sql.note.rows(db, { actorId, kind, counts: JSON.stringify(counts) });
}

/** The newest first. */
export const latestTransfers = (db: Queryable): Promise<TransferRow[]> => sql.latest.rows(db, {});
