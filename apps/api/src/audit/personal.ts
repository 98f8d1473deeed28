import { AuditEntry } from '#database';
import { rows } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: AuditEntry,
    columns: ['actor_id', 'person_id', 'object_id', 'changes'],
    part: 'auditEntries',
    about: 'privacy.auditEntries',
    // Of what the person changed about others, that they did; what it became is the institution's.
    export: rows(
      `SELECT at, action, kind, source, CASE WHEN actor_id = $1 THEN 'by you' ELSE 'about you' END AS "who",
         object_id AS "objectId", ARRAY(SELECT jsonb_object_keys(changes) ORDER BY 1) AS fields
       FROM audit_entry WHERE actor_id = $1 OR person_id = $1 OR kind = 'person' AND object_id = $1 ORDER BY id`,
    ),
    erase: { stays: 'it names nobody: ids and names of fields; the log is append only' },
  },
];
