import { Consent } from '#database';
import { rows, statement } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { sql } from './personal.repository.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: Consent,
    columns: ['person_id'],
    part: 'consents',
    about: 'privacy.consents',
    export: rows(sql.consents),
    // That there was a ground for what was done stays provable; it holds for nothing any more.
    erase: statement(sql.withdrawConsents),
  },
];
