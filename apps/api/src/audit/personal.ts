import { AuditEntry } from '#database';
import { rows } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { sql } from './personal.repository.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: AuditEntry,
    columns: ['actor_id', 'person_id', 'object_id', 'changes'],
    part: 'auditEntries',
    about: 'privacy.auditEntries',
    // Of what the person changed about others, that they did; what it became is the institution's.
    export: rows(sql.entries),
    erase: { stays: 'it names nobody: ids and names of fields; the log is append only' },
  },
];
