import { RegisterImport, RegisterRecord } from '#database';
import { rows, statement } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { eraseFromImports, sql } from './personal.repository.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: RegisterImport,
    columns: ['created_by', 'content', 'file_name', 'summary', 'readings', 'changes', 'problems', 'failure'],
    part: 'registerImports',
    about: 'privacy.registerImports',
    export: rows(sql.imports),
    erase: eraseFromImports,
  },
  {
    entity: RegisterRecord,
    columns: ['object_id', 'said', 'external_id'],
    part: 'registerRecords',
    about: 'privacy.registerRecords',
    export: rows(sql.records),
    // The register's own id stays, so that its next file does not make the account anew.
    erase: statement(sql.eraseSaid),
  },
];
