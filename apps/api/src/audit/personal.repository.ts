import { statements } from '#database';

export const sql = statements({
  entries: {
    text: `SELECT at, action, kind, source, CASE WHEN actor_id = $1 THEN 'by you' ELSE 'about you' END AS "who",
         object_id AS "objectId", ARRAY(SELECT jsonb_object_keys(changes) ORDER BY 1) AS fields
       FROM audit_entry WHERE actor_id = $1 OR person_id = $1 OR kind = 'person' AND object_id = $1 ORDER BY id`,
    params: { personId: 'uuid' },
    row: {
      at: 'timestamptz',
      action: 'text',
      kind: 'text',
      source: 'text',
      who: 'text',
      objectId: 'uuid?',
      fields: 'text[]',
    },
  },
});
